//! Every answer of the stand-in is held to the contract, by the very judge that a company's API is held to.

use conformance::contract::{CONTRACT, Seen};
use serde_json::json;

use crate::here::Answer;

/// Panics where the answer is not one of the operation's, in status, media type, headers or body.
pub fn check(method: &str, path: &str, answer: &Answer) {
    let header = |name: &str| answer.header(name);
    let seen = Seen {
        status: answer.status,
        header: &header,
        body: &answer.bytes,
    };
    let found = CONTRACT.judge(method, path, &seen);
    assert!(
        found.is_empty(),
        "{method} {path}, {}, is not as the contract says: {found:#?}\n{}",
        answer.status,
        answer.text
    );
}

#[test]
#[should_panic(expected = "is not as the contract says")]
fn an_answer_with_a_field_too_many_is_found() {
    let answer = Answer {
        status: 200,
        headers: [(
            axum::http::header::CONTENT_TYPE,
            "application/json".parse().expect("a value"),
        )]
        .into_iter()
        .collect(),
        text: String::new(),
        bytes: json!({ "state": "guest", "token": "leaked" })
            .to_string()
            .into(),
    };
    check("GET", "/session", &answer);
}

#[test]
#[should_panic(expected = "one of 200, 429, 503")]
fn an_answer_of_a_status_that_is_not_there_is_found() {
    let answer = Answer {
        status: 500,
        headers: Default::default(),
        text: String::new(),
        bytes: Default::default(),
    };
    check("GET", "/session", &answer);
}
