//! Years of monthly readings that end at a known value, whatever the month.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::people::MeterOnWall;
use crate::clock;
use crate::invoices;
use crate::period::{Period, WindowDays};
use crate::trail::accepted_at;

/// What burns the gas, and so how much in which season.
#[derive(Clone, Copy)]
pub(super) enum Use {
    /// Stove, hot water and a boiler; percent of an ordinary house.
    Heating { percent: i64 },
    /// The same in every season, m³ per month.
    Stove { m3: i64 },
    /// A summer house: m³ per month from May to September, nothing in winter.
    Summer { m3: i64 },
}

/// Who took a month's reading, where it was not simply the consumer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Planned,
    TakenByOperator,
    OtherChannel,
    /// The consumer's was not believed; the operator took one.
    Rejected,
    /// The consumer sent a slip and two days later the right one.
    Superseded,
    /// Nobody took one: the next one is for two months.
    Missed,
}

/// m³ of an ordinary house, January to December.
const HEATING: [i64; 12] = [190, 172, 138, 78, 34, 21, 17, 18, 27, 76, 129, 171];

/// Where a meter hangs: which bill and which window its readings belong to.
pub(super) struct Wall<'a> {
    pub id: &'a str,
    pub operator_account: &'a str,
    pub window: WindowDays,
}

pub(super) struct Row<'a> {
    pub wall: &'a Wall<'a>,
    pub period: Period,
    pub value: i64,
    pub previous: Option<i64>,
    pub taken_on: Date,
    pub source: &'static str,
    pub reason: Option<&'static str>,
    pub submitted_at: Timestamp,
    /// When it was accepted, or that it was rejected.
    pub accepted_at: Option<Timestamp>,
    pub superseded_at: Option<Timestamp>,
    /// The number of the one whose place it took.
    pub replaces: Option<i64>,
}

/// Plants the meter's readings up to the period `last`.
pub(super) fn plant(
    db: &Connection,
    wall: &Wall,
    meter: &MeterOnWall,
    last: Period,
) -> rusqlite::Result<()> {
    let mut periods: Vec<Period> =
        std::iter::successors(Some(last), |period| Some(period.before()))
            .take(meter.months as usize)
            .collect();
    periods.reverse();
    let used: i64 = periods
        .iter()
        .skip(1)
        .map(|period| volume(meter, *period))
        .sum();
    let mut value = meter.last_value - used;
    let mut previous = None;
    for (index, period) in periods.iter().enumerate() {
        if previous.is_some() {
            value += volume(meter, *period);
        }
        let months_ago = periods.len() - 1 - index;
        let month = Month {
            wall,
            meter,
            period: *period,
            months_ago,
            value,
            previous,
        };
        if month.plant(db)? {
            previous = Some(value);
        }
    }
    Ok(())
}

/// m³ used in a month; a little different each year, the same at every seeding.
pub(super) fn volume(meter: &MeterOnWall, period: Period) -> i64 {
    let month = period.month();
    let ordinary = match meter.used_for {
        Use::Heating { percent } => HEATING[usize::from(month.unsigned_abs()) - 1] * percent / 100,
        Use::Stove { m3 } => m3,
        Use::Summer { m3 } if (5..=9).contains(&month) => m3,
        Use::Summer { .. } => 0,
    };
    ordinary * (85 + chance(meter.serial, period, 31)) / 100
}

/// From 0 to below `sides`, the same for the same meter and month.
fn chance(serial: &str, period: Period, sides: i64) -> i64 {
    let digest = Sha256::digest(format!("{serial} {period}"));
    i64::from(u16::from_be_bytes([digest[0], digest[1]])) % sides
}

struct Month<'a> {
    wall: &'a Wall<'a>,
    meter: &'a MeterOnWall,
    period: Period,
    months_ago: usize,
    value: i64,
    previous: Option<i64>,
}

