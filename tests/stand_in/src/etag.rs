//! Reads that know whether the reader has them already.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rusqlite::Transaction;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::App;
use crate::problem::Problem;

/// The longest `If-None-Match` of the contract.
const LONGEST: usize = 200;

/// JSON with the strong tag of its bytes, or 304 to a reader that has it.
pub(crate) fn tagged(request: &HeaderMap, json: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_vec(json).map_err(|cause| Problem::internal(&cause))?;
    answered(request, "application/json", body)
}

/// The same of bytes of any type.
pub(crate) fn answered(
    request: &HeaderMap,
    media_type: &str,
    body: Vec<u8>,
) -> Result<Response, Problem> {
    let tag = of(&body);
    let known = request
        .get(header::IF_NONE_MATCH)
        .map(HeaderValue::as_bytes)
        .unwrap_or_default();
    if known.len() > LONGEST {
        return Err(Problem::bad_request("If-None-Match is too long"));
    }
    let etag = [(header::ETAG, tag.as_str())];
    if matches(known, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, etag).into_response());
    }
    Ok((etag, [(header::CONTENT_TYPE, media_type)], body).into_response())
}

/// What `find` finds in the database now, as [`tagged`] answers it.
pub(crate) async fn read<T: Serialize + Send + 'static>(
    app: &App,
    request: &HeaderMap,
    find: impl FnOnce(&mut Transaction, Timestamp) -> Result<T, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let found = app.db.run(move |db| find(db, now)).await?;
    tagged(request, &found)
}

/// A strong tag: the same bytes, the same tag.
pub(crate) fn of(body: &[u8]) -> String {
    format!("\"{}\"", &hex(&Sha256::digest(body))[..32])
}

/// Whether `If-None-Match` names the tag. Weakly compared, as RFC 9110 says for it.
pub(crate) fn matches(if_none_match: &[u8], tag: &str) -> bool {
    let Ok(listed) = std::str::from_utf8(if_none_match) else {
        return false;
    };
    listed
        .split(',')
        .map(str::trim)
        .any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
