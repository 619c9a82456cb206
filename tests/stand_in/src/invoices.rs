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
    pub number: String,
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

/// The newest month of a home that is closed.
pub(crate) fn newest_closed(operator_account: &str, now: Timestamp) -> Period {
    let last = Period::of(clock::day(now)).before();
    if closed_at(operator_account, last) <= now {
        last
    } else {
        last.before()
    }
}

/// The period in an invoice's id, where it is one of this home's.
pub(crate) fn period_of(id: &str, operator_account: &str) -> Option<Period> {
    let period = id
        .strip_prefix("i-")?
        .strip_suffix(operator_account)?
        .strip_suffix('-')?
        .parse()
        .ok()?;
    (mention(operator_account, period).id == id).then_some(period)
}

/// Of its PDF.
pub(crate) fn file_name(operator_account: &str, period: Period) -> String {
    format!("rahunok-{operator_account}-{period}.pdf")
}
