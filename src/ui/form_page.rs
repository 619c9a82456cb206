//! The shape of a page that is one form: what is wrong, the heading, what came of it, the fields, one button.

use super::{Button, ButtonKind, ErrorSummary, Failure, Fault, Title, focus};
use leptos::prelude::*;

const FAILURE: &str = "failure";

/// The words every form needs.
#[derive(Clone, Copy)]
pub struct FormWords {
    pub product: &'static str,
    pub error_prefix: &'static str,
    pub problems_title: &'static str,
    pub sending: &'static str,
}

/// How a form stands. Cheap to copy.
#[derive(Clone, Copy)]
pub struct FormState {
    pub words: FormWords,
    pub faults: Signal<Vec<Fault>>,
    /// Why it did not get through.
    pub failure: Signal<Option<Failure>>,
    pub busy: Signal<bool>,
}

impl FormState {
    /// What is wrong with one field.
    pub fn fault(self, field: &'static str) -> Signal<Option<String>> {
        fault_of(self.faults, field)
    }
}

#[component]
pub fn FormPage(
    #[prop(into)] title: Signal<String>,
    state: FormState,
    submit: &'static str,
    #[prop(optional)] kind: ButtonKind,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let FormState {
        words,
        faults,
        failure,
        busy,
    } = state;
    let prefix = Signal::derive(move || {
        let wrong = faults.with(|faults| !faults.is_empty()) || failure.with(Option::is_some);
        if wrong { words.error_prefix } else { "" }
    });
    // Where the button is far below, a word above it would not be seen.
    Effect::new(move || {
        if failure.with(Option::is_some) {
            focus(FAILURE);
        }
    });
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <ErrorSummary title=words.problems_title faults />
        <Title text=title product=words.product prefix />
        {move || {
            failure.get().map(|failure| view! { <div id=FAILURE tabindex="-1"><NotThrough failure /></div> })
        }}
        <form class="gc-stack" novalidate on:submit=send>
            {children()}
            <div class="gc-actions"><Button text=submit kind busy /></div>
            <p class="gc-status" role="status" hidden=move || !busy.get()>{words.sending}</p>
        </form>
    }
}

/// What happened; the form's own button is the way to try again.
#[component]
pub fn NotThrough(failure: Failure) -> impl IntoView {
    view! { <div role="alert">{failure.notice()}</div> }
}

/// What is wrong with one field, from the list of all.
pub fn fault_of(faults: Signal<Vec<Fault>>, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        faults.with(|faults| {
            let found = faults.iter().find(|fault| fault.field == field);
            found.map(|fault| fault.text.clone())
        })
    })
}
