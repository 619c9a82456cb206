//! What is typed of a mistake, what it means, what is wrong with it.

use super::model::{Item, NewCorrection, What};
use crate::attachments::{self, AttachmentId, Unready};
use crate::domain::equipment::EquipmentKind;
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};

/// The API takes no more.
pub const LONGEST_VALUE: usize = 60;
pub const LONGEST_TEXT: usize = 2000;
pub const MOST: u32 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    What,
    Kind,
    Value,
    Quantity,
    Text,
    Attachments,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Kind => "kind",
            Self::Value => "value",
            Self::Quantity => "quantity",
            Self::Text => "text",
            Self::Attachments => attachments::FIELD,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// How many characters there are.
    TooLong(usize),
    /// It is on record so already.
    Same,
    /// No whole number from 1 to 20.
    NoCount,
    Unready(Unready),
    /// Refused by the server for a reason that this version does not know.
    Refused,
}

pub type Faulty = Problems<Field, Problem>;

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub what: Option<What>,
    /// Of what is missing.
    pub kind: Option<EquipmentKind>,
    pub value: String,
    pub quantity: String,
    pub text: String,
    /// Or why they cannot go yet.
    pub attachments: Result<Vec<AttachmentId>, Unready>,
}

/// `item` is what the mistake is in; none where something is missing.
pub fn parse(typed: &Typed, item: Option<&Item>) -> Result<NewCorrection, Faulty> {
    let mut problems = Faulty::default();
    let what = match item {
        Some(_) => typed.what,
        None => Some(What::Missing),
    };
    let Some(what) = what else {
        return Err(Faulty::one(Field::What, Problem::Empty));
    };
    let kind = noted(&mut problems, Field::Kind, kind(what, typed.kind));
    let value = noted(&mut problems, Field::Value, value(what, &typed.value, item));
    let count = quantity(what, &typed.quantity, item);
    let quantity = noted(&mut problems, Field::Quantity, count);
    let text = noted(&mut problems, Field::Text, text(what, &typed.text));
    let attachments = typed.attachments.clone().map(Some);
    let attachments = noted(
        &mut problems,
        Field::Attachments,
        attachments.map_err(Problem::Unready),
    );
    let new = NewCorrection {
        what,
        item: item.map(|item| item.id.clone()),
        kind,
        value,
        quantity,
        text,
        attachments: attachments.unwrap_or_default(),
    };
    problems.or(Some(new))
}

/// What a field means, or nothing and its problem among the others.
fn noted<T>(problems: &mut Faulty, field: Field, meant: Result<Option<T>, Problem>) -> Option<T> {
    meant.unwrap_or_else(|problem| {
        problems.add(field, problem);
        None
    })
}

fn kind(what: What, chosen: Option<EquipmentKind>) -> Result<Option<EquipmentKind>, Problem> {
    match what {
        What::Missing => chosen.ok_or(Problem::Empty).map(Some),
        _ => Ok(None),
    }
}

fn value(what: What, typed: &str, item: Option<&Item>) -> Result<Option<String>, Problem> {
    let on_record = match what {
        What::Serial => item.and_then(|item| item.serial.as_deref()),
        What::Model => item.map(|item| item.model.as_str()),
        What::Missing => None,
        _ => return Ok(None),
    };
    match (typed.trim(), what) {
        ("", What::Missing) => Ok(None),
        ("", _) => Err(Problem::Empty),
        (value, _) if Some(value) == on_record => Err(Problem::Same),
        (value, _) => within(value, LONGEST_VALUE).map(Some),
    }
}

fn quantity(what: What, typed: &str, item: Option<&Item>) -> Result<Option<u32>, Problem> {
    if !matches!(what, What::Quantity | What::Missing) {
        return Ok(None);
    }
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    match typed.parse() {
        Ok(count) if item.is_some_and(|item| item.quantity == count) => Err(Problem::Same),
        Ok(count @ 1..=MOST) => Ok(Some(count)),
        _ => Err(Problem::NoCount),
    }
}

fn text(what: What, typed: &str) -> Result<Option<String>, Problem> {
    match (typed.trim(), what) {
        ("", What::Other) => Err(Problem::Empty),
        ("", _) => Ok(None),
        (text, _) => within(text, LONGEST_TEXT).map(Some),
    }
}

fn within(text: &str, longest: usize) -> Result<String, Problem> {
    match text.chars().count() {
        long if long > longest => Err(Problem::TooLong(long)),
        _ => Ok(text.to_owned()),
    }
}

/// Whether the person has an open correction of it already.
pub fn is_being_corrected(error: &Error) -> bool {
    let Error::Refused(refusal) = error else {
        return false;
    };
    let is_it = |refused: &FieldRefusal| refused.field == "item_id";
    refusal.fields.iter().any(is_it)
}

