//! Errors as RFC 9457 problems: a stable code, field codes, a request id.

use std::fmt::Display;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer that is not what was asked for. `title` is for developers: no consumer reads it.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    fields: Vec<FieldProblem>,
    /// What can be had in its place.
    offered: Option<Vec<String>>,
    /// Seconds.
    retry_after: Option<u64>,
}

/// What is wrong with one property of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldProblem {
    pub field: &'static str,
    pub code: &'static str,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    code: &'a str,
    request_id: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [FieldProblem],
    #[serde(skip_serializing_if = "Option::is_none")]
    offered: Option<&'a [String]>,
}

pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

impl Problem {
    fn new(status: StatusCode, code: &'static str, title: &'static str) -> Problem {
        Problem {
            status,
            code,
            title,
            fields: Vec::new(),
            offered: None,
            retry_after: None,
        }
    }

    pub(crate) fn bad_request(title: &'static str) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad_request", title)
    }

    pub(crate) fn wrong_credentials() -> Problem {
        Problem::new(
            StatusCode::UNAUTHORIZED,
            "wrong_credentials",
            "Wrong login or password",
        )
    }

    pub(crate) fn session_expired() -> Problem {
        Problem::new(StatusCode::UNAUTHORIZED, "session_expired", "Sign in first")
    }

    pub(crate) fn forbidden() -> Problem {
        Problem::new(
            StatusCode::FORBIDDEN,
            "forbidden",
            "X-Requested-With: gas-cabinet is missing",
        )
    }

    pub(crate) fn not_found() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not_found", "No such thing")
    }

    pub(crate) fn method_not_allowed() -> Problem {
        Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method_not_allowed",
            "Not this method here",
        )
    }

    pub(crate) fn in_progress() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "in_progress",
            "The first request with this key is at work",
        )
    }

    pub(crate) fn last_account() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "last_account",
            "The only home of the cabinet",
        )
    }

    pub(crate) fn too_large() -> Problem {
        Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "The body is too large",
        )
    }

    pub(crate) fn settled() -> Problem {
        Problem::new(StatusCode::CONFLICT, "settled", "The reading is settled")
    }

    pub(crate) fn attached() -> Problem {
        Problem::new(StatusCode::CONFLICT, "attached", "It is part of something")
    }

    pub(crate) fn not_answered() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "not_answered",
            "There is no answer to rate",
        )
    }

    pub(crate) fn not_closed() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "not_closed",
            "The month is not closed yet",
        )
    }

    /// `offered`: the nearest free ones.
    pub(crate) fn slot_taken(offered: Vec<String>) -> Problem {
        let problem = Problem::new(StatusCode::CONFLICT, "slot_taken", "Somebody was quicker");
        Problem {
            offered: Some(offered),
            ..problem
        }
    }

    pub(crate) fn too_many() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "too_many",
            "Three visits are to come already",
        )
    }

    pub(crate) fn same_day() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "same_day",
            "One with this person on that day is there",
        )
    }

    pub(crate) fn too_late() -> Problem {
        Problem::new(
            StatusCode::CONFLICT,
            "too_late",
            "It begins in less than two hours",
        )
    }

    pub(crate) fn over() -> Problem {
        Problem::new(StatusCode::CONFLICT, "over", "It is cancelled or past")
    }

    pub(crate) fn range_not_satisfiable() -> Problem {
        Problem::new(
            StatusCode::RANGE_NOT_SATISFIABLE,
            "range_not_satisfiable",
            "The file ends before that",
        )
    }

    pub(crate) fn unsupported_media_type(title: &'static str) -> Problem {
        Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported_media_type",
            title,
        )
    }

    pub(crate) fn invalid(fields: Vec<FieldProblem>) -> Problem {
        let problem = Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "Some fields are not right",
        );
        Problem { fields, ..problem }
    }

    /// The fields with a code are not right.
    pub(crate) fn invalid_where<const N: usize>(
        codes: [(&'static str, Option<&'static str>); N],
    ) -> Problem {
        let wrong = codes.into_iter();
        let wrong = wrong.filter_map(|(field, code)| Some(FieldProblem { field, code: code? }));
        Problem::invalid(wrong.collect())
    }

    pub(crate) fn field(field: &'static str, code: &'static str) -> Problem {
        Problem::invalid(vec![FieldProblem { field, code }])
    }

    pub(crate) fn key_reused() -> Problem {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "key_reused",
            "This key was used with another body",
        )
    }

    pub(crate) fn locked_out(retry_after: u64) -> Problem {
        let problem = Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "locked_out",
            "Too many wrong tries",
        );
        Problem {
            retry_after: Some(retry_after.max(1)),
            ..problem
        }
    }

    pub(crate) fn too_soon(retry_after: u64) -> Problem {
        let problem = Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_soon",
            "A new code is not due yet",
        );
        Problem {
            retry_after: Some(retry_after.max(1)),
            ..problem
        }
    }

    pub(crate) fn too_many_requests(retry_after: u64) -> Problem {
        let problem = Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many requests",
        );
        Problem {
            retry_after: Some(retry_after.max(1)),
            ..problem
        }
    }

    pub(crate) fn unavailable(retry_after: u64) -> Problem {
        let problem = Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "Down for maintenance",
        );
        Problem {
            retry_after: Some(retry_after.max(1)),
            ..problem
        }
    }

    /// A defect of the stand-in: said on the terminal, kept from the client, never in the contract.
    pub(crate) fn internal(cause: &dyn Display) -> Problem {
        eprintln!("stand-in: {cause}");
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "The stand-in has a defect",
        )
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// The JSON body, under a fresh request id.
    pub(crate) fn body(&self) -> String {
        let json = ProblemJson {
            r#type: format!("/problems/{}", self.code.replace('_', "-")),
            title: self.title,
            status: self.status.as_u16(),
            code: self.code,
            request_id: request_id(),
            fields: &self.fields,
            offered: self.offered.as_deref(),
        };
        serde_json::to_string(&json).unwrap_or_default()
    }
}

/// Short enough to read out on the phone.
fn request_id() -> String {
    let random = getrandom::u32().unwrap_or_default();
    format!("q-{:06x}", random & 0x00ff_ffff)
}

impl From<rusqlite::Error> for Problem {
    fn from(cause: rusqlite::Error) -> Problem {
        Problem::internal(&cause)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let media_type = [(header::CONTENT_TYPE, MEDIA_TYPE)];
        let mut response = (self.status, media_type, self.body()).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
