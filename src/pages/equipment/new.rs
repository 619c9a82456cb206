//! «Тут помилка», «Приладу немає в переліку»: what is wrong, what is right, a photo of it; then the check.

use super::api;
use super::check::{CheckStep, submitting};
use super::draft::Draft;
use super::form::{Faulty, Field, Problem, parse};
use super::model::{Equipment, Item, NewCorrection, What};
use super::words::words;
use crate::accounts::{use_homes, use_of_home};
use crate::attachments::AttachmentField;
use crate::domain::account::AccountId;
use crate::domain::equipment::EquipmentKind;
use crate::form::Form;
use crate::http::Error;
use crate::locale::{AnsweredPage, equipment_name, form_state, page_words, use_lang};
use crate::route::{Route, use_replace_path};
use crate::ui::{
    Choice, Field as TextField, FormPage, FormState, LinkButton, Notice, Radios, TextArea, Title,
    Tone,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Correcting {
    pub home: StoredValue<AccountId>,
    /// None where something is missing.
    pub item: StoredValue<Option<Item>>,
    pub draft: Draft,
    /// What is wrong with the fields.
    pub fields: Form<Field, Problem, Error>,
    pub sending: Form<Field, Problem, Error>,
    /// Asks for the record anew.
    pub again: Callback<()>,
}

impl Correcting {
    pub fn parsed(self) -> Result<NewCorrection, Faulty> {
        let typed = untrack(|| self.draft.typed());
        self.item.with_value(|item| parse(&typed, item.as_ref()))
    }

    /// Where the form is, inside the cabinet; `check`: its second step.
    pub fn path(self, check: bool) -> String {
        let item = self
            .item
            .with_value(|item| item.as_ref().map(|item| item.id.clone()));
        let item = item.map(|id| ["item=", &id].concat());
        let query = [item, check.then(|| "check=1".to_owned())];
        let query: Vec<String> = query.into_iter().flatten().collect();
        let path = Route::NewCorrection.path();
        match query.is_empty() {
            true => path,
            false => [path, query.join("&")].join("?"),
        }
    }
}

#[component]
pub fn NewCorrectionPage() -> impl IntoView {
    let query = use_location().query;
    let item = Memo::new(move |_| query.with(|query| query.get("item")));
    let record = use_of_home(|api, home| {
        let equipment = api::equipment(api, home);
        let home = home.clone();
        async move { Ok((home, equipment.await?)) }
    });
    let again = Callback::new(move |()| record.refetch());
    let w = words(use_lang());
    let steps = move |(home, equipment): (AccountId, Equipment)| {
        let named = untrack(|| item.get());
        let found = named.as_ref().map(|id| {
            let mut items = equipment.items.into_iter();
            items.find(|item| item.id == *id)
        });
        match found {
            None => view! { <Steps home item=None again /> }.into_any(),
            Some(Some(item)) if item.correction.is_none() => {
                view! { <Steps home item=Some(item) again /> }.into_any()
            }
            Some(item) => view! { <NoForm item /> }.into_any(),
        }
    };
    view! { <AnsweredPage title=w.new_title resource=record children=steps /> }
}

/// There is one of it already, or there is no such item.
#[component]
fn NoForm(item: Option<Item>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let mention = item.and_then(|item| item.correction);
    let (title, text, href, to) = match mention {
        Some(mention) => (
            w.being_corrected(&mention.reference),
            w.one_at_a_time,
            Route::Correction(mention.id),
            w.see_correction,
        ),
        None => (
            w.no_item.to_owned(),
            w.no_item_text,
            Route::Equipment,
            w.to_all,
        ),
    };
    view! {
        <Title text=w.new_title.to_owned() product=page_words(lang).product />
        <Notice tone=Tone::Info title><p>{text}</p></Notice>
        <div class="gc-actions"><LinkButton href=href.href() text=to /></div>
    }
}

#[component]
fn Steps(home: AccountId, item: Option<Item>, again: Callback<()>) -> impl IntoView {
    let id = item.as_ref().map_or("missing", |item| item.id.as_str());
    let correcting = Correcting {
        draft: Draft::of(&[&home.0, ".", id].concat()),
        home: StoredValue::new(home),
        item: StoredValue::new(item),
        fields: Form::new(),
        sending: Form::new(),
        again,
    };
    let send = submitting(correcting);
    let query = use_location().query;
    let is_check = Memo::new(move |_| query.with(|query| query.get("check").is_some()));
    move || match (is_check.get(), correcting.parsed()) {
        (false, _) => view! { <FormStep correcting /> }.into_any(),
        (true, Ok(new)) => view! { <CheckStep correcting new send /> }.into_any(),
        // Nothing to check here: an old address.
        (true, Err(_)) => view! { <ToForm path=correcting.path(false) /> }.into_any(),
    }
}

#[component]
fn ToForm(path: String) -> impl IntoView {
    let replace = use_replace_path();
    Effect::new(move || replace.run(path.clone()));
}

#[component]
fn FormStep(correcting: Correcting) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let navigate = use_navigate();
    let Correcting {
        item,
        draft,
        fields,
        sending,
        home,
        ..
    } = correcting;
    let missing = item.with_value(Option::is_none);
    let state = form_state(lang, fields, move |problems| {
        w.faults(problems, untrack(|| draft.what.get()).filter(|_| !missing))
    });
    let submit = Callback::new(move |()| match correcting.parsed() {
        Ok(_) => {
            fields.problems.set(Default::default());
            sending.forget_failure();
            navigate(&correcting.path(true), Default::default());
        }
        Err(found) => fields.problems.set(found),
    });
    let address = home.with_value(|home| use_homes().find(home).map(|home| home.address));
    let about = item.with_value(|item| item.as_ref().map(|item| w.about(item)));
    let title = match missing {
        true => w.missing_title,
        false => w.new_title,
    };
    let fault = state.fault(Field::Attachments.id());
    view! {
        <FormPage title=title.to_owned() state submit=w.to_check on_submit=submit>
            <p class="gc-muted">{address}</p>
            {about.map(|about| view! { <p class="gc-lead">{about}</p> })}
            {match missing {
                true => missing_questions(draft, state),
                false => questions(item, draft, state),
            }}
            <TextArea
                id=Field::Text.id()
                label=w.text
                hint=w.text_hint
                value=draft.text
                fault=state.fault(Field::Text.id())
                rows=4
            />
            <p>{w.photo_helps}</p>
            <AttachmentField chosen=draft.files fault />
        </FormPage>
    }
    .into_any()
}

