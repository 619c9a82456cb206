//! «Чи прочитали, і що відповіли?» One entry: what was said by whom, how far it has come, and what can be said back.

mod facts;
mod rating;
mod reply;
mod thread;

use super::api;
use super::form::{Field, Problem};
use super::model::{Entry, Stage};
use super::words::thread::{ThreadWords, words as thread_words};
use super::words::words;
use crate::config::use_config;
use crate::form::{Form, Problems};
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{AnsweredPage, form_state, page_words, shell_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, LinkButton, Notice, PhoneLink, Title, Tone, print,
};
use facts::{Facts, Way};
use leptos::prelude::*;
use rating::RatingForm;
use reply::ReplyForm;
use thread::Messages;

/// A form of this page.
type Asked = Form<Field, Problem, Error>;

/// What has just been done here takes the focus.
const NEWS: &str = "news";

#[component]
pub fn EntryPage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::Entry(id)) => Some(id),
        _ => None,
    });
    let entry = Load::new(move || id.get().map(|id| api::read(api, &id)));
    view! {
        <AnsweredPage
            title=words(lang).one
            resource=entry
            children=|entry| view! { <Whole entry /> }.into_any()
        />
    }
}

/// An entry as it stands, and what has just been done to it. Cheap to copy.
#[derive(Clone, Copy)]
struct Shown {
    entry: RwSignal<Entry>,
    news: RwSignal<Option<&'static str>>,
}

#[component]
fn Whole(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let title = w.entry(&entry.reference);
    let shown = Shown {
        entry: RwSignal::new(entry),
        news: RwSignal::new(None),
    };
    let (reply, rating): (Asked, Asked) = (Form::new(), Form::new());
    let of_reply = form_state(lang, reply, move |problems| w.faults(problems));
    let of_rating = form_state(lang, rating, move |problems| w.faults(problems));
    let faults = Signal::derive(move || [of_rating.faults.get(), of_reply.faults.get()].concat());
    let prefix = Signal::derive(move || match faults.with(Vec::is_empty) {
        true => "",
        false => shell.error_prefix,
    });
    // One thing is done at a time: what was wrong with the other is not to be mended any more.
    Effect::new(move || {
        if reply.is_sending() {
            rating.problems.set(Problems::default());
        }
    });
    Effect::new(move || {
        if rating.is_sending() {
            reply.problems.set(Problems::default());
        }
    });
    let is_answered = Memo::new(move |_| shown.entry.with(Entry::is_answered));
    // A memo: a rating changes no message, and pictures are not fetched again for it.
    let messages = Memo::new(move |_| shown.entry.with(|entry| entry.messages.clone()));
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=title product=page_words(lang).product prefix />
        {move || shown.news.get().map(|news| view! {
            <div id=NEWS tabindex="-1" role="status"><Notice tone=Tone::Success title=news /></div>
        })}
        {move || view! { <State entry=shown.entry.get() /> }.into_any()}
        {move || view! { <Messages messages=messages.get() /> }.into_any()}
        {move || is_answered.get().then(|| view! { <RatingForm shown form=rating state=of_rating /> }.into_any())}
        <ReplyForm shown form=reply state=of_reply />
        {move || view! { <Facts entry=shown.entry.get() /> <Way entry=shown.entry.get() /> }.into_any()}
        <div class="gc-actions gc-no-print">
            <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            <LinkButton href=Route::Feedback.href() text=w.to_all kind=ButtonKind::Quiet />
        </div>
    }
}

/// Where it stands, by when there is an answer, and whom to call where there is none in time.
#[component]
fn State(entry: Entry) -> impl IntoView {
    let lang = use_lang();
    let w: &ThreadWords = thread_words(lang);
    let told = words(lang).state(&entry, &use_format());
    let tone = match entry.status {
        Stage::Answered => Tone::Success,
        _ if entry.is_overdue() => Tone::Danger,
        _ => Tone::Info,
    };
    let term = w.term(&entry, &use_format());
    let call = entry.is_overdue().then(|| {
        view! { <p>{w.overdue_call} " " <PhoneLink phone=use_config().phone /></p> }
    });
    view! {
        <Notice tone title=told>
            {term.map(|term| view! { <p>{term}</p> })}
            {call}
            <p>{words(lang).keep_reference}</p>
        </Notice>
    }
}
