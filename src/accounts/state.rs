//! What is to be done at a home, in a line: its reading, and what is due.

use super::words::words;
use crate::domain::account::{AccountSummary, Submitted};
use crate::locale::{use_format, use_lang};
use leptos::prelude::*;

/// Has its reading been sent, and is anything due.
#[component]
pub fn HomeState(home: AccountSummary) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let from = format.day_month(home.window.opens_on);
    let until = format.day_month(home.window.closes_on);
    let (class, state, when) = match (home.submission(), home.window.is_open) {
        (Submitted::NoMeter, _) => ("gc-muted", w.no_meter, None),
        (Submitted::All, _) => ("gc-tag gc-tag--success", w.submitted, None),
        (Submitted::None, true) => (
            "gc-tag gc-tag--warning",
            w.not_submitted,
            Some(w.until(&until)),
        ),
        (Submitted::Some, true) => (
            "gc-tag gc-tag--warning",
            w.partly_submitted,
            Some(w.until(&until)),
        ),
        (Submitted::None | Submitted::Some, false) => {
            ("gc-muted", w.not_yet, Some(w.between(&from, &until)))
        }
    };
    let due = match home.due() {
        Some(due) => w.due(&format.money(due)),
        None => w.nothing_due.to_owned(),
    };
    view! {
        <p class="gc-cluster">
            <span class=class>{state}</span>
            {when.map(|when| view! { <span class="gc-muted">{when}</span> })}
            <span>{due}</span>
        </p>
    }
}
