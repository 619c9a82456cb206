//! A reading as the cabinet knows it, and one on its way to the server.

use crate::domain::meter::{CubicMetres, Meter, MeterId, MeterIndex, Source};
use crate::domain::period::{Period, ReadingWindow};
use crate::domain::reading::{Assessment, ReadingId, assess};
use chrono::NaiveDate;

/// A reading the server has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub id: ReadingId,
    /// What a consumer names on the phone.
    pub reference: String,
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
    /// Oldest first.
    pub trail: Vec<Passed>,
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

/// Why a reading was planned or rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    NoReadingSubmitted,
    MeterNotAccessible,
    ValueNotPlausible,
    /// The consumer says the meter was replaced; the operator has no record of it.
    MeterReplacementUnknown,
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
