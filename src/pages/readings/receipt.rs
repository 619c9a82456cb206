//! The proof that a reading was handed in: reference, time, and how far it has come.

use super::api;
use super::model::{Reading, Status};
use super::words::words;
use crate::accounts::use_homes;
use crate::domain::account::AccountId;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{explain, shell_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Loaded, Notice, Step, StepState, Summary, SummaryRow, Title,
    Tone, Trail,
};
use futures::future::Either;
use leptos::prelude::*;

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let reading = use_reading();
    view! {
        <Title text=w.receipt.to_owned() product=shell.product />
        <Loaded
            resource=reading
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=move |reading| view! { <Receipt reading /> }
        />
    }
}

fn use_reading() -> Load<Reading, Error> {
    let api: Api = expect_context();
    let route = use_route();
    let homes = use_homes();
    let wanted = Memo::new(move |_| {
        let id = match route.get() {
            Some(Route::Receipt(id)) => Some(id),
            _ => None,
        };
        (id, homes.ids(), homes.all.failure())
    });
    Load::new(move || match wanted.get() {
        (Some(id), homes, None) if !homes.is_empty() => Some(Either::Left(find(api, homes, id))),
        (_, _, Some(error)) => Some(Either::Right(async { Err(error) })),
        _ => None,
    })
    .behind(move || homes.ask_again_if_failed())
}

/// A receipt's address names no home: the one being looked at is asked first, then the consumer's others.
async fn find(api: Api, homes: Vec<AccountId>, id: ReadingId) -> Result<Reading, Error> {
    for home in homes {
        match api::read(api, &home, &id).await {
            Err(Error::NotFound) => {}
            found => return found,
        }
    }
    Err(Error::NotFound)
}

#[component]
fn Receipt(reading: Reading) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let print = move |()| {
        let _ = window().print();
    };
    let next = w.what_next(
        &reading.status,
        &format.period(reading.period),
        &format.day_month(reading.period.invoice_from()),
    );
    let reason = reading
        .reason
        .as_ref()
        .map(|reason| w.reason(reason).to_owned());
    let title = w.status_title(&reading.status);
    let reference = reading.reference.clone();
    let steps = steps(&reading);
    let tone = match reading.status {
        Status::Rejected => Tone::Danger,
        Status::Superseded => Tone::Info,
        _ => Tone::Success,
    };
    view! {
        <div class="gc-receipt gc-stack">
            <Notice tone title>
                <p>{next}</p>
                {reason.map(|reason| view! { <p>{reason}</p> })}
            </Notice>
            <p class="gc-receipt__reference">
                <span class="gc-receipt__label">{w.reference}</span> " " {reference}
            </p>
            <Facts reading />
            <h2 class="gc-heading">{w.trail}</h2>
            <Trail label=w.trail steps />
        </div>
        <div class="gc-actions">
            <Button text=w.print kind=ButtonKind::Secondary on_press=print />
            <LinkButton href=Route::Readings.href() text=w.to_history kind=ButtonKind::Secondary />
            <LinkButton href=Route::Overview.href() text=w.to_overview kind=ButtonKind::Quiet />
        </div>
    }
}

#[component]
fn Facts(reading: Reading) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let used = match reading.consumption {
        Some(used) => format.volume_in_words(used),
        None => w.used_unknown.to_owned(),
    };
    view! {
        <Summary>
            <SummaryRow key=w.meter>"№ " {reading.meter_serial}</SummaryRow>
            <SummaryRow key=w.value_short><span class="gc-num">{reading.value.0}</span></SummaryRow>
            {reading.previous.map(|previous| view! {
                <SummaryRow key=w.previous><span class="gc-num">{previous.0}</span></SummaryRow>
            })}
            <SummaryRow key=w.used>{used}</SummaryRow>
            <SummaryRow key=w.period>{format.period(reading.period)}</SummaryRow>
            <SummaryRow key=w.sent_at>{format.instant(&reading.submitted_at)}</SummaryRow>
            <SummaryRow key=w.who>{w.source(&reading.source).to_owned()}</SummaryRow>
        </Summary>
    }
}

/// What has been reached with its times, then what is still ahead.
fn steps(reading: &Reading) -> Vec<Step> {
    let w = words(use_lang());
    let format = use_format();
    let passed = reading.trail.iter().map(|passed| Step {
        name: w.stage(&passed.stage).to_owned(),
        time: format.instant(&passed.at),
        state: if passed.stage == Status::Rejected {
            StepState::Failed
        } else {
            StepState::Done
        },
    });
    let ahead = ahead(&reading.status).iter().map(|stage| Step {
        name: w.stage(stage).to_owned(),
        time: w.ahead(stage, &format.day_month(reading.period.invoice_from())),
        state: StepState::Waiting,
    });
    passed.chain(ahead).collect()
}

fn ahead(status: &Status) -> &'static [Status] {
    match status {
        Status::Received => &[Status::Accepted, Status::Counted],
        Status::Accepted => &[Status::Counted],
        _ => &[],
    }
}
