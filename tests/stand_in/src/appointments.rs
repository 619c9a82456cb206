//! Visits: booked, moved, given up.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::appointment::{self, AppointmentJson};
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::new_appointment::{self, MoveJson, NewAppointmentJson};
use crate::problem::Problem;
use crate::reception;
use crate::reminders;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;

/// Visits that a list has.
const LISTED: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/appointments", get(list).post(create))
        .route("/appointments/{appointment_id}", get(read).patch(change))
        .route("/appointments/{appointment_id}/move", post(move_to))
        .route("/appointments/{appointment_id}/cancellation", post(cancel))
}

#[derive(Serialize)]
struct AppointmentsJson {
    items: Vec<AppointmentJson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeJson {
    reminder: Option<String>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        reminders::send_due(db, now)?;
        let visits = appointment::of_consumer(db, signed.consumer)?;
        let items = visits
            .into_iter()
            .take(LISTED)
            .map(|visit| visit.json(db, now));
        Ok(AppointmentsJson {
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
        told(db, signed.consumer, &id, now)
    })
    .await
}

async fn create(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    keyed: Keyed,
    body: Json<NewAppointmentJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let wanted = (
        body.value.receptionist_id.clone(),
        body.value.starts_at.clone(),
    );
    reception::let_rival_go_first(&app, wanted.0, wanted.1).await?;
    let claim = Claim::new(consumer, keyed.key, "POST", "/appointments", &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let number = new_appointment::create(db, consumer, body.value, now)?;
        let id = appointment::id(number);
        let location = Some(format!("/appointments/{id}"));
        answer(db, consumer, &id, StatusCode::CREATED, location, now)
    })
    .await
}

async fn move_to(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
    keyed: Keyed,
    body: Json<MoveJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let mine = id.clone();
    let visit = app
        .db
        .run(move |db| appointment::one(db, consumer, &mine))
        .await?;
    let whose = visit.receptionist.id.to_owned();
    reception::let_rival_go_first(&app, Some(whose), body.value.starts_at.clone()).await?;
    let path = format!("/appointments/{id}/move");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let visit = appointment::one(db, consumer, &id)?;
        new_appointment::move_to(db, &visit, &body.value, now)?;
        answer(db, consumer, &id, StatusCode::OK, None, now)
    })
    .await
}

async fn cancel(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
) -> Result<JsonAnswer<AppointmentJson>, Problem> {
    let now = app.clock.now();
    let work = move |db: &mut rusqlite::Transaction| {
        let visit = appointment::one(db, signed.consumer, &id)?;
        if visit.status(now) != "cancelled" {
            visit.changeable(now)?;
            db.execute(
                "UPDATE appointment SET cancelled_at = ?2 WHERE number = ?1",
                (visit.number, now.as_second()),
            )?;
        }
        told(db, signed.consumer, &id, now)
    };
    app.db.run(work).await.map(JsonAnswer)
}

async fn change(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
    body: Json<ChangeJson>,
) -> Result<JsonAnswer<AppointmentJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let work = move |db: &mut rusqlite::Transaction| {
        let visit = appointment::one(db, consumer, &id)?;
        let reminder = new_appointment::reminder(db, consumer, body.value.reminder.as_deref())?;
        let reminder = reminder.map_err(|code| Problem::field("reminder", code))?;
        visit.changeable(now)?;
        db.execute(
            "UPDATE appointment SET reminder = ?2 WHERE number = ?1",
            (visit.number, reminder),
        )?;
        told(db, consumer, &id, now)
    };
    app.db.run(work).await.map(JsonAnswer)
}

fn told(
    db: &Connection,
    consumer: i64,
    id: &str,
    now: Timestamp,
) -> Result<AppointmentJson, Problem> {
    reminders::send_due(db, now)?;
    Ok(appointment::one(db, consumer, id)?.json(db, now)?)
}

fn answer(
    db: &Connection,
    consumer: i64,
    id: &str,
    status: StatusCode,
    location: Option<String>,
    now: Timestamp,
) -> Result<Answer, Problem> {
    let visit = told(db, consumer, id, now)?;
    Answer::json(status, location, &visit)
}
