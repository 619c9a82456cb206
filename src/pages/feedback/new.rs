//! «Хочу написати компанії.» From an invoice the words are there already, to be changed as one likes.

mod about;
mod draft;

use super::api;
use super::doubt::Doubt;
use super::form::{Field, parse, refusals};
use super::model::{Kind, Topic};
use super::words::words;
use crate::accounts::HomeLine;
use crate::attachments::AttachmentField;
use crate::domain::account::AccountId;
use crate::domain::bill::EntryId;
use crate::form::Form;
use crate::http::{Api, Error};
use crate::locale::{form_state, use_lang};
use crate::route::{Route, use_replace};
use crate::storage;
use crate::ui::{Choice, FormPage, Radios, Select, TextArea};
use about::{About, use_named, with_subject};
use draft::Drafted;
use leptos::prelude::*;

#[component]
pub fn NewEntryPage() -> impl IntoView {
    let named = use_named();
    move || {
        with_subject(named.get(), |home, about| {
            view! { <EntryForm home about /> }.into_any()
        })
    }
}

#[component]
fn EntryForm(home: AccountId, about: Option<About>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let replace = use_replace();
    let drafted = Drafted::new(about.as_ref());
    let name = StoredValue::new(draft::name(about.as_ref(), ""));
    let subject = about.as_ref().map(About::subject);
    let line = about.map(|about| about.in_words(lang));
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(problems));
    let submit = Callback::new(move |()| {
        let parsed = || parse(drafted.draft(), home.clone(), subject.clone());
        let done = move |id: EntryId| replace.run(Route::Entry(id));
        let draft = name.get_value();
        // Also where this page has gone meanwhile: what has arrived is no draft any more.
        let send = move |entry| async move {
            let sent = api::create(api, entry).await;
            if sent.is_ok() {
                storage::drop_typed(&draft);
            }
            sent
        };
        let refusals = move |error: Error| drafted.forgotten(refusals(error));
        form.submit(parsed, send, refusals, done);
    });
    let kinds = Kind::ALL.map(|kind| Choice {
        value: kind,
        label: w.kind(kind).to_owned(),
        hint: w.kind_hint(kind).to_owned(),
    });
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), w.topic(topic).to_owned()));
    view! {
        <FormPage title=w.new_title.to_owned() state submit=w.send on_submit=submit>
            <p class="gc-lead">{w.new_lead}</p>
            {match line {
                Some(line) => view! { <p class="gc-muted">{line}</p> }.into_any(),
                None => view! { <HomeLine /> }.into_any(),
            }}
            <Doubt submission=form.submission />
            <Radios id=Field::Kind.id() legend=w.kind_question choices=kinds.to_vec() chosen=drafted.kind fault=state.fault(Field::Kind.id()) />
            <Select
                id="topic"
                label=w.topic_question
                options=topics.to_vec()
                chosen=Signal::derive(move || Some(drafted.topic.get()))
                on_choose=move |topic| drafted.topic.set(topic)
            />
            <TextArea id=Field::Text.id() label=w.text hint=w.text_hint value=drafted.text fault=state.fault(Field::Text.id()) />
            <AttachmentField chosen=drafted.files fault=state.fault(Field::Attachments.id()) />
        </FormPage>
    }
}
