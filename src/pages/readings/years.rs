//! A year of a meter: what was used month by month, a day, and beside the year before.

use super::model::{Reading, Status};
use crate::domain::meter::{CubicMetres, Source};
use chrono::NaiveDate;

/// Between two readings of a usual month lie so many days: the window is five days wide.
const MONTHLY: std::ops::RangeInclusive<u32> = 26..=36;

/// One calendar year of settlement periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    pub year: i32,
    /// Newest first, those that do not count too.
    pub lines: Vec<Line>,
    /// January to December.
    pub months: [Month; 12],
    pub total: CubicMetres,
    /// What of it the operator has planned.
    pub planned: CubicMetres,
    /// Beside the same months of the year before, where there are any.
    pub compared: Option<Change>,
}

/// A reading among its neighbours.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub reading: Reading,
    /// What is used a day, where the readings do not lie about a month apart.
    pub pace: Option<Pace>,
    pub compared: Option<Compared>,
    /// It is the first one of another meter in the same place.
    pub is_of_new_meter: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    pub used: Option<CubicMetres>,
    pub planned: bool,
    pub before: Option<CubicMetres>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub days: u32,
    /// Tenths of a m³.
    pub a_day: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Less(u32),
    Same,
    More(u32),
}

/// What is beside the same month a year before: by the month in m³ or, where one of the two is no month, by the day in
/// tenths of a m³.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    Month(Change),
    Day(Change),
}

impl Change {
    fn from(before: u32, now: u32) -> Self {
        match now.cmp(&before) {
            std::cmp::Ordering::Less => Self::Less(before - now),
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::More(now - before),
        }
    }
}

/// Rejected and replaced ones stand in the history, and count nowhere.
pub fn counts(reading: &Reading) -> bool {
    !matches!(reading.status, Status::Rejected | Status::Superseded)
}

/// The years that have readings, and those between them: newest first.
pub fn known(newest_first: &[Reading]) -> Vec<i32> {
    let years = newest_first.iter().map(|reading| reading.period.year());
    match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) => (first..=last).rev().collect(),
        _ => Vec::new(),
    }
}

/// All of the year and of what it is compared with is here: the interval before the compared January too.
pub fn reaches(newest_first: &[Reading], year: i32) -> bool {
    let oldest = newest_first.last();
    oldest.is_some_and(|reading| reading.period.year() < year - 1)
}

/// The year as a whole, from all of the meter's readings.
pub fn year(newest_first: &[Reading], year: i32) -> Year {
    let used = Used::of(newest_first);
    let months = std::array::from_fn(|at| used.month(year, at));
    let in_year = newest_first.iter().enumerate();
    let in_year = in_year.filter(|(_, reading)| reading.period.year() == year);
    let lines = in_year.map(|(at, reading)| line(newest_first, at, reading));
    Year {
        year,
        lines: lines.collect(),
        total: used.total(year, |_| true),
        planned: used.total(year, |reading| reading.source == Source::Planned),
        compared: compared(&months),
        months,
    }
}

fn line(all: &[Reading], at: usize, reading: &Reading) -> Line {
    let interval = interval(all, at);
    let serial_before = before(all, at).map(|before| &before.meter_serial);
    Line {
        pace: pace(reading, interval).filter(|pace| !MONTHLY.contains(&pace.days)),
        compared: beside_a_year_ago(all, reading, interval),
        is_of_new_meter: serial_before.is_some_and(|serial| *serial != reading.meter_serial),
        reading: reading.clone(),
    }
}

/// The one that counts and was taken before this one.
fn before(all: &[Reading], at: usize) -> Option<&Reading> {
    let reading = all.get(at).filter(|reading| counts(reading))?;
    let older = all.iter().skip(at + 1).filter(|older| counts(older));
    older
        .into_iter()
        .find(|older| older.taken_on < reading.taken_on)
}

/// Days since the reading before.
fn interval(all: &[Reading], at: usize) -> Option<u32> {
    days(before(all, at)?.taken_on, all.get(at)?.taken_on)
}

fn days(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    u32::try_from(to.signed_duration_since(from).num_days()).ok()
}

fn pace(reading: &Reading, days: Option<u32>) -> Option<Pace> {
    let (used, days) = (reading.consumption?.0, days.filter(|days| *days > 0)?);
    // Rounded to the nearest tenth.
    let a_day = (u64::from(used) * 20 + u64::from(days)) / (u64::from(days) * 2);
    let a_day = u32::try_from(a_day).ok()?;
    Some(Pace { days, a_day })
}

fn beside_a_year_ago(
    all: &[Reading],
    reading: &Reading,
    interval: Option<u32>,
) -> Option<Compared> {
    let (year, month) = (reading.period.year() - 1, reading.period.month());
    let now = reading.consumption.filter(|_| counts(reading))?;
    let (at, then) = all.iter().enumerate().find(|(_, other)| {
        counts(other) && other.period.year() == year && other.period.month() == month
    })?;
    let used = then.consumption?;
    let interval_then = self::interval(all, at);
    let is_month = |days: Option<u32>| days.is_none_or(|days| MONTHLY.contains(&days));
    if is_month(interval) && is_month(interval_then) {
        return Some(Compared::Month(Change::from(used.0, now.0)));
    }
    let (now, then) = (pace(reading, interval)?, pace(then, interval_then)?);
    Some(Compared::Day(Change::from(then.a_day, now.a_day)))
}

/// The year's months that are known of the year before too, together.
fn compared(months: &[Month; 12]) -> Option<Change> {
    let both = months
        .iter()
        .filter_map(|month| Some((month.before?.0, month.used?.0)));
    let sums =
        both.reduce(|(before, now), (b, n)| (before.saturating_add(b), now.saturating_add(n)));
    sums.map(|(before, now)| Change::from(before, now))
}

/// Every reading that counts and says what was used.
struct Used<'a>(Vec<(&'a Reading, CubicMetres)>);

impl<'a> Used<'a> {
    fn of(readings: &'a [Reading]) -> Self {
        let counting = readings.iter().filter(|reading| counts(reading));
        Self(
            counting
                .filter_map(|reading| Some((reading, reading.consumption?)))
                .collect(),
        )
    }

    fn month(&self, year: i32, at: usize) -> Month {
        let sum = |year| {
            let of = self.0.iter().filter(move |(reading, _)| {
                reading.period.year() == year && reading.period.month() as usize == at + 1
            });
            of.map(|(_, used)| *used).reduce(added)
        };
        let planned = self.0.iter().any(|(reading, _)| {
            let period = reading.period;
            reading.source == Source::Planned
                && (period.year(), period.month() as usize) == (year, at + 1)
        });
        Month {
            used: sum(year),
            planned,
            before: sum(year - 1),
        }
    }

    fn total(&self, year: i32, is_meant: impl Fn(&Reading) -> bool) -> CubicMetres {
        let of = self
            .0
            .iter()
            .filter(|(reading, _)| reading.period.year() == year);
        let of = of.filter(|(reading, _)| is_meant(reading));
        of.map(|(_, used)| *used).fold(CubicMetres(0), added)
    }
}

fn added(one: CubicMetres, other: CubicMetres) -> CubicMetres {
    CubicMetres(one.0.saturating_add(other.0))
}

#[cfg(test)]
mod tests;
