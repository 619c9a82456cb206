//! What is typed, what it means, what is wrong with it: a new entry, more in one that is there, how good an answer was.

use super::model::{Kind, NewEntry, Rating, Reply, Subject, Topic};
use crate::attachments::{self, AttachmentId, Unready};
use crate::domain::account::AccountId;
use crate::form::Problems;
use crate::http::{Error, FieldRefusal};

/// The API takes no more.
pub const LONGEST: usize = 4000;
pub const LONGEST_COMMENT: usize = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Kind,
    Text,
    Attachments,
    Stars,
    Comment,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Text => "text",
            Self::Attachments => attachments::FIELD,
            Self::Stars => "stars",
            Self::Comment => "comment",
        }
    }

    /// As the API names it.
    fn of(name: &str) -> Option<Self> {
        match name {
            "kind" => Some(Self::Kind),
            "text" => Some(Self::Text),
            "attachment_ids" => Some(Self::Attachments),
            "stars" => Some(Self::Stars),
            "comment" => Some(Self::Comment),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NoKind,
    NoText,
    /// How many characters there are, and how many may be.
    TooLong(usize, usize),
    /// Refused by the server for a reason that this version does not know.
    Refused,
    Attachments(Unready),
    NoStars,
    /// The answer is not the last word any more.
    NotAnswered,
}

pub type Faulty = Problems<Field, Problem>;

/// What stands in the form of a new entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Option<Kind>,
    pub topic: Topic,
    pub said: Said,
}

/// What is said, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub attachments: Vec<AttachmentId>,
    /// Why they cannot go yet.
    pub unready: Option<Unready>,
}

impl Said {
    fn check(&self, problems: &mut Faulty) {
        match self.text.trim().chars().count() {
            0 => problems.add(Field::Text, Problem::NoText),
            long if long > LONGEST => problems.add(Field::Text, Problem::TooLong(long, LONGEST)),
            _ => {}
        }
        if let Some(why) = self.unready {
            problems.add(Field::Attachments, Problem::Attachments(why));
        }
    }
}

pub fn parse(draft: Draft, home: AccountId, subject: Option<Subject>) -> Result<NewEntry, Faulty> {
    let mut problems = Faulty::default();
    if draft.kind.is_none() {
        problems.add(Field::Kind, Problem::NoKind);
    }
    draft.said.check(&mut problems);
    let entry = draft.kind.map(|kind| NewEntry {
        home,
        kind,
        topic: draft.topic,
        text: draft.said.text.trim().to_owned(),
        subject,
        attachments: draft.said.attachments,
    });
    problems.or(entry)
}

pub fn parse_reply(said: Said) -> Result<Reply, Faulty> {
    let mut problems = Faulty::default();
    said.check(&mut problems);
    problems.or(Some(Reply {
        text: said.text.trim().to_owned(),
        attachments: said.attachments,
    }))
}

pub fn parse_rating(stars: Option<u8>, comment: &str) -> Result<Rating, Faulty> {
    let mut problems = Faulty::default();
    if stars.is_none() {
        problems.add(Field::Stars, Problem::NoStars);
    }
    let comment = comment.trim();
    let long = comment.chars().count();
    if long > LONGEST_COMMENT {
        problems.add(Field::Comment, Problem::TooLong(long, LONGEST_COMMENT));
    }
    problems.or(stars.map(|stars| Rating {
        stars,
        comment: Some(comment.to_owned()).filter(|comment| !comment.is_empty()),
    }))
}

/// What the server refused, at the fields of these forms.
pub fn refusals(error: Error) -> Result<Faulty, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    if refusal.code == "not_answered" {
        return Ok(Faulty::one(Field::Stars, Problem::NotAnswered));
    }
    let mut problems = Faulty::default();
    for FieldRefusal { field, code } in &refusal.fields {
        if let Some(field) = Field::of(field) {
            problems.add(field, refused(field, code));
        }
    }
    if problems.is_empty() {
        return Err(error);
    }
    Ok(problems)
}

fn refused(field: Field, code: &str) -> Problem {
    match (field, code) {
        (Field::Kind, _) => Problem::NoKind,
        (Field::Stars, _) => Problem::NoStars,
        (Field::Attachments, _) => Problem::Attachments(Unready::Gone),
        (Field::Text, "required") => Problem::NoText,
        (Field::Text, "too_long") => Problem::TooLong(LONGEST + 1, LONGEST),
        (Field::Comment, "too_long") => Problem::TooLong(LONGEST_COMMENT + 1, LONGEST_COMMENT),
        _ => Problem::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Refusal;

    fn said(text: &str) -> Said {
        Said {
            text: text.into(),
            attachments: Vec::new(),
            unready: None,
        }
    }

    fn parsed(kind: Option<Kind>, said: Said) -> Result<NewEntry, Faulty> {
        let draft = Draft {
            kind,
            topic: Topic::Bill,
            said,
        };
        parse(draft, AccountId("a-1".into()), None)
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let waiting = Said {
            unready: Some(Unready::OnItsWay),
            ..said("  \n")
        };
        let problems = parsed(None, waiting).expect_err("empty");
        assert_eq!(problems.of(&Field::Kind), Some(&Problem::NoKind));
        assert_eq!(problems.of(&Field::Text), Some(&Problem::NoText));
        let files = problems.of(&Field::Attachments);
        assert_eq!(files, Some(&Problem::Attachments(Unready::OnItsWay)));
    }

    #[test]
    fn letters_are_counted_and_not_bytes() {
        let longest = "ї".repeat(LONGEST);
        assert!(parsed(Some(Kind::Question), said(&longest)).is_ok());
        let problems = parse_reply(said(&(longest + "ї"))).expect_err("too long");
        let long = Problem::TooLong(LONGEST + 1, LONGEST);
        assert_eq!(problems.of(&Field::Text), Some(&long));
    }

    #[test]
    fn a_rating_is_stars_and_words_only_where_there_are_any() {
        let rating = parse_rating(Some(4), " \n").expect("a rating");
        assert_eq!((rating.stars, rating.comment), (4, None));
        let problems = parse_rating(None, &"є".repeat(1001)).expect_err("neither");
        assert_eq!(problems.of(&Field::Stars), Some(&Problem::NoStars));
        let long = Problem::TooLong(1001, LONGEST_COMMENT);
        assert_eq!(problems.of(&Field::Comment), Some(&long));
    }

    #[test]
    fn a_refusal_of_what_is_not_in_the_form_stays_an_error() {
        assert!(refusals(Error::refused("invoice_id", "unknown")).is_err());
        let problems = refusals(Error::refused("text", "rude")).expect("a field");
        assert_eq!(problems.of(&Field::Text), Some(&Problem::Refused));
        let problems = refusals(Error::refused("attachment_ids", "unknown")).expect("a field");
        let gone = Problem::Attachments(Unready::Gone);
        assert_eq!(problems.of(&Field::Attachments), Some(&gone));
    }

    #[test]
    fn an_answer_that_is_none_any_more_is_said_at_the_stars() {
        let refused = Error::Refused(Refusal {
            code: "not_answered".into(),
            ..Refusal::unnamed()
        });
        let problems = refusals(refused).expect("a field");
        assert_eq!(problems.of(&Field::Stars), Some(&Problem::NotAnswered));
    }
}
