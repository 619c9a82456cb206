//! Whether a home has joined the public supply contract, and the statement by which it does.

use axum::Router;
use axum::extract::State as AppState;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::accession_facts::FactsJson;
use crate::accession_ways::{WAYS, Way};
use crate::clock;
use crate::correction;
use crate::documents::sent_as_file;
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::links;
use crate::new_statement::{self, NewAccessionJson, NewSubmissionJson};
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;
use crate::statement::{self, State, Statement, StatementJson};
use crate::statement_paper;

/// What a new statement needs beside what is on record.
const NEEDS: [&str; 3] = ["persons_registered", "heated_area", "bills_by"];

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/accession", get(read).post(make))
        .route("/accounts/{account_id}/accession/pdf", get(download))
        .route("/accounts/{account_id}/accession/submission", post(submit))
}

#[derive(Serialize)]
struct AccessionJson {
    state: &'static str,
    since: Option<String>,
    facts: FactsJson,
    needs: [&'static str; 3],
    statement: Option<StatementJson>,
    returned: Option<String>,
    decide_by: Option<String>,
    ways: &'static [Way],
}

async fn read(
    AppState(app): AppState<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        of_home(db, signed.consumer, &account, now)
    })
    .await
}

async fn make(
    AppState(app): AppState<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    body: Json<NewAccessionJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let path = format!("/accounts/{account}/accession");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        links::required(db, consumer, &account)?;
        new_statement::make(db, consumer, &account, body.value, now)?;
        let file = format!("{path}/pdf");
        answered(&of_home(db, consumer, &account, now)?, Some(file))
    })
    .await
}

async fn submit(
    AppState(app): AppState<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    body: Json<NewSubmissionJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let path = format!("/accounts/{account}/accession/submission");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        links::required(db, consumer, &account)?;
        new_statement::submit(db, consumer, &account, body.value, now)?;
        answered(&of_home(db, consumer, &account, now)?, None)
    })
    .await
}

fn answered(accession: &AccessionJson, location: Option<String>) -> Result<Answer, Problem> {
    Answer::created(location, accession)
}

async fn download(
    AppState(app): AppState<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let consumer = signed.consumer;
    let (name, pdf) = app
        .db
        .run(move |db| {
            links::required(db, consumer, &account)?;
            let current = statement::current(db, consumer, &account)?;
            let own = current.filter(|one| one.is_of(consumer));
            let statement = own.ok_or_else(Problem::not_found)?;
            let facts = statement.facts.as_ref().ok_or_else(Problem::not_found)?;
            let pdf = statement_paper::paper(&statement, facts).pdf();
            let pdf = pdf.map_err(|cause| Problem::internal(&cause))?;
            Ok((facts.file_name(), pdf))
        })
        .await?;
    sent_as_file(&headers, &name, pdf)
}

fn of_home(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<AccessionJson, Problem> {
    links::required(db, consumer, account)?;
    correction::settle(db, now)?;
    let facts = FactsJson::of(db, consumer, account)?;
    let current = statement::current(db, consumer, account)?;
    let (state, since, returned) = match current.as_ref().map(|one| (one, one.state(now))) {
        None => ("none", None, None),
        Some((one, State::Prepared)) => ("prepared", Some(one.made_at), None),
        Some((_, State::Submitted(at))) => ("submitted", Some(at), None),
        Some((_, State::Accepted(at))) => ("accepted", Some(at), None),
        Some((_, State::Returned(at, why))) => ("returned", Some(at), Some(why)),
    };
    let waits = current.as_ref().filter(|_| state == "submitted");
    Ok(AccessionJson {
        state,
        since: since.map(|at| clock::day(at).to_string()),
        needs: NEEDS,
        returned,
        decide_by: waits.and_then(Statement::decide_by),
        statement: current
            .filter(|one| one.is_of(consumer))
            .and_then(Statement::json),
        facts,
        ways: &WAYS,
    })
}
