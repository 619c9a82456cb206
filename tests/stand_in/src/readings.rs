//! Readings: the history by pages, one with its trail, and handing a new one in.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::etag::tagged;
use crate::idempotency::{Answer, Claim, once};
use crate::problem::{FieldProblem, Problem};
use crate::reading_window;
use crate::request::{FromCabinet, InPath, InQuery, Json, Keyed};
use crate::session::Signed;
use crate::submission::{self, NewReadingJson};
use crate::trail::{StageJson, at, trail};

const PAGE: i64 = 24;
const LARGEST_PAGE: i64 = 120;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/readings", get(list).post(submit))
        .route("/accounts/{account_id}/readings/{reading_id}", get(read))
}

#[derive(Deserialize)]
struct ListQuery {
    meter_id: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

#[derive(Serialize)]
struct PageJson {
    items: Vec<ReadingJson>,
    next_cursor: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct ReadingJson {
    id: String,
    reference: String,
    meter_id: String,
    meter_serial: String,
    value: i64,
    previous_value: Option<i64>,
    consumption_m3: Option<i64>,
    period: String,
    taken_on: String,
    source: String,
    status: &'static str,
    submitted_at: String,
    reason: Option<String>,
    trail: Vec<StageJson>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    InQuery(query): InQuery<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let page = app
        .db
        .run(move |db| {
            reading_window::of_account(db, signed.consumer, &account, now)?;
            let asked = asked(db, &account, query)?;
            Ok(page(db, &account, &asked, now)?)
        })
        .await?;
    tagged(&headers, &page)
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath((account, reading)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let reading = app
        .db
        .run(move |db| {
            reading_window::of_account(db, signed.consumer, &account, now)?;
            let number = number(&reading).ok_or_else(Problem::not_found)?;
            one(db, &account, number, now)?.ok_or_else(Problem::not_found)
        })
        .await?;
    tagged(&headers, &reading)
}

async fn submit(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    body: Json<NewReadingJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let now = app.clock.now();
    let home = account.clone();
    app.db
        .run(move |db| reading_window::of_account(db, consumer, &home, now).map(drop))
        .await?;
    let path = format!("/accounts/{account}/readings");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let period = reading_window::of_account(db, consumer, &account, now)?.counts_for;
        let number = submission::submit(db, &account, body.value, period, now)?;
        let reading = one(db, &account, number, now)?.ok_or_else(Problem::not_found)?;
        Ok(Answer {
            status: StatusCode::CREATED,
            content_type: "application/json".to_owned(),
            location: Some(format!("/api/v1{path}/{}", reading.id)),
            body: serde_json::to_string(&reading).map_err(|cause| Problem::internal(&cause))?,
        })
    })
    .await
}

/// Which readings, after which one, how many.
struct Asked {
    meter: Option<String>,
    after: Option<i64>,
    limit: i64,
}

fn asked(db: &Connection, account: &str, query: ListQuery) -> Result<Asked, Problem> {
    let mut wrong = Vec::new();
    let limit = limit(query.limit.as_deref()).unwrap_or_else(|code| {
        wrong.push(FieldProblem {
            field: "limit",
            code,
        });
        PAGE
    });
    let meter = query.meter_id;
    if let Some(meter) = &meter
        && !submission::has_meter(db, account, meter)?
    {
        wrong.push(FieldProblem {
            field: "meter_id",
            code: "unknown",
        });
    }
    let after = match query.cursor.as_deref() {
        None => None,
        Some(cursor) => {
            let known = cursor_of(db, account, cursor)?;
            if known.is_none() {
                wrong.push(FieldProblem {
                    field: "cursor",
                    code: "unknown",
                });
            }
            known
        }
    };
    if wrong.is_empty() {
        Ok(Asked {
            meter,
            after,
            limit,
        })
    } else {
        Err(Problem::invalid(wrong))
    }
}

fn limit(asked: Option<&str>) -> Result<i64, &'static str> {
    let Some(asked) = asked else { return Ok(PAGE) };
    let limit: i64 = asked.parse().map_err(|_| "malformed")?;
    if (1..=LARGEST_PAGE).contains(&limit) {
        Ok(limit)
    } else {
        Err("out_of_range")
    }
}

/// The reading that a cursor names, if it is one of this home's.
fn cursor_of(db: &Connection, account: &str, cursor: &str) -> rusqlite::Result<Option<i64>> {
    let Some(number) = number(cursor) else {
        return Ok(None);
    };
    db.query_row(
        "SELECT number FROM reading JOIN meter ON meter.id = meter_id
         WHERE number = ?1 AND account_id = ?2",
        (number, account),
        |row| row.get(0),
    )
    .optional()
}

const COLUMNS: &str = "SELECT reading.*, serial FROM reading JOIN meter ON meter.id = meter_id";

fn page(
    db: &Connection,
    account: &str,
    asked: &Asked,
    now: Timestamp,
) -> rusqlite::Result<PageJson> {
    let mut items = db
        .prepare(&format!(
            "{COLUMNS}
             WHERE account_id = ?1 AND (?2 IS NULL OR meter_id = ?2)
                 AND (?3 IS NULL OR (period, submitted_at, number) <
                     (SELECT period, submitted_at, number FROM reading WHERE number = ?3))
             ORDER BY period DESC, submitted_at DESC, number DESC LIMIT ?4 + 1"
        ))?
        .query_map((account, &asked.meter, asked.after, asked.limit), |row| {
            from_row(row, now)
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let has_more = items.len() as i64 > asked.limit;
    items.truncate(usize::try_from(asked.limit).unwrap_or_default());
    let next_cursor = items
        .last()
        .filter(|_| has_more)
        .map(|last| last.id.clone());
    Ok(PageJson { items, next_cursor })
}

/// All of a home's, newest first.
pub(crate) fn of_account(
    db: &Connection,
    account: &str,
    now: Timestamp,
) -> rusqlite::Result<Vec<ReadingJson>> {
    db.prepare(&format!(
        "{COLUMNS} WHERE account_id = ?1
         ORDER BY period DESC, submitted_at DESC, number DESC"
    ))?
    .query_map([account], |row| from_row(row, now))?
    .collect()
}

fn one(
    db: &Connection,
    account: &str,
    number: i64,
    now: Timestamp,
) -> rusqlite::Result<Option<ReadingJson>> {
    db.query_row(
        &format!("{COLUMNS} WHERE account_id = ?1 AND number = ?2"),
        (account, number),
        |row| from_row(row, now),
    )
    .optional()
}

fn from_row(row: &Row, now: Timestamp) -> rusqlite::Result<ReadingJson> {
    let number: i64 = row.get("number")?;
    let period: String = row.get("period")?;
    let submitted_at: i64 = row.get("submitted_at")?;
    let trail = trail(row, submitted_at, now)?;
    Ok(ReadingJson {
        id: format!("r-{number}"),
        reference: format!("П-{period}-{number:06}"),
        meter_id: row.get("meter_id")?,
        meter_serial: row.get("serial")?,
        value: row.get("value")?,
        previous_value: row.get("previous_value")?,
        consumption_m3: row.get("consumption_m3")?,
        period,
        taken_on: row.get("taken_on")?,
        source: row.get("source")?,
        status: trail.last().map_or("received", |last| last.stage),
        submitted_at: at(submitted_at),
        reason: row.get("reason")?,
        trail,
    })
}

fn number(id: &str) -> Option<i64> {
    id.strip_prefix("r-")?.parse().ok()
}
