//! A new reading as it is sent: its shape, and nothing of what its numbers mean.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Number;

use crate::problem::Problem;

/// The largest index value of the contract.
const LARGEST_VALUE: i64 = 99_999_999;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReadingJson {
    meter_id: Option<String>,
    value: Option<Number>,
    taken_on: Option<String>,
    #[serde(default)]
    confirmations: Vec<Confirmation>,
}

/// What the consumer was asked about and confirmed.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Confirmation {
    Rollover,
    MeterReplaced,
    UnusuallyLarge,
    ReplacesStanding,
}

/// A reading of this shape; whether its numbers make sense is not said.
pub(crate) struct NewReading {
    pub meter: String,
    pub value: i64,
    pub taken_on: Date,
    confirmations: Vec<Confirmation>,
}

impl NewReading {
    /// Fails with 422 and the fields that are not of this shape.
    pub fn parsed(json: NewReadingJson) -> Result<NewReading, Problem> {
        let confirmations = json.confirmations;
        if (1..confirmations.len()).any(|i| confirmations[i..].contains(&confirmations[i - 1])) {
            return Err(Problem::bad_request("A confirmation is there twice"));
        }
        let meter = json.meter_id.filter(|id| !id.is_empty()).ok_or("required");
        let value = json.value.ok_or("required").and_then(|value| whole(&value));
        let taken_on = json.taken_on.ok_or("required").and_then(|day| date(&day));
        match (meter, value, taken_on) {
            (Ok(meter), Ok(value), Ok(taken_on)) => Ok(NewReading {
                meter,
                value,
                taken_on,
                confirmations,
            }),
            (meter, value, taken_on) => Err(Problem::invalid_where([
                ("meter_id", meter.err()),
                ("value", value.err()),
                ("taken_on", taken_on.err()),
            ])),
        }
    }

    pub fn confirms(&self, confirmation: Confirmation) -> bool {
        self.confirmations.contains(&confirmation)
    }
}

/// JSON knows one kind of number: `4405.0` is whole too.
fn whole(value: &Number) -> Result<i64, &'static str> {
    let value = match (value.as_i64(), value.as_f64()) {
        (Some(value), _) => value,
        (None, Some(value)) if value.fract() == 0.0 => value as i64,
        _ => return Err("malformed"),
    };
    if (0..=LARGEST_VALUE).contains(&value) {
        Ok(value)
    } else {
        Err("out_of_range")
    }
}

/// `YYYY-MM-DD` and nothing else: jiff reads more forms than the contract has.
pub(crate) fn date(text: &str) -> Result<Date, &'static str> {
    let is_plain = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    text.parse().ok().filter(|_| is_plain).ok_or("malformed")
}
