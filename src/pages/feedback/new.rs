//! «Хочу написати компанії.» From an invoice the words are there already, to be changed as one likes.

use super::api;
use super::form::{Draft, Field, parse, refusals};
use super::model::{Kind, Topic};
use super::words::words;
use crate::accounts::{HomeLine, use_of_home};
use crate::billing::{FoundInvoice, use_invoice};
use crate::domain::account::AccountId;
use crate::domain::bill::{EntryId, InvoiceId};
use crate::domain::invoice::Invoice;
use crate::form::{Form, Submission};
use crate::http::{Api, Error};
use crate::locale::{AnsweredPage, form_state, use_format, use_lang};
use crate::route::{Route, use_replace};
use crate::storage;
use crate::ui::{Choice, FormPage, Notice, Radios, Select, TextArea, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What is typed stays in the tab under these names.
const TYPED: &str = "feedback.";

#[component]
pub fn NewEntryPage() -> impl IntoView {
    let lang = use_lang();
    let query = use_location().query;
    let named = Memo::new(move |_| query.with(|query| query.get("invoice")).map(InvoiceId));
    let found = use_invoice(named);
    let home = use_of_home(|_, home| {
        let home = home.clone();
        async { Ok(home) }
    });
    let title = words(lang).new_title;
    move || match named.get() {
        None => view! {
            <AnsweredPage
                title
                resource=home
                children=|home| view! { <EntryForm home about=None /> }.into_any()
            />
        }
        .into_any(),
        Some(_) => view! {
            <AnsweredPage
                title
                resource=found
                children=|FoundInvoice { home, invoice }| {
                    view! { <EntryForm home about=Some(invoice) /> }.into_any()
                }
            />
        }
        .into_any(),
    }
}

#[component]
fn EntryForm(home: AccountId, about: Option<Invoice>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let replace = use_replace();
    let drafted = Drafted::new(about.as_ref());
    let invoice = about.as_ref().map(|invoice| invoice.id.clone());
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(problems));
    let submit = Callback::new(move |()| {
        let parsed = || parse(drafted.draft(), home.clone(), invoice.clone());
        let done = move |id: EntryId| {
            storage::drop_typed(TYPED);
            replace.run(Route::Entry(id));
        };
        form.submit(parsed, move |entry| api::create(api, entry), refusals, done);
    });
    let in_doubt = Memo::new(move |_| {
        form.submission.with(
            |submission| matches!(submission, Submission::Failed(error) if Error::leaves_doubt(error)),
        )
    });
    let kinds = Kind::ALL.map(|kind| Choice {
        value: kind,
        label: w.kind(kind).to_owned(),
        hint: w.kind_hint(kind).to_owned(),
    });
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), w.topic(topic).to_owned()));
    let number = about.map(|invoice| invoice.number);
    view! {
        <FormPage title=w.new_title.to_owned() state submit=w.send on_submit=submit>
            <p class="gc-lead">{w.new_lead}</p>
            {match number {
                Some(number) => view! { <p class="gc-muted">{w.about(&number)}</p> }.into_any(),
                None => view! { <HomeLine /> }.into_any(),
            }}
            {move || in_doubt.get().then(|| view! {
                <Notice tone=Tone::Warning title=w.in_doubt><p>{w.in_doubt_text}</p></Notice>
            })}
            <Radios id=Field::Kind.id() legend=w.kind_question choices=kinds.to_vec() chosen=drafted.kind fault=state.fault(Field::Kind.id()) />
            <Select
                id="topic"
                label=w.topic_question
                options=topics.to_vec()
                chosen=Signal::derive(move || Some(drafted.topic.get()))
                on_choose=move |topic| drafted.topic.set(topic)
            />
            <TextArea id=Field::Text.id() label=w.text hint=w.text_hint value=drafted.text fault=state.fault(Field::Text.id()) />
        </FormPage>
    }
}

/// What stands in the form, kept in the tab with every letter. Cheap to copy.
#[derive(Clone, Copy)]
struct Drafted {
    kind: RwSignal<Option<Kind>>,
    topic: RwSignal<String>,
    text: RwSignal<String>,
}

impl Drafted {
    /// About an invoice it is a complaint on the bill, unless the person says otherwise. Each invoice has a draft of its
    /// own.
    fn new(invoice: Option<&Invoice>) -> Self {
        let w = words(use_lang());
        let of = invoice.map(|invoice| [&invoice.id.0, "."].concat());
        let name = |field: &str| [TYPED, of.as_deref().unwrap_or_default(), field].concat();
        let text = invoice.map(|invoice| w.dispute(invoice, &use_format()));
        let (kind, topic) = match invoice {
            Some(_) => (Kind::Complaint.code(), Topic::Bill),
            None => ("", Topic::Other),
        };
        let kind_code = storage::typed_or(&name("kind"), kind.to_owned());
        let code = kind_code.get_untracked();
        let kind = RwSignal::new(Kind::ALL.into_iter().find(|kind| kind.code() == code));
        Effect::watch(
            move || kind.get(),
            move |kind, _, _| kind_code.set(kind.map_or("", Kind::code).to_owned()),
            false,
        );
        Self {
            kind,
            topic: storage::typed_or(&name("topic"), topic.code().to_owned()),
            text: storage::typed_or(&name("text"), text.unwrap_or_default()),
        }
    }

    fn draft(self) -> Draft {
        Draft {
            kind: self.kind.get_untracked(),
            topic: Topic::of(&self.topic.get_untracked()),
            text: self.text.get_untracked(),
        }
    }
}
