//! «Що я писав, і що відповіли?» The address says which state and kind are shown; what is looked for in words stays in
//! the tab, for it may be personal.

use super::api;
use super::model::{Entry, Kind};
use super::search::{State, Wanted, says};
use super::words::search::words as search_words;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::{Route, use_stay};
use crate::storage;
use crate::ui::{Button, ButtonKind, Field, LinkButton, Select, Title, focus};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const TYPED: &str = "feedback-search";
const WORDS: &str = "words";

#[component]
pub fn FeedbackPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let entries = Load::new(move || Some(api::list(api)));
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <div class="gc-actions">
            <LinkButton href=Route::NewEntry.href() text=w.new_title />
            <LinkButton href=Route::PublicBook.href() text=search_words(lang).to_book kind=ButtonKind::Quiet />
        </div>
        <Answered
            resource=entries
            children=|entries| view! { <Entries entries /> }
        />
    }
}

#[component]
fn Entries(entries: Vec<Entry>) -> impl IntoView {
    let w = words(use_lang());
    if entries.is_empty() {
        return view! { <p class="gc-empty">{w.none}</p> }.into_any();
    }
    let wanted = use_wanted();
    let typed = storage::typed(TYPED);
    let found = Memo::new(move |_| {
        let (wanted, typed) = (wanted.get(), typed.get());
        let is_it = |entry: &&Entry| wanted.takes(entry) && says(&w.everything(entry), &typed);
        entries.iter().filter(is_it).cloned().collect::<Vec<_>>()
    });
    view! {
        <Filters wanted typed />
        <Found found wanted typed />
    }
    .into_any()
}

fn use_wanted() -> Memo<Wanted> {
    let query = use_location().query;
    Memo::new(move |_| {
        query.with(|query| Wanted {
            state: State::parse(&query.get("state").unwrap_or_default()),
            kind: query.get("kind").and_then(|kind| Kind::parse(&kind)),
        })
    })
}

fn leading_to() -> impl Fn(Wanted) + Copy + Send + Sync {
    let stay = use_stay();
    move |wanted: Wanted| stay.run([Route::Feedback.path(), wanted.query()].concat())
}

#[component]
fn Filters(wanted: Memo<Wanted>, typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let (w, s) = (words(lang), search_words(lang));
    let lead = leading_to();
    let states = State::ALL.map(|state| (state.code().to_owned(), s.state(state).to_owned()));
    let kinds = Kind::ALL.map(|kind| (kind.code().to_owned(), w.kind(kind).to_owned()));
    let kinds = [vec![(String::new(), s.any_kind.to_owned())], kinds.to_vec()].concat();
    let to_state = move |code: String| {
        let state = State::parse(&code);
        lead(Wanted {
            state,
            ..wanted.get_untracked()
        });
    };
    let to_kind = move |code: String| {
        let kind = Kind::parse(&code);
        lead(Wanted {
            kind,
            ..wanted.get_untracked()
        });
    };
    view! {
        <div class="gc-stack gc-stack--tight gc-no-print" role="search">
            <Field id=WORDS label=s.words value=typed />
            <div class="gc-cluster">
                <Select id="state" label=s.state_label options=states.to_vec() chosen=Signal::derive(move || Some(wanted.get().state.code().to_owned())) on_choose=to_state in_line=true />
                <Select id="kind" label=s.kind_label options=kinds chosen=Signal::derive(move || Some(wanted.get().kind.map_or("", Kind::code).to_owned())) on_choose=to_kind in_line=true />
            </div>
        </div>
    }
}

#[component]
fn Found(found: Memo<Vec<Entry>>, wanted: Memo<Wanted>, typed: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let (w, s) = (words(lang), search_words(lang));
    let format = use_format();
    let lead = leading_to();
    let is_narrowed = move || wanted.get() != Wanted::default() || !typed.get().trim().is_empty();
    let told = move || is_narrowed().then(|| s.found(found.with(Vec::len) as u32, &format));
    let all = move |()| {
        typed.set(String::new());
        lead(Wanted::default());
        focus(WORDS);
    };
    let rows = move || {
        let entries = found.get();
        if entries.is_empty() {
            return view! {
                <div class="gc-actions"><Button text=s.all kind=ButtonKind::Secondary on_press=all /></div>
            }
            .into_any();
        }
        let rows = entries
            .into_iter()
            .map(|entry| view! { <Line entry /> }.into_any());
        view! { <ul class="gc-homes" aria-label=w.title>{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <p role="status" class="gc-muted">{told}</p>
        {rows}
    }
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let name = [w.kind(entry.kind), ", ", w.topic(entry.topic)].concat();
    let day = format.instant(&entry.created_at);
    let late = entry.is_overdue().then(|| {
        view! { <p><span class="gc-tag gc-tag--danger">{search_words(lang).overdue}</span></p> }
    });
    let first = entry.messages.first().map(|first| first.text.clone());
    view! {
        <li class="gc-homes__row">
            <a class="gc-homes__name" href=Route::Entry(entry.id.clone()).href()>{name}</a>
            <p class="gc-thread__first">{first}</p>
            <p class="gc-muted">{entry.reference.clone()} " · " {day}</p>
            <p>{w.state(&entry, &format)}</p>
            {late}
        </li>
    }
}
