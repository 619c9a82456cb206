//! «Який у мене номер?» One field for all three, and a drawn bill that shows where each stands.

use super::bill::Bill;
use super::form::{Field, parse_number, refusals};
use super::words::words;
use crate::domain::bill_number::BillNumber;
use crate::form::Form;
use crate::http::Error;
use crate::locale::{form_state, use_lang};
use crate::ui::{Field as TextField, FormPage};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use std::rc::Rc;

/// Sends what was answered; leads on by itself.
pub type Send<T> = Rc<dyn Fn(T) -> LocalBoxFuture<'static, Result<(), Error>>>;

#[component]
pub fn NumberPage(
    title: &'static str,
    lead: &'static str,
    number: RwSignal<String>,
    send: Send<BillNumber>,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let send = StoredValue::new_local(send);
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let parsed = || number.with_untracked(|number| parse_number(number));
        form.submit(
            parsed,
            |number| send.with_value(|send| send(number)),
            refusals,
            |()| (),
        );
    });
    // Said as soon as it can be told, so that nobody wonders whether they took the right one.
    let recognised = Memo::new(move |_| {
        let number = number.with(|number| parse_number(number));
        number.ok().map(|number| number.kind())
    });
    view! {
        <FormPage
            title=title.to_owned()
            state
            submit=w.go_on
            on_submit=submit
        >
            {children()}
            <p class="gc-lead">{lead}</p>
            <TextField
                id=Field::Number.id()
                label=w.number
                hint=w.number_hint
                value=number
                fault=state.fault(Field::Number.id())
                autocomplete="off"
            />
            <p class="gc-status" role="status">
                {move || recognised.get().map(|kind| w.recognised(kind))}
            </p>
        </FormPage>
        <Bill />
    }
}
