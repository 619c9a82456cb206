//! Who a consumer is here, how they are reached, what they are told about.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::etag::tagged;
use crate::messages::Language;
use crate::names::{self, NewNameJson};
use crate::problem::Problem;
use crate::request::{FromCabinet, Json, there};
use crate::session::{ConsumerJson, Signed};

/// What a change of the name calls its parts.
const NAME: [&str; 3] = ["name.given_name", "name.patronymic", "name.family_name"];

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/profile", get(read).patch(change))
}

#[derive(Serialize)]
pub(crate) struct ProfileJson {
    name: ConsumerJson,
    email: ContactJson,
    phone: ContactJson,
    language: String,
    notices: Vec<Notice>,
    registered_on: String,
}

#[derive(Serialize)]
struct ContactJson {
    value: String,
    is_confirmed: bool,
}

/// What is left out stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeJson {
    #[serde(default, deserialize_with = "there")]
    name: Option<NewNameJson>,
    #[serde(default, deserialize_with = "there")]
    language: Option<Language>,
    #[serde(default, deserialize_with = "there")]
    notices: Option<Vec<Notice>>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Notice {
    WindowOpen,
    InvoiceReady,
    AnswerArrived,
    AppointmentNear,
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let profile = app
        .db
        .run(move |db| Ok(of_consumer(db, signed.consumer)?))
        .await?;
    tagged(&headers, &profile)
}

async fn change(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    body: Json<ChangeJson>,
) -> Result<JsonAnswer<ProfileJson>, Problem> {
    let consumer = signed.consumer;
    let profile = app
        .db
        .run(move |db| {
            changed(db, consumer, body.value)?;
            Ok(of_consumer(db, consumer)?)
        })
        .await?;
    Ok(JsonAnswer(profile))
}

pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<ProfileJson> {
    db.query_row("SELECT * FROM consumer WHERE id = ?1", [consumer], from_row)
}

fn from_row(row: &Row) -> rusqlite::Result<ProfileJson> {
    let notices: String = row.get("notices")?;
    Ok(ProfileJson {
        name: ConsumerJson {
            given_name: row.get("given_name")?,
            patronymic: row.get("patronymic")?,
            family_name: row.get("family_name")?,
        },
        email: ContactJson {
            value: row.get("email")?,
            is_confirmed: row.get("email_confirmed")?,
        },
        phone: ContactJson {
            value: row.get("phone")?,
            is_confirmed: row.get("phone_confirmed")?,
        },
        language: row.get("language")?,
        notices: serde_json::from_str(&notices).unwrap_or_default(),
        registered_on: row.get("registered_on")?,
    })
}

fn changed(db: &Connection, consumer: i64, change: ChangeJson) -> Result<(), Problem> {
    if change.name.is_none() && change.language.is_none() && change.notices.is_none() {
        return Err(Problem::bad_request("Nothing to change"));
    }
    if let Some(name) = change.name {
        rename(db, consumer, name)?;
    }
    if let Some(language) = change.language {
        speak(db, consumer, language)?;
    }
    if let Some(notices) = change.notices {
        tell_about(db, consumer, &notices)?;
    }
    Ok(())
}

fn rename(db: &Connection, consumer: i64, name: NewNameJson) -> Result<(), Problem> {
    let name = names::checked(name, NAME).map_err(Problem::invalid)?;
    db.execute(
        "UPDATE consumer SET given_name = ?2, patronymic = ?3, family_name = ?4 WHERE id = ?1",
        (consumer, name.given_name, name.patronymic, name.family_name),
    )?;
    Ok(())
}

fn speak(db: &Connection, consumer: i64, language: Language) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE consumer SET language = ?2 WHERE id = ?1",
        (consumer, language),
    )
    .map(drop)
}

fn tell_about(db: &Connection, consumer: i64, notices: &[Notice]) -> Result<(), Problem> {
    if (1..notices.len()).any(|i| notices[i..].contains(&notices[i - 1])) {
        return Err(Problem::bad_request("A notice is there twice"));
    }
    let notices = serde_json::to_string(notices).map_err(|cause| Problem::internal(&cause))?;
    db.execute(
        "UPDATE consumer SET notices = ?2 WHERE id = ?1",
        (consumer, notices),
    )?;
    Ok(())
}
