//! «Що я писав, і що відповіли?»

use super::api;
use super::model::Entry;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{LinkButton, Title};
use leptos::prelude::*;

#[component]
pub fn FeedbackPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let entries = Load::new(move || Some(api::list(api)));
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <div class="gc-actions"><LinkButton href=Route::NewEntry.href() text=w.new_title /></div>
        <Answered
            resource=entries
            children=|entries| view! { <Entries entries /> }
        />
    }
}

#[component]
fn Entries(entries: Vec<Entry>) -> impl IntoView {
    let w = words(use_lang());
    if entries.is_empty() {
        return view! { <p class="gc-empty">{w.none}</p> }.into_any();
    }
    let rows = entries
        .into_iter()
        .map(|entry| view! { <Line entry /> }.into_any());
    view! { <ul class="gc-homes" aria-label=w.title>{rows.collect_view()}</ul> }.into_any()
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let name = [w.kind(entry.kind), ", ", w.topic(entry.topic)].concat();
    let day = format.instant(&entry.created_at);
    view! {
        <li class="gc-homes__row">
            <a class="gc-homes__name" href=Route::Entry(entry.id.clone()).href()>{name}</a>
            <p class="gc-muted">{entry.reference.clone()} " · " {day}</p>
            <p>{w.state(&entry, &format)}</p>
        </li>
    }
}
