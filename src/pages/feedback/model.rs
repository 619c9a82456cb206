//! An entry in the feedback book (книга відгуків), one on its way there, and what the company shows everybody.

use crate::attachments::{Attachment, AttachmentId};
use crate::domain::account::AccountId;
use crate::domain::bill::{EntryId, InvoiceId, InvoiceMention, PaymentId};
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    /// What a consumer names on the phone.
    pub reference: String,
    pub kind: Kind,
    pub topic: Topic,
    pub about: About,
    pub status: Stage,
    /// ISO 8601 with an offset.
    pub created_at: String,
    /// The last day on which the company may answer.
    pub answer_by: NaiveDate,
    /// Until that day, by the server; below nought where it has passed.
    pub days_left: Option<i32>,
    /// Oldest first; the first one is the entry's own words.
    pub messages: Vec<Message>,
    /// Of the last answer.
    pub rating: Option<Rating>,
    /// Oldest first.
    pub trail: Vec<Passed>,
}

impl Entry {
    pub fn is_answered(&self) -> bool {
        self.status == Stage::Answered
    }

    pub fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }
}

/// What an entry is linked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub invoice: Option<InvoiceMention>,
    /// With its reference, as the two below it.
    pub reading: Option<(ReadingId, String)>,
    pub payment: Option<(PaymentId, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub from: Author,
    pub text: String,
    /// ISO 8601 with an offset.
    pub at: String,
    pub attachments: Vec<Attachment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    Consumer,
    /// Whoever is not the consumer.
    Company,
}

/// 1 to 5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub stars: u8,
    pub comment: Option<String>,
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
    Reopened,
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

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
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

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// What is not known is about something else.
    pub fn of(code: &str) -> Self {
        Self::parse(code).unwrap_or(Self::Other)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub home: AccountId,
    pub kind: Kind,
    pub topic: Topic,
    pub text: String,
    pub subject: Option<Subject>,
    pub attachments: Vec<AttachmentId>,
}

/// What a new entry is linked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Invoice(InvoiceId),
    Reading(ReadingId),
    Payment(PaymentId),
}

impl Subject {
    /// As the API names it.
    pub fn id(&self) -> &str {
        match self {
            Self::Invoice(id) => &id.0,
            Self::Reading(id) => &id.0,
            Self::Payment(id) => &id.0,
        }
    }
}

/// More in an entry that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub text: String,
    pub attachments: Vec<AttachmentId>,
}

/// What the company shows everybody, in its own wording and without names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAnswer {
    pub kind: Kind,
    pub topic: Topic,
    pub question: String,
    pub answer: String,
    pub month: Period,
}
