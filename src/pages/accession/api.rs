//! `/accounts/{id}/accession` and `…/documents` of the contract.

mod wire;

use super::model::{Accession, Answers, Document, WayKind};
use crate::domain::account::AccountId;
use crate::download::Fetching;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::once;
use serde::Serialize;
use wire::{AccessionJson, DocumentsJson, NewAccessionJson, NewSubmissionJson};

const ACCESSION: &str = "accession";
const DOCUMENTS: &str = "documents";

pub fn accession(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Accession, Error>> + use<> {
    let answer = api.get::<AccessionJson>(ACCESSION, path(home, "/accession"));
    async { answer.await?.try_into().map_err(|()| unreadable(ACCESSION)) }
}

/// Made once, however often it is sent.
pub async fn make(api: Api, home: AccountId, answers: Answers) -> Result<Accession, Error> {
    let new = NewAccessionJson::of(answers);
    write(api, "accession.", &home, "/accession", &new).await
}

/// The consumer says that it is handed in, and how.
pub async fn submit(
    api: Api,
    home: AccountId,
    statement: String,
    way: WayKind,
) -> Result<Accession, Error> {
    let new = NewSubmissionJson::of(&statement, way);
    write(api, "submission.", &home, "/accession/submission", &new).await
}

async fn write(
    api: Api,
    act: &str,
    home: &AccountId,
    below: &str,
    new: &impl Serialize,
) -> Result<Accession, Error> {
    let body = serde_json::to_string(new).unwrap_or_default();
    let act = [act, &home.0].concat();
    let answer: Result<AccessionJson, Error> =
        once::post(api, ACCESSION, &act, &path(home, below), body).await;
    answer?.try_into().map_err(|()| unreadable(ACCESSION))
}

pub fn documents(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Vec<Document>, Error>> + use<> {
    let answer = api.get::<DocumentsJson>(DOCUMENTS, path(home, "/documents"));
    async { answer.await?.try_into().map_err(|()| unreadable(DOCUMENTS)) }
}

pub fn statement_file(home: &AccountId, name: String) -> Fetching {
    Fetching::new(ACCESSION, path(home, "/accession/pdf"), name)
}

pub fn document_file(home: &AccountId, document: &Document) -> Fetching {
    let below = ["/documents/", &encoded(&document.id), "/pdf"].concat();
    Fetching::new(DOCUMENTS, path(home, &below), document.file_name.clone())
}

fn path(home: &AccountId, below: &str) -> String {
    ["/accounts/", &home.0, below].concat()
}

fn unreadable(endpoint: &'static str) -> Error {
    Error::Unreadable { endpoint }
}
