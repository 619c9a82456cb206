//! What a handler takes from a request, each refusal a problem of the contract.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::App;
use crate::faults::Delay;
use crate::problem::Problem;

/// Bytes; the contract's "over 64 KiB". Photos have a limit of their own.
const LARGEST_BODY: usize = 64 * 1024;

/// A write that no form of a foreign site can send.
pub(crate) struct FromCabinet;

impl FromRequestParts<App> for FromCabinet {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<FromCabinet, Problem> {
        match parts.headers.get("x-requested-with") {
            Some(value) if value == "gas-cabinet" => Ok(FromCabinet),
            _ => Err(Problem::forbidden()),
        }
    }
}

/// A path's variables. What cannot be read names nothing.
pub(crate) struct InPath<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for InPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<InPath<T>, Problem> {
        match Path::from_request_parts(parts, app).await {
            Ok(Path(names)) => Ok(InPath(names)),
            Err(_) => Err(Problem::not_found()),
        }
    }
}

/// The query's parameters.
pub(crate) struct InQuery<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for InQuery<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<InQuery<T>, Problem> {
        match Query::from_request_parts(parts, app).await {
            Ok(Query(parameters)) => Ok(InQuery(parameters)),
            Err(_) => Err(Problem::bad_request("The query cannot be read")),
        }
    }
}

/// `Idempotency-Key`, and how long the switchboard wants the write to take.
pub(crate) struct Keyed {
    pub key: String,
    pub delay: Duration,
}

impl FromRequestParts<App> for Keyed {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Keyed, Problem> {
        let delay = parts
            .extensions
            .get::<Delay>()
            .map_or(Duration::ZERO, |delay| delay.0);
        let key = parts
            .headers
            .get(KEY)
            .and_then(|key| key.to_str().ok())
            .filter(|key| is_key(key));
        match key {
            Some(key) => Ok(Keyed {
                key: key.to_owned(),
                delay,
            }),
            None => Err(Problem::bad_request(
                "Idempotency-Key is missing or malformed",
            )),
        }
    }
}

pub(crate) const KEY: &str = "idempotency-key";

fn is_key(key: &str) -> bool {
    (16..=64).contains(&key.len())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// A JSON body, and its bytes as they came.
pub(crate) struct Json<T> {
    pub value: T,
    pub bytes: Bytes,
}

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Json<T>, Problem> {
        let is_json = media_type(request.headers())
            .is_some_and(|announced| announced.eq_ignore_ascii_case("application/json"));
        if !is_json {
            return Err(Problem::unsupported_media_type("Send application/json"));
        }
        let bytes = within_limit(request.into_body(), LARGEST_BODY).await?;
        // serde would take an array for an object, its properties in order.
        let is_object = bytes.trim_ascii_start().starts_with(b"{");
        match serde_json::from_slice(&bytes) {
            Ok(value) if is_object => Ok(Json { value, bytes }),
            Err(cause) if !cause.is_data() => {
                Err(Problem::bad_request("The body is not valid JSON"))
            }
            _ => Err(Problem::bad_request("The body is not of this shape")),
        }
    }
}

/// The body; 413 where it has more bytes than `largest`.
pub(crate) async fn within_limit(body: Body, largest: usize) -> Result<Bytes, Problem> {
    let announced = body.size_hint().lower();
    if announced > largest as u64 {
        return Err(Problem::too_large());
    }
    to_bytes(body, largest)
        .await
        .map_err(|_| Problem::too_large())
}

/// What the body is said to be, without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(str::trim)
}

/// For a property that may be left out, and may be `null` only where `T` can be nothing.
pub(crate) fn there<'de, D, T>(value: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(value).map(Some)
}
