//! «Що ви робитимете з моїми даними?» The notice in full, then what is asked: required and optional apart, unticked.

use super::api;
use super::form::{Field, parse_consents, refusals};
use super::model::{Consent, Paragraph, Terms};
use super::progress::{Progress, StepLine, known};
use super::words::words;
use crate::form::Form;
use crate::load::Load;
use crate::locale::{AnsweredPage, form_state, use_lang};
use crate::route::Step;
use crate::ui::{Checkbox, FormPage};
use leptos::prelude::*;

#[component]
pub fn ConsentsStep(progress: Progress) -> impl IntoView {
    let lang = use_lang();
    view! {
        <AnsweredPage
            title=words(lang).consents_title
            resource=Load::new(move || Some(api::terms(progress.api, lang)))
            children=move |terms| view! { <Ask progress terms /> }.into_any()
        />
    }
}

/// A consent, and whether it is ticked.
type Asked = (Consent, RwSignal<bool>);

#[component]
fn Ask(progress: Progress, terms: Terms) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let agreed = progress.begun.get().and_then(|begun| begun.consents);
    // Ticked only where this very person has ticked it before.
    let ticked = |code: &String| agreed.as_ref().is_some_and(|agreed| agreed.contains(code));
    let asked: Vec<Asked> = terms
        .consents
        .into_iter()
        .map(|consent| {
            let is_ticked = ticked(&consent.code);
            (consent, RwSignal::new(is_ticked))
        })
        .collect();
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let (answers, version) = (asked.clone(), terms.version);
    let submit = Callback::new(move |()| {
        let version = version.clone();
        let send = move |agreed: Vec<String>| async move {
            known(api::agree(progress.api, &progress.begun.id(), &version, &agreed).await)
        };
        let done = move |answer| progress.go_on(answer);
        form.submit(|| parse_consents(&ticks(&answers)), send, refusals, done);
    });
    let boxes = move |is_required: bool| {
        let these = asked.clone().into_iter().enumerate();
        let these = these.filter(|(_, (consent, _))| consent.is_required == is_required);
        these
            .map(|(at, (consent, checked))| {
                let id = Field::Consent(at).id();
                let fault = state.fault(id);
                view! { <Checkbox id label=consent.text checked fault /> }.into_any()
            })
            .collect_view()
    };
    view! {
        <FormPage
            title=w.consents_title.to_owned()
            state
            submit=w.go_on
            on_submit=submit
        >
            <StepLine step=Step::Consents />
            <div class="gc-panel gc-stack gc-stack--tight">
                {terms.notice.into_iter().map(paragraph).collect_view()}
            </div>
            <fieldset class="gc-stack gc-stack--tight">
                <legend class="gc-subheading">{w.required}</legend>
                {boxes(true)}
            </fieldset>
            <fieldset class="gc-stack gc-stack--tight">
                <legend class="gc-subheading">{w.optional}</legend>
                {boxes(false)}
            </fieldset>
        </FormPage>
    }
}

fn paragraph(paragraph: Paragraph) -> AnyView {
    view! {
        <h2 class="gc-subheading">{paragraph.title}</h2>
        <p>{paragraph.text}</p>
    }
    .into_any()
}

fn ticks(asked: &[Asked]) -> Vec<(String, bool, bool)> {
    let tick = |(consent, ticked): &Asked| {
        let is_ticked = ticked.get_untracked();
        (consent.code.clone(), consent.is_required, is_ticked)
    };
    asked.iter().map(tick).collect()
}
