//! One meter, or appliances of one model: what is on record, its verification in good time, and «тут помилка».

use super::model::{Due, Item, Operator};
use super::words::words;
use crate::locale::{equipment_name, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Notice, PhoneLink, Summary, SummaryRow, Tone};
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub fn ItemPanel(item: Item, today: NaiveDate, operator: Operator) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let name = equipment_name(lang, item.kind);
    let row = |key: &'static str, value: Option<String>| {
        value.map(|value| view! { <SummaryRow key>{value}</SummaryRow> }.into_any())
    };
    let date = |day: Option<NaiveDate>| day.map(|day| format.date(day));
    let quantity = (item.quantity > 1).then(|| format.count(item.quantity));
    let rows = [
        row(w.model, Some(item.model.clone())),
        row(w.serial, item.serial.clone()),
        row(w.quantity, quantity),
        row(w.location, item.location.clone()),
        row(w.installed, date(item.installed_on)),
        row(w.verified, date(item.verified_on)),
        row(w.next_verification, date(item.next_verification_on)),
    ];
    let seals = item.seals.iter().map(|seal| {
        let text = w.seal(&seal.number, &format.date(seal.put_on));
        view! { <p>{text}</p> }.into_any()
    });
    let seals = (!item.seals.is_empty()).then(|| {
        let seals = seals.collect_view();
        view! { <SummaryRow key=w.seals>{seals}</SummaryRow> }
    });
    view! {
        <section class="gc-panel">
            <h2 class="gc-subheading">{name}</h2>
            {verification(&item, today, operator)}
            <Summary>{rows.into_iter().flatten().collect_view()} {seals}</Summary>
            {wrong(&item, name)}
        </section>
    }
    .into_any()
}

/// What is to be done about it, in good time.
fn verification(item: &Item, today: NaiveDate, operator: Operator) -> Option<AnyView> {
    let w = words(use_lang());
    let format = use_format();
    let last = format.date(item.next_verification_on?);
    let (tone, title, text) = match item.due(today) {
        Due::Later => return None,
        Due::Soon => (Tone::Info, w.due_by(&last), w.verification_soon),
        Due::Near(days) => (
            Tone::Warning,
            w.due_in(days, &format.days(days)),
            w.verification_soon,
        ),
        Due::Overdue => (Tone::Danger, w.overdue(&last), w.verification_overdue),
    };
    let phone = operator.phone.display();
    Some(
        view! {
            <Notice tone title>
                <p>{text}</p>
                <p>{operator.name} ": " <PhoneLink phone /></p>
            </Notice>
        }
        .into_any(),
    )
}

/// The way to say so, or to what was said.
fn wrong(item: &Item, name: &'static str) -> AnyView {
    let w = words(use_lang());
    let (href, text) = match &item.correction {
        Some(mention) => (
            Route::Correction(mention.id.clone()).href(),
            w.being_corrected(&mention.reference),
        ),
        None => (correction_href(Some(&item.id)), w.wrong.to_owned()),
    };
    let of = [": ", name, " ", &item.model].concat();
    view! {
        <p class="gc-no-print">
            <a class="gc-link gc-tap" href=href>{text} <span class="gc-visually-hidden">{of}</span></a>
        </p>
    }
    .into_any()
}

/// The form that asks what is wrong with an item, or what is missing.
pub fn correction_href(item: Option<&str>) -> String {
    let form = Route::NewCorrection.href();
    match item {
        Some(item) => [&form, "?item=", item].concat(),
        None => form,
    }
}
