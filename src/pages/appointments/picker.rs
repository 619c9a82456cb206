//! Free times by day: a heading a day, a radio a time, two weeks at a time. No calendar has to be read.

use super::api;
use super::days::{Shown, shown, turns};
use super::model::{Slot, Weeks};
use super::words::{Words, words};
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, Format, use_format, use_lang};
use crate::ui::{Button, ButtonKind, Notice, PhoneLink, Tone, focus};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The id of the first time on the page.
pub const SLOT: &str = "slot";
const WEEKS: &str = "weeks";

/// Whose times.
#[derive(Clone, PartialEq)]
pub struct Of {
    pub office: String,
    pub receptionist: String,
    /// The office's.
    pub phone: String,
}

#[component]
pub fn Picker(
    of: Of,
    chosen: RwSignal<Option<Slot>>,
    #[prop(into)] fault: Signal<Option<String>>,
    /// Changes when what is free has to be asked again.
    #[prop(optional, into)]
    stale: Option<Signal<()>>,
) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let api: Api = expect_context();
    // The weeks of what was chosen before, if anything was.
    let before = chosen.with_untracked(|slot| slot.as_ref().and_then(day_of));
    let from = RwSignal::new(before);
    let phone = of.phone.clone();
    let weeks = Load::new(move || {
        let _ = stale.map(|stale| stale.get());
        Some(api::weeks(api, &of.office, &of.receptionist, from.get()))
    });
    let turn = move |to: NaiveDate| {
        from.set(Some(to));
    };
    // Of those on the page, also while others are on their way: what was pressed stays where it is.
    let around = RwSignal::new(None);
    Effect::new(move |is_turned: Option<bool>| {
        let is_there = weeks.with(|weeks| match weeks {
            Some(Ok(weeks)) => {
                around.set(Some((weeks.from, weeks.to, weeks.earlier, weeks.later)));
                true
            }
            _ => false,
        });
        if is_there && is_turned == Some(true) {
            focus(WEEKS);
        }
        is_there || is_turned == Some(true)
    });
    let span = move || {
        around
            .get()
            .map(|(from, to, ..)| w.span(&format.day_month(from), &format.day_month(to)))
    };
    let paging = move || {
        around.get().map(|(_, _, earlier, later)| {
            let button = |text, to: Option<NaiveDate>| {
                to.map(|to| view! { <Button text kind=ButtonKind::Secondary on_press=move |()| turn(to) /> })
            };
            view! { <div class="gc-actions">{button(w.earlier, earlier)} {button(w.later, later)}</div> }.into_any()
        })
    };
    let ready = move |weeks: Weeks| {
        view! { <Times weeks chosen phone=phone.clone() /> }
    };
    let picked = move || {
        let slot = chosen.get()?;
        Some([w.picked, &format.meeting(&slot.starts_at)].concat())
    };
    view! {
        <h2 class="gc-heading" id=WEEKS tabindex="-1">{span}</h2>
        {move || fault.get().map(|fault| view! { <p class="gc-field__error" id="slot-error">{fault}</p> })}
        <Answered resource=weeks children=ready />
        {paging}
        <p class="gc-strong" role="status">{picked}</p>
    }
}

#[component]
fn Times(weeks: Weeks, chosen: RwSignal<Option<Slot>>, phone: String) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let Some(first) = weeks.first_free else {
        return view! {
            <Notice tone=Tone::Warning title=w.none_free>
                <p>{w.none_free_text} " " <PhoneLink phone /></p>
            </Notice>
        }
        .into_any();
    };
    let other_zone = format
        .time_here(&first.starts_at)
        .map(|here| w.other_zone(&format.time(&first.starts_at), &here));
    let name = format.meeting(&first.starts_at);
    let take = move |()| chosen.set(Some(first.clone()));
    let mut number = 0;
    let days = shown(weeks.days).into_iter().map(|one| match one {
        Shown::Day(date, slots) => {
            let before = number;
            number += slots.len();
            view! { <OneDay date slots chosen number=before /> }.into_any()
        }
        Shown::Empty(from, to, why) => {
            let text = [&span(from, to, format, w), ": ", w.empty(why)].concat();
            view! { <p class="gc-muted">{text}</p> }.into_any()
        }
    });
    let days = days.collect_view();
    view! {
        <p>{w.first_free} " " <strong>{name}</strong></p>
        <div class="gc-actions"><Button text=w.take_first kind=ButtonKind::Secondary on_press=take /></div>
        <p class="gc-muted">{w.kyiv_time} " " {other_zone}</p>
        <div class="gc-slots">{days}</div>
    }
    .into_any()
}

fn span(from: NaiveDate, to: NaiveDate, format: Format, w: &Words) -> String {
    match from == to {
        true => format.weekday(from),
        false => w.span(&format.day_month(from), &format.day_month(to)),
    }
}

/// `number`: how many times stand above.
#[component]
fn OneDay(
    date: NaiveDate,
    slots: Vec<Slot>,
    chosen: RwSignal<Option<Slot>>,
    number: usize,
) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let times: Vec<String> = slots
        .iter()
        .map(|slot| format.time(&slot.starts_at))
        .collect();
    let turns = turns(&times);
    let radios = slots.into_iter().zip(times).zip(turns).enumerate();
    let radios = radios.map(|(at, ((slot, time), turn))| {
        let label = match turn {
            Some(turn) => [&time, " ", w.turn(turn)].concat(),
            None => time,
        };
        view! { <Time of=slot label chosen number={number + at} /> }.into_any()
    });
    view! {
        <fieldset class="gc-slots__day">
            <legend class="gc-subheading">{format.weekday(date)}</legend>
            <div class="gc-slots__times">{radios.collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Time(of: Slot, label: String, chosen: RwSignal<Option<Slot>>, number: usize) -> impl IntoView {
    // The error summary's link leads to the first one.
    let id = match number {
        0 => SLOT.to_owned(),
        number => [SLOT, "-", &number.to_string()].concat(),
    };
    let label_for = id.clone();
    let starts_at = of.starts_at.clone();
    let checked = move || {
        chosen.with(|chosen| {
            chosen
                .as_ref()
                .is_some_and(|chosen| chosen.starts_at == starts_at)
        })
    };
    view! {
        <label class="gc-choice" for=label_for>
            <input
                class="gc-choice__input"
                type="radio"
                id=id
                name=SLOT
                aria-describedby="slot-error"
                prop:checked=checked
                on:change=move |_| chosen.set(Some(of.clone()))
            />
            <span class="gc-choice__label">{label}</span>
        </label>
    }
}

/// Of Kyiv, where the API writes its instants by Kyiv's clocks; else a day beside it, which is as good for a beginning.
fn day_of(slot: &Slot) -> Option<NaiveDate> {
    crate::domain::date::parse_iso(slot.starts_at.get(..10)?)
}
