//! An invoice as a file to keep and to print: the same bytes as long as nothing has changed.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use crate::App;
use crate::documents::sent_as_file;
use crate::invoice::Books;
use crate::invoice_paper::{self, Home};
use crate::problem::Problem;
use crate::request::InPath;
use crate::session::Signed;

pub(crate) fn routes() -> Router<App> {
    Router::new().route(
        "/accounts/{account_id}/invoices/{invoice_id}/pdf",
        get(download),
    )
}

async fn download(
    State(app): State<App>,
    signed: Signed,
    InPath((account, invoice)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let (name, pdf) = app
        .db
        .run(move |db| {
            let books = Books::of(db, signed.consumer, &account, now)?;
            let period = books.closed_period(&invoice)?;
            let invoice = books.invoice(db, period)?;
            let home = Home::of(db, &account)?;
            let pdf = invoice_paper::paper(&home, &invoice).pdf();
            let pdf = pdf.map_err(|cause| Problem::internal(&cause))?;
            Ok((invoice.head.file_name, pdf))
        })
        .await?;
    sent_as_file(&headers, &name, pdf)
}
