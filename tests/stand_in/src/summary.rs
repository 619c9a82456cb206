//! A home in the list of its consumer's: whose it is, what is still to send, what is owed.

use jiff::Timestamp;
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::balances;
use crate::billing::Service;
use crate::clock;
use crate::nights;
use crate::period::{Period, WindowDays};
use crate::problem::Problem;
use crate::reading_window::ReadingWindowJson;
use crate::session::ConsumerJson;

#[derive(Serialize)]
pub(crate) struct SummaryJson {
    id: String,
    label: Option<String>,
    address: String,
    is_default: bool,
    holder: ConsumerJson,
    meters: i64,
    submitted: i64,
    window: ReadingWindowJson,
    operator_balance: BalanceJson,
    supplier_balance: BalanceJson,
}

/// Positive: debt. Negative: credit.
#[derive(Serialize)]
pub(crate) struct BalanceJson {
    pub kopiykas: i64,
    pub as_of: String,
}

/// The homes of a consumer after the nights that have passed, the default one first.
pub(crate) fn of_consumer(
    db: &Connection,
    consumer: i64,
    now: Timestamp,
) -> rusqlite::Result<Vec<SummaryJson>> {
    nights::pass(db, now)?;
    let mut homes = db
        .prepare(
            "SELECT account.*, label, window_opens, window_closes
         FROM account_link
             JOIN account ON account.id = account_id
             JOIN supplier ON supplier.id = supplier_id
         WHERE account_link.consumer_id = ?1
         ORDER BY position",
        )?
        .query_map([consumer], |row| from_row(db, row, now))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    if let Some(first) = homes.first_mut() {
        first.is_default = true;
    }
    Ok(homes)
}

/// One of them; another's is not found.
pub(crate) fn one(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<SummaryJson, Problem> {
    of_consumer(db, consumer, now)?
        .into_iter()
        .find(|home| home.id == account)
        .ok_or_else(Problem::not_found)
}

fn from_row(db: &Connection, row: &Row, now: Timestamp) -> rusqlite::Result<SummaryJson> {
    let id: String = row.get("id")?;
    let days = WindowDays {
        opens: row.get("window_opens")?,
        closes: row.get("window_closes")?,
    };
    let window = days.seen_on(clock::day(now));
    let (meters, submitted) = meters(db, &id, window.counts_for)?;
    Ok(SummaryJson {
        label: row.get("label")?,
        address: row.get("address")?,
        is_default: false,
        holder: holder(row)?,
        meters,
        submitted,
        window: ReadingWindowJson::new(&window, now),
        operator_balance: balances::brief(db, &id, Service::Delivery, now)?,
        supplier_balance: balances::brief(db, &id, Service::Gas, now)?,
        id,
    })
}

/// How many there are, and of how many a reading stands for the period.
fn meters(db: &Connection, account: &str, period: Period) -> rusqlite::Result<(i64, i64)> {
    db.query_row(
        "SELECT count(*), count(number) FROM meter
             LEFT JOIN reading ON meter_id = meter.id AND period = ?2
                 AND superseded_at IS NULL AND rejected_at IS NULL
         WHERE account_id = ?1",
        (account, period.to_string()),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Whose account it is at the companies, from a row with `account.*`.
pub(crate) fn holder(row: &Row) -> rusqlite::Result<ConsumerJson> {
    Ok(ConsumerJson {
        given_name: row.get("holder_given_name")?,
        patronymic: row.get("holder_patronymic")?,
        family_name: row.get("holder_family_name")?,
    })
}
