//! Check what the statement will say, and only then make it: once, however often the link is lost.

use super::api;
use super::facts::StatementFacts;
use super::form::{is_outdated, refusals};
use super::model::{Accession, Answers};
use super::statement::{CHANGE, Making, path_of};
use super::words::words;
use crate::config::use_config;
use crate::form::Problems;
use crate::http::{Api, Error};
use crate::locale::{explained_once, form_state, use_lang};
use crate::route::use_replace_path;
use crate::storage;
use crate::ui::{FormPage, FormState};
use leptos::prelude::*;

#[component]
pub fn CheckStep(making: Making, answers: Answers, send: Callback<Answers>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let state = FormState {
        failure: explained_once(lang, making.sending.submission),
        ..form_state(lang, making.sending, move |problems| w.faults(problems))
    };
    let sent = answers.clone();
    let submit = move |()| send.run(sent.clone());
    let facts = making.accession.with_untracked(|one| one.facts.clone());
    let change = [use_config().base, &path_of(CHANGE)].concat();
    view! {
        <FormPage title=w.check_title.to_owned() state submit=w.make on_submit=submit>
            <StatementFacts facts answers=Some(answers) correctable=false />
            <p><a class="gc-link gc-tap" href=change>{w.change}</a></p>
            <p class="gc-muted">{w.then_made}</p>
        </FormPage>
    }
    .into_any()
}

/// Of all steps, not of the check alone: an answer is heard also where the person went back to the form meanwhile.
pub fn sending(making: Making) -> Callback<Answers> {
    let api: Api = expect_context();
    let replace = use_replace_path();
    let Making {
        home,
        accession,
        draft,
        fields,
        sending,
        again,
    } = making;
    Callback::new(move |answers| {
        let told = move |error: Error| {
            if is_outdated(&error) {
                again.run(());
                return Ok(Problems::default());
            }
            let found = refusals(error)?;
            fields.problems.set(found);
            replace.run(path_of(CHANGE));
            Ok(Problems::default())
        };
        let done = move |made: Accession| {
            draft.forget();
            replace.run(path_of(""));
            accession.set(made);
        };
        let send = |answers| {
            let sent = api::make(api, home.get_value(), answers);
            storage::drop_typed_after(draft.name(), sent)
        };
        sending.submit(|| Ok(answers), send, told, done);
    })
}
