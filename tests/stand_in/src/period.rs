//! Settlement periods and reading windows: which month a reading counts for.
//!
//! Source: typical distribution contract 5.5 (NKREKP 2498); one supplier takes readings from the 28th.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Period {
    year: i16,
    month: i8,
}

impl Period {
    pub fn of(day: Date) -> Period {
        Period {
            year: day.year(),
            month: day.month(),
        }
    }

    pub fn next(self) -> Period {
        match self.month {
            12 => Period {
                year: self.year + 1,
                month: 1,
            },
            month => Period {
                month: month + 1,
                ..self
            },
        }
    }

    pub fn before(self) -> Period {
        match self.month {
            1 => Period {
                year: self.year - 1,
                month: 12,
            },
            month => Period {
                month: month - 1,
                ..self
            },
        }
    }

    pub fn a_year_before(self) -> Period {
        Period {
            year: self.year - 1,
            ..self
        }
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> i8 {
        self.month
    }

    /// That day of the month, or its last day when it has fewer.
    pub fn day(self, day: i8) -> Date {
        let first = date(self.year, self.month, 1);
        date(self.year, self.month, day.clamp(1, first.days_in_month()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Period {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Period, jiff::Error> {
        Ok(Period::of(format!("{text}-01").parse()?))
    }
}

impl FromSql for Period {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Period> {
        let text = value.as_str()?;
        text.parse().map_err(FromSqlError::other)
    }
}

/// The days of the month, both inclusive, between which a supplier takes readings.
#[derive(Clone, Copy)]
pub(crate) struct WindowDays {
    pub opens: i8,
    pub closes: i8,
}

/// One month's window as it is seen today.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub opens_on: Date,
    pub closes_on: Date,
    /// The period a reading sent today counts for.
    pub counts_for: Period,
    pub is_open: bool,
}

impl WindowDays {
    /// The current window or, when closed, the next.
    pub fn seen_on(self, today: Date) -> Window {
        let this_month = Period::of(today);
        let (_, closes_on) = self.for_period(this_month.before());
        let counts_for = if today <= closes_on {
            this_month.before()
        } else {
            this_month
        };
        let (opens_on, closes_on) = self.for_period(counts_for);
        Window {
            opens_on,
            closes_on,
            counts_for,
            is_open: opens_on <= today && today <= closes_on,
        }
    }

    /// A window closes in the month after its period, and opens there too unless it passes the month's end.
    pub fn for_period(self, period: Period) -> (Date, Date) {
        let passes_the_end = self.opens > self.closes;
        let opens_in = if passes_the_end {
            period
        } else {
            period.next()
        };
        (opens_in.day(self.opens), period.next().day(self.closes))
    }
}
