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
    let until = format.day_month(home.window.closes_on);
    let (class, reading) = match (home.submission(), home.window.is_open) {
        (Submitted::NoMeter, _) => ("gc-tag", w.no_meter.to_owned()),
        (Submitted::All, _) => ("gc-tag gc-tag--success", w.submitted.to_owned()),
        (Submitted::None, true) => ("gc-tag gc-tag--warning", w.not_submitted(&until)),
        (Submitted::Some, true) => ("gc-tag gc-tag--warning", w.partly_submitted(&until)),
        (Submitted::None | Submitted::Some, false) => {
            let from = format.day_month(home.window.opens_on);
            ("gc-tag", w.not_yet(&from, &until))
        }
    };
    let due = match home.due() {
        Some(due) => w.due(&format.money(due)),
        None => w.nothing_due.to_owned(),
    };
    view! {
        <p class="gc-cluster">
            <span class=class>{reading}</span>
            <span>{due}</span>
        </p>
    }
}
