//! What is owed to each of the two companies, and when the coming invoice will be there.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::App;
use crate::billing::{Service, Terms};
use crate::clock;
use crate::estimate::{self, EstimateJson};
use crate::etag;
use crate::invoices::{self, InvoiceMentionJson};
use crate::ledger::Ledger;
use crate::payees::{self, PayeeJson};
use crate::period::Period;
use crate::problem::Problem;
use crate::reading_window;
use crate::request::InPath;
use crate::session::Signed;
use crate::summary::BalanceJson;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/balances", get(read))
}

#[derive(Serialize)]
struct BalancesJson {
    today: String,
    balances: Vec<ServiceBalanceJson>,
    coming: ComingJson,
}

#[derive(Serialize)]
pub(crate) struct ComingJson {
    period: String,
    expected_on: String,
    estimates: Vec<EstimateJson>,
}

#[derive(Serialize)]
struct ServiceBalanceJson {
    payee: PayeeJson,
    kopiykas: i64,
    as_of: String,
    due_on: Option<String>,
    overdue_kopiykas: i64,
    invoice: Option<InvoiceMentionJson>,
    last_payment: Option<LastPaymentJson>,
    on_the_way_kopiykas: i64,
}

#[derive(Serialize)]
struct LastPaymentJson {
    kopiykas: i64,
    paid_on: String,
    channel: String,
}

/// By what a home of this consumer is billed; another's is not found.
pub(crate) fn terms(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<Terms, Problem> {
    reading_window::of_account(db, consumer, account, now)?;
    Terms::of(db, account)?.ok_or_else(Problem::not_found)
}

impl ComingJson {
    pub fn of(db: &Connection, terms: &Terms, now: Timestamp) -> rusqlite::Result<ComingJson> {
        let period = invoices::newest_closed(&terms.operator_account, now).next();
        Ok(ComingJson {
            period: period.to_string(),
            expected_on: invoices::expected_on(period).to_string(),
            estimates: estimate::of_home(db, terms, period)?,
        })
    }
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let terms = terms(db, signed.consumer, &account, now)?;
        Ok(of_home(db, &terms, now)?)
    })
    .await
}

fn of_home(db: &Connection, terms: &Terms, now: Timestamp) -> rusqlite::Result<BalancesJson> {
    let services = Service::ALL.into_iter();
    let balances = services.map(|service| of_service(db, terms, service, now));
    Ok(BalancesJson {
        today: clock::day(now).to_string(),
        balances: balances.collect::<rusqlite::Result<_>>()?,
        coming: ComingJson::of(db, terms, now)?,
    })
}

fn of_service(
    db: &Connection,
    terms: &Terms,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<ServiceBalanceJson> {
    let ledger = Ledger::of(db, terms, service, now)?;
    let newest = ledger.closed().next_back().map(|month| month.period);
    let kopiykas = ledger.balance();
    let due_on = newest.filter(|_| kopiykas > 0);
    Ok(ServiceBalanceJson {
        payee: payees::of(db, &terms.account, service)?,
        kopiykas,
        as_of: as_of(db, terms, &ledger, now)?,
        due_on: due_on.map(|period| service.due_on(period).to_string()),
        overdue_kopiykas: overdue(&ledger, now),
        invoice: newest.map(|period| invoices::mention(&terms.operator_account, period)),
        last_payment: last_payment(db, terms, service, now)?,
        on_the_way_kopiykas: on_the_way(db, terms, service, now)?,
    })
}

/// The debt less what has still time.
fn overdue(ledger: &Ledger, now: Timestamp) -> i64 {
    let today = clock::day(now);
    let has_time = |period: &Period| ledger.service.due_on(*period) >= today;
    let periods = ledger.closed().rev().map(|month| month.period);
    let in_time: i64 = periods
        .take_while(has_time)
        .map(|period| ledger.outstanding(period))
        .sum();
    (ledger.balance() - in_time).max(0)
}

/// The balance of a home at one company, as the list of homes has it.
pub(crate) fn brief(
    db: &Connection,
    account: &str,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<BalanceJson> {
    let terms = Terms::of(db, account)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let ledger = Ledger::newest(db, &terms, service, now)?;
    Ok(BalanceJson {
        kopiykas: ledger.balance(),
        as_of: as_of(db, &terms, &ledger, now)?,
    })
}

/// The day of what has entered last, and not before the day that the seed speaks of.
fn as_of(
    db: &Connection,
    terms: &Terms,
    ledger: &Ledger,
    now: Timestamp,
) -> rusqlite::Result<String> {
    let closed = ledger.closed().next_back();
    let closed = closed.map(|month| invoices::closed_at(&terms.operator_account, month.period));
    let came: Option<i64> = db
        .prepare(
            "SELECT max(received_at) FROM received
             WHERE account_id = ?1 AND service = ?2 AND received_at <= ?3",
        )?
        .query_row(
            (&terms.account, ledger.service.code(), now.as_second()),
            |row| row.get(0),
        )?;
    let came = came.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let days = [closed, came].into_iter().flatten();
    let newest = days.map(|at| clock::day(at).to_string()).max();
    Ok(newest.unwrap_or_default().max(terms.as_of.clone()))
}

fn last_payment(
    db: &Connection,
    terms: &Terms,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<Option<LastPaymentJson>> {
    db.prepare(
        "SELECT kopiykas, received_at, channel FROM received
         WHERE account_id = ?1 AND service = ?2 AND received_at <= ?3 AND kopiykas > 0
         ORDER BY received_at DESC, number DESC LIMIT 1",
    )?
    .query_row((&terms.account, service.code(), now.as_second()), |row| {
        let at = Timestamp::from_second(row.get(1)?).unwrap_or_default();
        Ok(LastPaymentJson {
            kopiykas: row.get(0)?,
            paid_on: clock::day(at).to_string(),
            channel: row.get(2)?,
        })
    })
    .optional()
}

/// Paid here by anybody who sees the home, and not in the ledger yet.
pub(crate) fn on_the_way(
    db: &Connection,
    terms: &Terms,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    db.prepare(
        "SELECT coalesce(sum(payment.kopiykas), 0)
         FROM payment JOIN received ON received.payment = payment.number AND received.kopiykas > 0
         WHERE payment.account_id = ?1 AND payment.service = ?2
             AND paid_at <= ?3 AND received_at > ?3
             AND (reversed_at IS NULL OR reversed_at > ?3)",
    )?
    .query_row((&terms.account, service.code(), now.as_second()), |row| {
        row.get(0)
    })
}
