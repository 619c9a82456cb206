//! «Мене звати інакше.»

use super::api;
use super::form::{Field, parse_name, refusals};
use super::model::Profile;
use super::page::{Saved, WithProfile, use_saved};
use super::words::words;
use crate::domain::person::PersonName;
use crate::form::Form;
use crate::http::Api;
use crate::locale::{form_state, use_lang};
use crate::storage;
use crate::ui::{Field as TextField, FormPage};
use leptos::prelude::*;

/// What is typed stays in the tab under these names.
const TYPED: &str = "profile.name.";

/// Each field with its browser's name, so that nobody types what the phone knows.
const FIELDS: [(Field, &str); 3] = [
    (Field::Family, "family-name"),
    (Field::Given, "given-name"),
    (Field::Patronymic, "additional-name"),
];

#[component]
pub fn NamePage() -> impl IntoView {
    view! { <WithProfile title=words(use_lang()).name_title page=form /> }
}

fn form(profile: Profile) -> AnyView {
    view! { <NameForm name=profile.name /> }.into_any()
}

#[component]
fn NameForm(name: PersonName) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let saved = use_saved();
    let mut in_use = [name.family, name.given, name.patronymic.unwrap_or_default()].into_iter();
    let texts = FIELDS.map(|(field, _)| {
        let name = [TYPED, field.id()].concat();
        storage::typed_or(&name, in_use.next().unwrap_or_default())
    });
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let parsed = || parse_name(texts.map(|text| text.get_untracked()));
        let send = move |name: PersonName| api::rename(api, name);
        let done = move |()| {
            storage::drop_typed(TYPED);
            saved.run(Saved::Name);
        };
        form.submit(parsed, send, refusals, done);
    });
    let field = move |at: usize| {
        let (field, autocomplete) = FIELDS[at];
        let fault = state.fault(field.id());
        view! { <TextField id=field.id() label=w.name_part(field) value=texts[at] fault autocomplete /> }.into_any()
    };
    view! {
        <FormPage
            title=w.name_title.to_owned()
            state
            submit=w.save
            on_submit=submit
        >
            <p class="gc-lead">{w.name_lead}</p>
            {(0..FIELDS.len()).map(field).collect_view()}
        </FormPage>
    }
}
