//! The bill that a reading ends in: when a home's month is closed, what its invoice is called.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::clock;
use crate::period::Period;

/// Of the month after the period: the last day on which a month is closed.
const LAST_CLOSING_DAY: i8 = 12;

#[derive(Serialize)]
pub(crate) struct InvoiceMentionJson {
    id: String,
    number: String,
}

/// A home's invoice of a period.
pub(crate) fn mention(operator_account: &str, period: Period) -> InvoiceMentionJson {
    InvoiceMentionJson {
        id: format!("i-{period}-{operator_account}"),
        number: format!("{operator_account}-{period}"),
    }
}

/// The day by which the period's invoice is there.
pub(crate) fn expected_on(period: Period) -> Date {
    period.next().day(LAST_CLOSING_DAY)
}

/// When the gas balance of a home's month is closed: the 10th, 11th or 12th of the next month, for a home always the
/// same.
pub(crate) fn closed_at(operator_account: &str, period: Period) -> Timestamp {
    let digits: i8 = operator_account
        .bytes()
        .map(|digit| (digit.wrapping_sub(b'0') % 10) as i8)
        .sum();
    clock::two_at_night(period.next().day(LAST_CLOSING_DAY - (digits + 1) % 3))
}
