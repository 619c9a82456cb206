//! One-time codes: six digits, ten minutes, five tries. The same for registration, recovery and a new contact.
//!
//! What is counted by address is counted whether or not anybody has it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::messages::Channel;
use crate::problem::Problem;

/// Seconds that a code is good for.
const LIFE: i64 = 10 * 60;

/// Seconds until another one may be asked for.
const REST: i64 = 60;

const TRIES: i64 = 5;

const HOUR: i64 = 60 * 60;

/// Codes that go to one address in an hour, whatever they are for.
const CODES: i64 = 5;

/// Wrong codes for the recoveries of one address in an hour; each further one voids whatever was sent since.
const WRONG_CODES: i64 = 10;

/// What a code is for.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Registration,
    Recovery,
    ContactChange,
}

/// Whose code it is: a registration's, a recovery's, a change's.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'a> {
    pub purpose: Purpose,
    /// As its table's key has it.
    pub id: &'a str,
}

impl Owner<'_> {
    fn key(&self) -> (&'static str, &str) {
        let purpose = match self.purpose {
            Purpose::Registration => "registration",
            Purpose::Recovery => "recovery",
            Purpose::ContactChange => "contact_change",
        };
        (purpose, self.id)
    }
}

/// A code as it is typed in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmationJson {
    pub code: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct CodeSentJson {
    pub channel: Channel,
    sent_to: String,
    expires_in: i64,
    resend_in: i64,
}

/// Whether the owner of the contact is the one who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goes {
    /// The digits come in a message.
    ToThem,
    /// The contact is unknown or another's: kept as sent, and no digits are ever right.
    Nowhere,
}

/// Makes a code in place of an older one; its digits. 429 `too_soon` where that one is too young, or the address has
/// had its codes of this hour.
pub(crate) fn make(
    db: &Connection,
    owner: Owner,
    channel: Channel,
    sent_to: &str,
    goes: Goes,
    now: Timestamp,
) -> Result<String, Problem> {
    let wait = rest(db, owner, now)?.max(until_next(db, sent_to, now)?);
    if wait > 0 {
        return Err(Problem::too_soon(wait.unsigned_abs()));
    }
    count_sent(db, sent_to, now)?;
    let digits = random_digits()?;
    let (purpose, id) = owner.key();
    db.execute(
        "INSERT OR REPLACE INTO code (purpose, owner, channel, sent_to, digits, sent_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            purpose,
            id,
            channel,
            sent_to,
            Some(&digits).filter(|_| goes == Goes::ToThem),
            now.as_second(),
            now.as_second() + LIFE,
        ),
    )?;
    Ok(digits)
}

/// What the contract tells of the owner's code, where one was sent.
pub(crate) fn sent(
    db: &Connection,
    owner: Owner,
    now: Timestamp,
) -> rusqlite::Result<Option<CodeSentJson>> {
    let (purpose, id) = owner.key();
    let code = db
        .query_row(
            "SELECT channel, sent_to, expires_at, tries >= ?3 OR used_at IS NOT NULL FROM code
             WHERE purpose = ?1 AND owner = ?2",
            (purpose, id, TRIES),
            |row| {
                let (expires_at, is_used_up): (i64, bool) = (row.get(2)?, row.get(3)?);
                Ok(CodeSentJson {
                    channel: row.get(0)?,
                    sent_to: row.get(1)?,
                    expires_in: if is_used_up {
                        0
                    } else {
                        (expires_at - now.as_second()).clamp(0, LIFE)
                    },
                    resend_in: 0,
                })
            },
        )
        .optional()?;
    match code {
        None => Ok(None),
        Some(code) => Ok(Some(CodeSentJson {
            resend_in: rest(db, owner, now)?.max(until_next(db, &code.sent_to, now)?),
            ..code
        })),
    }
}

/// Seconds until the owner may have another code; 0 for now.
fn rest(db: &Connection, owner: Owner, now: Timestamp) -> rusqlite::Result<i64> {
    let sent_at: Option<i64> = db
        .query_row(
            "SELECT sent_at FROM code WHERE purpose = ?1 AND owner = ?2",
            owner.key(),
            |row| row.get(0),
        )
        .optional()?;
    Ok(sent_at.map_or(0, |sent_at| {
        (sent_at + REST - now.as_second()).clamp(0, REST)
    }))
}

/// Seconds until another code may go to the address; 0 for now.
fn until_next(db: &Connection, sent_to: &str, now: Timestamp) -> rusqlite::Result<i64> {
    let now = now.as_second();
    // After the clock was set back, what was sent later has not been sent.
    let oldest: Option<i64> = db
        .query_row(
            "SELECT sent_at FROM code_sent WHERE sent_to = ?1 AND sent_at > ?2 AND sent_at <= ?3
             ORDER BY sent_at DESC LIMIT 1 OFFSET ?4",
            (sent_to, now - HOUR, now, CODES - 1),
            |row| row.get(0),
        )
        .optional()?;
    Ok(oldest.map_or(0, |oldest| oldest + HOUR - now))
}

