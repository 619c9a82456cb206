//! Signing in by way of somebody who vouches: BankID, Дія.Підпис. The stand-in's own page plays the provider.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::problem::Problem;
use crate::request::{FromCabinet, InQuery, Json};
use crate::session::{self, Browser, Opened, secret};

/// Code, and the name that people know it by.
const PROVIDERS: [(&str, &str); 2] = [("bankid", "BankID НБУ"), ("diia", "Дія.Підпис")];

/// Seconds in which the person is back.
const LIFE: i64 = 10 * 60;

/// Holds the state in the browser that began: nobody is signed in by a link that somebody else prepared.
const COOKIE: &str = "gc_identity";

/// Characters; the contract's limits.
const LONGEST_PATH: usize = 200;
const LONGEST_STATE: usize = 200;
const LONGEST_CODE: usize = 200;

/// A provider's code that stands for nobody.
pub(crate) const FAILED: &str = "failed";

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/identity-providers", get(providers))
        .route("/identity-requests", post(ask))
        .route("/identity-return", get(come_back))
}

#[derive(Serialize)]
struct ProvidersJson {
    providers: Vec<ProviderJson>,
}

#[derive(Serialize)]
struct ProviderJson {
    code: &'static str,
    name: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRequestJson {
    provider: Option<String>,
    return_to: Option<String>,
}

#[derive(Serialize)]
struct RequestJson {
    location: String,
}

#[derive(Deserialize)]
struct ReturnQuery {
    state: Option<String>,
    code: Option<String>,
}

async fn providers() -> JsonAnswer<ProvidersJson> {
    let providers = PROVIDERS.map(|(code, name)| ProviderJson { code, name });
    JsonAnswer(ProvidersJson {
        providers: providers.into(),
    })
}

async fn ask(
    State(app): State<App>,
    _: FromCabinet,
    headers: HeaderMap,
    body: Json<NewRequestJson>,
) -> Result<Response, Problem> {
    let (provider, return_to) = checked(body.value, &app.options.base)?;
    let now = app.clock.now();
    let state = secret::<16>()?;
    let location = format!("{}/stand-in/identity?state={state}", origin(&headers));
    // Lax: the way back starts at the provider's site.
    let cookie = session::new_cookie(
        &format!("{COOKIE}={state}"),
        &format!("Lax; Max-Age={LIFE}"),
        &headers,
    )?;
    app.db
        .run(move |db| {
            db.execute(
                "DELETE FROM identity_request WHERE expires_at <= ?1",
                [now.as_second()],
            )?;
            db.execute(
                "INSERT INTO identity_request (state, provider, return_to, created_at, expires_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                (
                    state,
                    provider,
                    return_to,
                    now.as_second(),
                    now.as_second() + LIFE,
                ),
            )?;
            Ok(())
        })
        .await?;
    let cookie = [(header::SET_COOKIE, cookie)];
    Ok((
        StatusCode::CREATED,
        cookie,
        JsonAnswer(RequestJson { location }),
    )
        .into_response())
}

async fn come_back(
    State(app): State<App>,
    InQuery(query): InQuery<ReturnQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let state = query
        .state
        .filter(|state| (1..=LONGEST_STATE).contains(&state.chars().count()))
        .ok_or_else(|| Problem::bad_request("state is missing or too long"))?;
    let code_length = query.code.as_ref().map(|code| code.chars().count());
    if code_length.is_some_and(|length| !(1..=LONGEST_CODE).contains(&length)) {
        return Err(Problem::bad_request("code is empty or too long"));
    }
    let (now, browser) = (app.clock.now(), Browser::of(&headers));
    let home = format!(
        "{}/sign-in/identity",
        app.options.base.trim_end_matches('/')
    );
    if session::sent_cookie(&headers, COOKIE) != Some(state.as_str()) {
        return Outcome::Failed.lead(&home, &headers);
    }
    let (path, outcome) = app
        .db
        .run(move |db| {
            let Some(request) = take(db, &state, now)? else {
                return Ok((home, Outcome::Failed));
            };
            let outcome = outcome(db, &request, query.code.as_deref(), &browser, now)?;
            Ok((request.return_to, outcome))
        })
        .await?;
    outcome.lead(&path, &headers)
}

/// What came of it.
enum Outcome {
    SignedIn(Opened),
    /// The provider knows the person, the company has no cabinet of theirs.
    Unknown,
    Cancelled,
    Failed,
}

