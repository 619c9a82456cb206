//! «Що я вже повідомив, і що з того вийшло?» Of the home that is looked at.

use super::api;
use super::model::Correction;
use super::words::words;
use crate::domain::account::AccountId;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{explain, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;

/// Below the record, which is there without them.
#[component]
pub fn Corrections(home: AccountId) -> impl IntoView {
    let api: Api = expect_context();
    let corrections = Load::new(move || Some(api::corrections(api, &home)));
    let again = Callback::new(move |()| corrections.refetch());
    move || match corrections.get() {
        None => ().into_any(),
        Some(Ok(corrections)) => view! { <All corrections /> }.into_any(),
        Some(Err(error)) => view! { <NotThere error again /> }.into_any(),
    }
}

/// The button says that it is trying until this view is replaced.
#[component]
fn NotThere(error: Error, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let try_again = explain(lang, &error).try_again;
    let busy = RwSignal::new(false);
    let retry = move |()| {
        if !busy.get_untracked() {
            busy.set(true);
            again.run(());
        }
    };
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.corrections}</h2>
            <p class="gc-muted" role="status">{w.no_corrections}</p>
            <div class="gc-actions gc-no-print">
                <Button text=try_again kind=ButtonKind::Quiet busy on_press=retry />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn All(corrections: Vec<Correction>) -> impl IntoView {
    let w = words(use_lang());
    if corrections.is_empty() {
        return ().into_any();
    }
    let rows = corrections
        .into_iter()
        .map(|correction| view! { <Line correction /> }.into_any());
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.corrections}</h2>
            <ul class="gc-homes" aria-label=w.corrections>{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Line(correction: Correction) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let day = format.day_of(&correction.created_at);
    view! {
        <li class="gc-homes__row">
            <a class="gc-homes__name" href=Route::Correction(correction.id.clone()).href()>
                {w.subject(&correction)}
            </a>
            <p class="gc-muted">{correction.reference.clone()} " · " {day}</p>
            <p>{w.state(&correction, &format)}</p>
        </li>
    }
}
