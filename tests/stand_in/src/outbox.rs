//! `/stand-in/outbox`: what would have come by mail and phone, as a page for a person and as JSON for tests.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::App;
use crate::page::{escaped, html};
use crate::problem::Problem;
use crate::reminders;
use crate::trail::at;

/// On the page and in the JSON.
const NEWEST: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/stand-in/outbox", get(page))
        .route("/stand-in/outbox.json", get(json))
}

#[derive(Serialize)]
struct OutboxJson {
    messages: Vec<MessageJson>,
}

/// `code` is what a test types next.
#[derive(Serialize)]
struct MessageJson {
    channel: String,
    sent_to: String,
    language: String,
    subject: String,
    body: String,
    code: Option<String>,
    sent_at: String,
}

async fn json(State(app): State<App>) -> Response {
    match newest_now(&app).await {
        Ok(messages) => Json(OutboxJson { messages }).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn page(State(app): State<App>) -> Response {
    match newest_now(&app).await {
        Ok(messages) => html(&shown(&messages)),
        Err(problem) => problem.into_response(),
    }
}

/// With the reminders that are due by now.
async fn newest_now(app: &App) -> Result<Vec<MessageJson>, Problem> {
    let now = app.clock.now();
    let read = app.db.run(move |db| {
        reminders::send_due(db, now)?;
        Ok(newest(db)?)
    });
    read.await
}

/// Newest first.
fn newest(db: &Connection) -> rusqlite::Result<Vec<MessageJson>> {
    db.prepare("SELECT * FROM message ORDER BY id DESC LIMIT ?1")?
        .query_map([NEWEST as i64], from_row)?
        .collect()
}

fn from_row(row: &Row) -> rusqlite::Result<MessageJson> {
    Ok(MessageJson {
        channel: row.get("channel")?,
        sent_to: row.get("sent_to")?,
        language: row.get("language")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        code: row.get("code")?,
        sent_at: at(row.get("sent_at")?),
    })
}

fn shown(messages: &[MessageJson]) -> String {
    let list: String = messages.iter().map(one).collect();
    let list = if list.is_empty() {
        "<p>Ще нічого не надіслано.</p>".to_owned()
    } else {
        list
    };
    include_str!("outbox.html").replace("{messages}", &list)
}

fn one(message: &MessageJson) -> String {
    let way = match message.channel.as_str() {
        "phone" => "SMS на",
        _ => "Лист на",
    };
    let code = message.code.as_ref().map_or(String::new(), |code| {
        format!("<p class=\"code\"><code>{}</code></p>\n", escaped(code))
    });
    format!(
        "<article lang=\"{}\">\n<h2>{}</h2>\n<p lang=\"uk\">{way} <strong>{}</strong>, {}</p>\n{code}<p>{}</p>\n</article>\n",
        message.language,
        escaped(&message.subject),
        escaped(&message.sent_to),
        message.sent_at.replace('T', " "),
        escaped(&message.body),
    )
}
