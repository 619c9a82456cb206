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
use crate::device;
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
    Guest {
        has_identity_providers: bool,
    },
    SignedIn {
        consumer_id: String,
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

const GUEST: SessionJson = SessionJson::Guest {
    has_identity_providers: true,
};

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
        None => GUEST,
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
            lockout::reserve(db, &asked, now)?;
            Ok(consumers_of(db, &asked)?)
        })
        .await?;
    let consumer = verified(known, password).await?;
    let browser = Browser::of(&headers);
    let opened = app
        .db
        .run(move |db| {
            let Some(consumer) = consumer else {
                return Ok(None);
            };
            lockout::give_back(db, &login)?;
            forget_tries(db, consumer, &login)?;
            open(db, consumer, &browser, now).map(Some)
        })
        .await?
        .ok_or_else(Problem::wrong_credentials)?;
    opened.answer(StatusCode::CREATED, &headers)
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
    let cookie = [(header::SET_COOKIE, withdrawn(&headers)?)];
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

/// Who may be signing in with this e-mail, phone or account number, and the hashes of their passwords: a home may
/// be in several cabinets, and so may a contact. Whoever has confirmed it comes first.
fn consumers_of(db: &Connection, login: &str) -> rusqlite::Result<Vec<(i64, String)>> {
    db.prepare(
        "SELECT id, password_hash FROM consumer
         WHERE closed_at IS NULL AND (email = ?1 OR phone = ?1 OR id IN
             (SELECT consumer_id FROM account_link JOIN account ON account.id = account_id
              WHERE operator_account = ?1 OR supplier_account = ?1))
         ORDER BY (email = ?1 AND email_confirmed) OR (phone = ?1 AND phone_confirmed) DESC, id",
    )?
    .query_map([login], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

/// Forgets the wrong tries of a login that is the consumer's alone, or confirmed as theirs. Where others sign in with it
/// too, one's own right password would make room for guesses at theirs.
pub(crate) fn forget_tries(db: &Connection, consumer: i64, login: &str) -> rusqlite::Result<()> {
    let is_confirmed: bool = db.query_row(
        "SELECT (email = ?2 AND email_confirmed) OR (phone = ?2 AND phone_confirmed)
         FROM consumer WHERE id = ?1",
        (consumer, login),
        |row| row.get(0),
    )?;
    if is_confirmed || consumers_of(db, login)?.len() == 1 {
        lockout::forget(db, login)?;
    }
    Ok(())
}

/// What a new session keeps of the request that opens it.
pub(crate) struct Browser {
    /// The session that it had.
    before: Option<String>,
    device: String,
}

impl Browser {
    pub fn of(request: &HeaderMap) -> Browser {
        let user_agent = request
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Browser {
            before: token_hash(request),
            device: device::words(user_agent.unwrap_or_default()),
        }
    }
}

/// A session with a fresh token, and what is answered of it.
pub(crate) struct Opened {
    token: String,
    session: SessionJson,
}

impl Opened {
    /// The session's answer with its cookie.
    pub fn answer(self, status: StatusCode, request: &HeaderMap) -> Result<Response, Problem> {
        let cookie = [(header::SET_COOKIE, self.cookie(request)?)];
        Ok((status, cookie, JsonAnswer(self.session)).into_response())
    }

    pub fn cookie(&self, request: &HeaderMap) -> Result<HeaderValue, Problem> {
        cookie(&self.token, "", request)
    }
}

/// Starts a session and ends the one that the browser had.
pub(crate) fn open(
    db: &Connection,
    consumer: i64,
    browser: &Browser,
    now: Timestamp,
) -> Result<Opened, Problem> {
    let token = secret::<32>()?;
    let token_hash = hash_token(&token);
    db.execute(
        "DELETE FROM session WHERE expires_at <= ?1 OR token_hash IS ?2",
        (now.as_second(), &browser.before),
    )?;
    db.execute(
        "INSERT INTO session (token_hash, id, consumer_id, device, started_at, last_seen_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)",
        (
            &token_hash,
            format!("s-{}", secret::<8>()?),
            consumer,
            &browser.device,
            now.as_second(),
            now.as_second() + LIFE,
        ),
    )?;
    let session = seen(db, &token_hash, now)?;
    Ok(Opened { token, session })
}

/// The same session under another token: a cookie that leaked before a password's change opens nothing after it.
pub(crate) fn rotate(db: &Connection, token_hash: &str, now: Timestamp) -> Result<Opened, Problem> {
    let token = secret::<32>()?;
    let fresh = hash_token(&token);
    let rotated = db.execute(
        "UPDATE session SET token_hash = ?2 WHERE token_hash = ?1",
        (token_hash, &fresh),
    )?;
    // Ended from another device since the request came.
    if rotated == 0 {
        return Err(Problem::session_expired());
    }
    let session = seen(db, &fresh, now)?;
    Ok(Opened { token, session })
}

/// Ends a consumer's sessions, but for the one with this token hash.
pub(crate) fn close_others(
    db: &Connection,
    consumer: i64,
    kept: Option<&str>,
) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM session WHERE consumer_id = ?1 AND token_hash IS NOT ?2",
        (consumer, kept),
    )
    .map(drop)
}

