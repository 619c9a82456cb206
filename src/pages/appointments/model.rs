//! Offices, whoever receives there, free times, and a visit (запис на прийом).

use crate::domain::account::AccountId;
use crate::domain::appointment::AppointmentId;
use chrono::NaiveDate;

/// Names, addresses and ways are the company's own words, in Ukrainian.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub id: String,
    pub name: String,
    pub address: String,
    pub directions: String,
    pub phone: String,
    pub opening: Vec<Hours>,
    pub days_off: Vec<(NaiveDate, Empty)>,
    pub receptionists: Vec<Receptionist>,
}

/// Times are `08:00`, by the clocks of Kyiv.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// 1 is Monday.
    pub weekdays: Vec<u32>,
    pub opens: String,
    pub closes: String,
    pub pause: Option<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receptionist {
    pub id: String,
    pub is_head: bool,
    pub post: String,
    pub name: String,
    pub subjects: Vec<Subject>,
    pub reception: Vec<Hours>,
}

/// What a visit is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Bill,
    Debt,
    Subsidy,
    Meter,
    Contract,
    Connection,
    Safety,
    Complaint,
    Something,
    /// A code that this version does not know.
    Other(String),
}

impl Subject {
    pub const KNOWN: [(Self, &str); 9] = [
        (Self::Bill, "bill"),
        (Self::Debt, "debt"),
        (Self::Subsidy, "subsidy"),
        (Self::Meter, "meter"),
        (Self::Contract, "contract"),
        (Self::Connection, "connection"),
        (Self::Safety, "safety"),
        (Self::Complaint, "complaint"),
        (Self::Something, "other"),
    ];

    pub fn of(code: String) -> Self {
        let known = Self::KNOWN.into_iter().find(|(_, its)| *its == code);
        known.map_or(Self::Other(code), |(subject, _)| subject)
    }

    /// As the API writes it.
    pub fn code(&self) -> &str {
        if let Self::Other(code) = self {
            return code;
        }
        let known = Self::KNOWN.iter().find(|(subject, _)| subject == self);
        known.map_or("", |(_, code)| code)
    }
}

/// Why nobody can be visited on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    Weekend,
    Holiday,
    Closed,
    Away,
    Full,
    /// A reason that this version does not know.
    Other,
}

/// Instants are ISO 8601 with an offset; `starts_at` names the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub starts_at: String,
    pub ends_at: String,
    /// When a reminder would go; none where that is over.
    pub remind_at: Option<String>,
}

impl Slot {
    /// One of which the name alone is known: the rest the answer tells that books it. Whether there is still a reminder
    /// is the server's to say.
    pub fn named(starts_at: String) -> Self {
        Self {
            ends_at: starts_at.clone(),
            remind_at: Some(starts_at.clone()),
            starts_at,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    /// The free ones, or why there are none.
    pub slots: Result<Vec<Slot>, Empty>,
}

/// Two weeks of somebody's free times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub earlier: Option<NaiveDate>,
    pub later: Option<NaiveDate>,
    pub first_free: Option<Slot>,
    pub days: Vec<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    None,
    Sms,
    Email,
}

impl Reminder {
    pub const ALL: [Self; 3] = [Self::Sms, Self::Email, Self::None];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sms => "sms",
            Self::Email => "email",
        }
    }

    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Where a reminder can go: what is confirmed in the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    pub phone: Option<String>,
    pub email: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVisit {
    pub home: AccountId,
    pub receptionist: String,
    pub starts_at: String,
    pub subject: Subject,
    pub text: String,
    pub reminder: Reminder,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub id: AppointmentId,
    /// What a consumer names on the phone.
    pub reference: String,
    pub place: Place,
    pub slot: Slot,
    pub subject: Subject,
    pub text: String,
    pub reminder: Reminder,
    pub status: Status,
    /// Moved, cancelled.
    pub can_change: bool,
    pub change_until: String,
    pub revision: u32,
    pub bring: Vec<String>,
    /// Why it was called off.
    pub company_words: Option<String>,
    /// Oldest first.
    pub trail: Vec<Event>,
}

/// Who waits, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub office: String,
    pub office_name: String,
    pub address: String,
    pub directions: String,
    pub phone: String,
    pub receptionist: String,
    pub post: String,
    pub name: String,
}

/// What has happened to a visit, and the time that it has had since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub what: What,
    pub at: String,
    pub starts_at: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Booked,
    Moved,
    Cancelled,
    CalledOff,
    Visited,
    /// An event that this version does not know.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Booked,
    Cancelled,
    /// By the company.
    CalledOff,
    Visited,
    /// A status that this version does not know.
    Other,
}

impl Visit {
    pub fn is_to_come(&self) -> bool {
        self.status == Status::Booked
    }

    pub fn was_moved(&self) -> bool {
        self.trail.iter().any(|event| event.what == What::Moved)
    }
}