/// What is wrong with the item, and what is right.
fn questions(item: StoredValue<Option<Item>>, draft: Draft, state: FormState) -> AnyView {
    let w = words(use_lang());
    let whats = item.with_value(|item| item.as_ref().map(Item::whats).unwrap_or_default());
    let choices = whats.iter().map(|what| Choice {
        value: *what,
        label: w.what(*what).to_owned(),
        hint: w.what_hint(*what).to_owned(),
    });
    let right = move || match draft.what.get() {
        Some(What::Serial) => Some(value(w.right_serial, w.right_serial_hint, draft, state)),
        Some(What::Model) => Some(value(w.right_model, w.right_model_hint, draft, state)),
        Some(What::Quantity) => Some(count(draft, state)),
        _ => None,
    };
    view! {
        <Radios
            id=Field::What.id()
            legend=w.what_question
            choices=choices.collect()
            chosen=draft.what
            fault=state.fault(Field::What.id())
        />
        {right}
    }
    .into_any()
}

/// What is missing: its kind, its model where it is known, how many.
fn missing_questions(draft: Draft, state: FormState) -> AnyView {
    let lang = use_lang();
    let w = words(lang);
    let fault = state.fault(Field::Kind.id());
    let kinds = EquipmentKind::ALL.map(|kind| Choice {
        value: kind,
        label: equipment_name(lang, kind).to_owned(),
        hint: String::new(),
    });
    view! {
        <Radios id=Field::Kind.id() legend=w.kind_question choices=kinds.to_vec() chosen=draft.kind fault />
        {value(w.missing_model, w.missing_model_hint, draft, state)}
        {count(draft, state)}
    }
    .into_any()
}

fn value(label: &'static str, hint: &'static str, draft: Draft, state: FormState) -> AnyView {
    let fault = state.fault(Field::Value.id());
    view! { <TextField id=Field::Value.id() label hint value=draft.value fault /> }.into_any()
}

fn count(draft: Draft, state: FormState) -> AnyView {
    let w = words(use_lang());
    let fault = state.fault(Field::Quantity.id());
    view! {
        <TextField id=Field::Quantity.id() label=w.how_many value=draft.quantity fault inputmode="numeric" />
    }
    .into_any()
}
