//! The proof that a reading was handed in: reference, time, how far it has come, and what to do where it went wrong.

mod facts;
mod trail;

use super::api;
use super::meters::href_of;
use super::model::{Reading, Status};
use super::photo::{PhotoSlot, Subject};
use super::words::receipt::{Told, words as receipt_words};
use super::words::words;
use crate::accounts::{read_account, use_found, use_homes};
use crate::domain::account::{Account, AccountId};
use crate::domain::meter::Source;
use crate::http::Error;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Notice, PhoneLink, Printed, Share, ShareWords, Title, Tone,
    Trail, print,
};
use facts::{Facts, in_a_sentence};
use leptos::prelude::*;
use trail::steps;

/// A reading with the home it is of. Without the home the proof is still one.
#[derive(Clone)]
struct Proof {
    reading: Reading,
    home: AccountId,
    account: Option<Account>,
}

#[component]
pub fn ReceiptPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let proof = use_proof();
    view! {
        <Title text=w.receipt.to_owned() product=shell.product />
        <Answered
            resource=proof
            children=move |proof| view! { <Receipt proof /> }
        />
    }
}

fn use_proof() -> Load<Proof, Error> {
    let route = use_route();
    let wanted = Memo::new(move |_| match route.get() {
        Some(Route::Receipt(id)) => Some(id),
        _ => None,
    });
    use_found(wanted, |api, home, id| async move {
        let reading = api::read(api, &home, &id).await?;
        let account = read_account(api, &home).await.ok();
        Ok(Proof {
            reading,
            home,
            account,
        })
    })
}

#[component]
fn Receipt(proof: Proof) -> impl IntoView {
    let lang = use_lang();
    let (task, w) = (words(lang), receipt_words(lang));
    let format = use_format();
    let reading = &proof.reading;
    let printed = move |()| task.printed(&format.at(js_sys::Date::now()));
    let reference = reading.reference.clone();
    let steps = steps(reading);
    let share = ShareWords {
        share: w.share,
        copy: w.copy,
        copied: w.copied,
    };
    let text = in_a_sentence(&proof);
    let ask = [&Route::NewEntry.href(), "?reading=", &reading.id.0].concat();
    view! {
        <div class="gc-receipt gc-stack">
            <State proof=proof.clone() />
            <p class="gc-receipt__reference">
                <span class="gc-receipt__label">{w.reference}</span> " " {reference}
            </p>
            <Facts proof=proof.clone() />
            <h2 class="gc-heading">{task.trail}</h2>
            <Trail label=task.trail steps />
            <Printed text=printed />
        </div>
        <PhotoSlot subject=Subject::Sent { reading: proof.reading, home: proof.home } />
        <div class="gc-actions">
            <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            <Share text words=share />
            <LinkButton href=Route::Readings.href() text=w.to_history kind=ButtonKind::Secondary />
            <LinkButton href=ask text=w.ask kind=ButtonKind::Quiet />
            <LinkButton href=Route::Overview.href() text=task.to_overview kind=ButtonKind::Quiet />
        </div>
    }
}

/// What became of it, what comes next, and what the person can do.
#[component]
fn State(proof: Proof) -> impl IntoView {
    let lang = use_lang();
    let w = receipt_words(lang);
    let format = use_format();
    let Proof {
        reading,
        home,
        account,
    } = proof;
    let by = reading.invoice_on.map(|day| format.day_month(day));
    let Told { what, to_do } = w.told(&reading, &format.period(reading.period), by.as_deref());
    let title = w.title(&reading);
    let title = title.unwrap_or_else(|| words(lang).status_title(&reading.status));
    let is_rejected = reading.status == Status::Rejected;
    let call = account.as_ref().filter(|_| is_rejected).map(|account| {
        let phone = account.operator.phone.display();
        view! { <p>{w.phone} <PhoneLink phone /></p> }
    });
    let correctable = reading.correctable_until;
    let until = correctable.map(|until| w.correctable(&format.day_month(until)));
    let asks = is_rejected || asks_for_another(&reading, account.as_ref());
    let to_do = if asks { to_do } else { "" };
    let next = if asks {
        Some(("gc-button", w.again))
    } else {
        correctable.map(|_| ("gc-button gc-button--secondary", w.correct))
    };
    let notice = view! {
        <Notice tone=tone(&reading) title>
            <p>{what}</p>
            {(!to_do.is_empty()).then(|| view! { <p>{to_do}</p> })}
            {call}
            {until.map(|until| view! { <p>{until}</p> })}
        </Notice>
    };
    let to_form = next.map(|(class, text)| {
        let href = href_of(&Route::NewReading, &reading.meter);
        let homes = use_homes();
        // The form is about the home being looked at; a receipt may be of another.
        let choose = move |_| homes.choose(home.clone());
        view! {
            <div class="gc-actions"><a class=class href=href on:click=choose>{text}</a></div>
        }
    });
    (notice.into_any(), to_form).into_any()
}

fn is_planned(reading: &Reading) -> bool {
    reading.source == Source::Planned
}

/// Of planned ones the last: a true one has come after the others.
fn asks_for_another(reading: &Reading, account: Option<&Account>) -> bool {
    let meters = account.map(|account| account.meters.as_slice());
    let mut meters = meters.unwrap_or_default().iter();
    let last = meters
        .find(|meter| meter.id == reading.meter)
        .and_then(|meter| meter.last_reading.as_ref());
    is_planned(reading) && last.is_some_and(|last| last.taken_on == reading.taken_on)
}

fn tone(reading: &Reading) -> Tone {
    match reading.status {
        Status::Rejected => Tone::Danger,
        Status::Superseded => Tone::Info,
        _ if is_planned(reading) => Tone::Warning,
        _ => Tone::Success,
    }
}
