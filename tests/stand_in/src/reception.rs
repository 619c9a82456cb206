//! `/stand-in/reception`: the company's side of visits. It calls them off, and somebody else takes a time first.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;

use crate::App;
use crate::appointment::Visit;
use crate::messages::{self, Message};
use crate::offices;
use crate::page::{escaped, html};
use crate::problem::Problem;
use crate::reminders::{place, spoken};
use crate::slots;

/// On the page.
const NEXT: i64 = 50;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/stand-in/reception", get(page))
        .route("/stand-in/reception/rival", post(set_rivals))
        .route("/stand-in/reception/call-off", post(call_off_by_form))
}

#[derive(Deserialize)]
struct RivalForm {
    times: u32,
}

#[derive(Deserialize)]
struct CallOffForm {
    number: i64,
    words: String,
}

/// Whoever is to be quicker takes the time now, for good: what is refused afterwards is undone, and this is not.
pub(crate) async fn let_rival_go_first(
    app: &App,
    receptionist: Option<String>,
    starts_at: Option<String>,
) -> Result<(), Problem> {
    let now = app.clock.now();
    let wanted = receptionist.zip(starts_at.and_then(|text| text.parse::<Timestamp>().ok()));
    let Some((receptionist, starts_at)) = wanted else {
        return Ok(());
    };
    app.db
        .run(move |db| Ok(take_first(db, &receptionist, starts_at, now)?))
        .await
}

fn take_first(
    db: &Connection,
    receptionist: &str,
    starts_at: Timestamp,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let slot = offices::receptionist(receptionist)
        .and_then(|(office, one)| slots::at(office, one, starts_at));
    let Some(slot) = slot.filter(|_| matches!(rivals(db), Ok(1..))) else {
        return Ok(());
    };
    db.execute("UPDATE rival SET times = times - 1", [])?;
    db.execute(
        "INSERT OR IGNORE INTO appointment (receptionist, starts_at, ends_at, subject, text, reminder, created_at)
         VALUES (?1, ?2, ?3, 'other', '', 'none', ?4)",
        (receptionist, slot.starts_at.as_second(), slot.ends_at.as_second(), now.as_second()),
    )
    .map(drop)
}

fn rivals(db: &Connection) -> rusqlite::Result<i64> {
    let times = db
        .query_row("SELECT times FROM rival", [], |row| row.get(0))
        .optional()?;
    Ok(times.unwrap_or(0))
}

async fn set_rivals(State(app): State<App>, Form(form): Form<RivalForm>) -> Response {
    let set = app.db.run(move |db| {
        db.execute(
            "INSERT OR REPLACE INTO rival (only_one, times) VALUES (1, ?1)",
            [form.times],
        )?;
        Ok(())
    });
    back(set.await)
}

async fn call_off_by_form(State(app): State<App>, Form(form): Form<CallOffForm>) -> Response {
    let now = app.clock.now();
    let words = form.words.trim().to_owned();
    let done = app
        .db
        .run(move |db| Ok(call_off(db, form.number, &words, now)?));
    back(done.await)
}

/// The company's words go to whoever was to come.
pub(crate) fn call_off(
    db: &Connection,
    number: i64,
    words: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let Some(visit) = take_back(db, number, words, now)? else {
        return Ok(());
    };
    let message = Message::VisitCalledOff {
        at: &spoken(visit.starts_at),
        place: &place(&visit),
        words,
    };
    messages::write_to(db, visit.consumer, &message, now)
}

/// The visit that is called off; none where it is not to come.
pub(crate) fn take_back(
    db: &Connection,
    number: i64,
    words: &str,
    now: Timestamp,
) -> rusqlite::Result<Option<Visit>> {
    db.query_row(
        "UPDATE appointment SET called_off_at = ?2, company_words = ?3
             WHERE number = ?1 AND starts_at > ?2 AND consumer_id IS NOT NULL
                 AND cancelled_at IS NULL AND called_off_at IS NULL AND ?3 <> ''
             RETURNING *",
        (number, now.as_second(), words),
        Visit::from_row,
    )
    .optional()
}

fn back(done: Result<(), Problem>) -> Response {
    match done {
        Ok(()) => Redirect::to("/stand-in/reception").into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn page(State(app): State<App>) -> Response {
    let now = app.clock.now();
    let read = app.db.run(move |db| Ok((rivals(db)?, coming(db, now)?)));
    match read.await {
        Ok((rivals, visits)) => {
            let list: String = visits.iter().map(one).collect();
            let list = if list.is_empty() {
                "<p>Нікого не чекають.</p>".to_owned()
            } else {
                list
            };
            let text = include_str!("reception.html");
            html(
                &text
                    .replace("{rivals}", &rivals.to_string())
                    .replace("{visits}", &list),
            )
        }
        Err(problem) => problem.into_response(),
    }
}

fn coming(db: &Connection, now: Timestamp) -> rusqlite::Result<Vec<Visit>> {
    db.prepare(
        "SELECT * FROM appointment
         WHERE starts_at > ?1 AND consumer_id IS NOT NULL AND cancelled_at IS NULL AND called_off_at IS NULL
         ORDER BY starts_at LIMIT ?2",
    )?
    .query_map((now.as_second(), NEXT), Visit::from_row)?
    .collect()
}

fn one(visit: &Visit) -> String {
    let number = visit.number;
    format!(
        "<form method=\"post\" action=\"/stand-in/reception/call-off\">\n<p><strong>{}</strong>, {}, {}</p>\n\
         <p><label for=\"words-{number}\">Слова компанії</label> <input id=\"words-{number}\" name=\"words\" \
         value=\"Фахівець захворів. Оберіть, будь ласка, інший день.\">\n\
         <button name=\"number\" value=\"{number}\">Скасувати прийом</button></p>\n</form>\n",
        escaped(&spoken(visit.starts_at)),
        escaped(&place(visit)),
        escaped(&visit.reference()),
    )
}
