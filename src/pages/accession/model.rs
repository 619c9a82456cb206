//! The accession statement (заява-приєднання): how far it has come, what it says, how it gets to the company.

use crate::domain::account::{AccountNumber, Heating};
use crate::domain::contact::Phone;
use crate::domain::eic::EicCode;
use crate::domain::equipment::EquipmentKind;
use crate::domain::person::PersonName;
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accession {
    pub state: State,
    pub since: Option<NaiveDate>,
    /// On record today: what a new statement would say.
    pub facts: Facts,
    /// What a new statement needs beside the facts.
    pub needs: Vec<Need>,
    pub statement: Option<Statement>,
    /// Why it came back, in the company's own words.
    pub returned: Option<String>,
    /// Of one that was handed in.
    pub decide_by: Option<NaiveDate>,
    pub ways: Vec<Way>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    None,
    Prepared,
    Submitted,
    Accepted,
    Returned,
    /// A state that this version does not know.
    Other,
}

impl State {
    /// Whether a statement may be made now.
    pub fn is_open(self) -> bool {
        matches!(self, Self::None | Self::Prepared | Self::Returned)
    }
}

/// What is on record, as the statement says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub holder: PersonName,
    pub address: String,
    pub operator: Party,
    pub supplier: Party,
    pub eic: EicCode,
    pub phone: Phone,
    pub email: String,
    pub heating: Heating,
    pub meters: Vec<Meter>,
    pub appliances: Vec<Appliance>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub name: String,
    pub account_number: AccountNumber,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub model: String,
    pub serial: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appliance {
    pub kind: EquipmentKind,
    pub model: String,
    pub quantity: u32,
}

/// A question that this version knows how to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    PersonsRegistered,
    HeatedArea,
    BillsBy,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub persons_registered: Option<u32>,
    /// Square metres as a decimal: `54.5`.
    pub heated_area: Option<String>,
    pub bills_by: Option<BillsBy>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillsBy {
    Cabinet,
    Email,
    Post,
}

impl BillsBy {
    pub const ALL: [Self; 3] = [Self::Cabinet, Self::Email, Self::Post];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cabinet => "cabinet",
            Self::Email => "email",
            Self::Post => "post",
        }
    }

    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub id: String,
    /// What a consumer names on the phone.
    pub reference: String,
    /// ISO 8601 with an offset.
    pub made_at: String,
    /// On record when it was made: what its file says.
    pub facts: Facts,
    pub answers: Answers,
    pub file_name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub kind: WayKind,
    pub places: Vec<Place>,
    /// Where to sign and send it, as the API says: not yet whether the cabinet leads there.
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub address: String,
    pub hours: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayKind {
    Office,
    Post,
    Signature,
}

impl WayKind {
    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Post => "post",
            Self::Signature => "signature",
        }
    }

    pub fn of(code: &str) -> Option<Self> {
        [Self::Office, Self::Post, Self::Signature]
            .into_iter()
            .find(|way| way.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub id: String,
    pub name: String,
    pub company: String,
    pub date: NaiveDate,
    pub bytes: u32,
    pub file_name: String,
}
