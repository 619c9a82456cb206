//! When a home's supplier takes readings, and which period one sent now counts for.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use crate::App;
use crate::clock;
use crate::correction;
use crate::etag::tagged;
use crate::nights;
use crate::period::{Window, WindowDays};
use crate::problem::Problem;
use crate::request::InPath;
use crate::session::Signed;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/reading-window", get(read))
}

#[derive(Serialize)]
pub(crate) struct ReadingWindowJson {
    is_open: bool,
    opens_on: String,
    closes_on: String,
    counts_for: String,
    today: String,
}

impl ReadingWindowJson {
    pub fn new(window: &Window, now: Timestamp) -> ReadingWindowJson {
        ReadingWindowJson {
            is_open: window.is_open,
            opens_on: window.opens_on.to_string(),
            closes_on: window.closes_on.to_string(),
            counts_for: window.counts_for.to_string(),
            today: clock::day(now).to_string(),
        }
    }
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let window = app
        .db
        .run(move |db| of_account(db, signed.consumer, &account, now))
        .await?;
    tagged(&headers, &ReadingWindowJson::new(&window, now))
}

/// The window of one of this consumer's homes, which is as it is after the nights that have passed; another's is not
/// found.
pub(crate) fn of_account(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<Window, Problem> {
    nights::pass(db, now)?;
    correction::settle(db, now)?;
    let days = db
        .query_row(
            "SELECT window_opens, window_closes
             FROM account_link
                 JOIN account ON account.id = account_id
                 JOIN supplier ON supplier.id = supplier_id
             WHERE account_id = ?1 AND consumer_id = ?2",
            (account, consumer),
            |row| {
                Ok(WindowDays {
                    opens: row.get(0)?,
                    closes: row.get(1)?,
                })
            },
        )
        .optional()?
        .ok_or_else(Problem::not_found)?;
    Ok(days.seen_on(clock::day(now)))
}
