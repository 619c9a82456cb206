//! A meter, its register, and the index it shows.

use super::date::push_padded;
use super::reading::{ReadingId, Reason};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeterId(pub String);

/// A volume of gas in whole m³.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CubicMetres(pub u32);

/// How many black drums a meter has. The red ones, parts of a cubic metre, are never submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register {
    pub digits: u8,
}

impl Register {
    /// The first number that the drums cannot show: 100 000 on five of them.
    pub fn limit(self) -> u32 {
        10_u32.saturating_pow(u32::from(self.digits))
    }
}

/// What the black drums show, in whole m³.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MeterIndex(pub u32);

/// Why a text is no index of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexProblem {
    Empty,
    Negative,
    NotANumber,
    /// More digits than the register's `digits`: perhaps the red drums came along.
    TooManyDigits {
        digits: u8,
    },
}

impl MeterIndex {
    /// Reads an index as people type it: `4405`, `04405`, `4 405 м³`, `4405,123`.
    ///
    /// Up to three digits after a comma or a full stop are the red drums, and left out.
    /// Digits beyond the register are refused even where they are leading zeros: `00012345` on a register
    /// of five is 12 m³ with its red drums as likely as 12 345 m³.
    pub fn parse(text: &str, register: Register) -> Result<Self, IndexProblem> {
        let typed: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let number = without_unit(&typed).ok_or(IndexProblem::NotANumber)?;
        if number.is_empty() {
            return Err(if typed.is_empty() {
                IndexProblem::Empty
            } else {
                IndexProblem::NotANumber
            });
        }
        if let Some(rest) = number.strip_prefix(['-', '−', '–']) {
            return Err(
                whole_part(rest).map_or(IndexProblem::NotANumber, |_| IndexProblem::Negative)
            );
        }
        let whole = whole_part(number).ok_or(IndexProblem::NotANumber)?;
        if whole.len() > usize::from(register.digits) {
            return Err(IndexProblem::TooManyDigits {
                digits: register.digits,
            });
        }
        whole
            .parse()
            .map(Self)
            .map_err(|_| IndexProblem::NotANumber)
    }

    /// The digits of the black drums from left to right, with leading zeros.
    pub fn drums(self, register: Register) -> Vec<u8> {
        self.padded(register)
            .bytes()
            .map(|digit| digit - b'0')
            .collect()
    }

    /// The index as the drums show it: `04405`.
    pub fn padded(self, register: Register) -> String {
        let mut text = String::new();
        push_padded(&mut text, self.0, u32::from(register.digits.clamp(1, 9)));
        text
    }
}

/// Spaces of every width, and the marks that come along with a number copied from a message.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Cuts off «м³» and its kin; `None` where the letters are something else.
fn without_unit(typed: &str) -> Option<&str> {
    let Some(at) = typed.find(char::is_alphabetic) else {
        return Some(typed);
    };
    let (number, unit) = typed.split_at(at);
    let unit = unit.to_lowercase();
    let known = matches!(
        unit.trim_end_matches('.'),
        "м³" | "м3"
            | "m³"
            | "m3"
            | "куб"
            | "куба"
            | "куби"
            | "кубів"
            | "куб.м"
            | "кубометр"
            | "кубометра"
            | "кубометри"
            | "кубометрів"
    );
    known.then_some(number)
}

/// The digits before the red drums, where the rest is nothing but red drums.
fn whole_part(number: &str) -> Option<&str> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match number.split_once([',', '.']) {
        Some((whole, red)) => {
            (is_digits(whole) && is_digits(red) && red.len() <= 3).then_some(whole)
        }
        None => is_digits(number).then_some(number),
    }
}

/// A meter of a home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub id: MeterId,
    pub serial: String,
    pub model: String,
    pub location: Option<String>,
    pub register: Register,
    /// The day by which it must be verified again (повірка).
    pub next_verification_on: Option<NaiveDate>,
    /// The newest one of the periods before the one a reading sent now counts for.
    pub last_reading: Option<LastReading>,
    /// The one that stands already for the period a reading sent now counts for.
    pub standing: Option<StandingReading>,
    /// The newest one for that period, where it was rejected and nothing stands.
    pub rejected: Option<RejectedReading>,
    pub usual: Option<UsualConsumption>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReading {
    pub value: MeterIndex,
    pub taken_on: NaiveDate,
    pub source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingReading {
    pub id: ReadingId,
    pub value: MeterIndex,
    pub taken_on: NaiveDate,
    pub source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedReading {
    pub id: ReadingId,
    pub value: MeterIndex,
    pub reason: Reason,
}

/// What this home used in the same season of the years before, m³ a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualConsumption {
    pub from: CubicMetres,
    pub to: CubicMetres,
}

/// Where a reading comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Consumer,
    /// Read by the operator's inspector.
    Operator,
    /// No reading came: the operator planned the volume.
    Planned,
    /// By phone, a messenger or the supplier's own cabinet.
    OtherChannel,
    /// A word of the API that this version does not know.
    Other(String),
}

#[cfg(test)]
#[path = "meter_tests.rs"]
mod tests;
