//! How good the answer was, by whoever asked: said once, and anew as long as the answer is the last word.

use super::{Asked, NEWS, Shown};
use crate::http::Api;
use crate::locale::use_lang;
use crate::pages::feedback::api;
use crate::pages::feedback::form::{Field, parse_rating, refusals};
use crate::pages::feedback::model::{Entry, Rating};
use crate::pages::feedback::words::thread::words;
use crate::storage;
use crate::ui::{Button, ButtonKind, Choice, FormState, NotThrough, Radios, TextArea, focus};
use leptos::prelude::*;

/// From very good to very bad: people read from the top.
const STARS: [u8; 5] = [5, 4, 3, 2, 1];

#[component]
pub fn RatingForm(shown: Shown, form: Asked, state: FormState) -> impl IntoView {
    let w = words(use_lang());
    let changing = RwSignal::new(false);
    let rating = Memo::new(move |_| shown.entry.with(|entry| entry.rating.clone()));
    let given = move |rating: Rating| {
        let change = move |()| {
            changing.set(true);
            focus(Field::Stars.id());
        };
        view! {
            <p><strong>{w.rated}</strong> " " {w.stars(rating.stars)}</p>
            {rating.comment.map(|comment| view! { <p class="gc-lines">{comment}</p> })}
            <div class="gc-actions gc-no-print">
                <Button text=w.rate_anew kind=ButtonKind::Quiet on_press=change />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="gc-panel">
            {move || match rating.get().filter(|_| !changing.get()) {
                Some(rating) => given(rating),
                None => view! { <Asking shown form state changing /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Asking(shown: Shown, form: Asked, state: FormState, changing: RwSignal<bool>) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let (id, before) = shown
        .entry
        .with_untracked(|entry| (entry.id.clone(), entry.rating.clone()));
    let stars = RwSignal::new(before.as_ref().map(|rating| rating.stars));
    let in_use = before.and_then(|rating| rating.comment).unwrap_or_default();
    let comment = storage::typed_or(&["feedback.", &id.0, ".comment"].concat(), in_use);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let id = id.clone();
        let done = move |entry: Entry| {
            storage::drop_typed(&["feedback.", &entry.id.0, ".comment"].concat());
            changing.set(false);
            shown.news.set(Some(w.thanks));
            shown.entry.set(entry);
            focus(NEWS);
        };
        form.submit(
            || parse_rating(stars.get_untracked(), &comment.get_untracked()),
            move |rating| api::rate(api, id, rating),
            refusals,
            done,
        );
    };
    let choices = STARS.map(|value| Choice {
        value,
        label: w.stars(value).to_owned(),
        hint: String::new(),
    });
    view! {
        <form class="gc-stack gc-no-print" novalidate on:submit=submit>
            <Radios id=Field::Stars.id() legend=w.rate choices=choices.to_vec() chosen=stars fault=state.fault(Field::Stars.id()) />
            <TextArea id=Field::Comment.id() label=w.comment rows=3 value=comment fault=state.fault(Field::Comment.id()) />
            {move || state.failure.get().map(|failure| view! { <NotThrough failure /> })}
            <div class="gc-actions"><Button text=w.rate_send kind=ButtonKind::Secondary busy=state.busy /></div>
            <p class="gc-status" role="status" hidden=move || !state.busy.get()>{state.words.sending}</p>
        </form>
    }
}
