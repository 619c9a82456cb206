//! What is typed, what it means, what is wrong with it.

use super::model::{Kind, NewEntry, Topic};
use crate::domain::account::AccountId;
use crate::domain::bill::InvoiceId;
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};

/// The API takes no more.
pub const LONGEST: usize = 4000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Kind,
    Text,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Text => "text",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NoKind,
    NoText,
    /// How many characters there are.
    TooLong(usize),
    /// Refused by the server for a reason that this version does not know.
    Refused,
}

pub type Faulty = Problems<Field, Problem>;

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Option<Kind>,
    pub topic: Topic,
    pub text: String,
}

pub fn parse(
    draft: Draft,
    home: AccountId,
    invoice: Option<InvoiceId>,
) -> Result<NewEntry, Faulty> {
    let mut problems = Faulty::default();
    if draft.kind.is_none() {
        problems.add(Field::Kind, Problem::NoKind);
    }
    let text = draft.text.trim();
    match text.chars().count() {
        0 => problems.add(Field::Text, Problem::NoText),
        long if long > LONGEST => problems.add(Field::Text, Problem::TooLong(long)),
        _ => {}
    }
    let entry = draft.kind.map(|kind| NewEntry {
        home,
        kind,
        topic: draft.topic,
        text: text.to_owned(),
        invoice,
    });
    problems.or(entry)
}

/// What the server refused, at the fields of this form.
pub fn refusals(error: Error) -> Result<Faulty, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let mut problems = Faulty::default();
    for FieldRefusal { field, code } in &refusal.fields {
        match (field.as_str(), code.as_str()) {
            ("kind", _) => problems.add(Field::Kind, Problem::NoKind),
            ("text", "required") => problems.add(Field::Text, Problem::NoText),
            ("text", "too_long") => problems.add(Field::Text, Problem::TooLong(LONGEST + 1)),
            ("text", _) => problems.add(Field::Text, Problem::Refused),
            _ => {}
        }
    }
    if problems.is_empty() {
        return Err(error);
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Refusal;

    fn parsed(kind: Option<Kind>, text: &str) -> Result<NewEntry, Faulty> {
        let draft = Draft {
            kind,
            topic: Topic::Bill,
            text: text.into(),
        };
        parse(draft, AccountId("a-1".into()), None)
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let problems = parsed(None, "  \n").expect_err("empty");
        assert_eq!(problems.of(&Field::Kind), Some(&Problem::NoKind));
        assert_eq!(problems.of(&Field::Text), Some(&Problem::NoText));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let longest = "ї".repeat(LONGEST);
        assert!(parsed(Some(Kind::Question), &longest).is_ok());
        let problems = parsed(Some(Kind::Question), &(longest + "ї")).expect_err("too long");
        assert_eq!(
            problems.of(&Field::Text),
            Some(&Problem::TooLong(LONGEST + 1))
        );
    }

    #[test]
    fn a_refusal_of_what_is_not_in_the_form_stays_an_error() {
        let refused = |field: &str, code: &str| {
            Error::Refused(Refusal {
                fields: vec![FieldRefusal {
                    field: field.into(),
                    code: code.into(),
                }],
                ..Refusal::unnamed()
            })
        };
        assert!(refusals(refused("invoice_id", "unknown")).is_err());
        let problems = refusals(refused("text", "rude")).expect("a field");
        assert_eq!(problems.of(&Field::Text), Some(&Problem::Refused));
    }
}
