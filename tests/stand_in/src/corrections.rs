//! What a consumer says is wrong in the record of their home's equipment, and what came of it.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use serde::Serialize;

use crate::App;
use crate::correction::{self, CorrectionJson};
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::links;
use crate::new_correction::{self, NewCorrectionJson};
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;

/// Corrections that a list has.
const LISTED: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/accounts/{account_id}/equipment/corrections",
            get(list).post(create),
        )
        .route("/equipment-corrections/{correction_id}", get(read))
}

#[derive(Serialize)]
struct CorrectionsJson {
    items: Vec<CorrectionJson>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        links::required(db, signed.consumer, &account)?;
        correction::settle(db, now)?;
        let all = correction::of_consumer(db, signed.consumer)?.into_iter();
        let of_home = all.filter(|one| one.account == account).take(LISTED);
        let items = of_home.map(|one| one.json(db, now));
        Ok(CorrectionsJson {
            items: items.collect::<rusqlite::Result<_>>()?,
        })
    })
    .await
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(id): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        correction::settle(db, now)?;
        Ok(correction::one(db, signed.consumer, &id)?.json(db, now)?)
    })
    .await
}

async fn create(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    body: Json<NewCorrectionJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let path = format!("/accounts/{account}/equipment/corrections");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        links::required(db, consumer, &account)?;
        correction::settle(db, now)?;
        let id = new_correction::create(db, consumer, &account, body.value, now)?;
        let created = correction::one(db, consumer, &id)?.json(db, now)?;
        Answer::created(Some(format!("/equipment-corrections/{id}")), &created)
    })
    .await
}
