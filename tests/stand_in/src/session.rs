//! Signing in and out. A session is a random token in a cookie that no script can read.

use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::App;
use crate::clock::rfc3339;
use crate::etag::hex;
use crate::lockout;
use crate::password::verified;
use crate::problem::{FieldProblem, Problem};
use crate::request::{FromCabinet, Json};

/// Seconds without a request, the session's own reading apart, after which it is over.
pub(crate) const LIFE: i64 = 20 * 60;

/// Characters; the contract's limits.
const LONGEST_LOGIN: usize = 254;
const LONGEST_PASSWORD: usize = 128;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/session", get(read).post(sign_in).delete(sign_out))
        .route("/session/extension", post(extend))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CredentialsJson {
    login: Option<String>,
    password: Option<String>,
}

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum SessionJson {
    Guest,
    SignedIn {
        consumer: ConsumerJson,
        expires_at: String,
        now: String,
    },
}

/// A natural person.
#[derive(Serialize)]
pub(crate) struct ConsumerJson {
    pub given_name: String,
    pub patronymic: Option<String>,
    pub family_name: String,
}

/// Who sends the request; its session's time has started anew.
pub(crate) struct Signed {
    pub consumer: i64,
}

impl FromRequestParts<App> for Signed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Signed, Problem> {
        let token_hash = token_hash(&parts.headers).ok_or_else(Problem::session_expired)?;
        let now = app.clock.now();
        let consumer = app.db.run(move |db| slide(db, &token_hash, now)).await?;
        Ok(Signed { consumer })
    }
}

async fn read(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let now = app.clock.now();
    let session = match token_hash(&headers) {
        Some(token_hash) => app.db.run(move |db| seen(db, &token_hash, now)).await?,
        None => SessionJson::Guest,
    };
    Ok(JsonAnswer(session).into_response())
}

async fn sign_in(
    State(app): State<App>,
    _: FromCabinet,
    headers: HeaderMap,
    body: Json<CredentialsJson>,
) -> Result<Response, Problem> {
    let (login, password) = checked(body.value)?;
    let now = app.clock.now();
    let asked = login.clone();
    let known = app
        .db
        .run(move |db| {
            lockout::refuse_locked(db, &asked, now)?;
            Ok(consumer_of(db, &asked)?)
        })
        .await?;
    let consumer = verified(known, password).await?;
    let before = token_hash(&headers);
    let (token, session) = app
        .db
        .run(move |db| {
            let Some(consumer) = consumer else {
                lockout::count_wrong_try(db, &login, now)?;
                return Ok(None);
            };
            lockout::forget(db, &login)?;
            open(db, consumer, before, now).map(Some)
        })
        .await?
        .ok_or_else(Problem::wrong_credentials)?;
    let cookie = [(header::SET_COOKIE, cookie(&token, "", &headers)?)];
    Ok((StatusCode::CREATED, cookie, JsonAnswer(session)).into_response())
}

async fn extend(
    State(app): State<App>,
    _: FromCabinet,
    headers: HeaderMap,
    _: Signed,
) -> Result<Response, Problem> {
    // `Signed` has started its time anew.
    read(State(app), headers).await
}

async fn sign_out(
    State(app): State<App>,
    _: FromCabinet,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(token_hash) = token_hash(&headers) {
        app.db.run(move |db| Ok(close(db, &token_hash)?)).await?;
    }
    let cookie = [(header::SET_COOKIE, cookie("", "; Max-Age=0", &headers)?)];
    Ok((StatusCode::NO_CONTENT, cookie).into_response())
}

/// The login as it is stored, and the password; or what is wrong with them.
fn checked(credentials: CredentialsJson) -> Result<(String, String), Problem> {
    let login = text("login", credentials.login, LONGEST_LOGIN);
    let password = text("password", credentials.password, LONGEST_PASSWORD);
    match (login, password) {
        (Ok(login), Ok(password)) => Ok((login.trim().to_lowercase(), password)),
        (login, password) => Err(Problem::invalid(
            [login.err(), password.err()]
                .into_iter()
                .flatten()
                .collect(),
        )),
    }
}

