//! What is asked of a new payment: each of its fields, and whether it is the second one.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::balances;
use crate::billing::{Service, Terms};
use crate::invoices;
use crate::ledger::Ledger;
use crate::payment;
use crate::payment_options::Provider;
use crate::period::Period;
use crate::problem::{FieldProblem, Problem};
use crate::request::there;

const MOST: i64 = 100_000_000;

/// Seconds until one that is not paid is abandoned.
const LIFE: i64 = 60 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPaymentJson {
    service: Option<String>,
    kopiykas: Option<i64>,
    provider: Option<String>,
    #[serde(default, deserialize_with = "there")]
    invoice_id: Option<String>,
    #[serde(default)]
    confirmations: Vec<Confirmation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Confirmation {
    PayAgain,
}

/// A payment that nothing speaks against.
struct NewPayment {
    service: Service,
    kopiykas: i64,
    provider: Provider,
    invoice: Option<Period>,
}

/// Keeps a payment; its number. Fails with 422 and field codes.
pub(crate) fn create(
    db: &Connection,
    terms: &Terms,
    consumer: i64,
    json: NewPaymentJson,
    origin: &str,
    now: Timestamp,
) -> Result<i64, Problem> {
    let is_confirmed = !json.confirmations.is_empty();
    let new = NewPayment::parsed(&json, terms)?;
    let ledger = Ledger::of(db, terms, new.service, now)?;
    if new.invoice.is_some_and(|one| ledger.month(one).is_none()) {
        return Err(Problem::field("invoice_id", "unknown"));
    }
    if !is_confirmed {
        second(db, terms, &new, &ledger, now)?;
    }
    Ok(db.query_row(
        "INSERT INTO payment (account_id, consumer_id, service, provider, kopiykas, fee_kopiykas,
             invoice, origin, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING number",
        rusqlite::params![
            terms.account,
            consumer,
            new.service.code(),
            new.provider.code,
            new.kopiykas,
            new.provider.fee_of(new.kopiykas),
            new.invoice.map(|period| period.to_string()),
            origin,
            now.as_second(),
            now.as_second() + LIFE,
        ],
        |row| row.get(0),
    )?)
}

impl NewPayment {
    fn parsed(json: &NewPaymentJson, terms: &Terms) -> Result<NewPayment, Problem> {
        let service = known(json.service.as_deref(), Service::from_code);
        let provider = known(json.provider.as_deref(), Provider::from_code);
        let kopiykas = match json.kopiykas {
            None => Err("required"),
            Some(kopiykas) if (1..=MOST).contains(&kopiykas) => Ok(kopiykas),
            Some(_) => Err("out_of_range"),
        };
        let invoice = json
            .invoice_id
            .as_deref()
            .map(|id| invoices::period_of(id, &terms.operator_account).ok_or("unknown"));
        match (service, kopiykas, provider, invoice.transpose()) {
            (Ok(service), Ok(kopiykas), Ok(provider), Ok(invoice)) => Ok(NewPayment {
                service,
                kopiykas,
                provider,
                invoice,
            }),
            (service, kopiykas, provider, invoice) => {
                let wrong = [
                    ("service", service.err()),
                    ("kopiykas", kopiykas.err()),
                    ("provider", provider.err()),
                    ("invoice_id", invoice.err()),
                ];
                let wrong = wrong.into_iter();
                let wrong =
                    wrong.filter_map(|(field, code)| Some(FieldProblem { field, code: code? }));
                Err(Problem::invalid(wrong.collect()))
            }
        }
    }
}

fn known<T>(code: Option<&str>, of: impl Fn(&str) -> Option<T>) -> Result<T, &'static str> {
    match code {
        None | Some("") => Err("required"),
        Some(code) => of(code).ok_or("unknown"),
    }
}

/// What was paid here for one invoice and is not in the ledger yet.
fn paid_for(
    db: &Connection,
    terms: &Terms,
    service: Service,
    period: Period,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    db.prepare(
        "SELECT coalesce(sum(payment.kopiykas), 0)
         FROM payment JOIN received ON received.payment = payment.number AND received.kopiykas > 0
         WHERE payment.account_id = ?1 AND payment.service = ?2 AND payment.invoice = ?3
             AND paid_at <= ?4 AND received_at > ?4
             AND (reversed_at IS NULL OR reversed_at > ?4)",
    )?
    .query_row(
        (
            &terms.account,
            service.code(),
            period.to_string(),
            now.as_second(),
        ),
        |row| row.get(0),
    )
}

/// Asks first where somebody is paying, or has paid, already.
fn second(
    db: &Connection,
    terms: &Terms,
    new: &NewPayment,
    ledger: &Ledger,
    now: Timestamp,
) -> Result<(), Problem> {
    let on_the_way = balances::on_the_way(db, terms, new.service, now)?;
    if payment::is_undecided(db, &terms.account, new.service, now)? {
        return Err(Problem::field("service", "being_paid"));
    }
    match new.invoice {
        // Its money goes to the oldest month; whoever has paid for this one has paid for this one all the same.
        Some(period)
            if paid_for(db, terms, new.service, period, now)? >= ledger.outstanding(period) =>
        {
            Err(Problem::field("invoice_id", "already_paid"))
        }
        Some(period) if ledger.outstanding_after(period, on_the_way) == 0 => {
            Err(Problem::field("invoice_id", "already_paid"))
        }
        None if on_the_way > 0 && ledger.balance() <= on_the_way => {
            Err(Problem::field("service", "already_paid"))
        }
        _ => Ok(()),
    }
}
