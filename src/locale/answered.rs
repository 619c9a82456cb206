//! What the API was asked, on the page: waiting, failed and there, in the consumer's words.

use super::{explain, page_words, use_lang};
use crate::http::Error;
use crate::load::Load;
use crate::ui::{Loaded, LoadedPage};
use leptos::prelude::*;

#[component]
pub fn Answered<T, V>(
    resource: Load<T, Error>,
    children: impl Fn(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: Clone + 'static,
    V: IntoView + 'static,
{
    let lang = use_lang();
    let w = page_words(lang);
    view! {
        <Loaded
            resource
            waiting=w.waiting
            waiting_long=w.waiting_long
            explain=move |error| explain(lang, error)
            children
        />
    }
}

/// The same for a page whose heading is part of what it waits for: until then it is `title`.
#[component]
pub fn AnsweredPage<T>(
    title: &'static str,
    resource: Load<T, Error>,
    children: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView
where
    T: Clone + 'static,
{
    let lang = use_lang();
    view! {
        <LoadedPage
            title
            words=page_words(lang)
            resource
            explain=move |error| explain(lang, error)
            children
        />
    }
}
