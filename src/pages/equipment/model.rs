//! What stands in a home by the operator's record, and what is said to be wrong in it.

use crate::attachments::{Attachment, AttachmentId};
use crate::domain::account::AccountId;
use crate::domain::contact::Phone;
use crate::domain::equipment::{CorrectionId, EquipmentKind};
use chrono::{Months, NaiveDate};

/// So many months before the last day of a verification it is time to think of it, and to hurry.
const SOON: Months = Months::new(6);
const NEAR: Months = Months::new(1);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equipment {
    /// What is confirmed is what was seen.
    pub version: String,
    pub today: NaiveDate,
    /// Meters first.
    pub items: Vec<Item>,
    pub confirmation: Option<Confirmation>,
    /// Whom to call about a verification.
    pub operator: Operator,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    pub name: String,
    pub phone: Phone,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub kind: EquipmentKind,
    pub model: String,
    pub serial: Option<String>,
    pub quantity: u32,
    pub location: Option<String>,
    pub installed_on: Option<NaiveDate>,
    pub verified_on: Option<NaiveDate>,
    /// The last day.
    pub next_verification_on: Option<NaiveDate>,
    pub seals: Vec<Seal>,
    /// The one that is open.
    pub correction: Option<Mention>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub number: String,
    pub put_on: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub id: CorrectionId,
    pub reference: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// ISO 8601 with an offset.
    pub at: String,
    /// Why it holds no more, where it does not.
    pub again: Option<Again>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The record has changed since.
    Changed,
    /// A year is over, or this version does not know why.
    Expired,
}

/// Where today stands before a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Later,
    /// Within half a year.
    Soon,
    /// Within a month: so many days, 0 is today.
    Near(u32),
    Overdue,
}

impl Item {
    pub fn due(&self, today: NaiveDate) -> Due {
        let Some(last) = self.next_verification_on else {
            return Due::Later;
        };
        let is_within = |months| {
            last.checked_sub_months(months)
                .is_some_and(|day| day <= today)
        };
        match last.signed_duration_since(today).num_days() {
            ..0 => Due::Overdue,
            days if is_within(NEAR) => Due::Near(days.try_into().unwrap_or_default()),
            _ if is_within(SOON) => Due::Soon,
            _ => Due::Later,
        }
    }

    /// What can be said to be wrong of it.
    pub fn whats(&self) -> &'static [What] {
        match self.kind {
            EquipmentKind::Meter => &[What::Serial, What::Model, What::Gone, What::Other],
            _ => &[
                What::Model,
                What::Serial,
                What::Quantity,
                What::Gone,
                What::Other,
            ],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Serial,
    Model,
    Quantity,
    Gone,
    Missing,
    /// Also what this version does not know.
    Other,
}

impl What {
    const ALL: [Self; 6] = [
        Self::Serial,
        Self::Model,
        Self::Quantity,
        Self::Gone,
        Self::Missing,
        Self::Other,
    ];

    /// As the API writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Model => "model",
            Self::Quantity => "quantity",
            Self::Gone => "gone",
            Self::Missing => "missing",
            Self::Other => "other",
        }
    }

    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.code() == code)
    }
}

/// What is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    pub what: What,
    /// Nothing where something is missing.
    pub item: Option<String>,
    /// Of what is missing.
    pub kind: Option<EquipmentKind>,
    pub value: Option<String>,
    pub quantity: Option<u32>,
    pub text: Option<String>,
    pub attachments: Vec<AttachmentId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub id: CorrectionId,
    pub reference: String,
    pub home: AccountId,
    pub what: What,
    /// As it was on record then.
    pub item: Option<Was>,
    pub kind: Option<EquipmentKind>,
    pub value: Option<String>,
    pub quantity: Option<u32>,
    pub text: Option<String>,
    pub attachments: Vec<Attachment>,
    pub status: Stage,
    /// ISO 8601 with an offset.
    pub created_at: String,
    pub decide_by: NaiveDate,
    pub visit: Option<Visit>,
    pub decision: Option<Decision>,
    /// Oldest first.
    pub trail: Vec<Passed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    pub kind: EquipmentKind,
    pub model: String,
    pub serial: Option<String>,
    pub quantity: u32,
}

/// From and to: ISO 8601 with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub from: String,
    pub to: String,
}

/// In the company's own words. `at` is ISO 8601 with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub text: String,
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
    VisitSet,
    Corrected,
    Refused,
    /// A stage that this version does not know.
    Other,
}

impl Stage {
    pub fn is_last(self) -> bool {
        matches!(self, Self::Corrected | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn day(text: &str) -> NaiveDate {
        parse_iso(text).expect(text)
    }

    fn meter(next: Option<&str>) -> Item {
        Item {
            id: "m-1".into(),
            kind: EquipmentKind::Meter,
            model: "Самгаз G4".into(),
            serial: Some("0070415".into()),
            quantity: 1,
            location: None,
            installed_on: None,
            verified_on: None,
            next_verification_on: next.map(day),
            seals: Vec::new(),
            correction: None,
        }
    }

    #[test]
    fn a_verification_is_told_half_a_year_and_a_month_before() {
        let meter = meter(Some("2027-04-15"));
        for (today, due) in [
            ("2026-10-14", Due::Later),
            ("2026-10-15", Due::Soon),
            ("2027-03-14", Due::Soon),
            ("2027-03-15", Due::Near(31)),
            ("2027-04-15", Due::Near(0)),
            ("2027-04-16", Due::Overdue),
        ] {
            assert_eq!(meter.due(day(today)), due, "{today}");
        }
    }

    #[test]
    fn what_is_never_verified_is_never_due() {
        assert_eq!(meter(None).due(day("2046-01-01")), Due::Later);
    }

    #[test]
    fn a_meter_is_one() {
        assert!(!meter(None).whats().contains(&What::Quantity));
    }
}
