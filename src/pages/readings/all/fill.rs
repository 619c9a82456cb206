//! The fields: one for each meter that waits, under its home.

use super::board::{Board, HomeEntry, Row};
use super::leading;
use super::outcome::tag;
use crate::accounts::use_homes;
use crate::domain::account::Account;
use crate::domain::meter::{Meter, Source};
use crate::domain::period::ReadingWindow;
use crate::locale::{Answered, use_format, use_lang};
use crate::outbox::use_outbox;
use crate::pages::readings::form::{Difference, Field, Question, edited, fault};
use crate::pages::readings::meters::{href_of, name_of};
use crate::pages::readings::words::all::words as all_words;
use crate::pages::readings::words::words;
use crate::route::Route;
use crate::ui::{Button, Field as TextField};
use leptos::prelude::*;

#[component]
pub fn Fill(board: Board) -> impl IntoView {
    let lang = use_lang();
    let w = all_words(lang);
    let format = use_format();
    let to_check = leading(true, false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if board.check(lang) {
            to_check.run(());
        }
    };
    let lead = move || match board.left() {
        (_, 0) => w.no_meters.to_owned(),
        (0, _) => w.all_done.to_owned(),
        (left, all) => w.left(&format.count(left), &format.count(all)),
    };
    let any_waits = Memo::new(move |_| board.left().0 > 0);
    // A memo of which homes there are: the list is asked for again, and is not drawn anew under the finger.
    let ids = Memo::new(move |_| {
        let homes = board.homes.get().into_iter();
        homes.map(|home| home.summary.id).collect::<Vec<_>>()
    });
    let homes = move || {
        // Read, and not only tracked: a memo that nobody reads never learns that it has changed.
        ids.read();
        let homes = board.homes.get_untracked().into_iter();
        homes
            .map(|home| view! { <OfHome board home /> }.into_any())
            .collect_view()
    };
    view! {
        <form class="gc-stack" novalidate on:submit=submit>
            <p class="gc-lead" role="status">{lead}</p>
            {homes}
            {move || any_waits.get().then(|| view! {
                <div class="gc-actions"><Button text=words(use_lang()).go_check /></div>
            })}
        </form>
    }
}

#[component]
fn OfHome(board: Board, home: HomeEntry) -> impl IntoView {
    let HomeEntry { summary, account } = home;
    let name = summary.name().to_owned();
    let id = summary.id.clone();
    // What is typed is none of it: nothing is drawn anew under the finger.
    let contexts = Memo::new(move |_| {
        let rows = board.rows_of(&id).into_iter();
        rows.map(|row| row.context).collect::<Vec<_>>()
    });
    let id = summary.id.clone();
    let meters = move |_: Account| {
        let id = id.clone();
        move || {
            contexts.read();
            let rows = untrack(|| board.rows_of(&id)).into_iter();
            rows.map(|row| view! { <OfMeter board row /> }.into_any())
                .collect_view()
        }
    };
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{name}</h2>
            <p class="gc-muted">{window_in_words(summary.window)}</p>
            <Answered
                resource=account
                children=meters
            />
        </section>
    }
}

/// Each home has its supplier's days.
fn window_in_words(window: ReadingWindow) -> String {
    match words(use_lang()).window(window, use_format()) {
        (Some(title), text) => [&title, ". ", &text].concat(),
        (None, text) => text,
    }
}

#[component]
fn OfMeter(board: Board, row: Row) -> impl IntoView {
    let meter = row.context.meter.clone();
    let last = last_in_words(&meter);
    let name = name_of(&meter);
    let asked = row.clone();
    let waits = Memo::new(move |_| board.waits(&asked));
    view! {
        <div class="gc-panel">
            <h3 class="gc-subheading">{name}</h3>
            <p class="gc-cluster"><State row=row.clone() /></p>
            <p class="gc-muted">{last}</p>
            {move || waits.get().then(|| view! { <Typing row=row.clone() /> })}
        </div>
    }
}

fn last_in_words(meter: &Meter) -> String {
    let w = words(use_lang());
    let format = use_format();
    match &meter.last_reading {
        None => w.no_previous.to_owned(),
        Some(last) => [
            w.previous,
            ": ",
            &last.value.padded(meter.register),
            " · ",
            &w.taken(last, format),
        ]
        .concat(),
    }
}

/// How it stands with this meter, in words.
#[component]
fn State(row: Row) -> impl IntoView {
    let lang = use_lang();
    let (w, all) = (words(lang), all_words(lang));
    let format = use_format();
    let outbox = use_outbox();
    let Meter {
        id,
        serial,
        register,
        standing,
        rejected,
        ..
    } = row.context.meter;
    let serial = w.numbered(&serial);
    let parcel = Memo::new(move |_| outbox.of_meter(&id));
    move || {
        let (class, text, link) = match (parcel.get(), &standing, &rejected) {
            (Some(parcel), ..) => {
                let (class, text) = tag(&parcel, all);
                let unsent = Some((Route::Unsent.href(), w.see_receipt));
                (class, text.to_owned(), unsent)
            }
            (None, Some(standing), _) => {
                let value = standing.value.padded(register);
                let text = match &standing.source {
                    Source::Consumer | Source::OtherChannel => {
                        all.submitted(&value, &format.day_month(standing.taken_on))
                    }
                    // Nobody has sent it.
                    source => [w.source(source), ": ", &value].concat(),
                };
                let receipt = Route::Receipt(standing.id.clone()).href();
                (
                    "gc-tag gc-tag--success",
                    text,
                    Some((receipt, w.see_receipt)),
                )
            }
            (None, None, Some(rejected)) => {
                let text =
                    all.rejected(&rejected.value.padded(register), w.reason(&rejected.reason));
                let receipt = Route::Receipt(rejected.id.clone()).href();
                (
                    "gc-tag gc-tag--danger",
                    text,
                    Some((receipt, all.what_to_do)),
                )
            }
            (None, None, None) => ("gc-tag gc-tag--warning", w.meter_waits.to_owned(), None),
        };
        let link = link.map(|(href, text)| {
            let of = serial.clone();
            view! {
                <a class="gc-link gc-tap" href=href>
                    {text} <span class="gc-visually-hidden">": " {of}</span>
                </a>
            }
        });
        view! { <span class=class>{text}</span> {link} }
    }
}

/// The field, what the number means, and its question where it raises one.
#[component]
fn Typing(row: Row) -> impl IntoView {
    let lang = use_lang();
    let (w, all) = (words(lang), all_words(lang));
    let homes = use_homes();
    let (draft, context, problems) = (row.draft, row.context.clone(), row.problems.into());
    let value = edited(draft);
    let meter = row.meter().clone();
    Effect::watch(
        move || draft.get(),
        move |draft, _, _| draft.keep(&meter),
        false,
    );
    let alone = href_of(&Route::NewReading, row.meter());
    let account = row.account.clone();
    let serial = context.meter.serial.clone();
    let numbered = w.numbered(&serial);
    view! {
        <TextField
            id=row.id(Field::Value)
            label=all.field(&serial)
            value=value
            fault=fault(w, problems, Field::Value)
            inputmode="numeric"
            numeric=true
            suffix="м³"
        />
        <Difference context=context.clone() value />
        <Question
            id=row.id(Field::Explanation)
            context
            value
            draft
            fault=fault(w, problems, Field::Explanation)
        />
        <p>
            <a class="gc-link gc-tap" href=alone on:click=move |_| homes.choose(account.clone())>
                {all.alone} <span class="gc-visually-hidden">": " {numbered}</span>
            </a>
        </p>
    }
}
