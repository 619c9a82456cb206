//! Readings: the history by pages, one with its trail, and handing a new one in.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::new_reading::NewReadingJson;
use crate::problem::{FieldProblem, Problem};
use crate::reading::{self, Asked, ReadingJson, Viewer};
use crate::reading_window;
use crate::request::{FromCabinet, InPath, InQuery, Json, Keyed};
use crate::session::Signed;
use crate::submission;

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

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    InQuery(query): InQuery<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let viewer = Viewer::of_account(db, signed.consumer, &account, now)?;
        let asked = asked(db, &account, query)?;
        Ok(page(db, &account, asked, &viewer)?)
    })
    .await
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath((account, reading)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let viewer = Viewer::of_account(db, signed.consumer, &account, now)?;
        reading::one(db, &account, reading::number(&reading)?, &viewer)
    })
    .await
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
        let viewer = Viewer::of_account(db, consumer, &account, now)?;
        let period = viewer.window.counts_for;
        let number = submission::submit(db, &account, body.value, period, now)?;
        let reading = reading::one(db, &account, number, &viewer)?;
        Answer::created(Some(format!("{path}/{}", reading.id)), &reading)
    })
    .await
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
    let Ok(number) = reading::number(cursor) else {
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

/// One more is read than asked for: it tells whether there are more.
fn page(
    db: &Connection,
    account: &str,
    asked: Asked,
    viewer: &Viewer,
) -> rusqlite::Result<PageJson> {
    let limit = asked.limit;
    let one_more = Asked {
        limit: limit + 1,
        ..asked
    };
    let mut items = reading::some(db, account, &one_more, viewer)?;
    let has_more = items.len() as i64 > limit;
    items.truncate(usize::try_from(limit).unwrap_or_default());
    let next_cursor = items
        .last()
        .filter(|_| has_more)
        .map(|last| last.id.clone());
    Ok(PageJson { items, next_cursor })
}
