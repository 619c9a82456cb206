//! One-time codes: six digits, ten minutes, five tries. The same for registration, recovery and a new contact.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::messages::Channel;
use crate::problem::Problem;

/// Seconds that a code is good for.
const LIFE: i64 = 10 * 60;

/// Seconds until another one may be asked for.
const REST: i64 = 60;

const TRIES: i64 = 5;

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

/// Makes a code in place of an older one; its digits. 429 `too_soon` where that one is too young.
pub(crate) fn make(
    db: &Connection,
    owner: Owner,
    channel: Channel,
    sent_to: &str,
    goes: Goes,
    now: Timestamp,
) -> Result<String, Problem> {
    let rest = sent(db, owner, now)?.map_or(0, |code| code.resend_in);
    if rest > 0 {
        return Err(Problem::too_soon(rest.unsigned_abs()));
    }
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
    let now = now.as_second();
    db.query_row(
        "SELECT channel, sent_to, sent_at, expires_at, tries >= ?3 OR used_at IS NOT NULL FROM code
         WHERE purpose = ?1 AND owner = ?2",
        (owner.key().0, owner.key().1, TRIES),
        |row| {
            let is_used_up: bool = row.get(4)?;
            let (sent_at, expires_at): (i64, i64) = (row.get(2)?, row.get(3)?);
            Ok(CodeSentJson {
                channel: row.get(0)?,
                sent_to: row.get(1)?,
                expires_in: if is_used_up {
                    0
                } else {
                    (expires_at - now).clamp(0, LIFE)
                },
                resend_in: (sent_at + REST - now).clamp(0, REST),
            })
        },
    )
    .optional()
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
        Some((_, _, true)) => Err(Problem::field("code", "used_up")),
        Some((_, expires_at, _)) if expires_at <= now.as_second() => {
            Err(Problem::field("code", "expired"))
        }
        // None was sent, or the contact has changed since.
        None => Err(Problem::field("code", "expired")),
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
            Err(Problem::field("code", "wrong"))
        }
    }
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
