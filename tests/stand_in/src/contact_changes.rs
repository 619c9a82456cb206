//! Another e-mail or phone, or the same one to confirm it: the old one stays until a code has come to the new one.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::codes::{self, CodeSentJson, ConfirmationJson, Goes, Owner, Purpose};
use crate::contacts;
use crate::messages::{self, Channel, Message};
use crate::own_password::{self, Checked};
use crate::problem::{FieldProblem, Problem};
use crate::profile::{self, ProfileJson};
use crate::recovery;
use crate::request::{FromCabinet, InPath, Json};
use crate::session::{Signed, secret};

/// Seconds until it is forgotten.
const LIFE: i64 = 24 * 60 * 60;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/contact-changes", post(start))
        .route("/contact-changes/{change_id}", get(read))
        .route("/contact-changes/{change_id}/code", post(resend))
        .route("/contact-changes/{change_id}/confirmation", post(confirm))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewContactJson {
    kind: Channel,
    value: Option<String>,
    password: Option<String>,
}

#[derive(Serialize)]
struct ChangeJson {
    id: String,
    kind: Channel,
    value: String,
    code: CodeSentJson,
}

/// One under way.
struct Change {
    id: String,
    consumer: i64,
    kind: Channel,
    value: String,
}

async fn start(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    body: Json<NewContactJson>,
) -> Result<(StatusCode, JsonAnswer<ChangeJson>), Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let NewContactJson {
        kind,
        value,
        password,
    } = body.value;
    let value = tidied(kind, &value.unwrap_or_default());
    let password = own_password::check(&app, consumer, password, "password").await?;
    let change = Change {
        id: secret::<16>()?,
        consumer,
        kind,
        value: allowed(value, password)?,
    };
    let json = app
        .db
        .run(move |db| {
            keep(db, &change, now)?;
            send_code(db, &change, now)?;
            told(db, change, now)
        })
        .await?;
    Ok((StatusCode::CREATED, JsonAnswer(json)))
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(change): InPath<String>,
) -> Result<JsonAnswer<ChangeJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| {
            let change = of_consumer(db, signed.consumer, &change, now)?;
            told(db, change, now)
        })
        .await?;
    Ok(JsonAnswer(json))
}

async fn resend(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(change): InPath<String>,
) -> Result<JsonAnswer<ChangeJson>, Problem> {
    let now = app.clock.now();
    let json = app
        .db
        .run(move |db| {
            let change = of_consumer(db, signed.consumer, &change, now)?;
            send_code(db, &change, now)?;
            told(db, change, now)
        })
        .await?;
    Ok(JsonAnswer(json))
}

async fn confirm(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(change): InPath<String>,
    body: Json<ConfirmationJson>,
) -> Result<JsonAnswer<ProfileJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let profile = app
        .db
        .run_counting(move |db| {
            let change = of_consumer(db, consumer, &change, now)?;
            // Another cabinet was quicker since the code went out: told as if it never had.
            if other_owner(db, &change)?.is_some() {
                spoil_code(db, &change)?;
            }
            codes::confirm(db, owner(&change.id), body.value.code, now)?;
            stand(db, &change, now)?;
            Ok(profile::of_consumer(db, consumer)?)
        })
        .await?;
    Ok(JsonAnswer(profile))
}

fn tidied(kind: Channel, typed: &str) -> Result<String, &'static str> {
    match kind {
        Channel::Email => contacts::email(typed),
        Channel::Phone => contacts::phone(typed),
    }
}

/// The new contact, where it is one and the password was right; all that is wrong is said at once.
fn allowed(value: Result<String, &'static str>, password: Checked) -> Result<String, Problem> {
    let wrong = match &password {
        Checked::Right => None,
        Checked::Wrong(field) => Some(*field),
    };
    match (value, wrong) {
        (Ok(value), None) => Ok(value),
        (value, wrong) => {
            let field = "value";
            let value = value.err().map(|code| FieldProblem { field, code });
            Err(Problem::invalid(value.into_iter().chain(wrong).collect()))
        }
    }
}