/// What the server refused, at the fields of this form.
pub fn refusals(error: Error) -> Result<Faulty, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let mut problems = Faulty::default();
    for FieldRefusal { field, code } in &refusal.fields {
        let field = match field.as_str() {
            "what" => Field::What,
            "kind" => Field::Kind,
            "value" => Field::Value,
            "quantity" => Field::Quantity,
            "text" => Field::Text,
            "attachment_ids" => {
                problems.add(Field::Attachments, Problem::Unready(Unready::Gone));
                continue;
            }
            _ => continue,
        };
        let problem = match code.as_str() {
            "required" => Problem::Empty,
            "same" => Problem::Same,
            "out_of_range" => Problem::NoCount,
            _ => Problem::Refused,
        };
        problems.add(field, problem);
    }
    if problems.is_empty() {
        return Err(error);
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(what: Option<What>) -> Typed {
        Typed {
            what,
            kind: None,
            value: String::new(),
            quantity: String::new(),
            text: String::new(),
            attachments: Ok(Vec::new()),
        }
    }

    fn stove() -> Item {
        Item {
            id: "e-1".into(),
            kind: EquipmentKind::Stove,
            model: "Greta 1470".into(),
            serial: None,
            quantity: 1,
            location: None,
            installed_on: None,
            verified_on: None,
            next_verification_on: None,
            seals: Vec::new(),
            correction: None,
        }
    }

    fn problem(typed: &Typed, field: Field) -> Option<Problem> {
        let problems = parse(typed, Some(&stove())).expect_err("a problem");
        problems.of(&field).copied()
    }

    #[test]
    fn first_what_is_wrong_is_asked_for() {
        assert_eq!(problem(&typed(None), Field::What), Some(Problem::Empty));
    }

    #[test]
    fn only_what_belongs_to_the_answer_is_sent() {
        let typed = Typed {
            value: "x".into(),
            quantity: "none".into(),
            text: " Віддали. ".into(),
            ..typed(Some(What::Gone))
        };
        let new = parse(&typed, Some(&stove())).expect("a correction");
        assert_eq!((new.value, new.quantity), (None, None));
        assert_eq!(new.text.as_deref(), Some("Віддали."));
        assert_eq!(new.item.as_deref(), Some("e-1"));
    }

    #[test]
    fn what_is_on_record_already_is_no_correction() {
        let model = Typed {
            value: " Greta 1470 ".into(),
            ..typed(Some(What::Model))
        };
        assert_eq!(problem(&model, Field::Value), Some(Problem::Same));
        for (text, problem_of_it) in [
            ("", Problem::Empty),
            ("1", Problem::Same),
            ("0", Problem::NoCount),
            ("21", Problem::NoCount),
            ("дві", Problem::NoCount),
        ] {
            let quantity = Typed {
                quantity: text.into(),
                ..typed(Some(What::Quantity))
            };
            assert_eq!(
                problem(&quantity, Field::Quantity),
                Some(problem_of_it),
                "{text}"
            );
        }
    }

    #[test]
    fn of_what_is_missing_kind_and_count_are_asked_and_the_model_where_it_is_known() {
        let missing = typed(None);
        let problems = parse(&missing, None).expect_err("nothing yet");
        assert_eq!(problems.of(&Field::Kind), Some(&Problem::Empty));
        assert_eq!(problems.of(&Field::Quantity), Some(&Problem::Empty));
        assert_eq!(problems.of(&Field::Value), None);
        let missing = Typed {
            kind: Some(EquipmentKind::Boiler),
            quantity: "1".into(),
            ..missing
        };
        let new = parse(&missing, None).expect("a correction");
        assert_eq!(
            (new.what, new.kind),
            (What::Missing, Some(EquipmentKind::Boiler))
        );
    }

    #[test]
    fn files_that_are_on_their_way_hold_it_back() {
        let waiting = Typed {
            attachments: Err(Unready::OnItsWay),
            ..typed(Some(What::Gone))
        };
        let why = Problem::Unready(Unready::OnItsWay);
        assert_eq!(problem(&waiting, Field::Attachments), Some(why));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let other = |text: String| Typed {
            text,
            ..typed(Some(What::Other))
        };
        assert!(parse(&other("ї".repeat(LONGEST_TEXT)), Some(&stove())).is_ok());
        let long = other("ї".repeat(LONGEST_TEXT + 1));
        assert_eq!(
            problem(&long, Field::Text),
            Some(Problem::TooLong(LONGEST_TEXT + 1))
        );
        assert_eq!(
            problem(&other(" ".into()), Field::Text),
            Some(Problem::Empty)
        );
    }

    #[test]
    fn a_refusal_comes_to_its_field_or_stays_an_error() {
        let refused = Error::refused;
        let problems = refusals(refused("value", "same")).expect("a field");
        assert_eq!(problems.of(&Field::Value), Some(&Problem::Same));
        let gone = refusals(refused("attachment_ids", "unknown")).expect("a field");
        let why = Problem::Unready(Unready::Gone);
        assert_eq!(gone.of(&Field::Attachments), Some(&why));
        let open = refused("item_id", "being_corrected");
        assert!(is_being_corrected(&open) && refusals(open).is_err());
    }
}
