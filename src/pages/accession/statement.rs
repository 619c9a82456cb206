//! The statement itself: what it says, what is still to be answered, the check; once it is made, the file.

use super::answers::Draft;
use super::api;
use super::check::{CheckStep, sending};
use super::facts::StatementFacts;
use super::form::{Faulty, Field, Problem, parse};
use super::made::Made;
use super::model::{Accession, Answers, BillsBy, Need, State};
use super::words::words;
use crate::accounts::{HomeLine, use_of_home};
use crate::domain::account::AccountId;
use crate::form::Form;
use crate::http::Error;
use crate::locale::{AnsweredPage, form_state, page_words, use_lang};
use crate::route::{Route, use_replace_path};
use crate::ui::{
    Choice, Field as TextField, FormPage, FormState, LinkButton, Notice, Radios, Title, Tone,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Making {
    pub home: StoredValue<AccountId>,
    pub accession: RwSignal<Accession>,
    pub draft: Draft,
    /// What is wrong with the answers.
    pub fields: Form<Field, Problem, Error>,
    pub sending: Form<Field, Problem, Error>,
    /// Asks anew how it stands.
    pub again: Callback<()>,
}

impl Making {
    pub fn parsed(self) -> Result<Answers, Faulty> {
        let typed = self.draft.typed();
        self.accession
            .with_untracked(|accession| parse(&typed, &accession.needs))
    }
}

/// Which step an address names after the path.
pub fn path_of(step: &str) -> String {
    let path = Route::Statement.path();
    match step {
        "" => path,
        step => [&path, "?", step, "=1"].concat(),
    }
}

pub const CHECK: &str = "check";
pub const CHANGE: &str = "change";

#[component]
pub fn StatementPage() -> impl IntoView {
    let w = words(use_lang());
    let accession = use_of_home(|api, home| {
        let accession = api::accession(api, home);
        let home = home.clone();
        async move { Ok((home, accession.await?)) }
    });
    let again = Callback::new(move |()| accession.refetch());
    view! {
        <AnsweredPage
            title=w.statement
            resource=accession
            children=move |(home, accession)| view! { <Steps home accession again /> }.into_any()
        />
    }
}

#[component]
fn Steps(home: AccountId, accession: Accession, again: Callback<()>) -> impl IntoView {
    let made = accession
        .statement
        .as_ref()
        .map(|statement| &statement.answers);
    let making = Making {
        draft: Draft::of(&home, made),
        home: StoredValue::new(home),
        accession: RwSignal::new(accession),
        fields: Form::new(),
        sending: Form::new(),
        again,
    };
    let send = sending(making);
    let query = use_location().query;
    let names = move |step| query.with(|query| query.get(step).is_some());
    let step = Memo::new(move |_| (names(CHECK), names(CHANGE)));
    let state = Memo::new(move |_| making.accession.with(|accession| accession.state));
    move || match (state.get(), step.get()) {
        (state, _) if !state.is_open() => view! { <HandedIn making /> }.into_any(),
        (State::Prepared, (false, false)) => view! { <Made making /> }.into_any(),
        (_, (true, _)) => match making.parsed() {
            Ok(answers) => view! { <CheckStep making answers send /> }.into_any(),
            // Nothing to check here: an old address.
            Err(_) => view! { <ToForm /> }.into_any(),
        },
        _ => view! { <FormStep making /> }.into_any(),
    }
}

#[component]
fn ToForm() -> impl IntoView {
    let replace = use_replace_path();
    Effect::new(move || replace.run(path_of("")));
}

/// There is nothing to be made: it is with the company, or signed.
#[component]
fn HandedIn(making: Making) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let accession = making.accession.get_untracked();
    let title = w.state(accession.state);
    view! {
        <Title text=w.statement.to_owned() product=page_words(lang).product />
        <Notice tone=Tone::Info title><p>{w.not_anew}</p></Notice>
        {accession.statement.map(|statement| view! {
            <StatementFacts facts=statement.facts answers=Some(statement.answers) correctable=false />
        })}
        <div class="gc-actions"><LinkButton href=Route::Accession.href() text=w.to_state /></div>
    }
}

#[component]
fn FormStep(making: Making) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let navigate = use_navigate();
    let Making {
        accession,
        draft,
        fields,
        sending,
        ..
    } = making;
    let state = form_state(lang, fields, move |problems| w.faults(problems));
    let submit = Callback::new(move |()| match making.parsed() {
        Ok(_) => {
            fields.problems.set(Default::default());
            sending.forget_failure();
            navigate(&path_of(CHECK), Default::default());
        }
        Err(found) => fields.problems.set(found),
    });
    let (facts, needs) = accession.with_untracked(|one| (one.facts.clone(), one.needs.clone()));
    let questions = needs.into_iter().map(|need| question(need, draft, state));
    let questions = questions.collect_view();
    view! {
        <FormPage title=w.statement.to_owned() state submit=w.to_check on_submit=submit>
            <HomeLine />
            <p class="gc-lead">{w.statement_lead}</p>
            <h2 class="gc-heading">{w.on_record}</h2>
            <p>{w.on_record_text}</p>
            <StatementFacts facts answers=None correctable=true />
            <h2 class="gc-heading">{w.to_answer}</h2>
            {questions}
        </FormPage>
    }
    .into_any()
}

fn question(need: Need, draft: Draft, state: FormState) -> AnyView {
    let w = words(use_lang());
    match need {
        Need::PersonsRegistered => {
            let id = Field::Persons.id();
            let fault = state.fault(id);
            view! {
                <TextField id label=w.persons hint=w.persons_hint value=draft.persons fault inputmode="numeric" />
            }
            .into_any()
        }
        Need::HeatedArea => {
            let id = Field::Area.id();
            let fault = state.fault(id);
            view! {
                <TextField id label=w.area hint=w.area_hint value=draft.area fault inputmode="decimal" suffix="м²" />
            }
            .into_any()
        }
        Need::BillsBy => {
            let id = Field::BillsBy.id();
            let fault = state.fault(id);
            let choices = BillsBy::ALL.map(|way| Choice {
                value: way,
                label: w.bills(way).to_owned(),
                hint: String::new(),
            });
            view! {
                <Radios id legend=w.bills_by choices=choices.to_vec() chosen=draft.bills_by fault />
            }
            .into_any()
        }
    }
}
