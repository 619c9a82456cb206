//! The numbers of a bill: the operator's account, the supplier's, the EIC codes.

use rusqlite::{Connection, Row};
use serde::Serialize;

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NumberKind {
    OperatorAccount,
    SupplierAccount,
    Eic,
}

/// A number that may belong to a home, known or not.
#[derive(Clone)]
pub(crate) struct Number {
    pub text: String,
    pub kind: NumberKind,
}

impl Number {
    /// From a row with `number` and `number_kind`.
    pub fn from_row(row: &Row) -> rusqlite::Result<Number> {
        let kind: String = row.get("number_kind")?;
        Ok(Number {
            text: row.get("number")?,
            kind: match kind.as_str() {
                "operator_account" => NumberKind::OperatorAccount,
                "supplier_account" => NumberKind::SupplierAccount,
                _ => NumberKind::Eic,
            },
        })
    }

    /// As the database and the contract call it.
    pub fn kind_name(&self) -> &'static str {
        match self.kind {
            NumberKind::OperatorAccount => "operator_account",
            NumberKind::SupplierAccount => "supplier_account",
            NumberKind::Eic => "eic",
        }
    }

    /// The homes with this number: one, none, or all that a consumer's own EIC code stands for.
    pub fn homes(&self, db: &Connection) -> rusqlite::Result<Vec<String>> {
        db.prepare(
            "SELECT id FROM account
             WHERE operator_account = ?1 OR supplier_account = ?1 OR eic_consumer = ?1 OR eic_metering_point = ?1
             ORDER BY id",
        )?
        .query_map([&self.text], |row| row.get(0))?
        .collect()
    }
}

/// The number as it is stored; or the contract's field code.
pub(crate) fn parsed(typed: Option<String>) -> Result<Number, &'static str> {
    let text = typed.unwrap_or_default().trim().to_uppercase();
    let kind = match (text.len(), text.bytes().all(|byte| byte.is_ascii_digit())) {
        (0, _) => return Err("required"),
        (10, true) => NumberKind::OperatorAccount,
        (9, true) => NumberKind::SupplierAccount,
        (16, _) => {
            eic(&text)?;
            NumberKind::Eic
        }
        _ => return Err("malformed"),
    };
    Ok(Number { text, kind })
}

/// The alphabet, the kind of code that homes have, then the check character; `-` is never one.
fn eic(code: &str) -> Result<(), &'static str> {
    let values: Option<Vec<usize>> = code.chars().map(|letter| ALPHABET.find(letter)).collect();
    let values = values.filter(|_| code.starts_with("56X") || code.starts_with("56Z"));
    let Some((check, rest)) = values.as_deref().and_then(<[usize]>::split_last) else {
        return Err("malformed");
    };
    let sum: usize = (2..=16)
        .rev()
        .zip(rest)
        .map(|(weight, value)| weight * value)
        .sum();
    let right = 36 - (sum - 1) % 37;
    if *check == right && right != 36 {
        Ok(())
    } else {
        Err("check")
    }
}
