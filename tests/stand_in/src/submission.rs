//! The rules of a new reading: what is refused, what is asked about first, what is kept.
//!
//! Lower than the last, and unusually large, are questions: a client that confirms them is not refused.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use crate::clock;
use crate::invoices;
use crate::meters::{self, LastReadingJson, UsualJson};
use crate::new_reading::{Confirmation, NewReading, NewReadingJson, date};
use crate::period::Period;
use crate::problem::Problem;
use crate::trail::accepted_at;

/// What is known of the meter before.
struct Known {
    full_turn: i64,
    /// Since when the operator knows that it hangs in the place of another.
    replaced_on: Option<String>,
    previous: Option<LastReadingJson>,
    /// The last one that was not planned.
    read: Option<LastReadingJson>,
    usual: Option<UsualJson>,
}

/// m³ above which a rollover is not believed, where the usual volume says nothing else.
const LARGEST_ROLLOVER: i64 = 3000;

/// Keeps a reading for `period`; its number. Fails with 422 and field codes.
pub(crate) fn submit(
    db: &Connection,
    account: &str,
    json: NewReadingJson,
    period: Period,
    now: Timestamp,
) -> Result<i64, Problem> {
    let new = NewReading::parsed(json)?;
    if !has_meter(db, account, &new.meter)? {
        return Err(Problem::field("meter_id", "unknown"));
    }
    let known = known(db, &new.meter, period)?;
    let consumption = checked(&new, &known, clock::day(now))?;
    let verdict = verdict(&new, &known, consumption);
    let replaces = if new.confirms(Confirmation::ReplacesStanding) {
        supersede(db, &new.meter, period, now)?
    } else {
        None
    };
    let kept = Kept {
        new,
        previous: known.previous.map(|previous| previous.value),
        consumption,
        verdict,
        period,
        replaces,
        now,
    };
    insert(db, account, &kept).map_err(on_constraint)
}

/// Whether the home has this meter.
pub(crate) fn has_meter(db: &Connection, account: &str, meter: &str) -> rusqlite::Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM meter WHERE id = ?1 AND account_id = ?2)",
        (meter, account),
        |row| row.get(0),
    )
}

fn known(db: &Connection, meter: &str, period: Period) -> rusqlite::Result<Known> {
    let (digits, replaced_on) = db.query_row(
        "SELECT digits, replaced_on FROM meter WHERE id = ?1",
        [meter],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(Known {
        full_turn: meters::full_turn(digits),
        replaced_on,
        previous: meters::last_reading(db, meter, period)?,
        read: meters::last_read(db, meter, period)?,
        usual: meters::usual(db, meter, period)?,
    })
}

/// The consumption in m³, nothing where it cannot be told; or what is wrong.
fn checked(new: &NewReading, known: &Known, today: Date) -> Result<Option<i64>, Problem> {
    let consumption = consumption(new, known);
    let taken_on = taken_on(new, known, today);
    match (consumption, taken_on) {
        (Ok(consumption), Ok(())) => Ok(consumption),
        (consumption, taken_on) => Err(Problem::invalid_where([
            ("value", consumption.err()),
            ("taken_on", taken_on.err()),
        ])),
    }
}

fn taken_on(new: &NewReading, known: &Known, today: Date) -> Result<(), &'static str> {
    let before = known
        .previous
        .as_ref()
        .and_then(|previous| date(&previous.taken_on).ok());
    if new.taken_on > today {
        Err("in_future")
    } else if before.is_some_and(|before| new.taken_on < before) {
        Err("before_previous")
    } else {
        Ok(())
    }
}

fn consumption(new: &NewReading, known: &Known) -> Result<Option<i64>, &'static str> {
    if new.value >= known.full_turn {
        return Err("out_of_range");
    }
    let Some(previous) = known.previous.as_ref().map(|previous| previous.value) else {
        return Ok(None);
    };
    if new.confirms(Confirmation::MeterReplaced) {
        return Ok(None);
    }
    let volume = if new.value >= previous {
        new.value - previous
    } else if new.confirms(Confirmation::Rollover) {
        rolled_over(known, known.full_turn - previous + new.value)?
    } else if was_planned_too_high(new, known) {
        return Ok(None);
    } else {
        return Err("below_previous");
    };
    if is_unusually_large(known, volume) && !new.confirms(Confirmation::UnusuallyLarge) {
        return Err("unusually_large");
    }
    Ok(Some(volume))
}

