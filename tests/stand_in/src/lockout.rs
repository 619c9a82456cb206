//! Five wrong tries lock a login for a quarter of an hour, whether or not anybody has it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

use crate::problem::Problem;

const TRIES: i64 = 5;

/// Seconds.
const LOCKED_FOR: i64 = 15 * 60;

/// 429 while the lock holds; forgets it once it does not.
pub(crate) fn refuse_locked(db: &Connection, login: &str, now: Timestamp) -> Result<(), Problem> {
    let locked_until: Option<i64> = db
        .query_row(
            "SELECT locked_until FROM wrong_try WHERE login = ?1",
            [login],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    match locked_until {
        Some(until) if until > now.as_second() => Err(Problem::locked_out(
            (until - now.as_second()).unsigned_abs(),
        )),
        Some(_) => Ok(forget(db, login)?),
        None => Ok(()),
    }
}

pub(crate) fn count_wrong_try(
    db: &Connection,
    login: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO wrong_try (login, tries) VALUES (?1, 1)
         ON CONFLICT (login) DO UPDATE SET tries = tries + 1",
        [login],
    )?;
    db.execute(
        "UPDATE wrong_try SET locked_until = ?2 WHERE login = ?1 AND tries >= ?3",
        (login, now.as_second() + LOCKED_FOR, TRIES),
    )?;
    Ok(())
}

/// 429 while the lock holds; else a try, counted before it is known to be wrong: of tries side by side no more get
/// through than of tries in a row.
pub(crate) fn reserve(db: &Connection, login: &str, now: Timestamp) -> Result<(), Problem> {
    refuse_locked(db, login, now)?;
    Ok(count_wrong_try(db, login, now)?)
}

/// The try was right: it is not counted, and locks nothing.
pub(crate) fn give_back(db: &Connection, login: &str) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM wrong_try WHERE login = ?1 AND tries <= 1",
        [login],
    )?;
    db.execute(
        "UPDATE wrong_try SET tries = tries - 1,
             locked_until = iif(tries - 1 >= ?2, locked_until, NULL)
         WHERE login = ?1",
        (login, TRIES),
    )
    .map(drop)
}

pub(crate) fn forget(db: &Connection, login: &str) -> rusqlite::Result<()> {
    db.execute("DELETE FROM wrong_try WHERE login = ?1", [login])
        .map(drop)
}
