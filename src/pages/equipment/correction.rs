//! «Чи виправили?» One correction with its way, the inspector's visit and what was decided.

use super::api;
use super::model::{Correction, Decision, Stage, Visit};
use super::words::words;
use crate::accounts::use_homes;
use crate::attachments::SentAttachments;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{AnsweredPage, equipment_name, page_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Notice, Step, StepState, Summary, SummaryRow, Title, Tone,
    Trail, print,
};
use leptos::prelude::*;

#[component]
pub fn CorrectionPage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::Correction(id)) => Some(id),
        _ => None,
    });
    let correction = Load::new(move || id.get().map(|id| api::read_correction(api, &id)));
    view! {
        <AnsweredPage
            title=words(lang).one
            resource=correction
            children=|correction| view! { <Whole correction /> }.into_any()
        />
    }
}

#[component]
fn Whole(correction: Correction) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let told = w.state(&correction, &format);
    let tone = match correction.status {
        Stage::Corrected => Tone::Success,
        Stage::Refused => Tone::Warning,
        _ => Tone::Info,
    };
    let home = correction.home.clone();
    // A memo's worth: the list of homes may come later.
    let address = move || use_homes().find(&home).map(|home| home.address);
    let text = match correction.status {
        Stage::Corrected => w.corrected_text,
        Stage::Refused => w.refused_text,
        _ => w.keep_reference,
    };
    let visit = correction.visit.clone();
    let visit = visit
        .filter(|_| !correction.status.is_last())
        .map(|visit| view! { <TheVisit visit /> });
    let steps = steps(&correction);
    view! {
        <Title text=w.correction(&correction.reference) product=page_words(lang).product />
        <p class="gc-muted">{address}</p>
        <Notice tone title=told><p>{text}</p></Notice>
        {visit}
        {correction.decision.clone().map(|decision| view! { <TheDecision decision /> })}
        {facts(&correction)}
        <SentAttachments attachments=correction.attachments />
        <h2 class="gc-heading">{w.trail}</h2>
        <Trail label=w.trail steps />
        <div class="gc-actions gc-no-print">
            <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            <LinkButton href=Route::Equipment.href() text=w.to_all kind=ButtonKind::Quiet />
        </div>
    }
}

#[component]
fn TheVisit(visit: Visit) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let (from, to) = (format.time(&visit.from), format.time(&visit.to));
    let title = w.visit(&format.day_of(&visit.from), &from, &to);
    view! { <Notice tone=Tone::Warning title><p>{w.visit_text}</p></Notice> }
}

#[component]
fn TheDecision(decision: Decision) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.decision}</h2>
            <p class="gc-muted">{format.instant(&decision.at)}</p>
            <div class="gc-panel"><p class="gc-lines" lang="uk">{decision.text}</p></div>
        </section>
    }
}

fn facts(correction: &Correction) -> AnyView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let was = correction.item.as_ref();
    let rows = [
        (w.item, was.map(|was| w.was(was))),
        (w.what_question, Some(w.what(correction.what).to_owned())),
        (
            w.kind_question,
            correction
                .kind
                .map(|kind| equipment_name(lang, kind).to_owned()),
        ),
        (w.right(correction.what), correction.value.clone()),
        (
            w.how_many,
            correction.quantity.map(|count| format.count(count)),
        ),
        (w.text, correction.text.clone()),
    ];
    let row = |(key, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(
            view! { <SummaryRow key><span class="gc-lines">{value}</span></SummaryRow> }.into_any(),
        )
    };
    let rows = rows.into_iter().filter_map(row).collect_view();
    view! { <div class="gc-panel"><Summary>{rows}</Summary></div> }.into_any()
}

/// What has been reached with its times, then what is still ahead.
fn steps(correction: &Correction) -> Vec<Step> {
    let w = words(use_lang());
    let format = use_format();
    let passed = correction.trail.iter().map(|passed| Step {
        name: w.stage(passed.stage).to_owned(),
        time: format.instant(&passed.at),
        state: match passed.stage {
            Stage::Refused => StepState::Failed,
            _ => StepState::Done,
        },
    });
    let ahead: &[Stage] = match correction.status {
        Stage::Received => &[Stage::InWork, Stage::Corrected],
        Stage::InWork | Stage::VisitSet => &[Stage::Corrected],
        _ => &[],
    };
    let ahead = ahead.iter().map(|stage| match stage {
        Stage::Corrected => Step {
            name: w.decision.to_owned(),
            time: w.by(&format.day_month(correction.decide_by)),
            state: StepState::Waiting,
        },
        stage => Step {
            name: w.stage(*stage).to_owned(),
            time: w.ahead.to_owned(),
            state: StepState::Waiting,
        },
    });
    passed.chain(ahead).collect()
}
