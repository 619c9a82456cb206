//! The provider's own form, sent at top level to a host that the company has named and to no other.

use super::model::{Checkout, Payment, Stage};
use super::words::state::words;
use crate::config::{is_allowed, payment_hosts};
use crate::host;
use crate::locale::use_lang;
use crate::ui::{Button, ButtonKind, Notice, PhoneLink, Tone};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The one form of the page that leaves it.
const BUTTON: &str = "form[target=_top] button";

/// Leads on where the payment may still be made. `at_once`: by itself, as soon as it is drawn.
#[component]
pub fn GoOn(payment: Payment, at_once: bool) -> impl IntoView {
    let checkout = payment.checkout.clone()?;
    let view = match is_allowed(&checkout.action, payment_hosts()) {
        true => view! { <Door payment checkout at_once /> }.into_any(),
        false => view! { <Foreign payment /> }.into_any(),
    };
    Some(view)
}

#[component]
fn Door(payment: Payment, checkout: Checkout, at_once: bool) -> impl IntoView {
    let w = words(use_lang());
    let is_leaving = RwSignal::new(false);
    if at_once {
        request_animation_frame(go);
    }
    // At the provider's already it may be over by now: the way on is there, but is not the first thing to press.
    let kind = match payment.stage {
        Stage::Created => ButtonKind::Primary,
        _ => ButtonKind::Secondary,
    };
    let fields = checkout
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.into_any());
    let fields: Vec<_> = fields.collect();
    let leaving = w.leaving(&payment.provider);
    view! {
        <form
            class="gc-actions"
            method=checkout.method
            action=checkout.action
            target="_top"
            on:submit=move |_| {
                is_leaving.set(true);
                host::tell("payment-started", &[]);
            }
        >
            {fields}
            <Button text=w.go_on kind busy=is_leaving />
        </form>
        <p class="gc-status" role="status">{move || is_leaving.get().then(|| leaving.clone())}</p>
    }
}

/// Presses the form's own button: a field named «submit» would stand in the place of the form's method.
fn go() {
    let button = host::root().query_selector(BUTTON).ok().flatten();
    let button = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(button) = button {
        button.click();
    }
}

/// The server names a place that the company has not: nobody is sent there, and nothing.
#[component]
fn Foreign(payment: Payment) -> impl IntoView {
    let w = words(use_lang());
    let text = [w.foreign_text, " ", &payment.reference, "."].concat();
    view! {
        <div role="alert">
            <Notice tone=Tone::Danger title=w.foreign>
                <p>{text} " " <PhoneLink phone=payment.payee.phone.display() /></p>
            </Notice>
        </div>
    }
}
