//! A home's meters, with what the form needs to know before a reading is sent.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::period::Period;

#[derive(Serialize)]
pub(crate) struct MeterJson {
    id: String,
    serial: String,
    model: String,
    location: Option<String>,
    digits: u32,
    next_verification_on: Option<String>,
    last_reading: Option<LastReadingJson>,
    standing: Option<StandingJson>,
    rejected: Option<RejectedJson>,
    usual: Option<UsualJson>,
}

#[derive(Serialize)]
pub(crate) struct LastReadingJson {
    pub value: i64,
    pub taken_on: String,
    pub source: String,
}

#[derive(Serialize)]
struct StandingJson {
    id: String,
    value: i64,
    taken_on: String,
    source: String,
}

#[derive(Serialize)]
struct RejectedJson {
    id: String,
    value: i64,
    taken_on: String,
    reason: String,
}

/// m³ per month.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct UsualJson {
    pub from_m3: i64,
    pub to_m3: i64,
}

/// The meters of a home, as they are seen when a reading sent now counts for `period`.
pub(crate) fn of_account(
    db: &Connection,
    account: &str,
    period: Period,
) -> rusqlite::Result<Vec<MeterJson>> {
    let mut meters = db
        .prepare(
            "SELECT id, serial, model, location, digits, next_verification_on
             FROM meter WHERE account_id = ?1 ORDER BY position",
        )?
        .query_map([account], |row| {
            Ok(MeterJson {
                id: row.get(0)?,
                serial: row.get(1)?,
                model: row.get(2)?,
                location: row.get(3)?,
                digits: row.get(4)?,
                next_verification_on: row.get(5)?,
                last_reading: None,
                standing: None,
                rejected: None,
                usual: None,
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for meter in &mut meters {
        meter.last_reading = last_reading(db, &meter.id, period)?;
        meter.standing = standing(db, &meter.id, period)?;
        if meter.standing.is_none() {
            meter.rejected = rejected(db, &meter.id, period)?;
        }
        meter.usual = usual(db, &meter.id, period)?;
    }
    Ok(meters)
}

/// m³: the value at which all drums are at zero again.
pub(crate) fn full_turn(digits: u32) -> i64 {
    10_i64.pow(digits)
}

/// The newest one that stands of the periods before.
pub(crate) fn last_reading(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<LastReadingJson>> {
    newest_before(db, meter, period, "")
}

/// The same of those that somebody has read off the meter.
pub(crate) fn last_read(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<LastReadingJson>> {
    newest_before(db, meter, period, "AND source <> 'planned'")
}

fn newest_before(
    db: &Connection,
    meter: &str,
    period: Period,
    condition: &str,
) -> rusqlite::Result<Option<LastReadingJson>> {
    db.query_row(
        &format!(
            "SELECT value, taken_on, source FROM reading
             WHERE meter_id = ?1 AND period < ?2 AND superseded_at IS NULL
                 AND rejected_at IS NULL {condition}
             ORDER BY period DESC LIMIT 1"
        ),
        (meter, period.to_string()),
        |row| {
            Ok(LastReadingJson {
                value: row.get(0)?,
                taken_on: row.get(1)?,
                source: row.get(2)?,
            })
        },
    )
    .optional()
}

fn standing(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<StandingJson>> {
    db.query_row(
        "SELECT 'r-' || number, value, taken_on, source FROM reading
         WHERE meter_id = ?1 AND period = ?2 AND superseded_at IS NULL AND rejected_at IS NULL",
        (meter, period.to_string()),
        |row| {
            Ok(StandingJson {
                id: row.get(0)?,
                value: row.get(1)?,
                taken_on: row.get(2)?,
                source: row.get(3)?,
            })
        },
    )
    .optional()
}

fn rejected(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<RejectedJson>> {
    db.query_row(
        "SELECT 'r-' || number, value, taken_on, reason
         FROM reading
         WHERE meter_id = ?1 AND period = ?2 AND rejected_at IS NOT NULL
         ORDER BY submitted_at DESC, number DESC LIMIT 1",
        (meter, period.to_string()),
        |row| {
            Ok(RejectedJson {
                id: row.get(0)?,
                value: row.get(1)?,
                taken_on: row.get(2)?,
                reason: row.get(3)?,
            })
        },
    )
    .optional()
}

/// What was used in the same month of up to five years before, rounded outwards to tens.
pub(crate) fn usual(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<UsualJson>> {
    let used = used_before(db, meter, period)?;
    Ok(used.map(|(least, most)| UsualJson {
        from_m3: least / 10 * 10,
        to_m3: (most + 9) / 10 * 10,
    }))
}

/// The least and the most m³ of the same month of up to five years before, planned volumes apart.
fn used_before(
    db: &Connection,
    meter: &str,
    period: Period,
) -> rusqlite::Result<Option<(i64, i64)>> {
    db.query_row(
        "SELECT min(consumption_m3), max(consumption_m3) FROM
             (SELECT consumption_m3 FROM reading
              WHERE meter_id = ?1 AND period < ?2 AND substr(period, 6) = substr(?2, 6)
                  AND superseded_at IS NULL AND rejected_at IS NULL AND source <> 'planned'
                  AND consumption_m3 IS NOT NULL
              ORDER BY period DESC LIMIT 5)",
        (meter, period.to_string()),
        |row| {
            let (least, most): (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            Ok(least.zip(most))
        },
    )
}

/// The m³ that a month without a reading is planned with: the middle of what was used in the years before, or as much
/// as in the same month of last year or, failing that, as the last time.
pub(crate) fn expected(db: &Connection, meter: &str, period: Period) -> rusqlite::Result<i64> {
    if let Some((least, most)) = used_before(db, meter, period)? {
        return Ok((least + most) / 2);
    }
    let known = db
        .query_row(
            "SELECT consumption_m3 FROM reading
             WHERE meter_id = ?1 AND period < ?2 AND consumption_m3 IS NOT NULL
                 AND superseded_at IS NULL AND rejected_at IS NULL
             ORDER BY period = ?3 DESC, period DESC LIMIT 1",
            (
                meter,
                period.to_string(),
                period.a_year_before().to_string(),
            ),
            |row| row.get(0),
        )
        .optional()?;
    Ok(known.unwrap_or(0))
}
