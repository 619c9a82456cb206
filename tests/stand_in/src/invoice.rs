//! Invoices: a year's list, and one with all its lines.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::balances::{self, ComingJson};
use crate::bill::{self, DifferenceJson, LineJson};
use crate::billing::{Service, Terms};
use crate::clock;
use crate::etag;
use crate::invoices::{self, InvoiceMentionJson};
use crate::ledger::{Ledger, Month};
use crate::payees::{self, PayeeJson};
use crate::period::Period;
use crate::problem::Problem;
use crate::request::{InPath, InQuery};
use crate::session::Signed;
use crate::settlements::{year, years};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/invoices", get(list))
        .route("/accounts/{account_id}/invoices/{invoice_id}", get(read))
}

#[derive(Deserialize)]
struct ListQuery {
    year: Option<String>,
}

#[derive(Serialize)]
struct ListJson {
    year: i16,
    years: Vec<i16>,
    items: Vec<SummaryJson>,
    coming: ComingJson,
}

#[derive(Serialize)]
struct SummaryJson {
    #[serde(flatten)]
    head: HeadJson,
    differs: bool,
    sums: Vec<SumJson>,
}

#[derive(Serialize)]
pub(crate) struct HeadJson {
    #[serde(flatten)]
    pub mention: InvoiceMentionJson,
    pub period: String,
    pub issued_on: String,
    pub file_name: String,
}

#[derive(Serialize)]
struct SumJson {
    service: &'static str,
    total: i64,
    #[serde(flatten)]
    standing: StandingJson,
}

/// How far a month is paid.
#[derive(Serialize)]
pub(crate) struct StandingJson {
    pub outstanding: i64,
    pub due_on: String,
    pub state: &'static str,
}

#[derive(Serialize)]
pub(crate) struct InvoiceJson {
    #[serde(flatten)]
    pub head: HeadJson,
    pub parts: Vec<PartJson>,
}

#[derive(Serialize)]
pub(crate) struct PartJson {
    pub payee: PayeeJson,
    pub lines: Vec<LineJson>,
    pub differences: Vec<DifferenceJson>,
    pub total: i64,
    pub opening: i64,
    pub paid: i64,
    pub to_pay: i64,
    /// How much of that is still to be paid, for the paper: nothing where the month itself is paid.
    #[serde(skip)]
    pub payable: i64,
    #[serde(flatten)]
    pub standing: StandingJson,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    InQuery(query): InQuery<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let books = Books::of(db, signed.consumer, &account, now)?;
        let asked = year(query.year.as_deref())?;
        Ok(books.list(db, asked)?)
    })
    .await
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath((account, invoice)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let books = Books::of(db, signed.consumer, &account, now)?;
        let period = books.closed_period(&invoice)?;
        Ok(books.invoice(db, period)?)
    })
    .await
}

/// Both ledgers of a home: an invoice is a month of both.
pub(crate) struct Books {
    pub terms: Terms,
    ledgers: Vec<Ledger>,
    now: Timestamp,
}

impl Books {
    pub fn of(
        db: &Connection,
        consumer: i64,
        account: &str,
        now: Timestamp,
    ) -> Result<Books, Problem> {
        let terms = balances::terms(db, consumer, account, now)?;
        let ledgers = Service::ALL
            .into_iter()
            .map(|service| Ledger::of(db, &terms, service, now))
            .collect::<rusqlite::Result<_>>()?;
        Ok(Books {
            terms,
            ledgers,
            now,
        })
    }

    /// 409 where it is not there yet, 404 where it will never be.
    pub fn closed_period(&self, invoice: &str) -> Result<Period, Problem> {
        let period = invoices::period_of(invoice, &self.terms.operator_account)
            .ok_or_else(Problem::not_found)?;
        let newest = invoices::newest_closed(&self.terms.operator_account, self.now);
        if period == newest.next() {
            Err(Problem::not_closed())
        } else if self.months(period).next().is_some() {
            Ok(period)
        } else {
            Err(Problem::not_found())
        }
    }

    fn months(&self, period: Period) -> impl Iterator<Item = (&Ledger, &Month)> {
        self.ledgers
            .iter()
            .filter_map(move |ledger| Some((ledger, ledger.month(period)?)))
    }

    fn list(&self, db: &Connection, asked: Option<i16>) -> rusqlite::Result<ListJson> {
        let mut periods: Vec<Period> = self
            .ledgers
            .iter()
            .flat_map(|ledger| ledger.closed().map(|month| month.period))
            .collect();
        periods.sort_unstable_by_key(|period| std::cmp::Reverse(*period));
        periods.dedup();
        let years = years(periods.iter().copied());
        let this_year = clock::day(self.now).year();
        let year = asked.or(years.first().copied()).unwrap_or(this_year);
        let of_year = periods.into_iter().filter(|period| period.year() == year);
        Ok(ListJson {
            year,
            items: of_year
                .map(|period| self.summary(db, period))
                .collect::<rusqlite::Result<_>>()?,
            years,
            coming: ComingJson::of(db, &self.terms, self.now)?,
        })
    }

    fn summary(&self, db: &Connection, period: Period) -> rusqlite::Result<SummaryJson> {
        let mut differs = false;
        let mut sums = Vec::new();
        for (ledger, month) in self.months(period) {
            if ledger.service == Service::Gas {
                differs = !bill::differences(db, &self.terms.account, period)?.is_empty();
            }
            sums.push(SumJson {
                service: ledger.service.code(),
                total: month.bill.total(),
                standing: self.standing(ledger, period),
            });
        }
        Ok(SummaryJson {
            head: self.head(period),
            differs,
            sums,
        })
    }

    pub fn invoice(&self, db: &Connection, period: Period) -> rusqlite::Result<InvoiceJson> {
        let parts = self
            .months(period)
            .map(|(ledger, month)| self.part(db, ledger, month));
        Ok(InvoiceJson {
            head: self.head(period),
            parts: parts.collect::<rusqlite::Result<_>>()?,
        })
    }

    fn head(&self, period: Period) -> HeadJson {
        let operator_account = &self.terms.operator_account;
        HeadJson {
            mention: invoices::mention(operator_account, period),
            period: period.to_string(),
            issued_on: issued_on(operator_account, period).to_string(),
            file_name: invoices::file_name(operator_account, period),
        }
    }

    fn part(&self, db: &Connection, ledger: &Ledger, month: &Month) -> rusqlite::Result<PartJson> {
        let service = ledger.service;
        let differences = match service {
            Service::Gas => bill::differences(db, &self.terms.account, month.period)?,
            Service::Delivery => Vec::new(),
        };
        let standing = self.standing(ledger, month.period);
        let payable = match standing.outstanding {
            0 => 0,
            _ => month.closing.min(ledger.balance()),
        };
        Ok(PartJson {
            payee: payees::of(db, &self.terms.account, service)?,
            lines: bill::lines(db, &self.terms, service, month)?,
            differences,
            total: month.bill.total(),
            opening: month.opening,
            paid: month.paid,
            to_pay: month.closing,
            payable,
            standing,
        })
    }

    fn standing(&self, ledger: &Ledger, period: Period) -> StandingJson {
        let outstanding = ledger.outstanding(period);
        let due_on = ledger.service.due_on(period);
        StandingJson {
            outstanding,
            due_on: due_on.to_string(),
            state: if outstanding == 0 {
                "paid"
            } else if clock::day(self.now) > due_on {
                "overdue"
            } else {
                "due"
            },
        }
    }
}

fn issued_on(operator_account: &str, period: Period) -> Date {
    clock::day(invoices::closed_at(operator_account, period))
}
