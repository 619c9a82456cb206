//! The days that a home should not miss: for a calendar.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::billing::Service;
use crate::clock;
use crate::etag;
use crate::invoices;
use crate::period::{Period, WindowDays};
use crate::problem::Problem;
use crate::reading_window;
use crate::request::InPath;
use crate::session::Signed;

/// Windows, invoices and dues, each.
const PERIODS: usize = 12;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/dates", get(read))
}

#[derive(Serialize)]
struct DatesJson {
    items: Vec<DateJson>,
}

#[derive(Serialize)]
struct DateJson {
    kind: &'static str,
    from: String,
    to: String,
    period: Option<String>,
    company: Option<String>,
    meter_serial: Option<String>,
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        reading_window::of_account(db, signed.consumer, &account, now)?;
        Ok(DatesJson {
            items: of_account(db, &account, now)?,
        })
    })
    .await
}

/// Whose days they are.
struct Companies {
    operator: String,
    supplier: String,
    window: WindowDays,
}

fn of_account(db: &Connection, account: &str, now: Timestamp) -> rusqlite::Result<Vec<DateJson>> {
    let today = clock::day(now);
    let companies = companies(db, account)?;
    let (operator, supplier) = (&companies.operator, &companies.supplier);
    let mut items = verifications(db, account)?;
    items.extend(to_come("reading_window", supplier, today, |period| {
        companies.window.for_period(period)
    }));
    items.extend(to_come("invoice", supplier, today, |period| {
        on(invoices::expected_on(period))
    }));
    items.extend(to_come("delivery_due", operator, today, |period| {
        on(Service::Delivery.due_on(period))
    }));
    items.extend(to_come("gas_due", supplier, today, |period| {
        on(Service::Gas.due_on(period))
    }));
    items.sort_by(|one, other| (&one.from, &one.to).cmp(&(&other.from, &other.to)));
    Ok(items)
}

/// A day as a first and a last one.
fn on(day: Date) -> (Date, Date) {
    (day, day)
}

/// The next ones that are not over. All lie in the month after their period, or begin shortly before it.
fn to_come(
    kind: &'static str,
    company: &str,
    today: Date,
    days: impl Fn(Period) -> (Date, Date),
) -> Vec<DateJson> {
    let first = Period::of(today).before();
    std::iter::successors(Some(first), |period| Some(period.next()))
        .map(|period| (period, days(period)))
        .filter(|(_, (_, to))| *to >= today)
        .take(PERIODS)
        .map(|(period, (from, to))| DateJson {
            kind,
            from: from.to_string(),
            to: to.to_string(),
            period: Some(period.to_string()),
            company: Some(company.to_owned()),
            meter_serial: None,
        })
        .collect()
}

/// One that is overdue is told too.
fn verifications(db: &Connection, account: &str) -> rusqlite::Result<Vec<DateJson>> {
    db.prepare(
        "SELECT next_verification_on, serial FROM meter
         WHERE account_id = ?1 AND next_verification_on IS NOT NULL ORDER BY position",
    )?
    .query_map([account], |row| {
        let day: String = row.get(0)?;
        Ok(DateJson {
            kind: "verification",
            from: day.clone(),
            to: day,
            period: None,
            company: None,
            meter_serial: row.get(1)?,
        })
    })?
    .collect()
}

fn companies(db: &Connection, account: &str) -> rusqlite::Result<Companies> {
    db.query_row(
        "SELECT operator.name, supplier.name, window_opens, window_closes
         FROM account
             JOIN operator ON operator.id = operator_id
             JOIN supplier ON supplier.id = supplier_id
         WHERE account.id = ?1",
        [account],
        |row| {
            Ok(Companies {
                operator: row.get(0)?,
                supplier: row.get(1)?,
                window: WindowDays {
                    opens: row.get(2)?,
                    closes: row.get(3)?,
                },
            })
        },
    )
}
