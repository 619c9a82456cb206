//! Days of free times as a person reads them: empty ones in a row are one line, and an hour that is there twice is told
//! apart.

use super::model::{Day, Empty, Slot};
use chrono::NaiveDate;

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Day(NaiveDate, Vec<Slot>),
    /// From and to, inclusive, for one reason.
    Empty(NaiveDate, NaiveDate, Empty),
}

/// In the order of time.
pub fn shown(days: Vec<Day>) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for Day { date, slots } in days {
        match (slots, shown.last_mut()) {
            (Ok(slots), _) => shown.push(Shown::Day(date, slots)),
            (Err(why), Some(Shown::Empty(_, to, same)))
                if *same == why && to.succ_opt() == Some(date) =>
            {
                *to = date;
            }
            (Err(why), _) => shown.push(Shown::Empty(date, date, why)),
        }
    }
    shown
}

/// One of two times that read the same on the night on which clocks are set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Before,
    After,
}

/// Of the times of a day, in their order and as they read on the wall: which of them are there twice.
pub fn turns(times: &[String]) -> Vec<Option<Turn>> {
    let of = |at: usize| {
        let same = |(_, other): &(usize, &String)| **other == times[at];
        let mut others = times.iter().enumerate().filter(same).map(|(at, _)| at);
        let (first, second) = (others.next()?, others.next()?);
        Some(if at == first && first < second {
            Turn::Before
        } else {
            Turn::After
        })
    };
    (0..times.len()).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
    }

    fn empty(day: u32, why: Empty) -> Day {
        Day {
            date: date(day),
            slots: Err(why),
        }
    }

    fn busy(day: u32) -> Day {
        let slot = Slot {
            starts_at: "2026-11-05T10:00:00+02:00".into(),
            ends_at: "2026-11-05T10:20:00+02:00".into(),
            remind_at: None,
        };
        Day {
            date: date(day),
            slots: Ok(vec![slot]),
        }
    }

    #[test]
    fn empty_days_in_a_row_for_one_reason_are_one_line() {
        let days = vec![
            empty(3, Empty::Full),
            busy(4),
            empty(6, Empty::Weekend),
            empty(7, Empty::Weekend),
            empty(8, Empty::Weekend),
            empty(9, Empty::Away),
            // A day between is not told of.
            empty(11, Empty::Away),
        ];
        let lines = shown(days);
        assert_eq!(lines[0], Shown::Empty(date(3), date(3), Empty::Full));
        assert!(matches!(&lines[1], Shown::Day(of, slots) if *of == date(4) && slots.len() == 1));
        assert_eq!(lines[2], Shown::Empty(date(6), date(8), Empty::Weekend));
        assert_eq!(lines[3], Shown::Empty(date(9), date(9), Empty::Away));
        assert_eq!(lines[4], Shown::Empty(date(11), date(11), Empty::Away));
    }

    #[test]
    fn a_run_goes_on_over_the_end_of_a_month() {
        let day = |text: &str| Day {
            date: parse_iso(text).expect(text),
            slots: Err(Empty::Closed),
        };
        let lines = shown(vec![day("2026-12-31"), day("2027-01-01")]);
        assert_eq!(lines.len(), 1);
    }

    #[test]
    fn an_hour_that_is_there_twice_is_told_apart() {
        let times = ["02:00", "03:00", "03:30", "03:00", "03:30", "04:00"].map(str::to_owned);
        let (before, after) = (Some(Turn::Before), Some(Turn::After));
        assert_eq!(turns(&times), [None, before, before, after, after, None]);
        assert_eq!(turns(&[]), []);
    }
}
