//! The two companies that a home pays, as a payment order names them.

use rusqlite::Connection;
use serde::Serialize;

use crate::billing::Service;

#[derive(Serialize)]
pub(crate) struct PayeeJson {
    pub service: &'static str,
    pub name: String,
    pub phone: String,
    pub account_number: String,
    pub iban: String,
    pub code: String,
}

/// The one that a service of a home is paid to.
pub(crate) fn of(db: &Connection, account: &str, service: Service) -> rusqlite::Result<PayeeJson> {
    let company = service.company();
    db.prepare(&format!(
        "SELECT name, phone, {company}_account, iban, code
         FROM account JOIN {company} ON {company}.id = {company}_id WHERE account.id = ?1"
    ))?
    .query_row([account], |row| {
        Ok(PayeeJson {
            service: service.code(),
            name: row.get(0)?,
            phone: row.get(1)?,
            account_number: row.get(2)?,
            iban: row.get(3)?,
            code: row.get(4)?,
        })
    })
}

/// What a payment order says it is for.
pub(crate) fn purpose(payee: &PayeeJson) -> String {
    let what = match payee.service {
        "gas" => "За газ",
        _ => "За розподіл газу",
    };
    format!("{what}, особовий рахунок {}", payee.account_number)
}