/// Lower than what was planned, not than what was read: the operator counts the months anew.
fn was_planned_too_high(new: &NewReading, known: &Known) -> bool {
    let read = known.read.as_ref().map(|read| read.value);
    read.is_some_and(|read| new.value >= read)
}

fn rolled_over(known: &Known, volume: i64) -> Result<i64, &'static str> {
    let most = known.usual.map_or(LARGEST_ROLLOVER, |usual| {
        LARGEST_ROLLOVER.max(10 * usual.to_m3)
    });
    if volume > most {
        Err("rollover_not_plausible")
    } else {
        Ok(volume)
    }
}

fn is_unusually_large(known: &Known, volume: i64) -> bool {
    known
        .usual
        .is_some_and(|usual| volume > (3 * usual.to_m3).max(usual.to_m3 + 200))
}

/// What was confirmed is taken as it is. Whether it is believed, the night tells: here is what it will say.
fn verdict(new: &NewReading, known: &Known, consumption: Option<i64>) -> Option<&'static str> {
    let read = known.read.as_ref()?;
    // Replaced after the last reading, or before it and told already.
    let is_replaced = known.replaced_on.as_ref() > Some(&read.taken_on);
    if new.confirms(Confirmation::MeterReplaced) && !is_replaced {
        return Some("meter_replacement_unknown");
    }
    let most = 10 * known.usual?.to_m3;
    (consumption? > most && new.confirms(Confirmation::UnusuallyLarge))
        .then_some("value_not_plausible")
}

/// The number of the one that stood.
fn supersede(
    db: &Connection,
    meter: &str,
    period: Period,
    now: Timestamp,
) -> rusqlite::Result<Option<i64>> {
    db.query_row(
        "UPDATE reading SET superseded_at = max(?3, submitted_at)
         WHERE meter_id = ?1 AND period = ?2 AND superseded_at IS NULL AND rejected_at IS NULL
         RETURNING number",
        (meter, period.to_string(), now.as_second()),
        |row| row.get(0),
    )
    .optional()
}

/// A reading that nothing speaks against.
struct Kept {
    new: NewReading,
    previous: Option<i64>,
    consumption: Option<i64>,
    /// Why the night will reject it, where it will.
    verdict: Option<&'static str>,
    period: Period,
    /// The number of the one whose place it takes.
    replaces: Option<i64>,
    now: Timestamp,
}

fn insert(db: &Connection, account: &str, kept: &Kept) -> rusqlite::Result<i64> {
    let operator_account: String = db.query_row(
        "SELECT operator_account FROM account WHERE id = ?1",
        [account],
        |row| row.get(0),
    )?;
    let accepted_at = accepted_at(kept.now);
    let counted_at = invoices::closed_at(&operator_account, kept.period).max(accepted_at);
    db.query_row(
        "INSERT INTO reading (meter_id, period, value, previous_value, consumption_m3, taken_on,
             source, submitted_at, accepted_at, counted_at, replaces, verdict)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'consumer', ?7, ?8, ?9, ?10, ?11) RETURNING number",
        (
            &kept.new.meter,
            kept.period.to_string(),
            kept.new.value,
            kept.previous,
            kept.consumption,
            kept.new.taken_on.to_string(),
            kept.now.as_second(),
            accepted_at.as_second(),
            counted_at.as_second(),
            kept.replaces,
            kept.verdict,
        ),
        |row| row.get(0),
    )
}

/// A constraint of the database, said as the field it speaks of.
fn on_constraint(cause: rusqlite::Error) -> Problem {
    let text = cause.to_string();
    if text.contains("reading.meter_id, reading.period") {
        Problem::field("value", "already_submitted")
    } else if text.contains("value_out_of_range") {
        Problem::field("value", "out_of_range")
    } else {
        Problem::internal(&cause)
    }
}
