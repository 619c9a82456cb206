//! The stand-in keeps the contract: nothing is found, and what was looked at is told.

use axum::Router;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use conformance::Report;
use conformance::contract::CONTRACT;

use crate::breakages::set;
use crate::company::{Company, OLENA};

fn nothing_found(report: &Report) {
    assert!(
        report.findings.is_empty() && report.unreachable.is_none(),
        "{report}"
    );
    assert_eq!(report.exit_code(), 0);
}

#[test]
fn a_guest_finds_nothing_wrong_with_the_stand_in() {
    let report = Company::with(|router| router).checked();
    nothing_found(&report);
    let text = report.to_string();
    assert!(
        text.contains("everything behind sign-in: no LOGIN and PASSWORD"),
        "{text}"
    );
    assert_eq!(
        report.seen.len(),
        CONTRACT.operations().len(),
        "each operation was asked for: {text}"
    );
}

#[test]
fn a_consumer_finds_nothing_wrong_with_the_stand_in() {
    let report = Company::with(|router| router).signed_in_as(OLENA).checked();
    nothing_found(&report);
    let text = report.to_string();
    assert!(
        text.contains("writes of a signed-in consumer: WRITES=yes was not given"),
        "{text}"
    );
    let is_written = |(name, seen): (&String, &std::collections::BTreeSet<u16>)| {
        !name.starts_with("GET") && seen.contains(&201) && name != "POST /session"
    };
    assert!(
        !report.seen.iter().any(is_written),
        "nothing is written unasked: {text}"
    );
}

#[test]
fn with_writes_nothing_is_wrong_either_and_a_second_run_goes_as_well() {
    let company = Company::with(|router| router)
        .signed_in_as(OLENA)
        .with_writes();
    let first = conformance::run(&company.settings);
    nothing_found(&first);
    for written in [
        "POST /feedback",
        "POST /accounts/{account_id}/readings",
        "POST /appointments",
        "POST /attachments",
    ] {
        assert!(
            first.seen[written].contains(&201),
            "{written} was not written: {first}"
        );
    }
    let (came, asked_for, _) = first.coverage();
    assert!(came * 100 / asked_for >= 62, "{came} of {asked_for}");
    nothing_found(&company.checked());
}

/// As a company would let the cabinet's own site in.
async fn let_in(request: Request, next: Next) -> Response {
    let mut answer = match request.method() == Method::OPTIONS {
        true => StatusCode::NO_CONTENT.into_response(),
        false => next.run(request).await,
    };
    set(
        &mut answer,
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        "https://cabinet.example",
    );
    set(
        &mut answer,
        header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        "true",
    );
    set(
        &mut answer,
        header::ACCESS_CONTROL_ALLOW_METHODS,
        "GET, POST, PUT, PATCH, DELETE",
    );
    set(
        &mut answer,
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        "Content-Type, Idempotency-Key, If-None-Match, Range, If-Range, X-Requested-With",
    );
    set(
        &mut answer,
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        "ETag, Retry-After, Content-Range",
    );
    answer
}

#[test]
fn a_cabinet_on_another_site_is_let_in() {
    let company = Company::with(|router: Router| router.layer(from_fn(let_in)));
    let report = company
        .signed_in_as(OLENA)
        .seen_from("https://cabinet.example")
        .checked();
    nothing_found(&report);
}
