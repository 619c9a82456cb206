//! An entry in the feedback book (книга відгуків), and one on its way there.

use crate::domain::account::AccountId;
use crate::domain::bill::{EntryId, InvoiceId, InvoiceMention};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    /// What a consumer names on the phone.
    pub reference: String,
    pub kind: Kind,
    pub topic: Topic,
    pub text: String,
    pub invoice: Option<InvoiceMention>,
    pub status: Stage,
    /// ISO 8601 with an offset.
    pub created_at: String,
    /// The last day on which the company may answer.
    pub answer_by: NaiveDate,
    pub answer: Option<Answer>,
    /// Oldest first.
    pub trail: Vec<Passed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub text: String,
    /// ISO 8601 with an offset.
    pub at: String,
}

/// A stage that has been reached. `at` is ISO 8601 with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub stage: Stage,
    pub at: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Received,
    InWork,
    Answered,
    /// A stage that this version does not know.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Question,
    Complaint,
    Suggestion,
    Review,
    /// A kind that this version does not know.
    Other,
}

impl Kind {
    /// Those that can be chosen.
    pub const ALL: [Self; 4] = [
        Self::Question,
        Self::Complaint,
        Self::Suggestion,
        Self::Review,
    ];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Complaint => "complaint",
            Self::Suggestion => "suggestion",
            Self::Review => "review",
            Self::Other => "",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Bill,
    Payment,
    Reading,
    Meter,
    Other,
}

impl Topic {
    pub const ALL: [Self; 5] = [
        Self::Bill,
        Self::Payment,
        Self::Reading,
        Self::Meter,
        Self::Other,
    ];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bill => "bill",
            Self::Payment => "payment",
            Self::Reading => "reading",
            Self::Meter => "meter",
            Self::Other => "other",
        }
    }

    /// What is not known is about something else.
    pub fn of(code: &str) -> Self {
        let found = Self::ALL.into_iter().find(|topic| topic.code() == code);
        found.unwrap_or(Self::Other)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub home: AccountId,
    pub kind: Kind,
    pub topic: Topic,
    pub text: String,
    pub invoice: Option<InvoiceId>,
}
