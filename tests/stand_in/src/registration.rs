//! A registration under way: what is kept of it, and what is told.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::codes::{self, CodeSentJson, Owner, Purpose};
use crate::messages::{Channel, Language};
use crate::numbers::{Number, NumberKind};
use crate::problem::Problem;
use crate::proof::{self, ProofKind};
use crate::session::{ConsumerJson, hash_token, secret};

/// Seconds until it is forgotten with all that was typed.
const LIFE: i64 = 24 * 60 * 60;

#[derive(Serialize)]
pub(crate) struct RegistrationJson {
    id: String,
    expires_in: i64,
    number: String,
    number_kind: NumberKind,
    proofs: [ProofKind; 2],
    is_proven: bool,
    person: Option<PersonJson>,
    has_password: bool,
    consents: Option<Vec<String>>,
    code: Option<CodeSentJson>,
}

/// Who registers, as stored.
#[derive(Serialize)]
pub(crate) struct PersonJson {
    pub name: ConsumerJson,
    pub email: String,
    pub phone: String,
}

impl PersonJson {
    pub fn contact(&self, channel: Channel) -> &str {
        match channel {
            Channel::Email => &self.email,
            Channel::Phone => &self.phone,
        }
    }
}

pub(crate) struct Registration {
    /// What the client has; the database has its hash.
    id: String,
    id_hash: String,
    pub number: Number,
    /// Of letters, and of the cabinet to be.
    pub language: Language,
    /// The home, once it is proven.
    pub account: Option<String>,
    pub person: Option<PersonJson>,
    pub password_hash: Option<String>,
    pub consents: Option<Consents>,
    expires_at: i64,
}

/// What was agreed to, in which version of the terms.
pub(crate) struct Consents {
    pub version: String,
    pub agreed: Vec<String>,
}

impl Registration {
    pub fn begin(
        db: &Connection,
        number: &Number,
        language: Language,
        now: Timestamp,
    ) -> Result<Registration, Problem> {
        forget_old(db, now)?;
        let id = secret::<16>()?;
        db.execute(
            "INSERT INTO registration (id_hash, number, number_kind, language, created_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                hash_token(&id),
                &number.text,
                number.kind_name(),
                language,
                now.as_second(),
                now.as_second() + LIFE,
            ),
        )?;
        Registration::load(db, &id, now)
    }

    /// 404 where there is none, or its time is over.
    pub fn load(db: &Connection, id: &str, now: Timestamp) -> Result<Registration, Problem> {
        db.query_row(
            "SELECT * FROM registration WHERE id_hash = ?1 AND expires_at > ?2",
            (hash_token(id), now.as_second()),
            |row| from_row(row, id),
        )
        .optional()?
        .ok_or_else(Problem::not_found)
    }

    pub fn key(&self) -> &str {
        &self.id_hash
    }

    pub fn code_owner(&self) -> Owner<'_> {
        Owner {
            purpose: Purpose::Registration,
            id: &self.id_hash,
        }
    }

    /// Nothing else is asked before it is known that the home is theirs.
    pub fn require_proof(&self) -> Result<(), Problem> {
        match self.account {
            Some(_) => Ok(()),
            None => Err(Problem::field("proof", "incomplete")),
        }
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> Result<RegistrationJson, Problem> {
        Ok(RegistrationJson {
            expires_in: self.expires_at - now.as_second(),
            proofs: proof::OFFERED,
            code: codes::sent(db, self.code_owner(), now)?,
            id: self.id,
            number: self.number.text,
            number_kind: self.number.kind,
            is_proven: self.account.is_some(),
            person: self.person,
            has_password: self.password_hash.is_some(),
            consents: self.consents.map(|consents| consents.agreed),
        })
    }

    pub fn forget(&self, db: &Connection) -> rusqlite::Result<()> {
        codes::void(db, self.code_owner())?;
        db.execute(
            "DELETE FROM registration WHERE id_hash = ?1",
            [&self.id_hash],
        )
        .map(drop)
    }
}

fn from_row(row: &Row, id: &str) -> rusqlite::Result<Registration> {
    let given_name: Option<String> = row.get("given_name")?;
    let consents: Option<String> = row.get("consents")?;
    Ok(Registration {
        id: id.to_owned(),
        id_hash: row.get("id_hash")?,
        number: Number::from_row(row)?,
        language: row.get("language")?,
        account: row.get("account_id")?,
        person: match given_name {
            None => None,
            Some(given_name) => Some(PersonJson {
                name: ConsumerJson {
                    given_name,
                    patronymic: row.get("patronymic")?,
                    family_name: row.get("family_name")?,
                },
                email: row.get("email")?,
                phone: row.get("phone")?,
            }),
        },
        password_hash: row.get("password_hash")?,
        consents: match consents {
            None => None,
            Some(agreed) => Some(Consents {
                version: row.get("consents_version")?,
                agreed: serde_json::from_str(&agreed).unwrap_or_default(),
            }),
        },
        expires_at: row.get("expires_at")?,
    })
}

/// Personal data of those who never came back.
fn forget_old(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    for statement in [
        "DELETE FROM code WHERE purpose = 'registration' AND owner IN
             (SELECT id_hash FROM registration WHERE expires_at <= ?1)",
        "DELETE FROM registration WHERE expires_at <= ?1",
    ] {
        db.execute(statement, [now.as_second()])?;
    }
    Ok(())
}
