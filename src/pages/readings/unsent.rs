//! «Що з мого показу ще на цьому пристрої?»

use super::form::refused_in_words;
use super::meters::href_of;
use super::model::Status;
use super::words::{Words, words};
use crate::accounts::use_homes;
use crate::http::IdempotencyKey;
use crate::locale::{Format, shell_words, use_format, use_lang};
use crate::outbox::{Outbox, Parcel, State, use_outbox};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton, Step, StepState, Title, Trail, Waiting};
use leptos::prelude::*;

#[component]
pub fn UnsentPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let outbox = use_outbox();
    // Only which there are: a try changes a line, and leaves the button that was pressed where it is.
    let shown = Memo::new(move |_| outbox.is_known().then(|| keys(outbox.parcels())));
    on_cleanup(move || forget_seen(outbox));
    let waiting = move || view! { <Waiting text=shell.waiting text_long=shell.waiting_long /> };
    let list = move || match shown.get() {
        None => waiting().into_any(),
        Some(keys) if keys.is_empty() => nothing_waits(w).into_any(),
        Some(keys) => lines(w, outbox, keys).into_any(),
    };
    view! {
        <Title text=w.unsent.to_owned() product=shell.product />
        {list}
    }
}

fn keys(parcels: Vec<Parcel>) -> Vec<IdempotencyKey> {
    parcels.into_iter().map(|parcel| parcel.key).collect()
}

fn lines(w: &'static Words, outbox: Outbox, keys: Vec<IdempotencyKey>) -> impl IntoView {
    let keys = keys.into_iter();
    let lines = keys.map(|key| view! { <Line outbox key /> }.into_any());
    let lead = match outbox.keeps_nothing() {
        true => w.not_kept_text,
        false => w.unsent_lead,
    };
    view! {
        <p class="gc-lead">{lead}</p>
        <ul class="gc-stack">{lines.collect_view()}</ul>
    }
}

fn nothing_waits(w: &'static Words) -> impl IntoView {
    view! {
        <p class="gc-lead">{w.none_unsent}</p>
        <div class="gc-actions">
            <LinkButton href=Route::Overview.href() text=w.to_overview kind=ButtonKind::Secondary />
        </div>
    }
}

/// What has arrived and was seen here need not be told again.
fn forget_seen(outbox: Outbox) {
    let all = untrack(|| outbox.parcels());
    for parcel in all.into_iter().filter(Parcel::is_delivered) {
        outbox.dismiss_whole(parcel.key);
    }
}

#[component]
fn Line(outbox: Outbox, key: IdempotencyKey) -> impl IntoView {
    let w = words(use_lang());
    let of = key.clone();
    let parcel = Memo::new(move |_| outbox.find(&of));
    // What can be done changes less often than what there is to tell.
    let step = Memo::new(move |_| parcel.get().map(|parcel| (parcel.state, parcel.in_doubt)));
    let told = move || parcel.get().map(|parcel| told(w, parcel));
    let actions = move || {
        step.read();
        let parcel = parcel.get_untracked();
        parcel.map(|parcel| view! { <Actions outbox parcel /> })
    };
    view! {
        <li class="gc-panel">
            <div class="gc-stack">{told} {actions}</div>
        </li>
    }
}

fn told(w: &'static Words, parcel: Parcel) -> impl IntoView {
    let format = use_format();
    let home = home_of(&parcel);
    let meter = [w.meter, " ", &w.numbered(&parcel.serial)].concat();
    let steps = trail(w, format, &parcel);
    view! {
        <h2 class="gc-subheading">{w.fate(&parcel)}</h2>
        <p class="gc-muted">{meter} {move || home.get().map(|home| [" · ", &home].concat())}</p>
        <Told parcel />
        <Trail label=w.trail steps />
    }
}

/// The home's name or address, once the list of homes is here.
fn home_of(parcel: &Parcel) -> Memo<Option<String>> {
    let homes = use_homes();
    let account = parcel.account.clone();
    Memo::new(move |_| homes.find(&account).map(|home| home.name().to_owned()))
}

/// What there is to know besides the trail.
#[component]
fn Told(parcel: Parcel) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let mut told: Vec<String> = Vec::new();
    match &parcel.state {
        State::Refused(fields) => told.extend(refused_in_words(w, fields, format)),
        State::Expired => told.push(w.expired_text.to_owned()),
        State::Delivered(_) if parcel.photo_refused => told.push(w.photo_refused.to_owned()),
        State::Delivered(_) if parcel.has_photo => told.push(w.photo_waits.to_owned()),
        State::Delivered(_) | State::Waiting => {}
    }
    let line = |line| view! { <p>{line}</p> }.into_any();
    told.into_iter().map(line).collect_view()
}

fn trail(w: &'static Words, format: Format, parcel: &Parcel) -> Vec<Step> {
    let step = |name: &str, time, state| Step {
        name: name.to_owned(),
        time,
        state,
    };
    let sent = match parcel.first_sent_at {
        Some(at) => [&format.at(at), ", ", w.tries, &format.count(parcel.tries)].concat(),
        None => w.not_yet.to_owned(),
    };
    let is_sent = match parcel.first_sent_at {
        Some(_) => StepState::Done,
        None => StepState::Waiting,
    };
    let received = w.status_title(&Status::Received);
    let (outcome, state) = match parcel.state {
        State::Delivered(_) => (String::new(), StepState::Done),
        State::Waiting if parcel.in_doubt => (w.not_known.to_owned(), StepState::Waiting),
        State::Waiting => (w.not_yet.to_owned(), StepState::Waiting),
        State::Refused(_) => (w.not_accepted.to_owned(), StepState::Failed),
        State::Expired => (w.not_yet.to_owned(), StepState::Failed),
    };
    vec![
        step(w.on_this_device, format.at(parcel.made_at), StepState::Done),
        step(w.handed_over, sent, is_sent),
        step(&received, outcome, state),
    ]
}

/// What is to be done, named with its number where several lines say the same.
#[component]
fn Actions(outbox: Outbox, parcel: Parcel) -> impl IntoView {
    let w = words(use_lang());
    let form = href_of(&Route::NewReading, &parcel.meter);
    let key = parcel.key.clone();
    let number = parcel.value.0.to_string();
    let named = |text: &str| [text, ": ", &number].concat();
    let view = match parcel.state {
        State::Delivered(reading) => {
            let receipt = Route::Receipt(reading).href();
            view! { <LinkButton href=receipt text=w.see_receipt /> }.into_any()
        }
        State::Waiting => {
            let of = key.clone();
            let busy = Signal::derive(move || outbox.is_busy_with(&of));
            let text = if parcel.in_doubt {
                w.ask_again
            } else {
                w.send_now
            };
            let takes_back = !parcel.in_doubt;
            let send = Callback::new(move |()| outbox.send(key.clone()));
            view! {
                <Button text label=named(text) busy on_press=send />
                {takes_back.then(|| view! {
                    <LinkButton href=form text=w.change kind=ButtonKind::Quiet />
                })}
            }
            .into_any()
        }
        // The form takes it back, with what the server said of it.
        State::Refused(_) => view! { <LinkButton href=form text=w.correct /> }.into_any(),
        State::Expired => {
            let dismiss = Callback::new(move |()| outbox.dismiss(key.clone()));
            view! {
                <LinkButton href=form text=w.read_anew />
                <Button text=w.dismiss label=named(w.dismiss) kind=ButtonKind::Quiet on_press=dismiss />
            }
            .into_any()
        }
    };
    view! { <div class="gc-actions">{view}</div> }
}