fn keep(db: &Connection, change: &Change, now: Timestamp) -> rusqlite::Result<()> {
    let now = now.as_second();
    db.execute(
        "INSERT INTO contact_change (id, consumer_id, kind, value, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            &change.id,
            change.consumer,
            change.kind,
            &change.value,
            now,
            now + LIFE,
        ),
    )
    .map(drop)
}

/// Where another cabinet has the contact, its owner gets a letter that says so, and no code is right.
fn send_code(db: &Connection, change: &Change, now: Timestamp) -> Result<(), Problem> {
    let Change { kind, value, .. } = change;
    if let Some(other) = other_owner(db, change)? {
        codes::make(db, owner(&change.id), *kind, value, Goes::Nowhere, now)?;
        messages::send_to(db, other, *kind, value, &Message::ContactTaken, now)?;
    } else {
        let digits = codes::make(db, owner(&change.id), *kind, value, Goes::ToThem, now)?;
        let code = Message::ContactCode(&digits);
        messages::send_to(db, change.consumer, *kind, value, &code, now)?;
    }
    Ok(())
}

/// Who else has confirmed the contact.
fn other_owner(db: &Connection, change: &Change) -> rusqlite::Result<Option<i64>> {
    let owner = messages::with_confirmed(db, change.kind, &change.value)?;
    Ok(owner.filter(|owner| *owner != change.consumer))
}

fn told(db: &Connection, change: Change, now: Timestamp) -> Result<ChangeJson, Problem> {
    let code = codes::sent(db, owner(&change.id), now)?.ok_or_else(Problem::not_found)?;
    Ok(ChangeJson {
        id: change.id,
        kind: change.kind,
        value: change.value,
        code,
    })
}

fn of_consumer(
    db: &Connection,
    consumer: i64,
    change: &str,
    now: Timestamp,
) -> Result<Change, Problem> {
    db.query_row(
        "SELECT id, kind, value FROM contact_change
         WHERE id = ?1 AND consumer_id = ?2 AND expires_at > ?3",
        (change, consumer, now.as_second()),
        |row| {
            Ok(Change {
                id: row.get(0)?,
                consumer,
                kind: row.get(1)?,
                value: row.get(2)?,
            })
        },
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

/// No digits are right any more.
fn spoil_code(db: &Connection, change: &Change) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE code SET digits = NULL WHERE purpose = 'contact_change' AND owner = ?1",
        [&change.id],
    )
    .map(drop)
}

/// From now on the new one stands: the old address is told, other changes under way are void.
fn stand(db: &Connection, change: &Change, now: Timestamp) -> rusqlite::Result<()> {
    let column = change.kind.name();
    let before: String = db.query_row(
        &format!("SELECT {column} FROM consumer WHERE id = ?1"),
        [change.consumer],
        |row| row.get(0),
    )?;
    db.execute(
        &format!("UPDATE consumer SET {column} = ?2, {column}_confirmed = 1 WHERE id = ?1"),
        (change.consumer, &change.value),
    )?;
    if before != change.value {
        let message = Message::ContactChanged(change.kind);
        messages::send_to(db, change.consumer, change.kind, &before, &message, now)?;
    }
    recovery::forget_of_consumer(db, change.consumer)?;
    forget(db, change.consumer, change.kind)
}

/// All changes of this kind that are under way, this one included.
fn forget(db: &Connection, consumer: i64, kind: Channel) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM code WHERE purpose = 'contact_change' AND owner IN
             (SELECT id FROM contact_change WHERE consumer_id = ?1 AND kind = ?2)",
        (consumer, kind),
    )?;
    db.execute(
        "DELETE FROM contact_change WHERE consumer_id = ?1 AND kind = ?2",
        (consumer, kind),
    )
    .map(drop)
}

fn owner(change: &str) -> Owner<'_> {
    Owner {
        purpose: Purpose::ContactChange,
        id: change,
    }
}
