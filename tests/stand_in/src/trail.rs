//! The way of a reading, received to counted: when each stage comes, and which the clock has passed.

use jiff::{Timestamp, ToSpan};
use rusqlite::Row;
use serde::Serialize;

use crate::clock::{self, rfc3339};

#[derive(Serialize)]
pub(crate) struct StageJson {
    pub stage: &'static str,
    at: String,
}

/// The companies take over what came in at two the next night.
pub(crate) fn accepted_at(submitted_at: Timestamp) -> Timestamp {
    let today = clock::day(submitted_at);
    let tonight = clock::two_at_night(today);
    if submitted_at < tonight {
        return tonight;
    }
    clock::two_at_night(today.saturating_add(1.day()))
}

/// The stages that the clock has passed, oldest first. None comes after the reading was rejected or replaced.
pub(crate) fn trail(
    row: &Row,
    submitted_at: i64,
    now: Timestamp,
) -> rusqlite::Result<Vec<StageJson>> {
    let end = |column: &str| row.get::<_, Option<i64>>(column);
    let ends = [end("rejected_at")?, end("superseded_at")?];
    let last = ends.into_iter().flatten().fold(now.as_second(), i64::min);
    let mut stages = vec![StageJson {
        stage: "received",
        at: at(submitted_at),
    }];
    for (stage, column) in [
        ("accepted", "accepted_at"),
        ("rejected", "rejected_at"),
        ("counted", "counted_at"),
        ("superseded", "superseded_at"),
    ] {
        if let Some(reached) = row
            .get::<_, Option<i64>>(column)?
            .filter(|reached| *reached <= last)
        {
            stages.push(StageJson {
                stage,
                at: at(reached),
            });
        }
    }
    Ok(stages)
}

/// RFC 3339 from the database's seconds.
pub(crate) fn at(seconds: i64) -> String {
    rfc3339(Timestamp::from_second(seconds).unwrap_or_default())
}
