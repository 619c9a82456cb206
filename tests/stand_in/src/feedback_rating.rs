//! How good an answer is, by whoever asked. Each time that an entry is answered has one of its own.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::feedback_thread::Thread;
use crate::problem::Problem;
use crate::request::there;
use crate::trail::at;

/// Characters.
const LONGEST: usize = 1000;

#[derive(Serialize)]
pub(crate) struct RatingJson {
    stars: i64,
    comment: Option<String>,
    at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRatingJson {
    stars: Option<i64>,
    #[serde(default, deserialize_with = "there")]
    comment: Option<String>,
}

/// Of the answer that stands.
pub(crate) fn of(
    db: &Connection,
    entry: i64,
    thread: &Thread,
) -> rusqlite::Result<Option<RatingJson>> {
    if !thread.is_answered() {
        return Ok(None);
    }
    db.query_row(
        "SELECT stars, comment, at FROM feedback_rating WHERE feedback = ?1 AND round = ?2",
        (entry, thread.round),
        |row| {
            Ok(RatingJson {
                stars: row.get(0)?,
                comment: row.get(1)?,
                at: at(row.get(2)?),
            })
        },
    )
    .optional()
}

/// In the place of the one before; the very same again changes nothing, nor its time.
pub(crate) fn put(
    db: &Connection,
    entry: i64,
    thread: &Thread,
    json: NewRatingJson,
    now: Timestamp,
) -> Result<(), Problem> {
    let stars = match json.stars {
        None => Err("required"),
        Some(stars) if !(1..=5).contains(&stars) => Err("unknown"),
        Some(stars) => Ok(stars),
    };
    let comment = json.comment.unwrap_or_default();
    let comment = comment.trim();
    let is_long = comment.chars().count() > LONGEST;
    let (Ok(stars), false) = (stars, is_long) else {
        let long = is_long.then_some("too_long");
        return Err(Problem::invalid_where([
            ("stars", stars.err()),
            ("comment", long),
        ]));
    };
    if !thread.is_answered() {
        return Err(Problem::not_answered());
    }
    let comment = Some(comment).filter(|comment| !comment.is_empty());
    db.execute(
        "INSERT INTO feedback_rating (feedback, round, stars, comment, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (feedback, round) DO UPDATE
         SET stars = excluded.stars, comment = excluded.comment, at = excluded.at
         WHERE (feedback_rating.stars, feedback_rating.comment) IS NOT (excluded.stars, excluded.comment)",
        (entry, thread.round, stars, comment, now.as_second()),
    )?;
    Ok(())
}
