//! The whole history of a meter as a file: CSV for a table, JSON for a program.
//!
//! The JSON has these keys, and keeps them while `version` is 1: `format`, `version`, `operator_account`,
//! `supplier_account`, `meter {serial, model, digits}` and `readings`, newest first, each with `period` (`2026-10`),
//! `taken_on` (`2026-11-03`), `meter_serial`, `index`, `previous_index`, `consumption_m3`, `counts` (it is neither
//! rejected nor replaced), `source`, `status`, `reason` (the API's words), `invoice`, `reference`, `submitted_at`
//! (ISO 8601) and `has_photo`. What is not known is `null`.

use super::model::{Reading, Status};
use super::words::Words;
use super::words::history::HistoryWords;
use super::years::counts;
use crate::csv::Csv;
use crate::domain::account::Account;
use crate::domain::date::to_iso;
use crate::domain::meter::{Meter, Source};
use crate::domain::reading::Reason;
use crate::file::{File, Kind};
use serde::Serialize;

/// Whose readings they are.
#[derive(Clone)]
pub struct Of {
    pub account: Account,
    pub meter: Meter,
}

/// `readings` are all of the meter's, newest first.
pub fn file(kind: Kind, of: &Of, readings: &[Reading], w: &Words, h: &HistoryWords) -> File {
    let text = match kind {
        Kind::Csv => csv(readings, w, h),
        Kind::Json => json(of, readings),
    };
    File::of(kind, &name(of), text)
}

/// `pokazy-1500000015-0070415`
fn name(of: &Of) -> String {
    // A serial number is the plate's own: letters of any alphabet, and a slash in some.
    let serial = of.meter.serial.chars();
    let serial: String = serial
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let account = of.account.operator.account_number.as_str();
    ["pokazy-", account, "-", &serial].concat()
}

fn csv(readings: &[Reading], w: &Words, h: &HistoryWords) -> String {
    let mut csv = Csv::new(&h.csv_heads);
    for reading in readings {
        csv.line(&cells(reading, w, h));
    }
    csv.text()
}

fn cells(reading: &Reading, w: &Words, h: &HistoryWords) -> [String; 13] {
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let reason = reading.reason.as_ref().map(|reason| w.reason(reason));
    [
        reading.period.to_string(),
        to_iso(reading.taken_on),
        reading.meter_serial.clone(),
        reading.value.0.to_string(),
        number(reading.previous.map(|previous| previous.0)),
        number(reading.consumption.map(|used| used.0)),
        w.source(&reading.source).to_owned(),
        w.status(&reading.status).to_owned(),
        reason.unwrap_or_default().to_owned(),
        reading.invoice.clone().unwrap_or_default(),
        reading.reference.clone(),
        reading.submitted_at.clone(),
        h.yes_no(reading.has_photo).to_owned(),
    ]
}

#[derive(Serialize)]
struct Exported<'a> {
    format: &'static str,
    version: u32,
    operator_account: &'a str,
    supplier_account: &'a str,
    meter: ExportedMeter<'a>,
    readings: Vec<ExportedReading<'a>>,
}

#[derive(Serialize)]
struct ExportedMeter<'a> {
    serial: &'a str,
    model: &'a str,
    digits: u8,
}

#[derive(Serialize)]
struct ExportedReading<'a> {
    period: String,
    taken_on: String,
    meter_serial: &'a str,
    index: u32,
    previous_index: Option<u32>,
    consumption_m3: Option<u32>,
    counts: bool,
    source: &'a str,
    status: &'a str,
    reason: Option<&'a str>,
    invoice: Option<&'a str>,
    reference: &'a str,
    submitted_at: &'a str,
    has_photo: bool,
}

fn json(Of { account, meter }: &Of, readings: &[Reading]) -> String {
    let exported = Exported {
        format: "gas-cabinet-readings",
        version: 1,
        operator_account: account.operator.account_number.as_str(),
        supplier_account: account.supplier.account_number.as_str(),
        meter: ExportedMeter {
            serial: &meter.serial,
            model: &meter.model,
            digits: meter.register.digits,
        },
        readings: readings.iter().map(exported).collect(),
    };
    serde_json::to_string(&exported).unwrap_or_default()
}

fn exported(reading: &Reading) -> ExportedReading<'_> {
    ExportedReading {
        period: reading.period.to_string(),
        taken_on: to_iso(reading.taken_on),
        meter_serial: &reading.meter_serial,
        index: reading.value.0,
        previous_index: reading.previous.map(|previous| previous.0),
        consumption_m3: reading.consumption.map(|used| used.0),
        counts: counts(reading),
        source: source(&reading.source),
        status: status(&reading.status),
        reason: reading.reason.as_ref().map(reason),
        invoice: reading.invoice.as_deref(),
        reference: &reading.reference,
        submitted_at: &reading.submitted_at,
        has_photo: reading.has_photo,
    }
}

fn source(source: &Source) -> &str {
    match source {
        Source::Consumer => "consumer",
        Source::Operator => "operator",
        Source::Planned => "planned",
        Source::OtherChannel => "other_channel",
        Source::Other(word) => word,
    }
}

fn status(status: &Status) -> &str {
    match status {
        Status::Received => "received",
        Status::Accepted => "accepted",
        Status::Counted => "counted",
        Status::Rejected => "rejected",
        Status::Superseded => "superseded",
        Status::Other(word) => word,
    }
}

fn reason(reason: &Reason) -> &str {
    match reason {
        Reason::NoReadingSubmitted => "no_reading_submitted",
        Reason::MeterNotAccessible => "meter_not_accessible",
        Reason::ValueNotPlausible => "value_not_plausible",
        Reason::MeterReplacementUnknown => "meter_replacement_unknown",
        Reason::Other(word) => word,
    }
}

#[cfg(test)]
mod tests;
