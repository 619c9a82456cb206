//! «До кого, куди й про що?»

use super::draft::Chosen;
use super::model::{Office, Receptionist};
use super::office::OfficePanel;
use super::words::words;
use crate::form::{Form, Problems};
use crate::http::Error;
use crate::locale::{form_state, use_lang};
use crate::route::{Route, Step, use_go};
use crate::ui::{Choice, Fault, FormPage, FormState, Radios, TextArea};
use leptos::prelude::*;

/// The API takes no more. Characters.
pub const LONGEST: usize = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Office,
    Receptionist,
    Subject,
    Text,
}

impl Field {
    fn id(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Receptionist => "receptionist",
            Self::Subject => "subject",
            Self::Text => "text",
        }
    }
}

/// Not chosen, or too long: so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    TooLong(usize),
}

type Faulty = Problems<Field, Problem>;

#[component]
pub fn ChooseStep(offices: Vec<Office>, chosen: Chosen) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let go = use_go();
    let form = Form::<Field, Problem, Error>::new();
    let fault = move |(field, problem): &(Field, Problem)| Fault {
        field: field.id(),
        text: w.problem(*field, *problem),
    };
    let state = form_state(lang, form, move |problems| {
        problems.iter().map(fault).collect()
    });
    let choices = offices.iter().map(|office| Choice {
        value: office.id.clone(),
        label: office.name.clone(),
        hint: office.address.clone(),
    });
    let choices: Vec<_> = choices.collect();
    let offices = StoredValue::new(offices);
    let submit =
        Callback::new(
            move |()| match offices.with_value(|offices| problems(offices, chosen)) {
                found if found.is_empty() => go.run(Route::NewAppointment(Step::Slot)),
                found => form.problems.set(found),
            },
        );
    let office = Memo::new(move |_| {
        let id = chosen.office.get()?;
        offices.with_value(|offices| offices.iter().find(|office| office.id == id).cloned())
    });
    let one = Memo::new(move |_| {
        offices
            .with_value(|offices| chosen.whom(offices))
            .map(|(_, one)| one)
    });
    view! {
        <FormPage title=w.new_title.to_owned() state submit=w.to_times on_submit=submit>
            <p class="gc-lead">{w.new_lead}</p>
            <Radios id=Field::Office.id() legend=w.office_question choices chosen=chosen.office fault=state.fault(Field::Office.id()) />
            {move || office.get().map(|office| view! { <OfOffice office chosen state /> }.into_any())}
            {move || one.get().map(|one| view! { <OfPerson one chosen state /> }.into_any())}
        </FormPage>
    }
}

#[component]
fn OfOffice(office: Office, chosen: Chosen, state: FormState) -> impl IntoView {
    let w = words(use_lang());
    let choices = office.receptionists.iter().map(|one| Choice {
        value: one.id.clone(),
        label: [&one.post, ": ", &one.name].concat(),
        hint: w.deals_with(one),
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <OfficePanel office />
        <Radios id=Field::Receptionist.id() legend=w.whom_question choices chosen=chosen.receptionist fault=state.fault(Field::Receptionist.id()) />
    }
}

#[component]
fn OfPerson(one: Receptionist, chosen: Chosen, state: FormState) -> impl IntoView {
    let w = words(use_lang());
    let subjects = one.subjects.iter().map(|subject| Choice {
        value: subject.code().to_owned(),
        label: w.subject(subject).to_owned(),
        hint: String::new(),
    });
    let subjects: Vec<_> = subjects.collect();
    view! {
        <Radios id=Field::Subject.id() legend=w.subject_question choices=subjects chosen=chosen.subject fault=state.fault(Field::Subject.id()) />
        <TextArea id=Field::Text.id() label=w.text hint=w.text_hint value=chosen.text rows=4 fault=state.fault(Field::Text.id()) />
    }
}

/// Asked in their order: what is not shown yet is not missing yet.
fn problems(offices: &[Office], chosen: Chosen) -> Faulty {
    let mut found = Faulty::default();
    let is_there = |office: &Office| Some(&office.id) == chosen.office.get_untracked().as_ref();
    let whom = untrack(|| chosen.whom(offices));
    if !offices.iter().any(is_there) {
        found.add(Field::Office, Problem::Missing);
    } else if whom.is_none() {
        found.add(Field::Receptionist, Problem::Missing);
    } else if whom.is_some_and(|(_, one)| untrack(|| chosen.about(&one)).is_none()) {
        found.add(Field::Subject, Problem::Missing);
    }
    let long = chosen
        .text
        .with_untracked(|text| text.trim().chars().count());
    if long > LONGEST {
        found.add(Field::Text, Problem::TooLong(long));
    }
    found
}
