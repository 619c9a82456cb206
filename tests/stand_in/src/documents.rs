//! What the home's two companies have published: contracts and tariffs, each a file.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use serde::Serialize;

use crate::App;
use crate::document_paper::{Document, of_home};
use crate::etag::tagged;
use crate::links;
use crate::problem::Problem;
use crate::ranges;
use crate::request::InPath;
use crate::session::Signed;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/documents", get(list))
        .route(
            "/accounts/{account_id}/documents/{document_id}/pdf",
            get(download),
        )
}

#[derive(Serialize)]
struct DocumentsJson {
    items: Vec<DocumentJson>,
}

#[derive(Serialize)]
struct DocumentJson {
    id: &'static str,
    name: &'static str,
    company: String,
    date: String,
    bytes: usize,
    file_name: &'static str,
}

async fn list(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let items = app
        .db
        .run(move |db| {
            links::required(db, signed.consumer, &account)?;
            let documents = of_home(db, &account)?.into_iter();
            documents.map(described).collect()
        })
        .await?;
    tagged(&headers, &DocumentsJson { items })
}

fn described(document: Document) -> Result<DocumentJson, Problem> {
    let pdf = document.paper().pdf();
    let pdf = pdf.map_err(|cause| Problem::internal(&cause))?;
    Ok(DocumentJson {
        id: document.id,
        name: document.name,
        company: document.company,
        date: document.date,
        bytes: pdf.len(),
        file_name: document.file_name,
    })
}

async fn download(
    State(app): State<App>,
    signed: Signed,
    InPath((account, id)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (name, pdf) = app
        .db
        .run(move |db| {
            links::required(db, signed.consumer, &account)?;
            let mut documents = of_home(db, &account)?.into_iter();
            let document = documents.find(|document| document.id == id);
            let document = document.ok_or_else(Problem::not_found)?;
            let pdf = document.paper().pdf();
            let pdf = pdf.map_err(|cause| Problem::internal(&cause))?;
            Ok((document.file_name, pdf))
        })
        .await?;
    sent_as_file(&headers, name, pdf)
}

/// To be kept under this name; the rest of it where a link was lost.
pub(crate) fn sent_as_file(
    request: &HeaderMap,
    name: &str,
    pdf: Vec<u8>,
) -> Result<Response, Problem> {
    let mut response = ranges::answered(request, "application/pdf", pdf)?;
    if response.status().is_success() {
        let attachment = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
        let attachment = attachment.map_err(|cause| Problem::internal(&cause))?;
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, attachment);
    }
    Ok(response)
}
