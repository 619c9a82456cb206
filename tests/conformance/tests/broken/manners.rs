//! Answers of the right shape to what should have been answered otherwise.

use axum::extract::Request;
use axum::http::header;
use conformance::{Finding, Kind};

use super::{as_a_guest, named, signed_in, with_writes};
use crate::breakages::{At, answer, made, replaced, request, set};
use crate::company::Company;

#[test]
fn if_none_match_that_nobody_reads() {
    let report = signed_in(
        "/profile",
        request(At("GET", "/profile"), |request| {
            request.headers_mut().remove(header::IF_NONE_MATCH);
        }),
    );
    let found = named(&report, &[(Kind::Differs, "GET /profile", "If-None-Match")]);
    assert_eq!(found.came, "200 with the same ETag");
    assert_eq!(
        found.curl,
        "curl -i -b cookies.txt -H \"If-None-Match: $ETAG\" \"$API/profile\""
    );
}

#[test]
fn a_cookie_that_scripts_can_read() {
    let report = signed_in(
        "/profile",
        answer(At("POST", "/session"), |answer| {
            let Some(cookie) = answer.headers_mut().remove(header::SET_COOKIE) else {
                return;
            };
            let cookie = cookie
                .to_str()
                .expect("a cookie")
                .replace("; HttpOnly", "")
                .replace("HttpOnly; ", "");
            answer
                .headers_mut()
                .insert(header::SET_COOKIE, cookie.parse().expect("a header"));
        }),
    );
    let found = named(
        &report,
        &[(Kind::Differs, "POST /session", "header Set-Cookie")],
    );
    assert_eq!(found.wanted, "HttpOnly");
}

/// What a server does that does not know of keys: each request is a new one.
fn another_key(request: &mut Request) {
    if request.headers().contains_key("idempotency-key") {
        let key = format!("{:032x}", getrandom::u64().expect("randomness"));
        request
            .headers_mut()
            .insert("idempotency-key", key.parse().expect("a header"));
    }
}

#[test]
fn a_key_that_nobody_keeps() {
    let report = with_writes("/feedback", request(At("POST", "/feedback"), another_key));
    let feedback = "POST /feedback";
    let found = named(
        &report,
        &[
            (Kind::Differs, feedback, "Idempotency-Key"),
            (Kind::Differs, feedback, "status"),
            (Kind::Differs, "GET /feedback", "items[]"),
        ],
    );
    assert_eq!(found.came, "another answer to the same key and body");
    let twice = &report.findings[2];
    assert!(
        twice
            .came
            .ends_with("new ones after one write that was sent twice"),
        "{}",
        twice.came
    );
    assert!(
        twice.why.contains("a reading or a visit is there twice"),
        "{}",
        twice.why
    );
}

#[test]
fn a_second_reading_under_the_same_key() {
    let report = with_writes(
        "/accounts/{account_id}",
        request(At("POST", "/accounts/*/readings"), another_key),
    );
    let of_readings = |one: &&Finding| one.operation == "POST /accounts/{account_id}/readings";
    let found: Vec<_> = report.findings.iter().filter(of_readings).collect();
    assert!(
        found
            .iter()
            .any(|one| one.at == "status" && one.wanted == "201"),
        "{report}"
    );
    assert!(
        found.iter().all(|one| !one.sent.contains("14")),
        "no index is told: {report}"
    );
}

#[test]
fn a_guest_who_is_let_in() {
    let report = as_a_guest(
        "/profile",
        replaced(At("GET", "/accounts"), || {
            made(200, "application/json", "{\"accounts\":[]}")
        }),
    );
    let accounts = "GET /accounts";
    let found = report.findings.iter().filter(|one| one.at == "status");
    let found: Vec<_> = found
        .map(|one| (one.operation.as_str(), one.wanted.as_str()))
        .collect();
    assert_eq!(
        found,
        [(accounts, "401"), (accounts, "401")][..found.len()],
        "{report}"
    );
    assert!(!found.is_empty(), "{report}");
}

#[test]
fn a_cabinet_on_another_site_that_is_not_let_in() {
    let report = Company::with(|router| router)
        .seen_from("https://cabinet.example")
        .checked();
    let text = report.to_string();
    assert!(text.contains("wanted  https://cabinet.example"), "{text}");
    assert!(
        text.contains("OPTIONS /accounts"),
        "the preflight is named: {text}"
    );
    let names = [
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials",
    ];
    for name in names.map(|name| format!("header {name}")) {
        assert!(
            report.findings.iter().any(|one| one.at == name),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_write_of_a_foreign_form_that_is_taken() {
    let report = as_a_guest(
        "/recoveries",
        request(At("POST", "/recoveries"), |request| {
            request
                .headers_mut()
                .insert("x-requested-with", "gas-cabinet".parse().expect("a header"));
        }),
    );
    let found = named(&report, &[(Kind::Differs, "POST /recoveries", "status")]);
    assert_eq!(found.wanted, "403");
    assert!(
        found.sent.contains("without X-Requested-With"),
        "{}",
        found.sent
    );
}

#[test]
fn personal_data_in_caches() {
    let report = signed_in(
        "/profile",
        answer(At("GET", "/profile/export"), |answer| {
            set(answer, header::CACHE_CONTROL, "public, max-age=60");
        }),
    );
    named(
        &report,
        &[(Kind::Differs, "GET /profile/export", "header Cache-Control")],
    );
}

#[test]
fn a_part_of_a_file_that_nobody_can_have() {
    let report = signed_in(
        "/accounts/{account_id}/invoices",
        request(At("GET", "/accounts/*/pdf"), |request| {
            request.headers_mut().remove(header::RANGE);
        }),
    );
    let found = &report.findings[0];
    assert_eq!(
        (found.at.as_str(), found.wanted.as_str()),
        ("status", "206"),
        "{report}"
    );
}

#[test]
fn a_session_that_lives_on_after_sign_out() {
    let report = signed_in(
        "/profile",
        request(At("DELETE", "/session"), |request| {
            request.headers_mut().remove(header::COOKIE);
        }),
    );
    let found = named(&report, &[(Kind::Differs, "GET /accounts", "status")]);
    assert!(
        found.why.starts_with("Signed out means signed out"),
        "{}",
        found.why
    );
}