impl Month<'_> {
    /// Whether there is a reading now.
    fn plant(&self, db: &Connection) -> rusqlite::Result<bool> {
        let event = self
            .meter
            .events
            .iter()
            .find(|(months_ago, _)| *months_ago as usize == self.months_ago)
            .map(|(_, event)| *event);
        match event {
            None => insert(db, &self.sent("consumer"))?,
            Some(Event::OtherChannel) => insert(db, &self.sent("other_channel"))?,
            Some(Event::Planned) => insert(db, &self.planned())?,
            Some(Event::TakenByOperator) => insert(db, &self.taken_by_operator())?,
            Some(Event::Rejected) => self.plant_rejected(db)?,
            Some(Event::Superseded) => self.plant_superseded(db)?,
            Some(Event::Missed) => return Ok(false),
        };
        Ok(true)
    }

    fn plant_rejected(&self, db: &Connection) -> rusqlite::Result<i64> {
        let slip = Row {
            value: self.value + 9_000,
            accepted_at: None,
            reason: Some("value_not_plausible"),
            ..self.sent("consumer")
        };
        insert(db, &slip)?;
        insert(db, &self.taken_by_operator())
    }

    fn plant_superseded(&self, db: &Connection) -> rusqlite::Result<i64> {
        let right = self.sent("consumer");
        let sent_again_at = self.evening(right.taken_on.saturating_add(2.days()));
        let slip = Row {
            value: self.value + 90,
            superseded_at: Some(sent_again_at),
            ..self.sent("consumer")
        };
        let slip = insert(db, &slip)?;
        let right = Row {
            submitted_at: sent_again_at,
            accepted_at: Some(accepted_at(sent_again_at)),
            replaces: Some(slip),
            ..right
        };
        insert(db, &right)
    }

    /// Sent on one of the window's first three days.
    fn sent(&self, source: &'static str) -> Row<'_> {
        let (opens_on, _) = self.wall.window.for_period(self.period);
        let taken_on = opens_on.saturating_add(chance(self.wall.id, self.period, 3).days());
        let submitted_at = self.evening(taken_on);
        Row {
            wall: self.wall,
            period: self.period,
            value: self.value,
            previous: self.previous,
            taken_on,
            source,
            reason: None,
            submitted_at,
            accepted_at: Some(accepted_at(submitted_at)),
            superseded_at: None,
            replaces: None,
        }
    }

    /// The night after the window has closed with no reading.
    fn planned(&self) -> Row<'_> {
        let (_, closes_on) = self.wall.window.for_period(self.period);
        let night = clock::two_at_night(closes_on.saturating_add(1.day()));
        Row {
            taken_on: self.period.next().day(1),
            reason: Some("no_reading_submitted"),
            submitted_at: night,
            accepted_at: Some(night),
            ..self.sent("planned")
        }
    }

    fn taken_by_operator(&self) -> Row<'_> {
        let (_, closes_on) = self.wall.window.for_period(self.period);
        let submitted_at = clock::instant(closes_on, 10, 40);
        Row {
            taken_on: closes_on,
            submitted_at,
            accepted_at: Some(accepted_at(submitted_at)),
            ..self.sent("operator")
        }
    }

    fn evening(&self, day: Date) -> Timestamp {
        let minutes = chance(self.meter.serial, self.period, 240);
        clock::instant(day, 17, 0)
            .saturating_add(minutes.minutes())
            .unwrap_or_default()
    }
}

/// The number it has got.
pub(super) fn insert(db: &Connection, row: &Row) -> rusqlite::Result<i64> {
    let is_rejected = row.accepted_at.is_none();
    let consumption = row
        .previous
        .map(|previous| row.value - previous)
        .filter(|_| !is_rejected);
    let closed_at = invoices::closed_at(row.wall.operator_account, row.period);
    let counted_at = row
        .accepted_at
        .map(|accepted_at| closed_at.max(accepted_at));
    let rejected_at = is_rejected.then(|| accepted_at(row.submitted_at));
    db.query_row(
        "INSERT INTO reading (meter_id, period, value, previous_value, consumption_m3, taken_on,
             source, reason, submitted_at, accepted_at, counted_at, rejected_at, superseded_at,
             replaces)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) RETURNING number",
        rusqlite::params![
            row.wall.id,
            row.period.to_string(),
            row.value,
            row.previous,
            consumption,
            row.taken_on.to_string(),
            row.source,
            row.reason,
            row.submitted_at.as_second(),
            row.accepted_at.map(Timestamp::as_second),
            counted_at.map(Timestamp::as_second),
            rejected_at.map(Timestamp::as_second),
            row.superseded_at.map(Timestamp::as_second),
            row.replaces,
        ],
        |row| row.get(0),
    )
}