fn text(
    field: &'static str,
    value: Option<String>,
    longest: usize,
) -> Result<String, FieldProblem> {
    let value = value.unwrap_or_default();
    match value.chars().count() {
        0 => Err(FieldProblem {
            field,
            code: "required",
        }),
        length if length > longest => Err(FieldProblem {
            field,
            code: "too_long",
        }),
        _ => Ok(value),
    }
}

/// Who signs in with this e-mail, phone or account number, and the hash of their password.
fn consumer_of(db: &Connection, login: &str) -> rusqlite::Result<Option<(i64, String)>> {
    db.query_row(
        "SELECT id, password_hash FROM consumer
         WHERE email = ?1 OR phone = ?1 OR id IN
             (SELECT consumer_id FROM account WHERE operator_account = ?1 OR supplier_account = ?1)",
        [login],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

/// Starts a session and ends the one that the browser had; the token and the answer.
fn open(
    db: &Connection,
    consumer: i64,
    before: Option<String>,
    now: Timestamp,
) -> Result<(String, SessionJson), Problem> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|cause| Problem::internal(&cause))?;
    let token = hex(&secret);
    let token_hash = hash_token(&token);
    db.execute(
        "DELETE FROM session WHERE expires_at <= ?1 OR token_hash IS ?2",
        (now.as_second(), before),
    )?;
    db.execute(
        "INSERT INTO session (token_hash, consumer_id, expires_at) VALUES (?1, ?2, ?3)",
        (&token_hash, consumer, now.as_second() + LIFE),
    )?;
    Ok((token, seen(db, &token_hash, now)?))
}

/// Ends a session, if there is one.
pub(crate) fn close(db: &Connection, token_hash: &str) -> rusqlite::Result<()> {
    db.execute("DELETE FROM session WHERE token_hash = ?1", [token_hash])
        .map(drop)
}

fn slide(db: &Connection, token_hash: &str, now: Timestamp) -> Result<i64, Problem> {
    db.query_row(
        "UPDATE session SET expires_at = ?2 + ?3
         WHERE token_hash = ?1 AND expires_at > ?2 RETURNING consumer_id",
        (token_hash, now.as_second(), LIFE),
        |row| row.get(0),
    )
    .optional()?
    .ok_or_else(Problem::session_expired)
}

fn seen(db: &Connection, token_hash: &str, now: Timestamp) -> Result<SessionJson, Problem> {
    let session = db
        .query_row(
            "SELECT given_name, patronymic, family_name, expires_at
             FROM session JOIN consumer ON consumer.id = consumer_id
             WHERE token_hash = ?1 AND expires_at > ?2",
            (token_hash, now.as_second()),
            |row| {
                let consumer = ConsumerJson {
                    given_name: row.get(0)?,
                    patronymic: row.get(1)?,
                    family_name: row.get(2)?,
                };
                let expires_at = Timestamp::from_second(row.get(3)?).unwrap_or(now);
                Ok((consumer, expires_at))
            },
        )
        .optional()?;
    Ok(match session {
        Some((consumer, expires_at)) => SessionJson::SignedIn {
            consumer,
            expires_at: rfc3339(expires_at),
            now: rfc3339(now),
        },
        None => SessionJson::Guest,
    })
}

/// The hash of the cookie's token: the database does not hold what opens a session.
pub(crate) fn token_hash(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix("gc_session="))
        .map(hash_token)
}

fn hash_token(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// For the API's own paths only: the site's files need no cookie.
fn cookie(token: &str, age: &str, request: &HeaderMap) -> Result<HeaderValue, Problem> {
    let over_https = request
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme == "https");
    let secure = if over_https { "; Secure" } else { "" };
    let cookie =
        format!("gc_session={token}; Path=/api/v1; HttpOnly; SameSite=Strict{secure}{age}");
    HeaderValue::from_str(&cookie).map_err(|cause| Problem::internal(&cause))
}
