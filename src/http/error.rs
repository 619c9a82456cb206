//! What can go wrong between the cabinet and the API, as facts. Words are made of them in [`crate::locale`].

use serde::{Deserialize, Serialize};

/// The outcome of a request that brought no answer to use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The request did not get through. Of a write it is not known whether it arrived.
    Offline,
    /// No answer in time. Of a write it is not known whether it arrived.
    TimedOut,
    /// 401: nobody is signed in any more, or the pair of login and password is wrong (`wrong_credentials`).
    SessionExpired,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409: the first request with this key is still at work.
    InProgress,
    /// 4xx with a code: understood and refused.
    Refused(Refusal),
    /// 429. `after` is in seconds.
    TooManyRequests { code: String, after: u32 },
    /// 5xx. `after` is in seconds.
    Unavailable { after: Option<u32> },
    /// An answer that is not what the contract says.
    Unreadable { endpoint: &'static str },
}

/// A refusal the server can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: String,
    pub fields: Vec<FieldRefusal>,
    /// What can be had in its place, as the request would name it.
    pub offered: Vec<String>,
    /// What a consumer can name on the phone.
    pub request_id: String,
}

/// One field and what is wrong with it, in the server's codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRefusal {
    pub field: String,
    pub code: String,
}

impl Refusal {
    /// One that no field and no code of the server's says more of.
    pub fn unnamed() -> Self {
        Self {
            code: String::new(),
            fields: Vec::new(),
            offered: Vec::new(),
            request_id: String::new(),
        }
    }
}

impl Error {
    /// True where a write may have arrived although no answer did.
    pub fn leaves_doubt(&self) -> bool {
        matches!(
            self,
            Self::Offline | Self::TimedOut | Self::InProgress | Self::Unreadable { .. }
        ) || matches!(self, Self::Unavailable { after: None })
    }

    /// A refusal of one field, for tests.
    #[cfg(test)]
    pub(crate) fn refused(field: &str, code: &str) -> Self {
        Self::Refused(Refusal {
            code: "invalid".into(),
            fields: vec![FieldRefusal {
                field: field.into(),
                code: code.into(),
            }],
            ..Refusal::unnamed()
        })
    }

    /// True where the server has understood a write and will not do it, however often it is sent.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::NotFound | Self::Forbidden)
    }
}

/// RFC 9457, as far as the cabinet uses it.
#[derive(Deserialize)]
struct ProblemJson {
    code: String,
    #[serde(default)]
    request_id: String,
    #[serde(default)]
    fields: Vec<FieldRefusal>,
    #[serde(default)]
    offered: Vec<String>,
}

/// Reads an answer that is no success.
///
/// `retry_after` is in seconds. A body that is no problem document (a proxy's page) is judged by its status alone.
pub fn from_answer(
    endpoint: &'static str,
    status: u16,
    retry_after: Option<u32>,
    body: &str,
) -> Error {
    let problem = serde_json::from_str::<ProblemJson>(body).ok();
    match (status, problem) {
        (401, Some(problem)) if problem.code == "wrong_credentials" => refused(problem),
        (401, _) => Error::SessionExpired,
        // A proxy's own page says nothing of what the API would have answered.
        (403, Some(_)) => Error::Forbidden,
        (404, Some(_)) => Error::NotFound,
        (409, Some(problem)) if problem.code == "in_progress" => Error::InProgress,
        (429, problem) => Error::TooManyRequests {
            code: problem.map(|problem| problem.code).unwrap_or_default(),
            after: retry_after.unwrap_or(60),
        },
        (500.., _) => Error::Unavailable { after: retry_after },
        (_, Some(problem)) => refused(problem),
        _ => Error::Unreadable { endpoint },
    }
}

fn refused(problem: ProblemJson) -> Error {
    Error::Refused(Refusal {
        code: problem.code,
        fields: problem.fields,
        offered: problem.offered,
        request_id: problem.request_id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html><title>502</title>";

    #[test]
    fn a_field_code_of_the_server_is_kept() {
        let body = r#"{"type":"/p","title":"x","status":422,"code":"invalid","request_id":"q-1","fields":[{"field":"value","code":"below_previous"}]}"#;
        let Error::Refused(refusal) = from_answer("readings", 422, None, body) else {
            panic!("not refused");
        };
        assert_eq!(refusal.request_id, "q-1");
        assert_eq!(refusal.fields[0].code, "below_previous");
    }

    #[test]
    fn a_wrong_pair_is_not_an_expired_session() {
        let body = r#"{"code":"wrong_credentials","request_id":"q"}"#;
        assert!(matches!(
            from_answer("session", 401, None, body),
            Error::Refused(refusal) if refusal.code == "wrong_credentials"
        ));
        assert_eq!(
            from_answer("session", 401, None, HTML),
            Error::SessionExpired
        );
    }

    #[test]
    fn a_proxys_page_is_judged_by_its_status() {
        assert_eq!(
            from_answer("x", 503, Some(30), HTML),
            Error::Unavailable { after: Some(30) }
        );
        assert_eq!(
            from_answer("x", 422, None, HTML),
            Error::Unreadable { endpoint: "x" }
        );
        assert!(matches!(
            from_answer("x", 429, None, HTML),
            Error::TooManyRequests { after: 60, .. }
        ));
    }

    #[test]
    fn only_a_lost_answer_leaves_doubt() {
        assert!(Error::TimedOut.leaves_doubt());
        assert!(Error::Unreadable { endpoint: "x" }.leaves_doubt());
        assert!(!Error::SessionExpired.leaves_doubt());
        assert!(!Error::Unavailable { after: Some(5) }.leaves_doubt());
    }

    #[test]
    fn who_is_told_to_wait_or_to_sign_in_is_not_refused() {
        assert!(Error::Refused(Refusal::unnamed()).is_final());
        assert!(Error::NotFound.is_final());
        for error in [
            Error::SessionExpired,
            Error::Unavailable { after: Some(5) },
            Error::TooManyRequests {
                code: "too_many_requests".into(),
                after: 5,
            },
            Error::TimedOut,
            Error::InProgress,
        ] {
            assert!(!error.is_final(), "{error:?}");
        }
    }
}
