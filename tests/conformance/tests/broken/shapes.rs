//! Answers of another shape than the contract has.

use axum::http::{StatusCode, header};
use conformance::Kind;
use serde_json::json;

use super::{as_a_guest, named, signed_in};
use crate::breakages::{At, answer, json as changed, made, replaced};

#[test]
fn a_property_that_is_missing() {
    let report = signed_in(
        "/accounts/{account_id}/reading-window",
        changed(At("GET", "/accounts/*/reading-window"), 200, |window| {
            window
                .as_object_mut()
                .expect("an object")
                .remove("counts_for");
        }),
    );
    let found = named(
        &report,
        &[(
            Kind::Missing,
            "GET /accounts/{account_id}/reading-window",
            "counts_for",
        )],
    );
    assert!(
        found.wanted.starts_with("`counts_for` is always there"),
        "{}",
        found.wanted
    );
    assert!(found.why.contains("never a default"), "{}", found.why);
}

#[test]
fn a_number_that_came_as_text() {
    let report = signed_in(
        "/accounts/{account_id}/dates",
        changed(At("GET", "/accounts"), 200, |list| {
            list["accounts"][0]["operator_balance"]["kopiykas"] = json!("31240");
        }),
    );
    let found = named(
        &report,
        &[(
            Kind::Differs,
            "GET /accounts",
            "accounts[].operator_balance.kopiykas",
        )],
    );
    assert_eq!(found.wanted, "a whole number");
    assert_eq!(found.came, "\"99999\" (text) (in an answer 200)");
}

#[test]
fn a_word_that_a_list_does_not_have() {
    let report = as_a_guest(
        "/public-feedback",
        changed(At("GET", "/public-feedback"), 200, |list| {
            list["items"][0]["kind"] = json!("praise");
        }),
    );
    let found = named(
        &report,
        &[(Kind::Differs, "GET /public-feedback", "items[].kind")],
    );
    assert_eq!(found.came, "\"praise\" (in an answer 200)");
    assert!(
        found
            .wanted
            .contains("\"complaint\": this list does not grow"),
        "{}",
        found.wanted
    );
}

#[test]
fn a_word_that_may_be_new_is_none_of_our_business() {
    let report = signed_in(
        "/accounts/{account_id}/dates",
        changed(At("GET", "/accounts/*/dates"), 200, |dates| {
            dates["items"][0]["kind"] = json!("inspection");
        }),
    );
    assert!(report.findings.is_empty(), "an enum may grow: {report}");
}

#[test]
fn a_wrong_status() {
    let report = signed_in(
        "/profile",
        answer(At("POST", "/session"), |answer| {
            if answer.status() == StatusCode::CREATED {
                *answer.status_mut() = StatusCode::OK;
            }
        }),
    );
    let found = named(&report, &[(Kind::Differs, "POST /session", "status")]);
    assert_eq!(found.wanted, "201");
    assert!(found.came.starts_with("200, "), "{}", found.came);
}

#[test]
fn html_in_the_place_of_json() {
    let report = as_a_guest(
        "/registration-terms",
        replaced(At("GET", "/registration-terms"), || {
            made(200, "text/html", "<!doctype html><title>Кабінет</title>")
        }),
    );
    let terms = "GET /registration-terms";
    let other_queries = (Kind::Differs, terms, "status");
    named(
        &report,
        &[
            (Kind::Missing, terms, "header ETag"),
            (Kind::Differs, terms, "header Content-Type"),
            other_queries,
        ],
    );
    let found = &report.findings[1];
    assert_eq!(
        (found.wanted.as_str(), found.came.as_str()),
        ("application/json", "text/html (in an answer 200)")
    );
}

#[test]
fn no_etag() {
    let report = signed_in(
        "/profile",
        answer(At("GET", "/profile"), |answer| {
            answer.headers_mut().remove(header::ETAG);
        }),
    );
    let found = named(&report, &[(Kind::Missing, "GET /profile", "header ETag")]);
    assert!(found.why.contains("weak link"), "{}", found.why);
}

#[test]
fn a_problem_without_a_code() {
    let report = as_a_guest(
        "/recoveries",
        changed(At("GET", "/recoveries/*"), 404, |problem| {
            problem.as_object_mut().expect("an object").remove("code");
        }),
    );
    named(
        &report,
        &[(Kind::Missing, "GET /recoveries/{recovery_id}", "code")],
    );
}

#[test]
fn a_date_the_other_way_round() {
    let report = signed_in(
        "/accounts/{account_id}/reading-window",
        changed(At("GET", "/accounts/*/reading-window"), 200, |window| {
            window["closes_on"] = json!("05.11.2026");
        }),
    );
    let found = named(
        &report,
        &[(
            Kind::Differs,
            "GET /accounts/{account_id}/reading-window",
            "closes_on",
        )],
    );
    assert_eq!(found.came, "\"99.99.9999\" (text) (in an answer 200)");
    assert_eq!(found.wanted, "a day in Europe/Kyiv as 2026-11-03");
}

#[test]
fn an_operation_that_is_not_there() {
    let report = signed_in(
        "/accounts/{account_id}/dates",
        replaced(At("*", "/accounts/*/dates"), || {
            made(404, "text/plain", "Cannot GET")
        }),
    );
    let dates = "GET /accounts/{account_id}/dates";
    let whole = report
        .findings
        .iter()
        .find(|one| one.at == "the whole operation");
    let whole = whole.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(
        (whole.kind, whole.operation.as_str()),
        (Kind::Missing, dates)
    );
    assert_eq!(
        whole.why,
        "The days one must not miss, also as a calendar file."
    );
    assert_eq!(
        report.seen[dates].len(),
        1,
        "it is asked for once: {report}"
    );
}

#[test]
fn a_month_that_does_not_add_up() {
    let report = signed_in(
        "/accounts/{account_id}/ledger",
        changed(At("GET", "/accounts/*/ledger"), 200, |ledger| {
            let closing = ledger["months"][0]["closing"].as_i64().expect("a sum");
            ledger["months"][0]["closing"] = json!(closing + 1);
        }),
    );
    let found = named(
        &report,
        &[(
            Kind::Differs,
            "GET /accounts/{account_id}/ledger",
            "months[].closing",
        )],
    );
    assert_eq!(found.came, "a month whose closing is 1 kopiykas off");
}

#[test]
fn too_many_requests_without_a_word_of_when_to_come_back() {
    let report = as_a_guest(
        "/identity-providers",
        replaced(At("GET", "/identity-providers"), || {
            let problem = r#"{"type":"about:blank","title":"Later","status":429,"code":"too_many_requests","request_id":"r"}"#;
            made(429, "application/problem+json", problem)
        }),
    );
    let operation = "GET /identity-providers";
    named(
        &report,
        &[
            (Kind::Missing, operation, "header Retry-After"),
            (Kind::Differs, operation, "status"),
        ],
    );
}
