//! What became of each number: sent, not accepted and why, or not sent yet.

use super::board::{Board, Row};
use crate::accounts::use_homes;
use crate::http::IdempotencyKey;
use crate::locale::{explain, use_format, use_lang};
use crate::outbox::{Outbox, Parcel, State, use_outbox};
use crate::pages::readings::form::refused_in_words;
use crate::pages::readings::meters::{href_of, name_of};
use crate::pages::readings::words::all::{AllWords, words as all_words};
use crate::pages::readings::words::words;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton};
use leptos::prelude::*;

#[component]
pub fn Outcomes(board: Board) -> impl IntoView {
    let lang = use_lang();
    let w = all_words(lang);
    let format = use_format();
    let outbox = use_outbox();
    let rows = untrack(|| board.handed_over());
    let all = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let keys: Vec<_> = rows.iter().map(|row| row.key).collect();
    let of_keys = keys.clone();
    let arrived = Memo::new(move |_| {
        let keys = of_keys.iter().filter_map(|key| key.get());
        let arrived =
            keys.filter(|key| outbox.find(key).is_some_and(|parcel| parcel.is_delivered()));
        u32::try_from(arrived.count()).unwrap_or(u32::MAX)
    });
    let sum = move || w.sent_of(&format.count(arrived.get()), &format.count(all));
    // What has arrived was seen here: it need not be told again elsewhere.
    on_cleanup(move || dismiss_arrived(outbox, &keys));
    let homes = use_homes();
    let again = move |()| {
        homes.ask_again();
        board.start_again();
    };
    view! {
        <div class="gc-stack">
            <p class="gc-lead" role="status">{sum}</p>
            <ul class="gc-stack">
                {rows.into_iter().map(|row| view! { <Outcome row /> }.into_any()).collect_view()}
            </ul>
            <div class="gc-actions">
                <Button text=w.to_all kind=ButtonKind::Secondary on_press=again />
                <LinkButton href=Route::Overview.href() text=words(lang).to_overview kind=ButtonKind::Quiet />
            </div>
        </div>
    }
}

fn dismiss_arrived(outbox: Outbox, keys: &[RwSignal<Option<IdempotencyKey>>]) {
    let keys = keys
        .iter()
        .filter_map(|key| key.try_get_untracked().flatten());
    for key in keys {
        if untrack(|| outbox.find(&key)).is_some_and(|parcel| parcel.is_delivered()) {
            outbox.dismiss(key);
        }
    }
}

#[component]
fn Outcome(row: Row) -> impl IntoView {
    let outbox = use_outbox();
    let name = name_of(&row.context.meter);
    let home = row.home.clone();
    let parcel = Memo::new(move |_| outbox.find(&row.key.get()?));
    let value = move || {
        let register = row.context.meter.register;
        parcel.get().map(|parcel| parcel.value.padded(register))
    };
    view! {
        <li class="gc-panel">
            <h2 class="gc-subheading">{name}</h2>
            <p class="gc-muted">{home} " · " <span class="gc-num">{value}</span></p>
            {move || parcel.get().map(|parcel| fate(outbox, parcel))}
        </li>
    }
}

/// In words, why where it failed, and what to do.
fn fate(outbox: Outbox, parcel: Parcel) -> impl IntoView {
    let lang = use_lang();
    let (w, all) = (words(lang), all_words(lang));
    let homes = use_homes();
    let (class, text) = match outbox.is_busy_with(&parcel.key) {
        true => ("gc-tag", w.sending),
        false => tag(&parcel, all),
    };
    let why = why(outbox, &parcel);
    let account = parcel.account.clone();
    let (href, do_text) = match &parcel.state {
        State::Delivered(reading) => (Route::Receipt(reading.clone()).href(), w.see_receipt),
        State::Refused(_) => (href_of(&Route::NewReading, &parcel.meter), w.change),
        State::Waiting | State::Expired => (Route::Unsent.href(), w.see_receipt),
    };
    view! {
        <p class="gc-cluster"><span class=class>{text}</span></p>
        {why.map(|why| view! { <p>{why}</p> })}
        <p>
            <a class="gc-link gc-tap" href=href on:click=move |_| homes.choose(account.clone())>
                {do_text} <span class="gc-visually-hidden">": " {w.numbered(&parcel.serial)}</span>
            </a>
        </p>
    }
}

/// How far a number has come, for the eye that looks over many.
pub fn tag(parcel: &Parcel, all: &AllWords) -> (&'static str, &'static str) {
    match parcel.state {
        State::Delivered(_) => ("gc-tag gc-tag--success", all.sent),
        State::Refused(_) => ("gc-tag gc-tag--danger", all.refused),
        State::Expired => ("gc-tag gc-tag--warning", all.expired),
        State::Waiting if parcel.in_doubt => ("gc-tag gc-tag--warning", all.in_doubt),
        State::Waiting => ("gc-tag gc-tag--warning", all.not_sent),
    }
}

fn why(outbox: Outbox, parcel: &Parcel) -> Option<String> {
    let lang = use_lang();
    let w = words(lang);
    match &parcel.state {
        State::Refused(fields) => refused_in_words(w, fields, use_format()).into_iter().next(),
        State::Waiting => {
            let error = outbox.why(&parcel.key)?;
            let why = explain(lang, &error);
            let then = match outbox.keeps_nothing() {
                true => w.not_kept_text,
                false => all_words(lang).goes_on,
            };
            Some([&why.title, ". ", then].concat())
        }
        State::Delivered(_) | State::Expired => None,
    }
}
