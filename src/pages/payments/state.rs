//! How far a payment has come, until it is in the ledger; and what a person keeps of it.

mod facts;

use super::api;
use super::checkout::GoOn;
use super::draft::{Asked, Draft};
use super::follow::{Follow, Told};
use super::going::use_leaving;
use super::model::{Payment, Stage};
use super::words::lines::words as line_words;
use super::words::state::words;
use crate::accounts::use_homes;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Notice, PhoneLink, Printed, Share, ShareWords, Title, Tone,
    Trail, focus, print,
};
use facts::{Facts, in_a_sentence, steps};
use leptos::prelude::*;

#[component]
pub fn PaymentPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <Answered
            resource=use_payment()
            children=move |payment| view! { <Followed payment /> }
        />
    }
}

fn use_payment() -> Load<Payment, Error> {
    let api: Api = expect_context();
    let route = use_route();
    let wanted = Memo::new(move |_| match route.get() {
        Some(Route::Payment(id)) => Some(id),
        _ => None,
    });
    Load::new(move || Some(api::payment(api, &wanted.get()?)))
}

/// Drawn anew only where something has changed.
#[component]
fn Followed(payment: Payment) -> impl IntoView {
    let leaving = use_leaving();
    // Straight from the check: on to the provider.
    let at_once = payment.stage == Stage::Created && leaving.takes(&payment.id);
    let follow = Follow::new(payment);
    let is_first = StoredValue::new(true);
    let way_on = move |payment: &Payment| {
        let at_once = at_once && is_first.get_value();
        is_first.set_value(false);
        view! { <GoOn payment=payment.clone() at_once /> }.into_any()
    };
    let is_open = Memo::new(move |_| follow.payment.with(|payment| payment.stage.is_open()));
    // Apart from the rest: its button stays under the finger while the payment is on its way.
    let asking = move || match is_open.get() {
        true => Some(view! { <Asking follow /> }.into_any()),
        false => {
            keep_focus();
            None
        }
    };
    view! {
        <div class="gc-receipt gc-stack">
            // Read out whenever it changes.
            <div role="status">{move || view! { <State payment=follow.payment.get() /> }.into_any()}</div>
            {move || follow.payment.with(way_on)}
            {asking}
            {move || view! { <Kept payment=follow.payment.get() /> }.into_any()}
        </div>
        {move || view! { <Actions payment=follow.payment.get() /> }.into_any()}
    }
    .into_any()
}

/// The button that was pressed is about to go.
fn keep_focus() {
    let pressed = crate::host::root().query_selector("#asking :focus");
    if pressed.is_ok_and(|pressed| pressed.is_some()) {
        focus("title");
    }
}

/// What became of it, what comes next, and what the person can do.
#[component]
fn State(payment: Payment) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    if payment.stage.is_paid() {
        Draft::forget();
    }
    let day = payment.ledger_day.map(|day| format.day_month(day));
    let text = w.text(&payment, day.as_deref());
    let is_left = payment.stage == Stage::Pending && payment.checkout.is_some();
    let is_over = payment.stage.is_over() || payment.stage == Stage::Other;
    let phone = payment.payee.phone.display();
    view! {
        <Notice tone=tone(payment.stage) title=w.of(&payment)>
            <p>{text}</p>
            {is_left.then(|| view! { <p>{w.unfinished()}</p> })}
            {is_over.then(|| view! { <p>{w.phone} " " <PhoneLink phone /></p> })}
        </Notice>
    }
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Paid | Stage::InLedger => Tone::Success,
        Stage::Refused => Tone::Danger,
        Stage::Abandoned | Stage::Reversed => Tone::Warning,
        Stage::Created | Stage::Pending | Stage::Other => Tone::Info,
    }
}

/// It asks by itself; a person may be less patient.
#[component]
fn Asking(follow: Follow) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let said = move || match (follow.is_asking.get(), follow.told.get()) {
        (true, _) => w.asking.to_owned(),
        (false, Some(Told::Same)) => w.asked(&format.clock_in(0), true),
        (false, Some(Told::NotReached)) => w.asked("", false),
        (false, None) => String::new(),
    };
    // Who waits is not told every half a minute that nothing is new.
    let live = move || match follow.is_pressed.get() {
        true => "polite",
        false => "off",
    };
    view! {
        <div class="gc-actions" id="asking">
            <Button
                text=w.ask_again
                kind=ButtonKind::Secondary
                busy=follow.is_asking
                on_press=move |()| follow.ask(true)
            />
        </div>
        <p class="gc-muted" role="status" aria-live=live>{said}</p>
    }
}

/// What a person keeps.
#[component]
fn Kept(payment: Payment) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let printed = move |()| w.printed(&format.at(js_sys::Date::now()));
    let reference = payment.reference.clone();
    let steps = steps(&payment);
    view! {
        <p class="gc-receipt__reference">
            <span class="gc-receipt__label">{w.reference}</span> " " {reference}
        </p>
        <Facts payment />
        <h2 class="gc-heading">{w.trail}</h2>
        <Trail label=w.trail steps />
        <Printed text=printed />
    }
}

#[component]
fn Actions(payment: Payment) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let share = ShareWords {
        share: w.share,
        copy: w.copy,
        copied: w.copied,
    };
    let text = in_a_sentence(&payment);
    let ask = [&Route::NewEntry.href(), "?payment=", &payment.id.0].concat();
    let again = payment.stage.is_over().then(|| {
        let asked = Asked {
            service: Some(payment.payee.service),
            invoice: payment.invoice.clone().map(|invoice| invoice.id),
        };
        let (homes, home) = (use_homes(), payment.home.clone());
        // The form is about the home being looked at.
        let choose = move |_| homes.choose(home.clone());
        view! { <a class="gc-button" href=asked.href() on:click=choose>{w.try_again}</a> }
    });
    view! {
        <div class="gc-actions">
            {again}
            <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            <Share text words=share />
            <LinkButton href=Route::Payments.href() text=line_words(lang).own_payments kind=ButtonKind::Secondary />
            <LinkButton href=ask text=w.ask kind=ButtonKind::Quiet />
            <LinkButton href=Route::Balance.href() text=w.to_balance kind=ButtonKind::Quiet />
        </div>
    }
}