fn count_sent(db: &Connection, sent_to: &str, now: Timestamp) -> rusqlite::Result<()> {
    let now = now.as_second();
    db.execute("DELETE FROM code_sent WHERE sent_at <= ?1", [now - HOUR])?;
    db.execute(
        "INSERT INTO code_sent (sent_to, sent_at) VALUES (?1, ?2)",
        (sent_to, now),
    )
    .map(drop)
}

/// Uses the code up; or 422 with the field `code`. A wrong try is counted: call it within `Db::run_counting`.
pub(crate) fn confirm(
    db: &Connection,
    owner: Owner,
    typed: Option<String>,
    now: Timestamp,
) -> Result<(), Problem> {
    let typed = tidied(typed).map_err(|code| Problem::field("code", code))?;
    let (purpose, id) = owner.key();
    let known: Option<(Option<String>, i64, bool)> = db
        .query_row(
            "SELECT digits, expires_at, tries >= ?3 OR used_at IS NOT NULL FROM code
             WHERE purpose = ?1 AND owner = ?2",
            (purpose, id, TRIES),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    match known {
        // None was sent, or the contact has changed since.
        None => Err(Problem::field("code", "expired")),
        Some((_, _, true)) => Err(Problem::field("code", "used_up")),
        Some((_, expires_at, _)) if expires_at <= now.as_second() => {
            Err(Problem::field("code", "expired"))
        }
        Some((digits, _, _)) if digits.as_deref() == Some(typed.as_str()) => {
            db.execute(
                "UPDATE code SET used_at = ?3 WHERE purpose = ?1 AND owner = ?2",
                (purpose, id, now.as_second()),
            )?;
            Ok(())
        }
        Some(_) => {
            db.execute(
                "UPDATE code SET tries = tries + 1 WHERE purpose = ?1 AND owner = ?2",
                (purpose, id),
            )?;
            if let Purpose::Recovery = owner.purpose {
                count_wrong(db, owner, now)?;
            }
            Err(Problem::field("code", "wrong"))
        }
    }
}

/// Whether this is the code that was right before: sent again, its answer was lost.
pub(crate) fn was_right(
    db: &Connection,
    owner: Owner,
    typed: Option<String>,
) -> rusqlite::Result<bool> {
    let Ok(typed) = tidied(typed) else {
        return Ok(false);
    };
    let (purpose, id) = owner.key();
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM code
             WHERE purpose = ?1 AND owner = ?2 AND used_at IS NOT NULL AND digits = ?3)",
        (purpose, id, typed),
        |row| row.get(0),
    )
}

/// Recoveries of one address can be begun side by side: their tries are those of one guesser.
fn count_wrong(db: &Connection, owner: Owner, now: Timestamp) -> rusqlite::Result<()> {
    let now = now.as_second();
    let (purpose, id) = owner.key();
    let sent_to: String = db.query_row(
        "SELECT sent_to FROM code WHERE purpose = ?1 AND owner = ?2",
        (purpose, id),
        |row| row.get(0),
    )?;
    db.execute("DELETE FROM wrong_code WHERE tried_at <= ?1", [now - HOUR])?;
    db.execute(
        "INSERT INTO wrong_code (sent_to, tried_at) VALUES (?1, ?2)",
        (&sent_to, now),
    )?;
    db.execute(
        "UPDATE code SET tries = ?3 WHERE purpose = ?1 AND sent_to = ?2 AND tries < ?3 AND
             (SELECT count(*) FROM wrong_code WHERE sent_to = ?2 AND tried_at <= ?4) >= ?5",
        (purpose, &sent_to, TRIES, now, WRONG_CODES),
    )
    .map(drop)
}

/// Makes the owner's code worthless, as if none had been sent.
pub(crate) fn void(db: &Connection, owner: Owner) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM code WHERE purpose = ?1 AND owner = ?2",
        owner.key(),
    )
    .map(drop)
}

/// Six digits, however they were grouped.
fn tidied(typed: Option<String>) -> Result<String, &'static str> {
    let is_part = |letter: &char| !letter.is_whitespace() && !"-‐‑–—".contains(*letter);
    let digits: String = typed.unwrap_or_default().chars().filter(is_part).collect();
    if digits.is_empty() {
        Err("required")
    } else if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err("malformed")
    }
}

fn random_digits() -> Result<String, Problem> {
    let random = getrandom::u32().map_err(|cause| Problem::internal(&cause))?;
    Ok(format!("{:06}", random % 1_000_000))
}
