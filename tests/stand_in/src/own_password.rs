//! The password of whoever is signed in: asked for again before what cannot be taken back.

use rusqlite::Connection;

use crate::App;
use crate::lockout;
use crate::password::verified;
use crate::problem::{FieldProblem, Problem};

/// Characters; the contract's limit.
const LONGEST: usize = 128;

/// Whether the password was right.
pub(crate) enum Checked {
    Right,
    Wrong(FieldProblem),
}

impl Checked {
    /// 422 where it was not.
    pub fn right(self) -> Result<(), Problem> {
        match self {
            Checked::Right => Ok(()),
            Checked::Wrong(field) => Err(Problem::invalid(vec![field])),
        }
    }
}

/// Counts a wrong one. 429 after too many: a device that was left signed in is no place to guess at.
pub(crate) async fn check(
    app: &App,
    consumer: i64,
    password: Option<String>,
    field: &'static str,
) -> Result<Checked, Problem> {
    let wrong = |code| Ok(Checked::Wrong(FieldProblem { field, code }));
    let password = password.unwrap_or_default();
    match password.chars().count() {
        0 => return wrong("required"),
        length if length > LONGEST => return wrong("too_long"),
        _ => {}
    }
    let now = app.clock.now();
    let hash = app
        .db
        .run(move |db| {
            lockout::reserve(db, &tries(consumer), now)?;
            Ok(hash_of(db, consumer)?)
        })
        .await?;
    let is_right = verified(vec![(consumer, hash)], password).await?.is_some();
    if is_right {
        app.db
            .run(move |db| Ok(lockout::forget(db, &tries(consumer))?))
            .await?;
        Ok(Checked::Right)
    } else {
        wrong("wrong")
    }
}

/// No login is in capitals: nobody without a session can lock this.
pub(crate) fn tries(consumer: i64) -> String {
    format!("CONSUMER {consumer}")
}

fn hash_of(db: &Connection, consumer: i64) -> rusqlite::Result<String> {
    db.query_row(
        "SELECT password_hash FROM consumer WHERE id = ?1",
        [consumer],
        |row| row.get(0),
    )
}
