//! «Що ви робитимете з моїми даними?» The notice in full, then what is asked: required and optional apart, unticked.

use super::api;
use super::form::{Field, parse_consents, refusals};
use super::model::{Consent, Paragraph, Terms};
use super::progress::{Progress, StepLine, known};
use super::words::words;
use crate::form::Form;
use crate::load::Load;
use crate::locale::{explain, explained, form_words, shell_words, use_lang};
use crate::route::Step;
use crate::ui::{Checkbox, Failed, FormPage, Title, Waiting, fault_of};
use leptos::prelude::*;

#[component]
pub fn ConsentsStep(progress: Progress) -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let terms = Load::new(move || Some(api::terms(progress.api, lang)));
    move || match terms.get() {
        Some(Ok(terms)) => view! { <Ask progress terms /> }.into_any(),
        Some(Err(error)) => view! {
            <Title text=w.consents_title.to_owned() product=shell.product />
            <Failed failure=explain(lang, &error) on_retry=move |()| terms.refetch() />
        }
        .into_any(),
        None => view! {
            <h1 class="gc-title">{w.consents_title}</h1>
            <Waiting text=shell.waiting text_long=shell.waiting_long />
        }
        .into_any(),
    }
}

/// A consent, and whether it is ticked.
type Asked = (Consent, RwSignal<bool>);

#[component]
fn Ask(progress: Progress, terms: Terms) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let agreed = progress
        .registration
        .with_untracked(|begun| begun.as_ref()?.consents.clone());
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
    let faults = Signal::derive(move || form.problems.with(|problems| w.faults(lang, problems)));
    let (answers, version) = (asked.clone(), terms.version);
    let submit = Callback::new(move |()| {
        let version = version.clone();
        let send = move |agreed: Vec<String>| async move {
            known(api::agree(progress.api, &progress.id(), &version, &agreed).await)
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
                let fault = fault_of(faults, id);
                view! { <Checkbox id label=consent.text checked fault /> }.into_any()
            })
            .collect_view()
    };
    view! {
        <FormPage
            title=w.consents_title.to_owned()
            words=form_words(lang)
            faults
            failure=explained(lang, form.submission)
            busy=Signal::derive(move || form.is_sending())
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
