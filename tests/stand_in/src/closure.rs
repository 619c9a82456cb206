//! Closing a cabinet. It cannot be opened again; name and contacts are erased a month later.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::clock::{self, rfc3339};
use crate::messages::{self, Message};
use crate::own_password;
use crate::problem::Problem;
use crate::recovery;
use crate::request::{FromCabinet, Json};
use crate::session::{Signed, withdrawn};

/// Days that name and contacts are kept, for what somebody still has to say about it.
const KEPT: i64 = 30;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/profile/closure", post(close))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PasswordJson {
    password: Option<String>,
}

#[derive(Serialize)]
struct ClosureJson {
    closed_at: String,
    erased_on: String,
}

async fn close(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    headers: HeaderMap,
    body: Json<PasswordJson>,
) -> Result<Response, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    own_password::check(&app, consumer, body.value.password, "password")
        .await?
        .right()?;
    let erased_on = clock::day(now).saturating_add(KEPT.days());
    app.db
        .run(move |db| {
            erase_due(db, now)?;
            closed(db, consumer, erased_on, now)
        })
        .await?;
    let json = ClosureJson {
        closed_at: rfc3339(now),
        erased_on: erased_on.to_string(),
    };
    let cookie = [(header::SET_COOKIE, withdrawn(&headers)?)];
    Ok((cookie, JsonAnswer(json)).into_response())
}

/// What leads into the cabinet goes at once, and with it what is under way. The homes' own data stay.
fn closed(db: &Connection, consumer: i64, erased_on: Date, now: Timestamp) -> Result<(), Problem> {
    let closed = db.execute(
        "UPDATE consumer SET closed_at = ?2, erase_on = ?3 WHERE id = ?1 AND closed_at IS NULL",
        (consumer, now.as_second(), erased_on.to_string()),
    )?;
    // Another request was quicker, and has ended this one's session.
    if closed == 0 {
        return Err(Problem::session_expired());
    }
    db.execute(
        "UPDATE appointment SET cancelled_at = ?2
         WHERE consumer_id = ?1 AND starts_at > ?2 AND cancelled_at IS NULL AND called_off_at IS NULL",
        (consumer, now.as_second()),
    )?;
    messages::write_to(db, consumer, &Message::CabinetClosed { erased_on }, now)?;
    recovery::forget_of_consumer(db, consumer)?;
    for statement in [
        "DELETE FROM code WHERE purpose = 'contact_change' AND owner IN
             (SELECT id FROM contact_change WHERE consumer_id = ?1)",
        "DELETE FROM contact_change WHERE consumer_id = ?1",
        "DELETE FROM claim WHERE consumer_id = ?1",
        "DELETE FROM idempotency_key WHERE consumer_id = ?1",
        "DELETE FROM photo WHERE consumer_id = ?1",
        "DELETE FROM attachment WHERE consumer_id = ?1 AND part_of IS NULL",
        "DELETE FROM account_link WHERE consumer_id = ?1",
        "DELETE FROM session WHERE consumer_id = ?1",
    ] {
        db.execute(statement, [consumer])?;
    }
    Ok(())
}

/// Erases who the closed cabinets belonged to, where the day has come. That there was one, and what it agreed to,
/// is kept.
pub(crate) fn erase_due(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let today = clock::day(now).to_string();
    db.execute(
        "DELETE FROM message WHERE consumer_id IN (SELECT id FROM consumer WHERE erase_on <= ?1)",
        [&today],
    )?;
    db.execute(
        "DELETE FROM feedback WHERE consumer_id IN (SELECT id FROM consumer WHERE erase_on <= ?1)",
        [&today],
    )?;
    for table in ["correction", "equipment_confirmation", "statement"] {
        db.execute(
            &format!("DELETE FROM {table} WHERE consumer_id IN (SELECT id FROM consumer WHERE erase_on <= ?1)"),
            [&today],
        )?;
    }
    db.execute(
        "DELETE FROM attachment WHERE consumer_id IN (SELECT id FROM consumer WHERE erase_on <= ?1)",
        [&today],
    )?;
    db.execute(
        "DELETE FROM appointment WHERE consumer_id IN (SELECT id FROM consumer WHERE erase_on <= ?1)",
        [&today],
    )?;
    db.execute(
        "UPDATE consumer SET given_name = '—', patronymic = NULL, family_name = '—', email = NULL,
             email_confirmed = 0, phone = NULL, phone_confirmed = 0, tax_number = NULL,
             password_hash = '$argon2id$'
         WHERE erase_on <= ?1",
        [&today],
    )
    .map(drop)
}