impl Outcome {
    fn lead(self, path: &str, request: &HeaderMap) -> Result<Response, Problem> {
        let word = match self {
            Outcome::SignedIn(_) => "signed_in",
            Outcome::Unknown => "unknown",
            Outcome::Cancelled => "cancelled",
            Outcome::Failed => "failed",
        };
        let location = HeaderValue::from_str(&format!("{path}?identity={word}"))
            .map_err(|cause| Problem::internal(&cause))?;
        let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
        if let Outcome::SignedIn(opened) = self {
            let cookie = opened.cookie(request)?;
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }
}

/// A request under way.
struct Request {
    return_to: String,
    code: Option<String>,
    tax_number: Option<String>,
}

/// A state is good for one return.
fn take(db: &Connection, state: &str, now: Timestamp) -> rusqlite::Result<Option<Request>> {
    db.query_row(
        "DELETE FROM identity_request WHERE state = ?1 RETURNING return_to, code, tax_number, expires_at",
        [state],
        |row| {
            let expires_at: i64 = row.get(3)?;
            let request = Request {
                return_to: row.get(0)?,
                code: row.get(1)?,
                tax_number: row.get(2)?,
            };
            Ok(Some(request).filter(|_| expires_at > now.as_second()))
        },
    )
    .optional()
    .map(Option::flatten)
}

fn outcome(
    db: &Connection,
    request: &Request,
    code: Option<&str>,
    browser: &Browser,
    now: Timestamp,
) -> Result<Outcome, Problem> {
    let Some(code) = code else {
        return Ok(Outcome::Cancelled);
    };
    let Some(tax_number) = request
        .tax_number
        .as_ref()
        .filter(|_| request.code.as_deref() == Some(code))
    else {
        return Ok(Outcome::Failed);
    };
    let known: Option<i64> = db
        .query_row(
            "SELECT id FROM consumer WHERE tax_number = ?1 AND closed_at IS NULL",
            [tax_number],
            |row| row.get(0),
        )
        .optional()?;
    match known {
        Some(consumer) => session::open(db, consumer, browser, now).map(Outcome::SignedIn),
        None => Ok(Outcome::Unknown),
    }
}

/// The provider's name, where somebody is on the way with this state.
pub(crate) fn provider_of(
    db: &Connection,
    state: &str,
    now: Timestamp,
) -> rusqlite::Result<Option<&'static str>> {
    let code: Option<String> = db
        .query_row(
            "SELECT provider FROM identity_request WHERE state = ?1 AND expires_at > ?2",
            (state, now.as_second()),
            |row| row.get(0),
        )
        .optional()?;
    let named = |code: String| PROVIDERS.iter().find(|(one, _)| *one == code);
    Ok(code.and_then(named).map(|(_, name)| *name))
}

/// The provider knows who it is: a code for the way back.
pub(crate) fn vouch(db: &Connection, state: &str, tax_number: &str) -> Result<String, Problem> {
    let code = secret::<16>()?;
    db.execute(
        "UPDATE identity_request SET code = ?2, tax_number = ?3 WHERE state = ?1",
        (state, &code, tax_number),
    )?;
    Ok(code)
}

fn checked(request: NewRequestJson, base: &str) -> Result<(&'static str, String), Problem> {
    let provider = request.provider.unwrap_or_default();
    let known = PROVIDERS.iter().find(|(code, _)| *code == provider);
    let return_to = request.return_to.unwrap_or_default();
    match (known, is_of_cabinet(&return_to, base)) {
        (Some((code, _)), true) => Ok((code, return_to)),
        (known, is_path) => Err(Problem::invalid_where([
            ("provider", known.is_none().then_some("unknown")),
            ("return_to", (!is_path).then_some("malformed")),
        ])),
    }
}

/// The contract's pattern, below the base: an answer from here never leads to another site, nor back to this server's
/// own paths.
fn is_of_cabinet(path: &str, base: &str) -> bool {
    let base = base.trim_end_matches('/');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-/".contains(&byte);
    let is_own = ["/api", "/stand-in"].iter().any(|own| {
        path.strip_prefix(own)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    path.len() <= LONGEST_PATH
        && !is_own
        && path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(is_plain)
        && path
            .strip_prefix(base)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where the browser sees this server.
pub(crate) fn origin(request: &HeaderMap) -> String {
    let said = |name: &str| request.get(name).and_then(|value| value.to_str().ok());
    let scheme = match said("x-forwarded-proto") {
        Some("https") => "https",
        _ => "http",
    };
    format!("{scheme}://{}", said("host").unwrap_or("localhost"))
}
