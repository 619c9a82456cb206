//! Proving that a home is one's own to see: by a meter's serial number or the total of a bill.
//!
//! A number that nobody has is answered like one that somebody has, down to the lock.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::lockout;
use crate::numbers::Number;
use crate::problem::Problem;

/// Characters; the contract's limit.
const LONGEST: usize = 40;

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProofKind {
    MeterSerial,
    InvoiceTotal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProofJson {
    kind: ProofKind,
    value: Option<String>,
}

/// What every number can be proven by, known or not: where there is no meter, no serial number matches.
pub(crate) const OFFERED: [ProofKind; 2] = [ProofKind::MeterSerial, ProofKind::InvoiceTotal];

/// The home that is proven. Refusals name `field`; a wrong try is counted: call it within `Db::run_counting`.
pub(crate) fn prove(
    db: &Connection,
    number: &Number,
    proof: ProofJson,
    field: &'static str,
    now: Timestamp,
) -> Result<String, Problem> {
    let given = Given::parsed(proof).map_err(|code| Problem::field(field, code))?;
    let homes = number.homes(db)?;
    let all_tries = match homes.is_empty() {
        true => vec![format!("NUMBER {}", number.text)],
        false => homes.iter().map(|home| tries_at(home)).collect(),
    };
    for tries in &all_tries {
        lockout::refuse_locked(db, tries, now)?;
    }
    for home in homes {
        if given.matches(db, &home)? {
            // Of this home alone: who can prove one is not to guess at the others without end.
            lockout::forget(db, &tries_at(&home))?;
            return Ok(home);
        }
    }
    for tries in &all_tries {
        lockout::count_wrong_try(db, tries, now)?;
    }
    Err(Problem::field(field, "not_matched"))
}

/// The home's, whichever of its numbers they come by. No login is in capitals: these are never the tries of a sign-in.
fn tries_at(home: &str) -> String {
    format!("HOME {home}")
}

/// A proof of this shape.
enum Given {
    /// As [`comparable`].
    Serial(String),
    Kopiykas(i64),
}

impl Given {
    fn parsed(proof: ProofJson) -> Result<Given, &'static str> {
        let value = proof.value.unwrap_or_default();
        let value = value.trim();
        if value.is_empty() {
            return Err("required");
        }
        let is_serial = |letter: char| letter.is_alphanumeric() || " -/.№".contains(letter);
        match proof.kind {
            _ if value.chars().count() > LONGEST => Err("malformed"),
            ProofKind::MeterSerial if value.chars().all(is_serial) => {
                Ok(Given::Serial(comparable(value)))
            }
            ProofKind::InvoiceTotal if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                value.parse().map(Given::Kopiykas).map_err(|_| "malformed")
            }
            _ => Err("malformed"),
        }
    }

    fn matches(&self, db: &Connection, home: &str) -> rusqlite::Result<bool> {
        match self {
            Given::Serial(given) => Ok(serials(db, home)?
                .iter()
                .any(|serial| comparable(serial) == *given)),
            Given::Kopiykas(given) => db.query_row(
                "SELECT EXISTS (SELECT 1 FROM account
                     WHERE id = ?1 AND ?2 IN (operator_invoice_total, supplier_invoice_total))",
                (home, given),
                |row| row.get(0),
            ),
        }
    }
}

fn serials(db: &Connection, home: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare("SELECT serial FROM meter WHERE account_id = ?1")?
        .query_map([home], |row| row.get(0))?
        .collect()
}

/// Without spaces, leading zeros and case: plates differ from papers in just these.
fn comparable(serial: &str) -> String {
    let tight: String = serial
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    tight.trim_start_matches('0').to_uppercase()
}
