//! Payments: beginning one, how far each has come, and the way back from a provider, which proves nothing.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;

use crate::App;
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::identity::origin;
use crate::new_payment::{self, NewPaymentJson};
use crate::payment::{self, PaymentJson};
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;
use crate::{balances, links};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/payments", get(list).post(create))
        .route("/payments/{payment_id}", get(read))
        .route(
            "/payment-returns/{payment_id}",
            get(come_back).post(come_back),
        )
}

#[derive(Serialize)]
struct PaymentsJson {
    items: Vec<PaymentJson>,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        links::required(db, signed.consumer, &account)?;
        let payments = payment::of_home(db, signed.consumer, &account)?.into_iter();
        let items = payments.map(|payment| payment.json(db, now));
        Ok(PaymentsJson {
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
        Ok(payment::of_consumer(db, signed.consumer, &id)?.json(db, now)?)
    })
    .await
}

async fn create(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    headers: HeaderMap,
    body: Json<NewPaymentJson>,
) -> Result<Answer, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let home = account.clone();
    app.db
        .run(move |db| balances::terms(db, consumer, &home, now).map(drop))
        .await?;
    let origin = origin(&headers);
    let path = format!("/accounts/{account}/payments");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let terms = balances::terms(db, consumer, &account, now)?;
        let number = new_payment::create(db, &terms, consumer, body.value, &origin, now)?;
        let payment = payment::find(db, number)?.ok_or_else(Problem::not_found)?;
        let payment = payment.json(db, now)?;
        Answer::created(Some(format!("/payments/{}", payment.id)), &payment)
    })
    .await
}

/// Whatever the browser says, the provider's word alone counts, and that does not come this way.
async fn come_back(State(app): State<App>, Path(id): Path<String>) -> Response {
    let payments = format!("{}/payments", app.options.base.trim_end_matches('/'));
    let location = match payment::number(&id) {
        Some(number) => format!("{payments}/p-{number}"),
        None => payments,
    };
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
