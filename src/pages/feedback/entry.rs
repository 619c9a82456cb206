//! «Чи прочитали, і що відповіли?» One entry with its way and its answer.

use super::api;
use super::model::{Answer, Entry, Stage};
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{AnsweredPage, invoice_number, page_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Notice, Step, StepState, Summary, SummaryRow, Title, Tone,
    Trail, print,
};
use leptos::prelude::*;

#[component]
pub fn EntryPage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::Entry(id)) => Some(id),
        _ => None,
    });
    let entry = Load::new(move || id.get().map(|id| api::read(api, &id)));
    view! {
        <AnsweredPage
            title=words(lang).one
            resource=entry
            children=|entry| view! { <Whole entry /> }.into_any()
        />
    }
}

#[component]
fn Whole(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let title = w.entry(&entry.reference);
    let told = w.state(&entry, &format);
    let tone = match entry.status {
        Stage::Answered => Tone::Success,
        _ => Tone::Info,
    };
    let steps = steps(&entry);
    let invoice = entry.invoice.map(|invoice| {
        let href = Route::Invoice(invoice.id).href();
        view! {
            <SummaryRow key=w.about_invoice>
                <a class="gc-link" href=href>{invoice_number(lang, &invoice.number)}</a>
            </SummaryRow>
        }
    });
    view! {
        <Title text=title product=page_words(lang).product />
        <Notice tone title=told><p>{w.keep_reference}</p></Notice>
        {entry.answer.map(|answer| view! { <TheAnswer answer /> })}
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.kind_question>{w.kind(entry.kind)}</SummaryRow>
                <SummaryRow key=w.topic_question>{w.topic(entry.topic)}</SummaryRow>
                {invoice}
                <SummaryRow key=w.text><span class="gc-lines">{entry.text}</span></SummaryRow>
            </Summary>
        </div>
        <h2 class="gc-heading">{w.trail}</h2>
        <Trail label=w.trail steps />
        <div class="gc-actions">
            <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            <LinkButton href=Route::Feedback.href() text=w.to_all kind=ButtonKind::Quiet />
        </div>
    }
}

#[component]
fn TheAnswer(answer: Answer) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.answer}</h2>
            <p class="gc-muted">{format.instant(&answer.at)}</p>
            <div class="gc-panel"><p class="gc-lines">{answer.text}</p></div>
        </section>
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
        Stage::Received => &[Stage::InWork, Stage::Answered],
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
