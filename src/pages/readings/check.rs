//! Check your answer, and only then send it: once, however often the button is pressed or the link is lost.

use super::draft::Explanation;
use super::estimate::CostRow;
use super::fate::FateOf;
use super::form::parse;
use super::handing::{hand_over, parcel};
use super::meters::{name_of, path_of};
use super::model::NewReading;
use super::words::{beside, words};
use super::writing::{WithMeter, Writing};
use crate::domain::meter::MeterId;
use crate::locale::{use_format, use_lang};
use crate::outbox::use_outbox;
use crate::route::{Route, replacing};
use crate::ui::{RegisterView, Summary, SummaryRow};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn CheckPage() -> impl IntoView {
    view! { <WithMeter title=words(use_lang()).check page=check /> }
}

fn check(writing: Writing) -> AnyView {
    let parsed = writing
        .draft
        .with_untracked(|draft| parse(draft, &writing.context));
    match parsed {
        Ok(reading) => view! { <Answers writing reading /> }.into_any(),
        // Nothing to check here: an old link, or a draft already sent.
        Err(_) => view! { <LeadOn meter=writing.context.meter.id /> }.into_any(),
    }
}

/// To the receipt of what was handed over from here and has arrived while the person was signing in again; else to the
/// form.
#[component]
fn LeadOn(meter: MeterId) -> impl IntoView {
    let navigate = use_navigate();
    let outbox = use_outbox();
    Effect::new(move || {
        let arrived = untrack(|| outbox.arrived_of(&meter));
        let path = match arrived {
            Some((key, reading)) => {
                outbox.dismiss(key);
                Route::Receipt(reading).path()
            }
            None => path_of(&Route::NewReading, &meter),
        };
        navigate(&path, replacing());
    });
}

#[component]
fn Answers(writing: Writing, reading: NewReading) -> impl IntoView {
    let drums = writing.context.meter.register.digits;
    let (handed_over, failed) = (writing.handed_over, writing.failed);
    let meter = reading.meter.clone();
    let hand_over = handing_over(writing.clone(), reading.clone());
    view! {
        <RegisterView text=reading.value.0.to_string() drums />
        <Facts writing reading />
        <FateOf key=handed_over meter failed first=hand_over />
    }
}

#[component]
fn Facts(writing: Writing, reading: NewReading) -> impl IntoView {
    let lang = use_lang();
    let (w, beside) = (words(lang), beside::words(lang));
    let format = use_format();
    let Writing { draft, context, .. } = writing;
    let register = context.meter.register;
    let meaning = w.use_of(
        context.assess(reading.value),
        draft.with_untracked(|draft| draft.explanation),
        format,
    );
    let explanation = draft.with_untracked(|draft| draft.explanation);
    let explanation = explanation.filter(|_| !reading.confirmations.is_empty());
    let period = format.period(context.window.counts_for);
    let standing = context.meter.standing.clone();
    let name = name_of(&context.meter);
    let previous = context.previous();
    let has_photo = draft.with_untracked(|draft| draft.has_photo);
    view! {
        <Summary>
            <SummaryRow key=w.meter>{name}</SummaryRow>
            {previous.map(|previous| view! {
                <SummaryRow key=w.previous><span class="gc-num">{previous.padded(register)}</span></SummaryRow>
            })}
            <SummaryRow key=w.value_short><span class="gc-num">{reading.value.padded(register)}</span></SummaryRow>
            <SummaryRow key=w.used>{meaning}</SummaryRow>
            <CostRow context=context.clone() value=reading.value answer=explanation />
            <SummaryRow key=w.period>{period}</SummaryRow>
            <SummaryRow key=w.taken_on>{format.date(reading.taken_on)}</SummaryRow>
            {explanation.map(|answer: Explanation| view! {
                <SummaryRow key=w.explanation>{w.answer(answer)}</SummaryRow>
            })}
            {has_photo.then(|| view! {
                <SummaryRow key=beside.photo>{beside.photo_goes_along}</SummaryRow>
            })}
            {standing.map(|standing| view! {
                <SummaryRow key=w.replaces>
                    {[&standing.value.padded(register), ", ", w.both_kept].concat()}
                </SummaryRow>
            })}
        </Summary>
    }
}

/// A second press makes no other parcel.
fn handing_over(writing: Writing, reading: NewReading) -> Callback<()> {
    let outbox = use_outbox();
    Callback::new(move |()| {
        let parcel = parcel(writing.account.clone(), &writing.context, &reading);
        let handed_over = writing.handed_over;
        let has_photo = writing.draft.with_untracked(|draft| draft.has_photo);
        // Before the page hears of the parcel, so that it knows it for its own.
        handed_over.set(Some(parcel.key.clone()));
        spawn_local(async move {
            if hand_over(outbox, parcel, has_photo).await.is_err() {
                // The page shows the one with which another tab was faster.
                handed_over.try_set(None);
            }
        });
    })
}
