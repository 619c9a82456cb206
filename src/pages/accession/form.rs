//! What is answered, what it means, what is wrong with it.

use super::model::{Answers, BillsBy, Need};
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};

pub const MOST_PERSONS: u32 = 50;
/// Square metres.
pub const LARGEST_AREA: u32 = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Persons,
    Area,
    BillsBy,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Area => "area",
            Self::BillsBy => "bills-by",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// No such number.
    Malformed,
    OutOfRange,
}

pub type Faulty = Problems<Field, Problem>;

/// What stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub persons: String,
    pub area: String,
    pub bills_by: Option<BillsBy>,
}

/// Only what the statement needs is looked at.
pub fn parse(typed: &Typed, needs: &[Need]) -> Result<Answers, Faulty> {
    let mut problems = Faulty::default();
    let mut answers = Answers::default();
    for need in needs {
        match need {
            Need::PersonsRegistered => match persons(&typed.persons) {
                Ok(persons) => answers.persons_registered = Some(persons),
                Err(problem) => problems.add(Field::Persons, problem),
            },
            Need::HeatedArea => match area(&typed.area) {
                Ok(area) => answers.heated_area = Some(area),
                Err(problem) => problems.add(Field::Area, problem),
            },
            Need::BillsBy => match typed.bills_by {
                Some(way) => answers.bills_by = Some(way),
                None => problems.add(Field::BillsBy, Problem::Empty),
            },
        }
    }
    problems.or(Some(answers))
}

fn persons(typed: &str) -> Result<u32, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    match typed.parse() {
        Ok(persons @ 0..=MOST_PERSONS) => Ok(persons),
        Ok(_) => Err(Problem::OutOfRange),
        Err(_) => Err(Problem::Malformed),
    }
}

/// `54,5 м²` → `54.5`; hundredths at most.
fn area(typed: &str) -> Result<String, Problem> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let unit = typed.strip_suffix("м2").or(typed.strip_suffix("m2"));
    let is_unit = |c: char| c == '²' || c == '.' || c.is_alphabetic();
    let number = unit.unwrap_or(&typed).trim_end_matches(is_unit);
    if number.is_empty() {
        return Err(match typed.is_empty() {
            true => Problem::Empty,
            false => Problem::Malformed,
        });
    }
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !is_digits(whole) || !is_digits(part) {
        return Err(Problem::Malformed);
    }
    let metres: u32 = whole.parse().map_err(|_| Problem::OutOfRange)?;
    let is_over = metres == LARGEST_AREA && part.bytes().any(|digit| digit != b'0');
    if metres > LARGEST_AREA || is_over {
        return Err(Problem::OutOfRange);
    }
    let whole = metres.to_string();
    Ok(match part.trim_end_matches('0') {
        "" => whole,
        part => [&whole, ".", part].concat(),
    })
}

/// What the server refused, at the fields of this form.
pub fn refusals(error: Error) -> Result<Faulty, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let mut problems = Faulty::default();
    for FieldRefusal { field, code } in &refusal.fields {
        let field = match field.as_str() {
            "answers.persons_registered" => Field::Persons,
            "answers.heated_area" => Field::Area,
            "answers.bills_by" => Field::BillsBy,
            _ => continue,
        };
        let problem = match code.as_str() {
            "required" => Problem::Empty,
            "out_of_range" => Problem::OutOfRange,
            _ => Problem::Malformed,
        };
        problems.add(field, problem);
    }
    if problems.is_empty() {
        return Err(error);
    }
    Ok(problems)
}

/// Whether what the page showed is not so any more: handed in from another device, or made anew there.
pub fn is_outdated(error: &Error) -> bool {
    let Error::Refused(refusal) = error else {
        return false;
    };
    let outdated = |refused: &FieldRefusal| ["state", "statement_id"].contains(&&*refused.field);
    refusal.fields.iter().any(outdated)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Need; 3] = [Need::PersonsRegistered, Need::HeatedArea, Need::BillsBy];

    #[test]
    fn everything_that_is_missing_is_said_at_once_and_nothing_that_is_not_needed() {
        let problems = parse(&Typed::default(), &ALL).expect_err("empty");
        for field in [Field::Persons, Field::Area, Field::BillsBy] {
            assert_eq!(problems.of(&field), Some(&Problem::Empty));
        }
        assert_eq!(parse(&Typed::default(), &[]), Ok(Answers::default()));
    }

    #[test]
    fn an_area_is_understood_as_people_write_it() {
        for (typed, read) in [
            ("54,5", "54.5"),
            ("54.50 м²", "54.5"),
            ("54 кв. м", "54"),
            ("054 м2", "54"),
            ("0", "0"),
            ("1 000", "1000"),
        ] {
            assert_eq!(area(typed).as_deref(), Ok(read), "{typed}");
        }
        for (typed, problem) in [
            (" ", Problem::Empty),
            ("м²", Problem::Malformed),
            ("54,555", Problem::Malformed),
            (",5", Problem::Malformed),
            ("-5", Problem::Malformed),
            ("багато", Problem::Malformed),
            ("1000,01", Problem::OutOfRange),
            ("99999999999", Problem::OutOfRange),
        ] {
            assert_eq!(area(typed), Err(problem), "{typed}");
        }
    }

    #[test]
    fn persons_are_counted_whole() {
        assert_eq!(persons(" 3 "), Ok(3));
        assert_eq!(persons("51"), Err(Problem::OutOfRange));
        assert_eq!(persons("троє"), Err(Problem::Malformed));
    }

    #[test]
    fn a_refusal_comes_to_its_field_or_stays_an_error() {
        let refused = Error::refused;
        let problems = refusals(refused("answers.heated_area", "out_of_range")).expect("a field");
        assert_eq!(problems.of(&Field::Area), Some(&Problem::OutOfRange));
        let handed_in = refused("state", "submitted");
        assert!(is_outdated(&handed_in) && refusals(handed_in).is_err());
        assert!(is_outdated(&refused("statement_id", "outdated")));
        assert!(!is_outdated(&refused("way", "unknown")));
    }
}
