//! A recovery under way: what is kept of it, and what is told.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::codes::{self, CodeSentJson, Owner, Purpose};
use crate::messages::{self, Channel};
use crate::problem::Problem;
use crate::session::{hash_token, secret};

/// Seconds until it is forgotten.
const LIFE: i64 = 60 * 60;

/// Seconds after the code within which the password is set.
const TO_CHANGE: i64 = 15 * 60;

#[derive(Serialize)]
pub(crate) struct RecoveryJson {
    id: String,
    is_confirmed: bool,
    code: Option<CodeSentJson>,
}

pub(crate) struct Recovery {
    /// What the client has; the database has its hash.
    id: String,
    id_hash: String,
    /// None where the login is not known, or not confirmed.
    pub consumer: Option<i64>,
    pub channel: Channel,
    pub sent_to: String,
    confirmed_at: Option<i64>,
}

impl Recovery {
    pub fn begin(
        db: &Connection,
        channel: Channel,
        login: &str,
        now: Timestamp,
    ) -> Result<Recovery, Problem> {
        forget_old(db, now)?;
        let id = secret::<16>()?;
        db.execute(
            "INSERT INTO recovery (id_hash, consumer_id, channel, sent_to, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                hash_token(&id),
                messages::with_confirmed(db, channel, login)?,
                channel,
                login,
                now.as_second(),
                now.as_second() + LIFE,
            ),
        )?;
        Recovery::load(db, &id, now)
    }

    /// 404 where there is none, or its time is over.
    pub fn load(db: &Connection, id: &str, now: Timestamp) -> Result<Recovery, Problem> {
        db.query_row(
            "SELECT * FROM recovery WHERE id_hash = ?1 AND expires_at > ?2",
            (hash_token(id), now.as_second()),
            |row| {
                Ok(Recovery {
                    id: id.to_owned(),
                    id_hash: row.get("id_hash")?,
                    consumer: row.get("consumer_id")?,
                    channel: row.get("channel")?,
                    sent_to: row.get("sent_to")?,
                    confirmed_at: row.get("confirmed_at")?,
                })
            },
        )
        .optional()?
        .ok_or_else(Problem::not_found)
    }

    pub fn code_owner(&self) -> Owner<'_> {
        Owner {
            purpose: Purpose::Recovery,
            id: &self.id_hash,
        }
    }

    pub fn is_confirmed(&self) -> bool {
        self.confirmed_at.is_some()
    }

    pub fn confirm(&self, db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
        db.execute(
            "UPDATE recovery SET confirmed_at = ?2 WHERE id_hash = ?1",
            (&self.id_hash, now.as_second()),
        )
        .map(drop)
    }

    /// Whose password may be set now. 422 where the code is missing, or too long ago.
    pub fn consumer_to_change(&self, now: Timestamp) -> Result<i64, Problem> {
        let (Some(confirmed_at), Some(consumer)) = (self.confirmed_at, self.consumer) else {
            return Err(Problem::field("code", "required"));
        };
        if confirmed_at + TO_CHANGE <= now.as_second() {
            return Err(Problem::field("password", "expired"));
        }
        Ok(consumer)
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> Result<RecoveryJson, Problem> {
        let is_confirmed = self.is_confirmed();
        let code = match is_confirmed {
            true => None,
            false => codes::sent(db, self.code_owner(), now)?,
        };
        Ok(RecoveryJson {
            id: self.id,
            is_confirmed,
            code,
        })
    }

    pub fn forget(&self, db: &Connection) -> rusqlite::Result<()> {
        codes::void(db, self.code_owner())?;
        db.execute("DELETE FROM recovery WHERE id_hash = ?1", [&self.id_hash])
            .map(drop)
    }
}

/// Ends what is under way: whoever began it may be the reason why password or contact are others now.
pub(crate) fn forget_of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM code WHERE purpose = 'recovery' AND owner IN
             (SELECT id_hash FROM recovery WHERE consumer_id = ?1)",
        [consumer],
    )?;
    db.execute("DELETE FROM recovery WHERE consumer_id = ?1", [consumer])
        .map(drop)
}

fn forget_old(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    for statement in [
        "DELETE FROM code WHERE purpose = 'recovery' AND owner IN
             (SELECT id_hash FROM recovery WHERE expires_at <= ?1)",
        "DELETE FROM recovery WHERE expires_at <= ?1",
    ] {
        db.execute(statement, [now.as_second()])?;
    }
    Ok(())
}
