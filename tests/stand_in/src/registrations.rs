//! Registering: begun with a number of a bill, gone on with part by part, ended by a code.

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
use crate::cabinet;
use crate::codes::{self, ConfirmationJson, Goes};
use crate::messages::{self, Channel, Language, Message};
use crate::numbers;
use crate::problem::Problem;
use crate::registration::{PersonJson, Registration, RegistrationJson};
use crate::registration_parts::{self, PartJson};
use crate::request::{FromCabinet, InPath, Json};
use crate::session::Browser;

pub(crate) fn routes() -> Router<App> {
    let one = get(read).patch(go_on).delete(drop_it);
    Router::new()
        .route("/registrations", post(start))
        .route("/registrations/{registration_id}", one)
        .route("/registrations/{registration_id}/code", post(send_code))
        .route(
            "/registrations/{registration_id}/confirmation",
            post(confirm),
        )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRegistrationJson {
    number: Option<String>,
    #[serde(default)]
    language: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewCodeJson {
    channel: Option<Channel>,
}

async fn start(
    State(app): State<App>,
    _: FromCabinet,
    body: Json<NewRegistrationJson>,
) -> Result<(StatusCode, JsonAnswer<RegistrationJson>), Problem> {
    let (now, language) = (app.clock.now(), body.value.language);
    let number =
        numbers::parsed(body.value.number).map_err(|code| Problem::field("number", code))?;
    let json = app
        .db
        .run(move |db| Registration::begin(db, &number, language, now)?.json(db, now))
        .await?;
    Ok((StatusCode::CREATED, JsonAnswer(json)))
}

async fn read(
    State(app): State<App>,
    InPath(id): InPath<String>,
) -> Result<JsonAnswer<RegistrationJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| Registration::load(db, &id, now)?.json(db, now))
        .await?;
    Ok(JsonAnswer(json))
}

async fn go_on(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
    body: Json<PartJson>,
) -> Result<JsonAnswer<RegistrationJson>, Problem> {
    let json = registration_parts::answer(&app, id, body.value).await?;
    Ok(JsonAnswer(json))
}

async fn drop_it(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.db
        .run(move |db| Ok(Registration::load(db, &id, now)?.forget(db)?))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn send_code(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
    body: Json<NewCodeJson>,
) -> Result<JsonAnswer<RegistrationJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| {
            let registration = Registration::load(db, &id, now)?;
            let person = ready(&registration)?;
            let channel = body
                .value
                .channel
                .ok_or_else(|| Problem::field("channel", "required"))?;
            send(db, &registration, person, channel, now)?;
            registration.json(db, now)
        })
        .await?;
    Ok(JsonAnswer(json))
}

async fn confirm(
    State(app): State<App>,
    _: FromCabinet,
    InPath(id): InPath<String>,
    headers: HeaderMap,
    body: Json<ConfirmationJson>,
) -> Result<Response, Problem> {
    let (now, browser) = (app.clock.now(), Browser::of(&headers));
    let opened = app
        .db
        .run_counting(move |db| {
            let registration = Registration::load(db, &id, now)?;
            let sent = codes::sent(db, registration.code_owner(), now)?;
            codes::confirm(db, registration.code_owner(), body.value.code, now)?;
            let channel = sent.map_or(Channel::Email, |code| code.channel);
            cabinet::open(db, &registration, channel, &browser, now)
        })
        .await?;
    opened.answer(StatusCode::CREATED, &headers)
}

/// Who registers, once every question is answered.
fn ready(registration: &Registration) -> Result<&PersonJson, Problem> {
    let has_rest = registration.account.is_some()
        && registration.password_hash.is_some()
        && registration.consents.is_some();
    registration
        .person
        .as_ref()
        .filter(|_| has_rest)
        .ok_or_else(|| Problem::field("channel", "incomplete"))
}

/// Where the contact is of a cabinet already, its owner is told so there, and no code is ever right. The other contact
/// is not asked about: it stays unconfirmed in the new cabinet.
fn send(
    db: &Connection,
    registration: &Registration,
    person: &PersonJson,
    channel: Channel,
    now: Timestamp,
) -> Result<(), Problem> {
    let (owner, sent_to) = (registration.code_owner(), person.contact(channel));
    if let Some(consumer) = messages::with_confirmed(db, channel, sent_to)? {
        codes::make(db, owner, channel, sent_to, Goes::Nowhere, now)?;
        let message = Message::CabinetExists(channel);
        messages::send_to(db, consumer, channel, sent_to, &message, now)?;
    } else {
        let code = codes::make(db, owner, channel, sent_to, Goes::ToThem, now)?;
        let message = Message::RegistrationCode(&code);
        messages::send(db, registration.language, channel, sent_to, &message, now)?;
    }
    Ok(())
}
