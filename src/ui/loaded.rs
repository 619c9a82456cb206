//! Waiting, failed and ready, told the same way everywhere.

use super::{Button, ButtonKind, Notice, Title, Tone};
use crate::load::Load;
use leptos::prelude::*;
use std::time::Duration;

/// What went wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub title: String,
    pub text: String,
    pub try_again: &'static str,
    /// «Або зателефонуйте:» and the number, as people dial it.
    pub call: (&'static str, &'static str),
}

impl Failure {
    /// Where it is told beside other things: what happened, without the ways out.
    pub fn in_a_sentence(&self) -> String {
        [&self.title, ". ", &self.text].concat()
    }

    /// What happened, and whom to call.
    pub(super) fn notice(self) -> impl IntoView {
        let (call, phone) = self.call;
        view! {
            <Notice tone=Tone::Danger title=self.title>
                <p>{self.text}</p>
                <p>{call} " " <PhoneLink phone /></p>
            </Notice>
        }
    }
}

/// A number as people dial it, to be called by a press.
#[component]
pub fn PhoneLink(#[prop(into)] phone: String) -> impl IntoView {
    let dialled = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    let href: String = "tel:".chars().chain(dialled).collect();
    view! { <a class="gc-link gc-tap" href=href>{phone}</a> }
}

/// Past this a person wants to know that it is the link and not the page.
const SLOW: Duration = Duration::from_secs(4);

/// Shows what a resource holds: the shape of a page while it waits, words and a way out where it failed.
#[component]
pub fn Loaded<T, E, V>(
    resource: Load<T, E>,
    waiting: &'static str,
    waiting_long: &'static str,
    explain: impl Fn(&E) -> Failure + Send + 'static,
    children: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + 'static,
    E: Clone + 'static,
    V: IntoView + 'static,
{
    let again = Callback::new(move |()| resource.refetch());
    move || match resource.get() {
        None => view! { <Waiting text=waiting text_long=waiting_long /> }.into_any(),
        Some(Ok(value)) => children(value).into_any(),
        Some(Err(error)) => view! { <Failed failure=explain(&error) on_retry=again /> }.into_any(),
    }
}

/// What a page needs to say until it is there.
#[derive(Clone, Copy)]
pub struct PageWords {
    pub product: &'static str,
    pub waiting: &'static str,
    pub waiting_long: &'static str,
}

/// The same for a page whose heading is part of what it waits for: until then it is `title`.
#[component]
pub fn LoadedPage<T, E>(
    title: &'static str,
    words: PageWords,
    resource: Load<T, E>,
    explain: impl Fn(&E) -> Failure + Send + 'static,
    children: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView
where
    T: Clone + 'static,
    E: Clone + 'static,
{
    move || match resource.get() {
        Some(Ok(value)) => children(value),
        None => view! {
            <h1 class="gc-title">{title}</h1>
            <Waiting text=words.waiting text_long=words.waiting_long />
        }
        .into_any(),
        Some(Err(error)) => view! {
            <Title text=title.to_owned() product=words.product />
            <Failed failure=explain(&error) on_retry=move |()| resource.refetch() />
        }
        .into_any(),
    }
}

/// The shape of what is coming, and after a while a word on the slow link.
#[component]
pub fn Waiting(text: &'static str, text_long: &'static str) -> impl IntoView {
    let long = RwSignal::new(false);
    let timer = set_timeout_with_handle(
        move || {
            long.try_set(true);
        },
        SLOW,
    );
    on_cleanup(move || {
        let _ = timer.map(|timer| timer.clear());
    });
    view! {
        <div class="gc-loading">
            <p class="gc-status" role="status">{move || if long.get() { text_long } else { text }}</p>
            <div class="gc-skeleton" aria-hidden="true"></div>
            <div class="gc-skeleton" aria-hidden="true"></div>
            <div class="gc-skeleton" aria-hidden="true"></div>
        </div>
    }
}

/// What happened and a way out. The button says that it is trying until this view is replaced.
#[component]
pub fn Failed(failure: Failure, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let try_again = failure.try_again;
    let retry = move |()| {
        if !busy.get_untracked() {
            busy.set(true);
            on_retry.run(());
        }
    };
    view! {
        <div class="gc-failed" role="alert">
            {failure.notice()}
            <div class="gc-actions">
                <Button text=try_again kind=ButtonKind::Secondary busy on_press=retry />
            </div>
        </div>
    }
}
