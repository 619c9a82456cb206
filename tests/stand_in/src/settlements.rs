//! The history of settlements: one service, one year, newest month first.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::balances;
use crate::billing::{Service, Terms};
use crate::etag;
use crate::invoices::{self, InvoiceMentionJson};
use crate::ledger::{Ledger, Month};
use crate::period::Period;
use crate::problem::Problem;
use crate::request::{InPath, InQuery};
use crate::session::Signed;
use crate::sums;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/ledger", get(read))
}

#[derive(Deserialize)]
struct LedgerQuery {
    service: Option<String>,
    year: Option<String>,
}

#[derive(Serialize)]
struct LedgerJson {
    service: &'static str,
    year: i16,
    years: Vec<i16>,
    months: Vec<MonthJson>,
}

#[derive(Serialize)]
struct MonthJson {
    period: String,
    is_closed: bool,
    opening: i64,
    charged: i64,
    benefit: i64,
    subsidy: i64,
    recalculated: i64,
    penalty: i64,
    paid: i64,
    closing: i64,
    volume_m3: Option<String>,
    price: Option<String>,
    invoice: Option<InvoiceMentionJson>,
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    InQuery(query): InQuery<LedgerQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let terms = balances::terms(db, signed.consumer, &account, now)?;
        let service = Service::from_code(query.service.as_deref().unwrap_or("gas"))
            .ok_or_else(|| Problem::field("service", "unknown"))?;
        let asked = year(query.year.as_deref())?;
        let ledger = Ledger::of(db, &terms, service, now)?;
        Ok(of_year(&terms, &ledger, asked))
    })
    .await
}

/// The year that is asked for, where one is.
pub(crate) fn year(asked: Option<&str>) -> Result<Option<i16>, Problem> {
    let Some(asked) = asked else { return Ok(None) };
    let year = asked
        .parse()
        .ok()
        .filter(|year| (1990..=2100).contains(year));
    year.map(Some)
        .ok_or_else(|| Problem::field("year", "malformed"))
}

/// Newest first.
pub(crate) fn years(periods: impl Iterator<Item = Period>) -> Vec<i16> {
    let mut years: Vec<i16> = periods.map(Period::year).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
}

fn of_year(terms: &Terms, ledger: &Ledger, asked: Option<i16>) -> LedgerJson {
    let years = years(ledger.months.iter().map(|month| month.period));
    let year = asked.or(years.first().copied()).unwrap_or_default();
    let months = ledger.months.iter().rev();
    LedgerJson {
        service: ledger.service.code(),
        year,
        years,
        months: months
            .filter(|month| month.period.year() == year)
            .map(|month| MonthJson::of(terms, month))
            .collect(),
    }
}

impl MonthJson {
    fn of(terms: &Terms, month: &Month) -> MonthJson {
        let (bill, period) = (&month.bill, month.period);
        MonthJson {
            period: period.to_string(),
            is_closed: month.is_closed,
            opening: month.opening,
            charged: bill.charged,
            benefit: bill.benefit,
            subsidy: bill.subsidy,
            recalculated: bill.recalculated,
            penalty: bill.penalty,
            paid: month.paid,
            closing: month.closing,
            volume_m3: bill.volume.map(sums::volume_text),
            price: bill.price.clone(),
            invoice: month
                .is_closed
                .then(|| invoices::mention(&terms.operator_account, period)),
        }
    }
}
