//! What an entry is about, and its way.

use crate::locale::{invoice_number, use_format, use_lang};
use crate::pages::feedback::model::{Entry, Stage};
use crate::pages::feedback::words::words;
use crate::route::Route;
use crate::ui::{Step, StepState, Summary, SummaryRow, Trail};
use leptos::prelude::*;

#[component]
pub fn Facts(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let about = entry.about;
    let invoice = about.invoice.map(|of| {
        (
            w.invoice,
            Route::Invoice(of.id),
            invoice_number(lang, &of.number),
        )
    });
    let reading = about
        .reading
        .map(|(id, reference)| (w.reading, Route::Receipt(id), reference));
    let payment = about
        .payment
        .map(|(id, reference)| (w.payment, Route::Payment(id), reference));
    let links = [invoice, reading, payment].into_iter().flatten();
    let links = links.map(|(key, to, text)| {
        view! {
            <SummaryRow key><a class="gc-link" href=to.href()>{text}</a></SummaryRow>
        }
        .into_any()
    });
    view! {
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.kind_question>{w.kind(entry.kind)}</SummaryRow>
                <SummaryRow key=w.topic_question>{w.topic(entry.topic)}</SummaryRow>
                {links.collect_view()}
            </Summary>
        </div>
    }
}

#[component]
pub fn Way(entry: Entry) -> impl IntoView {
    let w = words(use_lang());
    let steps = steps(&entry);
    view! {
        <h2 class="gc-heading">{w.trail}</h2>
        <Trail label=w.trail steps />
    }
}

/// What has been reached with its times, then what is still ahead.
fn steps(entry: &Entry) -> Vec<Step> {
    let w = words(use_lang());
    let format = use_format();
    let passed = entry.trail.iter().map(|passed| Step {
        name: w.stage(passed.stage).to_owned(),
        time: format.instant(&passed.at),
        state: StepState::Done,
    });
    let ahead: &[Stage] = match entry.status {
        Stage::Received | Stage::Reopened => &[Stage::InWork, Stage::Answered],
        Stage::InWork => &[Stage::Answered],
        _ => &[],
    };
    let ahead = ahead.iter().map(|stage| Step {
        name: w.stage(*stage).to_owned(),
        time: match stage {
            Stage::Answered => w.by(&format.day_month(entry.answer_by)),
            _ => w.ahead.to_owned(),
        },
        state: StepState::Waiting,
    });
    passed.chain(ahead).collect()
}
