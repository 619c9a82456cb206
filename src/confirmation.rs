//! A code that came by letter or SMS: asked for, typed in, asked for anew. Wherever something is confirmed by one.

mod form;
mod resend;
mod wire;
mod words;

use crate::domain::contact::Channel;
use crate::form::Form;
use crate::http::Error;
use crate::locale::{form_state, use_lang};
use crate::ui::{Field as TextField, FormPage, focus};
use form::{FIELD, parse, refusals};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use resend::Resend;
use std::rc::Rc;
pub(crate) use wire::{CodeSentJson, ConfirmationJson, NewCodeJson, wire_name};
use words::words;

/// A code on its way, as the server told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    pub channel: Channel,
    /// The e-mail or the phone.
    pub to: String,
    /// Seconds from the answer; 0 where it is over or used up.
    pub expires_in: u32,
    /// Seconds from the answer until a new one may be asked for.
    pub resend_in: u32,
}

/// What the page of a code can do; its owner knows the paths.
#[derive(Clone)]
pub struct CodeActions {
    pub confirm: Rc<dyn Fn(String) -> LocalBoxFuture<'static, Result<(), Error>>>,
    /// Sends a new one, by the same way or by another.
    pub resend: Rc<dyn Fn(Channel) -> LocalBoxFuture<'static, Result<CodeSent, Error>>>,
}

/// The page of a code. `children` are ways out: another e-mail, back.
#[component]
pub fn CodePage(
    #[prop(into)] title: Signal<String>,
    sent: RwSignal<CodeSent>,
    /// When the server told of it, in milliseconds since 1970 by this device.
    #[prop(default = js_sys::Date::now())]
    told_at: f64,
    actions: CodeActions,
    /// It may go the other way too: by SMS instead of by e-mail.
    #[prop(optional)]
    has_other: bool,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let actions = StoredValue::new_local(actions);
    let code = RwSignal::new(String::new());
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(problems));
    let submit = Callback::new(move |()| {
        let parsed = || code.with_untracked(|code| parse(code));
        let confirm = |code| actions.with_value(|actions| (actions.confirm)(code));
        form.submit(parsed, confirm, refusals, |()| ());
    });
    // Its own code is wanted now, not the one before.
    let renewed = move |new: CodeSent| {
        sent.set(new);
        code.set(String::new());
        form.problems.set(Default::default());
        form.submission.set(Default::default());
        focus(FIELD);
    };
    view! {
        <FormPage
            title
            state
            submit=w.confirm
            on_submit=submit
        >
            <p class="gc-lead">{move || sent.with(|sent| w.sent(sent.channel, &sent.to))}</p>
            <TextField
                id=FIELD
                label=w.code
                hint=w.code_hint
                value=code
                fault=state.fault(FIELD)
                inputmode="numeric"
                autocomplete="one-time-code"
                numeric=true
            />
        </FormPage>
        <Resend sent told_at has_other actions on_sent=Callback::new(renewed) />
        {children()}
    }
}

#[cfg(test)]
mod tests;
