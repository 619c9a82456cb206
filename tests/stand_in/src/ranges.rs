//! A file of which a reader that lost the link can ask for the rest (RFC 9110, one range).

use std::ops::Range;

use axum::http::header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::etag;
use crate::problem::Problem;

/// What of the file is asked for.
enum Asked {
    Everything,
    Part(Range<usize>),
    Beyond,
}

/// The file, a part of it, or nothing where the reader has it already.
pub(crate) fn answered(
    request: &HeaderMap,
    media_type: &str,
    file: Vec<u8>,
) -> Result<Response, Problem> {
    let (tag, length) = (etag::of(&file), file.len());
    let asked = match of_this_file(request, &tag) {
        true => asked(request, length),
        false => Asked::Everything,
    };
    let mut response = etag::answered(request, media_type, file.clone())?;
    if response.status() == StatusCode::NOT_MODIFIED {
        return Ok(response);
    }
    match asked {
        Asked::Everything => {}
        Asked::Part(range) => {
            let place = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let part = file.get(range).unwrap_or_default().to_vec();
            let place = [(CONTENT_RANGE, place), (ETAG, tag)];
            let media_type = [(header::CONTENT_TYPE, media_type)];
            response = (StatusCode::PARTIAL_CONTENT, place, media_type, part).into_response();
        }
        Asked::Beyond => {
            let place = [(CONTENT_RANGE, format!("bytes */{length}"))];
            return Ok((place, Problem::range_not_satisfiable()).into_response());
        }
    }
    response
        .headers_mut()
        .insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    Ok(response)
}

/// Whether the part that the reader has is of the file as it is now. A weak tag proves nothing.
fn of_this_file(request: &HeaderMap, tag: &str) -> bool {
    request.get(IF_RANGE).is_none_or(|known| known == tag)
}

/// Several ranges, or one that cannot be read, are as good as none.
fn asked(request: &HeaderMap, length: usize) -> Asked {
    let range = request.get(RANGE).and_then(|range| range.to_str().ok());
    let Some((from, to)) = range
        .and_then(|range| range.strip_prefix("bytes="))
        .and_then(|range| range.split_once('-'))
    else {
        return Asked::Everything;
    };
    match (number(from), number(to)) {
        (Some(Some(from)), Some(to)) => {
            let end = to.map_or(length, |to| to.saturating_add(1).min(length));
            match from {
                from if to.is_some_and(|to| to < from) => Asked::Everything,
                from if from >= length => Asked::Beyond,
                from => Asked::Part(from..end),
            }
        }
        (Some(None), Some(Some(0))) => Asked::Beyond,
        (Some(None), Some(Some(last))) => Asked::Part(length.saturating_sub(last)..length),
        _ => Asked::Everything,
    }
}

/// Nothing in the inside where there is none, on the outside where it is no number.
fn number(text: &str) -> Option<Option<usize>> {
    if text.is_empty() {
        return Some(None);
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    // So many digits are beyond any file.
    is_number.then(|| Some(text.parse().unwrap_or(usize::MAX)))
}
