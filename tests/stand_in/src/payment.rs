//! A payment as its consumer sees it: how far it has come by the provider's word, and whether the ledger has it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::billing::Service;
use crate::checkout::CheckoutJson;
use crate::clock;
use crate::invoices::{self, InvoiceMentionJson};
use crate::payees::{self, PayeeJson};
use crate::payment_options::Provider;
use crate::period::Period;
use crate::problem::Problem;
use crate::trail::at;

#[derive(Serialize)]
pub(crate) struct PaymentJson {
    pub id: String,
    reference: String,
    account_id: String,
    payee: PayeeJson,
    kopiykas: i64,
    fee_kopiykas: Option<i64>,
    provider: ProviderJson,
    invoice: Option<InvoiceMentionJson>,
    status: &'static str,
    reason: Option<String>,
    created_at: String,
    expires_at: String,
    checkout: Option<CheckoutJson>,
    ledger: Option<InLedgerJson>,
    receipt: Option<ReceiptJson>,
    trail: Vec<StageJson>,
}

#[derive(Serialize)]
struct ProviderJson {
    code: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct InLedgerJson {
    is_there: bool,
    day: String,
}

#[derive(Serialize)]
struct ReceiptJson {
    number: String,
    paid_at: String,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    at: String,
}

/// A payment with what its stages follow from.
pub(crate) struct Payment {
    pub number: i64,
    pub account: String,
    operator_account: String,
    pub service: Service,
    pub provider: Provider,
    pub kopiykas: i64,
    fee: Option<i64>,
    invoice: Option<Period>,
    pub origin: String,
    created_at: i64,
    expires_at: i64,
    opened_at: Option<i64>,
    paid_at: Option<i64>,
    refused_at: Option<i64>,
    refusal: Option<String>,
    cancelled_at: Option<i64>,
    reversed_at: Option<i64>,
    received_at: Option<i64>,
}

const PAYMENTS: &str = "
    SELECT payment.*, operator_account, received_at
    FROM payment
        JOIN account ON account.id = payment.account_id
        LEFT JOIN received ON received.payment = payment.number AND received.kopiykas > 0";

/// The number in an id.
pub(crate) fn number(id: &str) -> Option<i64> {
    id.strip_prefix("p-")
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?
        .parse()
        .ok()
}

pub(crate) fn find(db: &Connection, number: i64) -> rusqlite::Result<Option<Payment>> {
    db.query_row(
        &format!("{PAYMENTS} WHERE payment.number = ?1"),
        [number],
        Payment::from_row,
    )
    .optional()
}

/// This consumer's own; another's is not found.
pub(crate) fn of_consumer(db: &Connection, consumer: i64, id: &str) -> Result<Payment, Problem> {
    let number = number(id).ok_or_else(Problem::not_found)?;
    db.query_row(
        &format!("{PAYMENTS} WHERE payment.number = ?1 AND consumer_id = ?2"),
        (number, consumer),
        Payment::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

/// Newest first.
pub(crate) fn of_home(
    db: &Connection,
    consumer: i64,
    account: &str,
) -> rusqlite::Result<Vec<Payment>> {
    db.prepare(&format!(
        "{PAYMENTS} WHERE payment.account_id = ?1 AND consumer_id = ?2
         ORDER BY payment.number DESC LIMIT 100"
    ))?
    .query_map((account, consumer), Payment::from_row)?
    .collect()
}

/// For all homes, newest first.
pub(crate) fn all_of(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<Payment>> {
    db.prepare(&format!(
        "{PAYMENTS} WHERE consumer_id = ?1 ORDER BY payment.number DESC"
    ))?
    .query_map([consumer], Payment::from_row)?
    .collect()
}

/// How long a provider's word may be late. Seconds.
const LATE_WORD: i64 = 24 * 60 * 60;

/// Whether anybody's payment for a service is at the provider's, or was there lately and nobody knows what came of it.
pub(crate) fn is_undecided(
    db: &Connection,
    account: &str,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let recent = db
        .prepare(&format!(
            "{PAYMENTS} WHERE payment.account_id = ?1 AND payment.service = ?2 AND opened_at > ?3"
        ))?
        .query_map(
            (account, service.code(), now.as_second() - LATE_WORD),
            Payment::from_row,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(recent.iter().any(|payment| payment.is_undecided(now)))
}

impl Payment {
    fn from_row(row: &Row) -> rusqlite::Result<Payment> {
        let service: String = row.get("service")?;
        let provider: String = row.get("provider")?;
        Ok(Payment {
            number: row.get("number")?,
            account: row.get("account_id")?,
            operator_account: row.get("operator_account")?,
            service: Service::from_code(&service).unwrap_or(Service::Gas),
            provider: Provider::from_code(&provider)
                .ok_or_else(|| rusqlite::Error::InvalidColumnName(provider))?,
            kopiykas: row.get("kopiykas")?,
            fee: row.get("fee_kopiykas")?,
            invoice: row.get("invoice")?,
            origin: row.get("origin")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            opened_at: row.get("opened_at")?,
            paid_at: row.get("paid_at")?,
            refused_at: row.get("refused_at")?,
            refusal: row.get("refusal")?,
            cancelled_at: row.get("cancelled_at")?,
            reversed_at: row.get("reversed_at")?,
            received_at: row.get("received_at")?,
        })
    }

    pub fn id(&self) -> String {
        format!("p-{}", self.number)
    }

    /// What a consumer names on the phone.
    pub fn reference(&self) -> String {
        let created = Timestamp::from_second(self.created_at).unwrap_or_default();
        format!("О-{}-{:06}", clock::day(created).year(), self.number)
    }

    /// The provider has it and has said nothing.
    fn is_undecided(&self, now: Timestamp) -> bool {
        let has_come = |at: Option<i64>| at.is_some_and(|at| at <= now.as_second());
        let verdicts = [self.paid_at, self.refused_at, self.cancelled_at];
        has_come(self.opened_at) && !verdicts.into_iter().any(has_come)
    }

    /// The stages that the clock has passed, oldest first.
    fn stages(&self, now: Timestamp) -> Vec<(&'static str, i64)> {
        let verdicts = [self.paid_at, self.refused_at, self.cancelled_at];
        let first = verdicts.into_iter().flatten().min();
        let is_late = first.is_none_or(|first| first >= self.expires_at);
        let expired_at = is_late.then_some(self.expires_at);
        let mut stages: Vec<(&'static str, i64)> = [
            ("created", Some(self.created_at)),
            ("pending", self.opened_at),
            ("refused", self.refused_at),
            ("abandoned", self.cancelled_at.or(expired_at)),
            ("paid", self.paid_at),
            ("in_ledger", self.received_at),
            ("reversed", self.reversed_at),
        ]
        .into_iter()
        .filter_map(|(stage, at)| Some((stage, at?)))
        .filter(|(_, at)| *at <= now.as_second())
        .collect();
        stages.sort_by_key(|(_, at)| *at);
        stages
    }

    /// Once it is paid, nothing but a reversal changes that.
    pub fn status(&self, now: Timestamp) -> &'static str {
        let stages = self.stages(now);
        let has = |wanted| stages.iter().any(|(stage, _)| *stage == wanted);
        match stages.last() {
            _ if has("reversed") => "reversed",
            _ if has("paid") => "paid",
            Some((stage, _)) => stage,
            None => "created",
        }
    }

    fn reason(&self, status: &str) -> Option<String> {
        match status {
            "refused" => self.refusal.clone(),
            "abandoned" if self.cancelled_at.is_some() => Some("cancelled".to_owned()),
            "abandoned" => Some("expired".to_owned()),
            _ => None,
        }
    }

    fn in_ledger(&self, now: Timestamp) -> Option<InLedgerJson> {
        let received_at = Timestamp::from_second(self.received_at?).ok()?;
        Some(InLedgerJson {
            is_there: received_at <= now,
            day: clock::day(received_at).to_string(),
        })
    }

    fn receipt(&self) -> Option<ReceiptJson> {
        let letter = self.provider.name.chars().next()?.to_ascii_uppercase();
        Some(ReceiptJson {
            number: format!("{letter}-{:06}", self.number),
            paid_at: at(self.paid_at?),
        })
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> rusqlite::Result<PaymentJson> {
        let status = self.status(now);
        let payee = payees::of(db, &self.account, self.service)?;
        let can_go_on = matches!(status, "created" | "pending");
        Ok(PaymentJson {
            id: self.id(),
            reference: self.reference(),
            kopiykas: self.kopiykas,
            fee_kopiykas: self.fee,
            provider: ProviderJson {
                code: self.provider.code,
                name: self.provider.name,
            },
            invoice: self
                .invoice
                .map(|period| invoices::mention(&self.operator_account, period)),
            status,
            reason: self.reason(status),
            created_at: at(self.created_at),
            expires_at: at(self.expires_at),
            checkout: can_go_on.then(|| CheckoutJson::of(&self, &payee)),
            ledger: self.in_ledger(now).filter(|_| status == "paid"),
            receipt: self.receipt().filter(|_| status == "paid"),
            trail: self
                .stages(now)
                .into_iter()
                .map(|(stage, reached)| StageJson {
                    stage,
                    at: at(reached),
                })
                .collect(),
            account_id: self.account,
            payee,
        })
    }
}
