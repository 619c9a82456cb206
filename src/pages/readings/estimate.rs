//! What to know beside the number: what is usual in this season, and what it is likely to cost.

use super::draft::Explanation;
use super::model::Context;
use super::words::beside::words;
use crate::domain::contact::Phone;
use crate::domain::meter::MeterIndex;
use crate::locale::{use_format, use_lang};
use crate::ui::{PhoneLink, SummaryRow};
use leptos::prelude::*;

/// Stands under the field from the beginning: nothing jumps while one types.
#[component]
pub fn Beside(context: Context) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let usual = context.meter.usual.map(|usual| w.usual(usual, format));
    let costs = context.tariffs.map(|tariffs| {
        let delivery = w.delivery(tariffs.delivery, format);
        [&delivery, w.is_estimate].concat()
    });
    let text = [usual, costs].into_iter().flatten().collect::<String>();
    (!text.is_empty()).then(|| view! { <p class="gc-muted gc-small">{text}</p> })
}

/// The line for a summary of what will be sent.
#[component]
pub fn CostRow(context: Context, value: MeterIndex, answer: Option<Explanation>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let gas = context.cost(value, answer).map(|cost| w.gas(cost, format));
    let delivery = context
        .tariffs
        .map(|tariffs| w.delivery(tariffs.delivery, format));
    gas.map(|gas| {
        view! {
            <SummaryRow key=w.cost>
                {gas}
                <p class="gc-summary__note">{delivery} {w.is_estimate}</p>
            </SummaryRow>
        }
    })
}

/// The way out where the form cannot help.
#[component]
pub fn Call(phone: Phone) -> impl IntoView {
    let phone = phone.display();
    view! { <p class="gc-muted gc-small">{words(use_lang()).call} <PhoneLink phone /></p> }
}
