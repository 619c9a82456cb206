//! The homes that a consumer sees: all, one, its name, which is shown first, and taking one out.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::etag::{self, tagged};
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, there};
use crate::session::Signed;
use crate::summary::{self, SummaryJson};
use crate::{home, links};

/// Characters; the contract's limit.
const LONGEST_LABEL: usize = 40;

pub(crate) fn routes() -> Router<App> {
    let one = get(read).patch(change).delete(unlink);
    Router::new()
        .route("/accounts", get(list))
        .route("/accounts/{account_id}", one)
}

#[derive(Serialize)]
struct AccountsJson {
    accounts: Vec<SummaryJson>,
}

/// What is left out stays as it is; a label of `null` takes the name away.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeJson {
    #[serde(default, deserialize_with = "there")]
    label: Option<Option<String>>,
    #[serde(default, deserialize_with = "there")]
    is_default: Option<bool>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let accounts = app
        .db
        .run(move |db| Ok(summary::of_consumer(db, signed.consumer, now)?))
        .await?;
    tagged(&headers, &AccountsJson { accounts })
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        home::one(db, signed.consumer, &account, now)
    })
    .await
}

async fn change(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    body: Json<ChangeJson>,
) -> Result<JsonAnswer<SummaryJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let home = app
        .db
        .run(move |db| {
            links::required(db, consumer, &account)?;
            changed(db, consumer, &account, body.value)?;
            summary::one(db, consumer, &account, now)
        })
        .await?;
    Ok(JsonAnswer(home))
}

async fn unlink(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
) -> Result<StatusCode, Problem> {
    let consumer = signed.consumer;
    app.db
        .run(move |db| {
            links::required(db, consumer, &account)?;
            if links::of_consumer(db, consumer)?.len() == 1 {
                return Err(Problem::last_account());
            }
            Ok(links::remove(db, consumer, &account)?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn changed(
    db: &Connection,
    consumer: i64,
    account: &str,
    change: ChangeJson,
) -> Result<(), Problem> {
    match change {
        ChangeJson {
            label: None,
            is_default: None,
        } => return Err(Problem::bad_request("Nothing to change")),
        // Another home takes the place, or none does: there is always a default one.
        ChangeJson {
            is_default: Some(false),
            ..
        } => return Err(Problem::bad_request("is_default can only be true")),
        _ => {}
    }
    if let Some(label) = change.label {
        let label = label.map(|typed| named(&typed)).transpose();
        let label = label.map_err(|code| Problem::field("label", code))?;
        links::name(db, consumer, account, label.as_deref())?;
    }
    if change.is_default.is_some() {
        links::put_first(db, consumer, account)?;
    }
    Ok(())
}

/// The label as it is stored; or the contract's field code.
fn named(typed: &str) -> Result<String, &'static str> {
    let label = typed.trim();
    if label.is_empty() {
        Err("required")
    } else if typed.chars().count() > LONGEST_LABEL {
        Err("too_long")
    } else if label.chars().any(char::is_control) {
        Err("malformed")
    } else {
        Ok(label.to_owned())
    }
}
