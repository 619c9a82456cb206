//! What the companies tell a home: outages, prices, news, and the days of readings that are about to come.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::App;
use crate::clock;
use crate::etag;
use crate::problem::Problem;
use crate::reading_window;
use crate::request::InPath;
use crate::session::Signed;
use crate::trail::at;

/// Days before a window opens in which it is told.
const AHEAD: i64 = 5;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/notices", get(list))
}

#[derive(Serialize)]
struct NoticesJson {
    items: Vec<NoticeJson>,
}

#[derive(Default, Serialize)]
struct NoticeJson {
    id: String,
    kind: String,
    company: String,
    published_at: String,
    starts_at: Option<String>,
    ends_at: Option<String>,
    from: Option<String>,
    until: Option<String>,
    price: Option<String>,
    previous_price: Option<String>,
    text: Option<String>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let coming = coming_window(db, signed.consumer, &account, now)?;
        let mut items = written(db, &account, now)?;
        items.extend(coming);
        Ok(NoticesJson { items })
    })
    .await
}

/// Those that somebody has written and that are not over. Nobody's news come from the operator of the home.
fn written(db: &Connection, account: &str, now: Timestamp) -> rusqlite::Result<Vec<NoticeJson>> {
    db.prepare(
        "SELECT notice.*,
             CASE kind WHEN 'gas_price' THEN supplier.name ELSE operator.name END AS company
         FROM account
             JOIN operator ON operator.id = operator_id
             JOIN supplier ON supplier.id = account.supplier_id
             JOIN notice ON coalesce(notice.account_id, account.id) = account.id
                 AND coalesce(notice.supplier_id, account.supplier_id) = account.supplier_id
         WHERE account.id = ?1 AND published_at <= ?2 AND over_at > ?2
         ORDER BY starts_at IS NULL, starts_at, published_at DESC, number DESC",
    )?
    .query_map((account, now.as_second()), from_row)?
    .collect()
}

fn from_row(row: &Row) -> rusqlite::Result<NoticeJson> {
    Ok(NoticeJson {
        id: format!("n-{}", row.get::<_, i64>("number")?),
        kind: row.get("kind")?,
        company: row.get("company")?,
        published_at: at(row.get("published_at")?),
        starts_at: row.get::<_, Option<i64>>("starts_at")?.map(at),
        ends_at: row.get::<_, Option<i64>>("ends_at")?.map(at),
        from: row.get("since")?,
        until: None,
        price: row.get("price")?,
        previous_price: row.get("previous_price")?,
        text: row.get("text")?,
    })
}

/// A window that opens within days. Once it is open the overview asks for the reading itself.
fn coming_window(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<Option<NoticeJson>, Problem> {
    let window = reading_window::of_account(db, consumer, account, now)?;
    let told_on = window.opens_on.saturating_sub(AHEAD.days());
    if window.is_open || clock::day(now) < told_on {
        return Ok(None);
    }
    let company = db.query_row(
        "SELECT name FROM supplier JOIN account ON supplier.id = supplier_id WHERE account.id = ?1",
        [account],
        |row| row.get(0),
    )?;
    Ok(Some(NoticeJson {
        id: format!("w-{}-{account}", window.counts_for),
        kind: "readings".to_owned(),
        company,
        published_at: clock::rfc3339(clock::instant(told_on, 0, 0)),
        from: Some(window.opens_on.to_string()),
        until: Some(window.closes_on.to_string()),
        ..NoticeJson::default()
    }))
}