/// Ends a session, if there is one.
pub(crate) fn close(db: &Connection, token_hash: &str) -> rusqlite::Result<()> {
    db.execute("DELETE FROM session WHERE token_hash = ?1", [token_hash])
        .map(drop)
}

fn slide(db: &Connection, token_hash: &str, now: Timestamp) -> Result<i64, Problem> {
    db.query_row(
        "UPDATE session SET last_seen_at = ?2, expires_at = ?2 + ?3
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
            "SELECT given_name, patronymic, family_name, expires_at, consumer.id
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
                Ok((consumer, expires_at, row.get::<_, i64>(4)?))
            },
        )
        .optional()?;
    Ok(match session {
        Some((consumer, expires_at, id)) => SessionJson::SignedIn {
            consumer_id: consumer_id(id),
            consumer,
            expires_at: rfc3339(expires_at),
            now: rfc3339(now),
        },
        None => GUEST,
    })
}

/// What a cabinet knows its consumer by. Hashed, since a count of consumers is nobody's business.
fn consumer_id(consumer: i64) -> String {
    let hash = hash_token(&format!("consumer {consumer}"));
    format!("c-{}", &hash[..12])
}

/// The hash of the cookie's token: the database does not hold what opens a session.
pub(crate) fn token_hash(headers: &HeaderMap) -> Option<String> {
    sent_cookie(headers, "gc_session").map(hash_token)
}

/// What the browser sends under this name.
pub(crate) fn sent_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(one, value)| (one == name).then_some(value))
}

/// What is kept of a secret that the client alone has.
pub(crate) fn hash_token(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// So many random bytes, in hexadecimal.
pub(crate) fn secret<const BYTES: usize>() -> Result<String, Problem> {
    let mut secret = [0; BYTES];
    getrandom::fill(&mut secret).map_err(|cause| Problem::internal(&cause))?;
    Ok(hex(&secret))
}

/// Takes the cookie back.
pub(crate) fn withdrawn(request: &HeaderMap) -> Result<HeaderValue, Problem> {
    cookie("", "; Max-Age=0", request)
}

fn cookie(token: &str, age: &str, request: &HeaderMap) -> Result<HeaderValue, Problem> {
    new_cookie(
        &format!("gc_session={token}"),
        &format!("Strict{age}"),
        request,
    )
}

/// For the API's own paths only: the site's files need no cookie. `same_site` may be followed by more attributes.
pub(crate) fn new_cookie(
    pair: &str,
    same_site: &str,
    request: &HeaderMap,
) -> Result<HeaderValue, Problem> {
    let over_https = request
        .get("x-forwarded-proto")
        .is_some_and(|scheme| scheme == "https");
    let secure = if over_https { "; Secure" } else { "" };
    let cookie = format!("{pair}; Path=/api/v1; HttpOnly{secure}; SameSite={same_site}");
    HeaderValue::from_str(&cookie).map_err(|cause| Problem::internal(&cause))
}
