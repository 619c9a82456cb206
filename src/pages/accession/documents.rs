//! The companies' public contracts and tariffs, each to be kept.

use super::api;
use super::model::Document;
use super::words::words;
use crate::domain::account::AccountId;
use crate::download::DownloadFile;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, use_format, use_lang};
use leptos::prelude::*;

#[component]
pub fn Documents(home: AccountId) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let of = home.clone();
    let documents = Load::new(move || Some(api::documents(api, &of)));
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.documents}</h2>
            <Answered
                resource=documents
                children=move |documents| {
                    let home = home.clone();
                    view! { <All home documents /> }
                }
            />
        </section>
    }
}

#[component]
fn All(home: AccountId, documents: Vec<Document>) -> impl IntoView {
    let w = words(use_lang());
    if documents.is_empty() {
        return view! { <p class="gc-empty">{w.no_documents}</p> }.into_any();
    }
    let all = documents.into_iter().map(|one| document(&home, one));
    view! { <div class="gc-panels">{all.collect_view()}</div> }.into_any()
}

fn document(home: &AccountId, document: Document) -> AnyView {
    let w = words(use_lang());
    let format = use_format();
    let kilobytes = format.count(document.bytes.div_ceil(1000));
    let facts = w.document(&format.date(document.date), &kilobytes);
    let label = [w.download, ": ", &document.name].concat();
    let fetching = api::document_file(home, &document);
    view! {
        <section class="gc-panel">
            <h3 class="gc-subheading" lang="uk">{document.name}</h3>
            <p>{document.company}</p>
            <p class="gc-muted">{facts}</p>
            <DownloadFile fetching words=w.document_file() label />
        </section>
    }
    .into_any()
}
