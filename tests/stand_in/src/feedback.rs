//! The feedback book: what consumers write, and what an operator answers.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post, put};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::etag;
use crate::feedback_entry::{self, FeedbackEntryJson};
use crate::feedback_rating::{self, NewRatingJson};
use crate::idempotency::{Answer, Claim, once};
use crate::new_feedback::{self, NewFeedbackJson, NewMessageJson};
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;

/// Entries that a list has.
const LISTED: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/feedback", get(list).post(create))
        .route("/feedback/{entry_id}", get(read))
        .route("/feedback/{entry_id}/messages", post(reply))
        .route("/feedback/{entry_id}/rating", put(rate))
}

#[derive(Serialize)]
struct FeedbackJson {
    items: Vec<FeedbackEntryJson>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        let entries = feedback_entry::of_consumer(db, signed.consumer)?;
        let newest = entries.into_iter().take(LISTED);
        let items = newest.map(|entry| entry.json(db, now));
        Ok(FeedbackJson {
            items: items.collect::<rusqlite::Result<_>>()?,
        })
    })
    .await
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(id): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        Ok(feedback_entry::one(db, signed.consumer, &id)?.json(db, now)?)
    })
    .await
}

async fn create(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    keyed: Keyed,
    body: Json<NewFeedbackJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let claim = Claim::new(consumer, keyed.key, "POST", "/feedback", &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let id = new_feedback::create(db, consumer, body.value, now)?;
        written(db, consumer, &id, now)
    })
    .await
}

async fn reply(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
    keyed: Keyed,
    body: Json<NewMessageJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let path = format!("/feedback/{id}/messages");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let entry = feedback_entry::one(db, consumer, &id)?;
        new_feedback::reply(db, consumer, entry.number, &body.value, now)?;
        written(db, consumer, &id, now)
    })
    .await
}

/// The entry as it stands now.
fn written(db: &Connection, consumer: i64, id: &str, now: Timestamp) -> Result<Answer, Problem> {
    let entry = feedback_entry::one(db, consumer, id)?.json(db, now)?;
    Answer::created(Some(format!("/feedback/{id}")), &entry)
}

async fn rate(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
    body: Json<NewRatingJson>,
) -> Result<JsonAnswer<FeedbackEntryJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let entry = app
        .db
        .run(move |db| {
            let entry = feedback_entry::one(db, consumer, &id)?;
            let thread = entry.thread(db, now)?;
            feedback_rating::put(db, entry.number, &thread, body.value, now)?;
            Ok(entry.json(db, now)?)
        })
        .await?;
    Ok(JsonAnswer(entry))
}
