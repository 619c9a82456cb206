//! The public book: what the company has chosen to show everybody, without names. A guest may read it.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::etag::tagged;
use crate::problem::Problem;

/// The newest.
const LISTED: i64 = 200;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/public-feedback", get(list))
}

#[derive(Serialize)]
struct PublicFeedbackJson {
    items: Vec<PublicAnswerJson>,
}

#[derive(Serialize)]
struct PublicAnswerJson {
    id: String,
    kind: String,
    topic: String,
    question: String,
    answer: String,
    month: String,
}

/// What is published. `month` is `2026-11`.
pub(crate) struct Published<'a> {
    pub kind: &'a str,
    pub topic: &'a str,
    pub question: &'a str,
    pub answer: &'a str,
    pub month: &'a str,
}

async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let items = app.db.run(|db| Ok(newest(db)?)).await?;
    tagged(&headers, &PublicFeedbackJson { items })
}

fn newest(db: &Connection) -> rusqlite::Result<Vec<PublicAnswerJson>> {
    db.prepare("SELECT * FROM public_answer ORDER BY month DESC, number DESC LIMIT ?1")?
        .query_map([LISTED], |row| {
            let number: i64 = row.get("number")?;
            Ok(PublicAnswerJson {
                id: format!("b-{number}"),
                kind: row.get("kind")?,
                topic: row.get("topic")?,
                question: row.get("question")?,
                answer: row.get("answer")?,
                month: row.get("month")?,
            })
        })?
        .collect()
}

pub(crate) fn publish(db: &Connection, published: &Published) -> rusqlite::Result<()> {
    let Published {
        kind,
        topic,
        question,
        answer,
        month,
    } = published;
    db.execute(
        "INSERT INTO public_answer (kind, topic, question, answer, month) VALUES (?1, ?2, ?3, ?4, ?5)",
        (kind, topic, question, answer, month),
    )
    .map(drop)
}
