//! The form: the register, one field, and a question only where the number raises one.

use super::form::{ReadingForm, faults as say, parse, refusals};
use super::meters::{name_of, path_of};
use super::model::Context;
use super::photo::SUMMARY;
use super::words::{beside, words};
use super::writing::{WithMeter, Writing};
use crate::domain::meter::Meter;
use crate::locale::{use_format, use_lang};
use crate::route::Route;
use crate::ui::{Notice, Summary, SummaryRow, Tone, focus};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn NewReadingPage() -> impl IntoView {
    view! { <WithMeter title=words(use_lang()).title page=form /> }
}

fn form(writing: Writing) -> AnyView {
    view! { <Form writing /> }.into_any()
}

#[component]
fn Form(writing: Writing) -> impl IntoView {
    let w = words(use_lang());
    let navigate = use_navigate();
    let Writing {
        draft,
        context,
        faults,
        ..
    } = writing;
    let refused = draft.with_untracked(|draft| refusals(&draft.refused));
    let problems = RwSignal::new(refused.unwrap_or_default());
    Effect::new(move || faults.set(problems.with(|problems| say(w, problems))));
    let read_in = context.clone();
    let submit = Callback::new(move |()| {
        let parsed = draft.with_untracked(|draft| parse(draft, &read_in));
        match parsed {
            // It says there that it is being made ready.
            Ok(_) if draft.with_untracked(|draft| draft.photo_in_work) => focus(SUMMARY),
            Ok(reading) => {
                let check = path_of(&Route::CheckReading, &reading.meter);
                navigate(&check, Default::default());
            }
            Err(found) => problems.set(found),
        }
    });
    keep(draft, &context.meter);
    let kept = draft.with_untracked(|draft| !draft.value.is_empty());
    view! {
        <Period context=context.clone() />
        {kept.then(|| view! { <p class="gc-muted" role="status">{w.kept}</p> })}
        <Standing context=context.clone() />
        <Rejected meter=context.meter.clone() />
        <MeterFacts meter=context.meter.clone() />
        <ReadingForm context draft problems on_submit=submit />
    }
}

/// Every edit goes to this device at once: nothing typed is ever lost.
fn keep(draft: RwSignal<super::draft::Draft>, meter: &Meter) {
    let meter = meter.id.clone();
    Effect::watch(
        move || draft.get(),
        move |draft, _, _| draft.keep(&meter),
        false,
    );
}

/// The window and the period in words.
#[component]
fn Period(context: Context) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    match w.window(context.window, format) {
        (None, text) => view! { <p class="gc-lead">{text}</p> }.into_any(),
        (Some(title), text) => {
            view! { <Notice tone=Tone::Info title><p>{text}</p></Notice> }.into_any()
        }
    }
}

/// A reading that stands already: two channels at once confuse the bill, so say it before anything is typed.
#[component]
fn Standing(context: Context) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let register = context.meter.register;
    context.meter.standing.map(|standing| {
        let receipt = Route::Receipt(standing.id).href();
        let text = w.standing_text(&format.date(standing.taken_on), &standing.source);
        view! {
            <Notice tone=Tone::Warning title=w.standing(&standing.value.padded(register))>
                <p>{text} " " <a class="gc-link" href=receipt>{w.see_receipt}</a></p>
            </Notice>
        }
    })
}

/// What was sent for this period and rejected: the reason stands with its receipt.
#[component]
fn Rejected(meter: Meter) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let register = meter.register;
    meter.rejected.map(|rejected| {
        let receipt = Route::Receipt(rejected.id).href();
        let said = beside::words(lang);
        let text = said.rejected_text(w.reason(&rejected.reason));
        view! {
            <Notice tone=Tone::Danger title=said.rejected(&rejected.value.padded(register))>
                <p>{text} " " <a class="gc-link" href=receipt>{w.see_receipt}</a></p>
            </Notice>
        }
    })
}

#[component]
fn MeterFacts(meter: Meter) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let name = name_of(&meter);
    let register = meter.register;
    let is_first = meter.last_reading.is_none();
    let previous = meter.last_reading.map(|last| {
        let day = [" · ", &w.taken(&last, format)].concat();
        view! {
            <span class="gc-num">{last.value.padded(register)}</span>
            <span class="gc-muted">{day}</span>
        }
    });
    view! {
        <Summary>
            <SummaryRow key=w.meter>{name}</SummaryRow>
            <SummaryRow key=w.previous>
                {previous} {is_first.then_some(w.no_previous)}
            </SummaryRow>
        </Summary>
    }
}
