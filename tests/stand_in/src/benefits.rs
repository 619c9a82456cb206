//! Benefits and subsidies of a home: their size, what is left of them this month, how they entered each invoice.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::balances;
use crate::billing::{Bill, Entitlement, Service, Terms, used_m3};
use crate::etag;
use crate::invoices::{self, InvoiceMentionJson};
use crate::ledger::{Ledger, Month};
use crate::period::Period;
use crate::problem::Problem;
use crate::request::InPath;
use crate::session::Signed;

/// Invoices that are looked at.
const INVOICES: usize = 24;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/benefits", get(read))
}

#[derive(Serialize)]
struct BenefitsJson {
    entitlements: Vec<EntitlementJson>,
    invoices: Vec<OfInvoiceJson>,
}

#[derive(Serialize)]
struct EntitlementJson {
    kind: &'static str,
    percent: Option<i64>,
    norm_m3: Option<i64>,
    kopiykas: Option<i64>,
    from: String,
    until: Option<String>,
    basis: String,
    this_month: Option<UsageJson>,
}

#[derive(Serialize)]
struct UsageJson {
    period: String,
    used: i64,
    left: i64,
}

#[derive(Serialize)]
struct OfInvoiceJson {
    period: String,
    invoice: InvoiceMentionJson,
    charged: i64,
    benefit: i64,
    subsidy: i64,
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let terms = balances::terms(db, signed.consumer, &account, now)?;
        Ok(of_home(db, &terms, now)?)
    })
    .await
}

fn of_home(db: &Connection, terms: &Terms, now: Timestamp) -> rusqlite::Result<BenefitsJson> {
    let ledger = Ledger::of(db, terms, Service::Gas, now)?;
    let period = invoices::newest_closed(&terms.operator_account, now).next();
    let used = used_m3(db, &terms.account, period)?;
    let bill = terms.bill(db, Service::Gas, period)?;
    let newest = ledger.closed().rev().take(INVOICES);
    Ok(BenefitsJson {
        entitlements: [benefit(terms, period, used), subsidy(terms, period, &bill)]
            .into_iter()
            .flatten()
            .collect(),
        invoices: newest
            .filter(|month| month.bill.benefit + month.bill.subsidy > 0)
            .map(|month| OfInvoiceJson::of(terms, month))
            .collect(),
    })
}

fn benefit(terms: &Terms, period: Period, used_m3: i64) -> Option<EntitlementJson> {
    let benefit = terms.benefit.as_ref()?;
    let norm = benefit.size.norm_m3;
    Some(EntitlementJson {
        percent: Some(benefit.size.percent),
        norm_m3: Some(norm),
        ..entitlement("benefit", benefit, terms, usage(period, used_m3, norm))
    })
}

fn subsidy(terms: &Terms, period: Period, bill: &Bill) -> Option<EntitlementJson> {
    let subsidy = terms.subsidy.as_ref()?;
    let used = bill.subsidy;
    Some(EntitlementJson {
        kopiykas: Some(subsidy.size),
        ..entitlement("subsidy", subsidy, terms, usage(period, used, subsidy.size))
    })
}

fn usage(period: Period, used: i64, size: i64) -> UsageJson {
    let used = used.min(size);
    UsageJson {
        period: period.to_string(),
        used,
        left: size - used,
    }
}

fn entitlement<T>(
    kind: &'static str,
    one: &Entitlement<T>,
    terms: &Terms,
    usage: UsageJson,
) -> EntitlementJson {
    let holds = usage
        .period
        .parse()
        .is_ok_and(|period| one.holds_in(period));
    EntitlementJson {
        kind,
        percent: None,
        norm_m3: None,
        kopiykas: None,
        from: one.since.clone().unwrap_or_else(|| terms.as_of.clone()),
        until: one.until.clone(),
        basis: one.basis.clone(),
        this_month: Some(usage).filter(|_| holds),
    }
}

impl OfInvoiceJson {
    fn of(terms: &Terms, month: &Month) -> OfInvoiceJson {
        OfInvoiceJson {
            period: month.period.to_string(),
            invoice: invoices::mention(&terms.operator_account, month.period),
            charged: month.bill.charged,
            benefit: month.bill.benefit,
            subsidy: month.bill.subsidy,
        }
    }
}
