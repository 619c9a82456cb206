//! Settlement periods, and the days on which readings are taken.

use super::date::{digits, push_padded};
use chrono::NaiveDate;
use std::fmt;

/// A settlement period (розрахунковий період): a calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i32,
    month: u32,
}

impl Period {
    /// A month from 1 to 12 of a year from 1 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let is_real = (1..=9999).contains(&year) && (1..=12).contains(&month);
        is_real.then_some(Self { year, month })
    }

    /// Reads `2026-10`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Self::new(i32::try_from(digits(year)?).ok()?, digits(month)?)
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// From 1 to 12.
    pub fn month(self) -> u32 {
        self.month
    }

    pub fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                month: month + 1,
                ..self
            },
        }
    }

    pub fn previous(self) -> Self {
        match self.month {
            1 => Self {
                year: self.year - 1,
                month: 12,
            },
            month => Self {
                month: month - 1,
                ..self
            },
        }
    }
}

/// `2026-10`, as the API writes it.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(7);
        push_padded(&mut text, self.year.unsigned_abs(), 4);
        text.push('-');
        push_padded(&mut text, self.month, 2);
        f.write_str(&text)
    }
}

/// When readings are taken, as the server sees it in Europe/Kyiv.
///
/// The typical distribution contract 5.5 (NKREKP 2498) says the 1st to the 5th; suppliers differ, so the days are
/// the server's. Outside them a reading may still be sent: it counts for `counts_for`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingWindow {
    pub is_open: bool,
    /// The first day of the current window or, when closed, of the next.
    pub opens_on: NaiveDate,
    /// Its last day, inclusive.
    pub closes_on: NaiveDate,
    /// The period a reading sent now counts for.
    pub counts_for: Period,
    /// Today in Europe/Kyiv, by the server's clock.
    pub today: NaiveDate,
}

impl ReadingWindow {
    /// Days left to send a reading, today included: 1 on the last day. `None` when closed.
    pub fn days_left(&self) -> Option<u32> {
        if !self.is_open {
            return None;
        }
        days_between(self.today, self.closes_on).map(|days| days + 1)
    }

    /// Days until the window opens: 1 means tomorrow. `None` when it is open.
    pub fn days_until(&self) -> Option<u32> {
        if self.is_open {
            return None;
        }
        days_between(self.today, self.opens_on)
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    u32::try_from(to.signed_duration_since(from).num_days()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::date::parse_iso;
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect(text)
    }

    fn window(is_open: bool, opens: &str, closes: &str, today: &str) -> ReadingWindow {
        let day = |text| parse_iso(text).expect("a day");
        ReadingWindow {
            is_open,
            opens_on: day(opens),
            closes_on: day(closes),
            counts_for: period("2026-10"),
            today: day(today),
        }
    }

    #[test]
    fn a_year_turns_between_december_and_january() {
        assert_eq!(period("2026-12").next(), period("2027-01"));
        assert_eq!(period("2027-01").previous(), period("2026-12"));
        assert_eq!(period("2026-10").next(), period("2026-11"));
    }

    #[test]
    fn periods_are_in_the_order_of_time() {
        assert!(period("2026-12") < period("2027-01"));
        assert!(period("2026-02") < period("2026-11"));
    }

    #[test]
    fn what_is_not_a_month_is_refused() {
        for text in [
            "",
            "2026",
            "2026-00",
            "2026-13",
            "2026-1",
            "26-10",
            "+026-10",
            "0000-05",
            "2026-10-01",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_of_the_window_is_still_one_day() {
        let on = |today| window(true, "2026-11-01", "2026-11-05", today);
        assert_eq!(on("2026-11-01").days_left(), Some(5));
        assert_eq!(on("2026-11-05").days_left(), Some(1));
        assert_eq!(on("2026-11-05").days_until(), None);
    }

    #[test]
    fn a_window_may_begin_in_the_month_before() {
        let on = window(true, "2026-10-28", "2026-11-05", "2026-10-30");
        assert_eq!(on.days_left(), Some(7));
    }

    #[test]
    fn a_closed_window_says_in_how_many_days_it_opens() {
        let on = |today| window(false, "2026-12-01", "2026-12-05", today);
        assert_eq!(on("2026-11-22").days_until(), Some(9));
        assert_eq!(on("2026-11-30").days_until(), Some(1));
        assert_eq!(on("2026-11-22").days_left(), None);
    }

    #[test]
    fn a_window_that_contradicts_itself_promises_nothing() {
        assert_eq!(
            window(true, "2026-11-01", "2026-11-05", "2026-11-09").days_left(),
            None
        );
        assert_eq!(
            window(false, "2026-11-01", "2026-11-05", "2026-11-09").days_until(),
            None
        );
    }

    proptest! {
        #[test]
        fn every_period_survives_the_api_and_back(year in 1..=9999, month in 1..=12_u32) {
            let period = Period::new(year, month).expect("a month");
            prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
            prop_assert_eq!(period.next().previous(), period);
            prop_assert!(period.previous() < period && period < period.next());
        }
    }
}
