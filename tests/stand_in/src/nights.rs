//! What the companies do at two every night: they reject what they do not believe, and plan what did not come.
//!
//! Nobody wakes up for it: whoever looks at a home first does the work of all nights that have passed since, in the
//! same transaction. Done twice it is done once, and the same whoever does it.

use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension};

use crate::{clock, planning};

/// Brings every home to where it is at `now`.
pub(crate) fn pass(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let last = last_before(now).as_second();
    let done = db
        .query_row("SELECT passed_at FROM night", [], |row| row.get(0))
        .optional()?;
    match done {
        Some(done) if done == last => return Ok(()),
        Some(done) if done > last => take_back(db, now)?,
        done => {
            reject(db, last)?;
            planning::plan(db, done, last)?;
        }
    }
    db.execute(
        "INSERT OR REPLACE INTO night (only_one, passed_at) VALUES (1, ?1)",
        [last],
    )
    .map(drop)
}

/// The newest two o'clock that has passed.
fn last_before(now: Timestamp) -> Timestamp {
    let today = clock::day(now);
    let tonight = clock::two_at_night(today);
    if tonight <= now {
        return tonight;
    }
    clock::two_at_night(today.saturating_sub(1.day()))
}

/// What the rules of submission have a verdict on is not accepted.
fn reject(db: &Connection, last: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE reading SET rejected_at = accepted_at, accepted_at = NULL, reason = verdict
         WHERE verdict IS NOT NULL AND accepted_at <= ?1
             AND rejected_at IS NULL AND superseded_at IS NULL",
        [last],
    )
    .map(drop)
}

/// The clock was set back: those nights have not been yet. What consumers sent meanwhile stays.
fn take_back(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM reading
         WHERE by_night AND submitted_at > ?1 AND superseded_at IS NULL",
        [now.as_second()],
    )?;
    // Where another one stands in its place already, a rejected one stays rejected.
    db.execute(
        "UPDATE OR IGNORE reading SET accepted_at = rejected_at, rejected_at = NULL, reason = NULL
         WHERE verdict IS NOT NULL AND submitted_at <= ?1 AND rejected_at > ?1",
        [now.as_second()],
    )
    .map(drop)
}
