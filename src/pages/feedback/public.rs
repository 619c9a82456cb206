//! «Що запитували інші, і що відповіла компанія?» Open to everybody; nobody is named.

use super::api;
use super::model::{PublicAnswer, Topic};
use super::search::says;
use super::words::search::words as search_words;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, page_words, use_format, use_lang};
use crate::route::{Route, use_stay};
use crate::storage;
use crate::ui::{Button, ButtonKind, Field, LinkButton, Select, Title, focus};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const TYPED: &str = "book-search";
const WORDS: &str = "words";

#[component]
pub fn PublicBookPage() -> impl IntoView {
    let lang = use_lang();
    let s = search_words(lang);
    let api: Api = expect_context();
    let book = Load::new(move || Some(api::public(api)));
    view! {
        <Title text=s.book.to_owned() product=page_words(lang).product />
        <p class="gc-lead">{s.book_lead}</p>
        <Answered
            resource=book
            children=|book| view! { <Book book /> }
        />
        <div class="gc-actions">
            <LinkButton href=Route::NewEntry.href() text=words(lang).new_title kind=ButtonKind::Secondary />
        </div>
    }
}

#[component]
fn Book(book: Vec<PublicAnswer>) -> impl IntoView {
    let lang = use_lang();
    let s = search_words(lang);
    if book.is_empty() {
        return view! { <p class="gc-empty">{s.book_empty}</p> }.into_any();
    }
    let query = use_location().query;
    let topic = Memo::new(move |_| query.with(|query| Topic::parse(&query.get("topic")?)));
    let typed = storage::typed(TYPED);
    let found = Memo::new(move |_| {
        let (topic, typed) = (topic.get(), typed.get());
        let is_it = |one: &&PublicAnswer| {
            let text = [&one.question, " ", &one.answer].concat();
            topic.is_none_or(|topic| topic == one.topic) && says(&text, &typed)
        };
        book.iter().filter(is_it).cloned().collect::<Vec<_>>()
    });
    view! { <Search topic typed /> <Answers found topic typed /> }.into_any()
}

fn leading_to() -> impl Fn(&str) + Copy + Send + Sync {
    let stay = use_stay();
    move |topic: &str| {
        let query = if topic.is_empty() { "" } else { "?topic=" };
        stay.run([&Route::PublicBook.path(), query, topic].concat());
    }
}

#[component]
fn Search(topic: Memo<Option<Topic>>, typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let (w, s) = (words(lang), search_words(lang));
    let lead = leading_to();
    let topics = Topic::ALL.map(|topic| (topic.code().to_owned(), w.topic(topic).to_owned()));
    let topics = [
        vec![(String::new(), s.any_topic.to_owned())],
        topics.to_vec(),
    ]
    .concat();
    let chosen = Signal::derive(move || Some(topic.get().map_or("", Topic::code).to_owned()));
    view! {
        <div class="gc-stack gc-stack--tight gc-no-print" role="search">
            <Field id=WORDS label=s.words value=typed />
            <Select id="topic" label=s.topic_label options=topics chosen on_choose=move |topic: String| lead(&topic) in_line=true />
        </div>
    }
}

#[component]
fn Answers(
    found: Memo<Vec<PublicAnswer>>,
    topic: Memo<Option<Topic>>,
    typed: RwSignal<String>,
) -> impl IntoView {
    let s = search_words(use_lang());
    let format = use_format();
    let lead = leading_to();
    // What words were looked for in stands open: they may be in the answer.
    let is_open = move || !typed.get().trim().is_empty();
    let is_narrowed = move || is_open() || topic.get().is_some();
    let told = move || is_narrowed().then(|| s.found(found.with(Vec::len) as u32, &format));
    let all = move |()| {
        typed.set(String::new());
        lead("");
        focus(WORDS);
    };
    let rows = move || {
        let answers = found.get();
        if answers.is_empty() {
            return view! {
                <div class="gc-actions"><Button text=s.all kind=ButtonKind::Secondary on_press=all /></div>
            }
            .into_any();
        }
        let open = is_open();
        let rows = answers
            .into_iter()
            .map(|answer| view! { <One answer open /> }.into_any());
        view! { <ul class="gc-homes" aria-label=s.book>{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <p role="status" class="gc-muted">{told}</p>
        {rows}
    }
}

#[component]
fn One(answer: PublicAnswer, open: bool) -> impl IntoView {
    let w = words(use_lang());
    let month = use_format().period(answer.month);
    let about = [
        w.kind(answer.kind),
        ", ",
        w.topic(answer.topic),
        " · ",
        &month,
    ]
    .concat();
    view! {
        <li class="gc-homes__row">
            <details class="gc-disclosure" open=open lang="uk">
                <summary class="gc-disclosure__summary">{answer.question}</summary>
                <p class="gc-lines">{answer.answer}</p>
            </details>
            <p class="gc-muted">{about}</p>
        </li>
    }
}
