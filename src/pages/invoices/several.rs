//! «Дайте одразу кілька.» One after another, each a file of its own; what failed can be gone on with.

use super::files::fetching;
use super::model::Summary;
use super::words::words;
use crate::domain::account::AccountId;
use crate::download::{Fetching, HowFar, State};
use crate::http::Api;
use crate::locale::{use_format, use_lang};
use crate::ui::{Button, ButtonKind, Checkbox};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One of them: whether it is wanted, and how far it has come.
#[derive(Clone)]
struct Wanted {
    name: String,
    is_wanted: RwSignal<bool>,
    fetching: Fetching,
}

#[component]
pub fn Several(home: AccountId, invoices: Vec<Summary>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let api: Api = expect_context();
    let owner = Owner::current().unwrap_or_default();
    let wanted = invoices.into_iter().map(|invoice| Wanted {
        name: format.period(invoice.period),
        is_wanted: RwSignal::new(false),
        fetching: fetching(&home, &invoice.id, invoice.file_name),
    });
    let all: Vec<Wanted> = wanted.collect();
    let (to_fetch, to_choose) = (all.clone(), all.clone());
    let is_busy = RwSignal::new(false);
    let is_nothing = RwSignal::new(false);
    let press = move |()| {
        let chosen = |one: &&Wanted| one.is_wanted.get_untracked();
        let next: Vec<_> = to_fetch
            .iter()
            .filter(chosen)
            .map(|one| one.fetching)
            .collect();
        is_nothing.set(next.is_empty());
        if is_busy.get_untracked() || next.is_empty() {
            return;
        }
        is_busy.set(true);
        let owner = owner.clone();
        spawn_local(async move {
            for fetching in next {
                match fetching.state.try_get_untracked() {
                    // The page has gone.
                    None => return,
                    Some(State::Saved) => {}
                    Some(_) => owner.with(|| fetching.fetch(api)).await,
                }
            }
            is_busy.try_set(false);
        });
    };
    let choose_all = move |()| {
        for one in &to_choose {
            one.is_wanted.set(true);
        }
    };
    let fault = Signal::derive(move || is_nothing.get().then(|| w.nothing_chosen.to_owned()));
    view! {
        <details class="gc-disclosure gc-no-print">
            <summary class="gc-disclosure__summary">{w.several}</summary>
            <div class="gc-stack gc-stack--tight">
                <p class="gc-muted">{w.several_text}</p>
                <p role="alert" class="gc-field__error">{move || fault.get()}</p>
                {all.into_iter().enumerate().map(|(at, one)| choice(at, one)).collect_view()}
                <div class="gc-actions">
                    <Button text=w.download_chosen kind=ButtonKind::Secondary busy=is_busy on_press=press />
                    <Button text=w.choose_all kind=ButtonKind::Quiet on_press=choose_all />
                </div>
            </div>
        </details>
    }
}

fn choice(at: usize, one: Wanted) -> AnyView {
    let id = ["file-", &at.to_string()].concat();
    view! {
        <Checkbox id label=one.name checked=one.is_wanted />
        <HowFar fetching=one.fetching words=words(use_lang()).file() />
    }
    .into_any()
}
