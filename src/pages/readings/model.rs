//! A reading as the cabinet knows it, and one on its way to the server.

use super::draft::Explanation;
use crate::domain::account::Tariffs;
use crate::domain::contact::Phone;
use crate::domain::meter::{CubicMetres, Meter, MeterId, MeterIndex, Source};
use crate::domain::money::Kopiykas;
use crate::domain::period::{Period, ReadingWindow};
use crate::domain::reading::{Assessment, ReadingId, Reason, assess};
use chrono::NaiveDate;

/// A reading the server has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub id: ReadingId,
    /// What a consumer names on the phone.
    pub reference: String,
    pub meter: MeterId,
    pub meter_serial: String,
    pub value: MeterIndex,
    pub previous: Option<MeterIndex>,
    /// The server's figure; none where the meter was replaced or nothing stood before.
    pub consumption: Option<CubicMetres>,
    pub period: Period,
    pub taken_on: NaiveDate,
    pub source: Source,
    pub status: Status,
    /// ISO 8601 with an offset.
    pub submitted_at: String,
    pub reason: Option<Reason>,
    /// The number of the invoice it is counted in, once it is.
    pub invoice: Option<String>,
    /// The day by which the period's invoice will be there, while there is none.
    pub invoice_on: Option<NaiveDate>,
    /// The last day on which another may be sent in its place; none where it is too late.
    pub correctable_until: Option<NaiveDate>,
    /// The reading that it took the place of, and the one that took its own: both are kept.
    pub replaces: Option<Mention>,
    pub replaced_by: Option<Mention>,
    /// A picture of the meter lies beside it.
    pub has_photo: bool,
    /// Oldest first.
    pub trail: Vec<Passed>,
}

/// Another reading of the same period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub id: ReadingId,
    pub value: MeterIndex,
    /// ISO 8601 with an offset.
    pub submitted_at: String,
}

/// A stage of the trail that has been reached. `at` is ISO 8601 with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub stage: Status,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    Received,
    Accepted,
    /// It is in an invoice.
    Counted,
    Rejected,
    /// A later one stands in its place; both are kept.
    Superseded,
    Other(String),
}

/// Newest first; `next` leads to the older ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub readings: Vec<Reading>,
    pub next: Option<String>,
}

/// What the consumer was asked about and confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmation {
    Rollover,
    MeterReplaced,
    UnusuallyLarge,
    ReplacesStanding,
}

/// A reading as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReading {
    pub meter: MeterId,
    pub value: MeterIndex,
    pub taken_on: NaiveDate,
    pub confirmations: Vec<Confirmation>,
}

/// What a typed index is compared with: one meter on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub meter: Meter,
    pub window: ReadingWindow,
    pub tariffs: Option<Tariffs>,
    /// Whom to call where the form cannot help: the operator.
    pub phone: Phone,
}

impl Context {
    /// The index before this period's.
    pub fn previous(&self) -> Option<MeterIndex> {
        self.meter
            .last_reading
            .as_ref()
            .map(|reading| reading.value)
    }

    pub fn assess(&self, value: MeterIndex) -> Assessment {
        assess(
            value,
            self.previous(),
            self.meter.register,
            self.meter.usual,
        )
    }

    /// The index before was planned: nobody read it off the meter.
    pub fn previous_is_planned(&self) -> bool {
        let last = self.meter.last_reading.as_ref();
        last.is_some_and(|last| last.source == Source::Planned)
    }

    /// What the gas is likely to cost, benefits and subsidy not counted. Nothing where the price or the volume is not
    /// known.
    pub fn cost(&self, value: MeterIndex, answer: Option<Explanation>) -> Option<Kopiykas> {
        let through_nines = answer == Some(Explanation::Rollover);
        let used = self.assess(value).used(through_nines)?;
        Some(self.tariffs?.gas.cost(used))
    }

    /// Far above the usual, a passage through the nines included.
    pub fn is_large(&self, assessment: Assessment) -> bool {
        match assessment {
            Assessment::Large { .. } => true,
            Assessment::Lower {
                rollover: Some(used),
            } => {
                let Meter {
                    register, usual, ..
                } = self.meter;
                let from_zero = assess(MeterIndex(used.0), Some(MeterIndex(0)), register, usual);
                matches!(from_zero, Assessment::Large { .. })
            }
            _ => false,
        }
    }
}
