//! What the operator plans: the volume of a month that no reading came for.

use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension};

use crate::clock;
use crate::invoices;
use crate::meters;
use crate::period::{Period, WindowDays};

/// Months: a database that was left for longer has a gap before them.
const LONGEST_SLEEP: usize = 120;

/// Plans for all meters what is due at the nights after `done` until `last`, both in seconds. Where nobody has counted
/// nights yet, what comes after a meter's newest reading.
pub(crate) fn plan(db: &Connection, done: Option<i64>, last: i64) -> rusqlite::Result<()> {
    for meter in meters(db)? {
        let since = match done {
            Some(done) => Some(done),
            None => meter.newest(db)?,
        };
        let Some(since) = since else { continue };
        for (period, night) in meter.closed(since, last) {
            meter.plan(db, period, night)?;
        }
    }
    Ok(())
}

struct Meter {
    id: String,
    full_turn: i64,
    operator_account: String,
    window: WindowDays,
}

fn meters(db: &Connection) -> rusqlite::Result<Vec<Meter>> {
    db.prepare(
        "SELECT meter.id, digits, operator_account, window_opens, window_closes
         FROM meter
             JOIN account ON account.id = account_id
             JOIN supplier ON supplier.id = supplier_id
         ORDER BY meter.id",
    )?
    .query_map([], |row| {
        Ok(Meter {
            id: row.get(0)?,
            full_turn: meters::full_turn(row.get(1)?),
            operator_account: row.get(2)?,
            window: WindowDays {
                opens: row.get(3)?,
                closes: row.get(4)?,
            },
        })
    })?
    .collect()
}

impl Meter {
    /// The periods that are due at the nights after `since` until `last`, oldest first, and those nights.
    fn closed(&self, since: i64, last: i64) -> Vec<(Period, Timestamp)> {
        let newest = Period::of(clock::day(Timestamp::from_second(last).unwrap_or_default()));
        let mut closed: Vec<_> =
            std::iter::successors(Some(newest), |period| Some(period.before()))
                .take(LONGEST_SLEEP)
                .map(|period| (period, self.night_after(period)))
                .skip_while(|(_, night)| night.as_second() > last)
                .take_while(|(_, night)| night.as_second() > since)
                .collect();
        closed.reverse();
        closed
    }

    /// The night after the last day of the period's window.
    fn night_after(&self, period: Period) -> Timestamp {
        let (_, closes_on) = self.window.for_period(period);
        clock::two_at_night(closes_on.saturating_add(1.day()))
    }

    /// That of the newest reading; none where there is no reading.
    fn newest(&self, db: &Connection) -> rusqlite::Result<Option<i64>> {
        let newest: Option<Period> = db.query_row(
            "SELECT max(period) FROM reading
             WHERE meter_id = ?1 AND superseded_at IS NULL AND rejected_at IS NULL",
            [&self.id],
            |row| row.get(0),
        )?;
        Ok(newest.map(|period| self.night_after(period).as_second()))
    }

    /// The volume of a period that nothing stands for. A meter that has never been read is left alone.
    fn plan(&self, db: &Connection, period: Period, night: Timestamp) -> rusqlite::Result<()> {
        let Some(previous) = meters::last_reading(db, &self.id, period)? else {
            return Ok(());
        };
        let next = next(db, &self.id, period)?;
        let volume = planned_from(db, &self.id, period, previous.value)?;
        let value = (previous.value + volume) % self.full_turn;
        let counted_at = invoices::closed_at(&self.operator_account, period).max(night);
        let planned = db.execute(
            "INSERT INTO reading (meter_id, period, value, previous_value, consumption_m3, taken_on,
                 source, reason, submitted_at, accepted_at, counted_at, by_night)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'planned', 'no_reading_submitted', ?7, ?7, ?8, 1)
             ON CONFLICT (meter_id, period) WHERE superseded_at IS NULL AND rejected_at IS NULL
             DO NOTHING",
            (
                &self.id,
                period.to_string(),
                value,
                previous.value,
                volume,
                period.next().day(1).to_string(),
                night.as_second(),
                counted_at.as_second(),
            ),
        )?;
        match next {
            Some((number, _)) if planned == 1 => begin_from(db, number, value),
            _ => Ok(()),
        }
    }
}

/// What a period would be planned with if nothing came for it; none for a meter that was never read.
pub(crate) fn planned_m3(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<i64>> {
    match meters::last_reading(db, meter, period)? {
        Some(previous) => planned_from(db, meter, period, previous.value).map(Some),
        None => Ok(None),
    }
}

/// Never past what is read afterwards.
fn planned_from(
    db: &Connection,
    meter: &str,
    period: Period,
    previous: i64,
) -> rusqlite::Result<i64> {
    let expected = meters::expected(db, meter, period)?;
    let room = next(db, meter, period)?.map(|(_, value)| (value - previous).max(0));
    Ok(room.map_or(expected, |room| expected.min(room)))
}

/// One that was sent for a later period, between midnight and two: number and value.
fn next(db: &Connection, meter: &str, period: Period) -> rusqlite::Result<Option<(i64, i64)>> {
    db.query_row(
        "SELECT number, value FROM reading
         WHERE meter_id = ?1 AND period > ?2 AND superseded_at IS NULL AND rejected_at IS NULL
         ORDER BY period LIMIT 1",
        (meter, period.to_string()),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

/// A reading counts from what was planned before it: no cubic metre is billed twice.
fn begin_from(db: &Connection, number: i64, value: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE reading SET previous_value = ?2,
             consumption_m3 = iif(consumption_m3 IS NOT NULL AND value >= ?2, value - ?2, consumption_m3)
         WHERE number = ?1",
        (number, value),
    )
    .map(drop)
}
