//! Where a consumer is signed in, and ending one of them from afar.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{delete, get};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath};
use crate::session::{Signed, token_hash};
use crate::trail::at;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/sessions", get(list))
        .route("/sessions/{session_id}", delete(end))
}

#[derive(Serialize)]
struct SessionsJson {
    sessions: Vec<SessionJson>,
}

#[derive(Serialize)]
pub(crate) struct SessionJson {
    id: String,
    is_current: bool,
    device: String,
    started_at: String,
    last_seen_at: String,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<JsonAnswer<SessionsJson>, Problem> {
    let (now, this) = (app.clock.now(), token_hash(&headers));
    let sessions = app
        .db
        .run(move |db| Ok(of_consumer(db, signed.consumer, this.as_deref(), now)?))
        .await?;
    Ok(JsonAnswer(SessionsJson { sessions }))
}

/// Also the one that asks: its cookie opens nothing any more.
async fn end(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(session): InPath<String>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    let ended = app
        .db
        .run(move |db| {
            Ok(db.execute(
                "DELETE FROM session WHERE consumer_id = ?1 AND id = ?2 AND expires_at > ?3",
                (signed.consumer, session, now.as_second()),
            )?)
        })
        .await?;
    if ended == 0 {
        return Err(Problem::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Those that are not over, the one that asks first.
pub(crate) fn of_consumer(
    db: &Connection,
    consumer: i64,
    this: Option<&str>,
    now: Timestamp,
) -> rusqlite::Result<Vec<SessionJson>> {
    db.prepare(
        "SELECT id, token_hash IS ?2 AS is_current, device, started_at, last_seen_at FROM session
         WHERE consumer_id = ?1 AND expires_at > ?3
         ORDER BY is_current DESC, last_seen_at DESC, id",
    )?
    .query_map((consumer, this, now.as_second()), |row| {
        Ok(SessionJson {
            id: row.get(0)?,
            is_current: row.get(1)?,
            device: row.get(2)?,
            started_at: at(row.get(3)?),
            last_seen_at: at(row.get(4)?),
        })
    })?
    .collect()
}
