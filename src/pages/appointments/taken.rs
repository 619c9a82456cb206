//! «Поки я думав, час зайняли.» The nearest free ones, each a single press away.

use super::model::Slot;
use super::words::words;
use crate::http::Error;
use crate::locale::{use_format, use_lang};
use crate::ui::{Button, ButtonKind, Notice, Tone, focus};
use leptos::prelude::*;

const TAKEN: &str = "taken";

/// What is offered in the place of a time that somebody else has; none where the error says something else.
pub fn offered(error: &Error) -> Option<Vec<String>> {
    match error {
        Error::Refused(refusal) if refusal.code == "slot_taken" => Some(refusal.offered.clone()),
        _ => None,
    }
}

/// `times` are instants; `taking` takes one at once.
#[component]
pub fn Taken(
    times: Vec<String>,
    /// What the person has now.
    still: &'static str,
    /// All other times, where they stand elsewhere.
    #[prop(optional, into)]
    others: Option<String>,
    #[prop(into)] taking: Callback<Slot>,
) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    focus(TAKEN);
    let text = match times.is_empty() {
        true => w.taken_none,
        false => w.taken_text,
    };
    let buttons = times.into_iter().map(move |starts_at| {
        let text = format.meeting(&starts_at);
        let take = move |()| {
            taking.run(Slot::named(starts_at.clone()));
        };
        view! { <Button text kind=ButtonKind::Secondary on_press=take /> }.into_any()
    });
    view! {
        <div id=TAKEN tabindex="-1" role="alert">
            <Notice tone=Tone::Warning title=w.taken>
                <p>{still} " " {text}</p>
                <div class="gc-actions">{buttons.collect_view()}</div>
                {others.map(|others| view! {
                    <p><a class="gc-link gc-tap" href=others>{w.taken_others}</a></p>
                })}
            </Notice>
        </div>
    }
}
