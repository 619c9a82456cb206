//! The person as the cabinet knows them, and the devices they are signed in at.

use crate::confirmation::CodeSent;
use crate::domain::contact::{Channel, Phone};
use crate::domain::person::PersonName;
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: PersonName,
    pub email: Contact,
    pub phone: Contact,
    pub language: Language,
    pub topics: Vec<Topic>,
    pub registered_on: NaiveDate,
}

impl Profile {
    pub fn contact(&self, channel: Channel) -> &Contact {
        match channel {
            Channel::Email => &self.email,
            Channel::Phone => &self.phone,
        }
    }
}

/// An e-mail, or a phone as E.164.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub value: String,
    pub is_confirmed: bool,
}

impl Contact {
    /// As people write it.
    pub fn display(&self) -> String {
        match Phone::parse(&self.value) {
            Some(phone) => phone.display(),
            None => self.value.clone(),
        }
    }
}

/// Of letters and messages; the page has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Uk,
    En,
    /// One that this version does not know: it is left as it is.
    Other,
}

/// What a consumer may be told about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    WindowOpen,
    InvoiceReady,
    AnswerArrived,
    AppointmentNear,
    /// One that this version does not know: it goes back to the server as it came.
    Other(String),
}

/// Those that can be chosen here, in the order of the page.
pub const TOPICS: [Topic; 4] = [
    Topic::WindowOpen,
    Topic::InvoiceReady,
    Topic::AnswerArrived,
    Topic::AppointmentNear,
];

/// A place where this person is signed in. Times are ISO 8601 with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub id: String,
    /// The one in the person's hands.
    pub is_current: bool,
    /// «Firefox, Linux»
    pub name: String,
    pub started_at: String,
    pub last_seen_at: String,
}

/// Another e-mail or phone on its way to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactChange {
    pub id: String,
    pub code: CodeSent,
}
