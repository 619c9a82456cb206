//! «Як до вас звертатися й куди писати?»

use super::api;
use super::form::{Field, PersonDraft, parse_person, refusals};
use super::model::NewPerson;
use super::progress::{Progress, StepLine, known, typed_or};
use super::words::words;
use crate::form::Form;
use crate::locale::{form_state, use_lang};
use crate::route::Step;
use crate::ui::{Field as TextField, FormPage};
use leptos::prelude::*;

/// Each field with its browser's name, so that nobody types what the phone knows.
const FIELDS: [(Field, &str, &str); 5] = [
    (Field::Family, "family-name", "text"),
    (Field::Given, "given-name", "text"),
    (Field::Patronymic, "additional-name", "text"),
    (Field::Email, "email", "email"),
    (Field::Phone, "tel", "tel"),
];

#[component]
pub fn PersonStep(progress: Progress) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let person = progress.begun.get().and_then(|begun| begun.person);
    let mut answered = person.map(answers).unwrap_or_default().into_iter();
    let texts = FIELDS.map(|(field, ..)| typed_or(field.id(), answered.next().unwrap_or_default()));
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let send = move |person: NewPerson| async move {
            known(api::introduce(progress.api, &progress.begun.id(), &person).await)
        };
        let done = move |answer| progress.go_on(answer);
        form.submit(|| parse_person(&draft(texts)), send, refusals, done);
    });
    let field = move |at: usize| {
        let (field, autocomplete, inputmode) = FIELDS[at];
        let (label, hint) = w.person_field(field);
        let fault = state.fault(field.id());
        view! { <TextField id=field.id() label hint value=texts[at] fault autocomplete inputmode /> }
            .into_any()
    };
    view! {
        <FormPage
            title=w.person_title.to_owned()
            state
            submit=w.go_on
            on_submit=submit
        >
            <StepLine step=Step::Person />
            <p class="gc-lead">{w.person_lead}</p>
            {(0..FIELDS.len()).map(field).collect_view()}
        </FormPage>
    }
}

fn draft(texts: [RwSignal<String>; 5]) -> PersonDraft {
    let [family, given, patronymic, email, phone] = texts.map(|text| text.get_untracked());
    PersonDraft {
        family,
        given,
        patronymic,
        email,
        phone,
    }
}

/// What was answered before, in the order of the fields.
fn answers(person: NewPerson) -> [String; 5] {
    [
        person.name.family,
        person.name.given,
        person.name.patronymic.unwrap_or_default(),
        person.email.as_str().to_owned(),
        person.phone.display(),
    ]
}
