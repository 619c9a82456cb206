//! The days a home should not miss, as the API tells them.

use crate::domain::period::Period;
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub kind: DateKind,
    pub from: NaiveDate,
    /// The last day of it, inclusive.
    pub to: NaiveDate,
    /// The one it is about.
    pub period: Option<Period>,
    /// Whose day it is.
    pub company: Option<String>,
    /// Of a verification.
    pub meter_serial: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateKind {
    ReadingWindow,
    /// From then on it may be there.
    Invoice,
    DeliveryDue,
    GasDue,
    Verification,
    /// A word of the API that this version does not know.
    Other(String),
}

/// What begins in one month, in the order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InMonth {
    pub month: Period,
    pub days: Vec<Dated>,
}

/// Earliest first.
pub fn by_month(mut days: Vec<Dated>) -> Vec<InMonth> {
    days.sort_by_key(|day| (day.from, day.to));
    let mut months: Vec<InMonth> = Vec::new();
    for day in days {
        let Some(month) = Period::new(day.from.year(), day.from.month()) else {
            continue;
        };
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.days.push(day),
            None => months.push(InMonth {
                month,
                days: vec![day],
            }),
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn day(kind: DateKind, from: &str) -> Dated {
        let from = parse_iso(from).expect(from);
        Dated {
            kind,
            from,
            to: from,
            period: None,
            company: None,
            meter_serial: None,
        }
    }

    #[test]
    fn days_stand_by_month_in_the_order_of_time() {
        let days = vec![
            day(DateKind::Verification, "2029-06-14"),
            day(DateKind::DeliveryDue, "2026-11-20"),
            day(DateKind::ReadingWindow, "2026-11-01"),
            day(DateKind::ReadingWindow, "2026-10-28"),
            day(DateKind::Invoice, "2027-11-12"),
        ];
        let months = by_month(days);
        let names: Vec<_> = months.iter().map(|month| month.month.to_string()).collect();
        assert_eq!(names, ["2026-10", "2026-11", "2027-11", "2029-06"]);
        let kinds: Vec<_> = months[1].days.iter().map(|day| day.kind.clone()).collect();
        assert_eq!(kinds, [DateKind::ReadingWindow, DateKind::DeliveryDue]);
        assert_eq!(by_month(vec![]), []);
    }
}
