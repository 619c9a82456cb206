//! A forgotten password: a code to a confirmed e-mail or phone, then another password.
//!
//! An unknown login is answered like a known one; its code is never sent, and never right.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::codes::{self, ConfirmationJson, Goes};
use crate::messages::{self, Channel, Message};
use crate::password::hashed_aside;
use crate::problem::Problem;
use crate::recovery::{Recovery, RecoveryJson};
use crate::request::{FromCabinet, InPath, Json};
use crate::session::{self, Browser, Opened};
use crate::{contacts, lockout, own_password, password_change, password_rules};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/recoveries", post(start))
        .route("/recoveries/{recovery_id}", get(read))
        .route("/recoveries/{recovery_id}/code", post(resend))
        .route("/recoveries/{recovery_id}/confirmation", post(confirm))
        .route("/recoveries/{recovery_id}/password", post(finish))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRecoveryJson {
    login: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPasswordJson {
    password: Option<String>,
}

async fn start(
    State(app): State<App>,
    _: FromCabinet,
    body: Json<NewRecoveryJson>,
) -> Result<(StatusCode, JsonAnswer<RecoveryJson>), Problem> {
    let now = app.clock.now();
    let (channel, login) = contact(&body.value.login.unwrap_or_default())
        .map_err(|code| Problem::field("login", code))?;
    let json = app
        .db
        .run(move |db| {
            let recovery = Recovery::begin(db, channel, &login, now)?;
            send(db, &recovery, now)?;
            recovery.json(db, now)
        })
        .await?;
    Ok((StatusCode::CREATED, JsonAnswer(json)))
}

async fn read(
    State(app): State<App>,
    InPath(id): InPath<String>,
) -> Result<JsonAnswer<RecoveryJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| Recovery::load(db, &id, now)?.json(db, now))
        .await?;
    Ok(JsonAnswer(json))
}

async fn resend(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
) -> Result<JsonAnswer<RecoveryJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| {
            let recovery = Recovery::load(db, &id, now)?;
            if !recovery.is_confirmed() {
                send(db, &recovery, now)?;
            }
            recovery.json(db, now)
        })
        .await?;
    Ok(JsonAnswer(json))
}

async fn confirm(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
    body: Json<ConfirmationJson>,
) -> Result<JsonAnswer<RecoveryJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run_counting(move |db| {
            let recovery = Recovery::load(db, &id, now)?;
            let (owner, code) = (recovery.code_owner(), body.value.code);
            let is_lost_answer = recovery.consumer_to_change(now).is_ok()
                && codes::was_right(db, owner, code.clone())?;
            if !is_lost_answer {
                codes::confirm(db, owner, code, now)?;
                recovery.confirm(db, now)?;
            }
            Recovery::load(db, &id, now)?.json(db, now)
        })
        .await?;
    Ok(JsonAnswer(json))
}

async fn finish(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
    headers: HeaderMap,
    body: Json<NewPasswordJson>,
) -> Result<Response, Problem> {
    let (now, asked) = (app.clock.now(), id.clone());
    let logins = app
        .db
        .run(move |db| {
            let consumer = Recovery::load(db, &asked, now)?.consumer_to_change(now)?;
            Ok(password_change::logins(db, consumer)?)
        })
        .await?;
    let password = body.value.password.unwrap_or_default();
    password_rules::checked(&password, logins.iter().map(String::as_str))
        .map_err(|code| Problem::field("password", code))?;
    let hash = hashed_aside(password).await?;
    let browser = Browser::of(&headers);
    let opened = app
        .db
        .run(move |db| {
            // Once more: another request may have used it up meanwhile.
            let recovery = Recovery::load(db, &id, now)?;
            let consumer = recovery.consumer_to_change(now)?;
            recovery.forget(db)?;
            change(db, consumer, &hash, &logins, &browser, now)
        })
        .await?;
    opened.answer(StatusCode::CREATED, &headers)
}

/// The e-mail or phone, as it is stored.
fn contact(login: &str) -> Result<(Channel, String), &'static str> {
    if login.contains('@') {
        Ok((Channel::Email, contacts::email(login)?))
    } else {
        Ok((Channel::Phone, contacts::phone(login)?))
    }
}

fn send(db: &Connection, recovery: &Recovery, now: Timestamp) -> Result<(), Problem> {
    let (channel, sent_to) = (recovery.channel, recovery.sent_to.as_str());
    let goes = match recovery.consumer {
        Some(_) => Goes::ToThem,
        None => Goes::Nowhere,
    };
    let code = codes::make(db, recovery.code_owner(), channel, sent_to, goes, now)?;
    if let Some(consumer) = recovery.consumer {
        let message = Message::RecoveryCode(&code);
        messages::send_to(db, consumer, channel, sent_to, &message, now)?;
    }
    Ok(())
}

/// Sets the password, ends what was open, lifts the locks of wrong tries, and signs in.
fn change(
    db: &Connection,
    consumer: i64,
    hash: &str,
    logins: &[String],
    browser: &Browser,
    now: Timestamp,
) -> Result<Opened, Problem> {
    db.execute(
        "UPDATE consumer SET password_hash = ?2 WHERE id = ?1",
        (consumer, hash),
    )?;
    session::close_others(db, consumer, None)?;
    for login in logins {
        session::forget_tries(db, consumer, login)?;
    }
    lockout::forget(db, &own_password::tries(consumer))?;
    messages::write_to(db, consumer, &Message::PasswordChanged, now)?;
    session::open(db, consumer, browser, now)
}
