//! What a consumer reads and agrees to before registering.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::etag::tagged;
use crate::notice::{CONSENTS, NOTICE, Words};
use crate::problem::{FieldProblem, Problem};
use crate::request::InQuery;

/// Changes with every change of the words: a consent is to a version.
pub(crate) const VERSION: &str = "2026-11";

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/registration-terms", get(read))
}

#[derive(Deserialize)]
struct TermsQuery {
    lang: Option<String>,
}

#[derive(Serialize)]
struct TermsJson {
    version: &'static str,
    notice: Vec<PartJson>,
    consents: Vec<ConsentJson>,
}

#[derive(Serialize)]
struct PartJson {
    title: &'static str,
    text: &'static str,
}

#[derive(Serialize)]
struct ConsentJson {
    code: &'static str,
    is_required: bool,
    text: &'static str,
}

async fn read(
    State(_): State<App>,
    InQuery(query): InQuery<TermsQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let said: fn(&Words) -> &'static str = match query.lang.as_deref() {
        None | Some("uk") => |words| words.uk,
        Some("en") => |words| words.en,
        Some(_) => return Err(Problem::field("lang", "unknown")),
    };
    let part = |(title, text): &(Words, Words)| PartJson {
        title: said(title),
        text: said(text),
    };
    let json = TermsJson {
        version: VERSION,
        notice: NOTICE.iter().map(part).collect(),
        consents: CONSENTS
            .iter()
            .map(|consent| ConsentJson {
                code: consent.code,
                is_required: consent.is_required,
                text: said(&consent.text),
            })
            .collect(),
    };
    tagged(&headers, &json)
}

/// 422 where the version is another, a required consent is missing, or one is not asked for at all.
pub(crate) fn check(version: &str, agreed: &[String]) -> Result<(), Problem> {
    let mut wrong = Vec::new();
    if version != VERSION {
        wrong.push(FieldProblem {
            field: "consents.version",
            code: "unknown",
        });
    }
    let is_asked = |code: &String| CONSENTS.iter().any(|consent| consent.code == code);
    let has_required = CONSENTS
        .iter()
        .filter(|consent| consent.is_required)
        .all(|consent| agreed.iter().any(|code| code == consent.code));
    let code = match (agreed.iter().all(is_asked), has_required) {
        (true, true) => None,
        (false, _) => Some("unknown"),
        (true, false) => Some("missing"),
    };
    wrong.extend(code.map(|code| FieldProblem {
        field: "consents.agreed",
        code,
    }));
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Problem::invalid(wrong))
    }
}
