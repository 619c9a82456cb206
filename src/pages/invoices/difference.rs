//! «Я передав інше.» Said before all sums, with the company's reason and the way to object.

use super::words::words;
use crate::billing::dispute_href;
use crate::domain::invoice::{Difference, Invoice};
use crate::locale::{use_format, use_lang};
use crate::route::Route;
use crate::ui::{Notice, Tone};
use leptos::prelude::*;

#[component]
pub fn Differences(invoice: Invoice) -> impl IntoView {
    let w = words(use_lang());
    let all: Vec<_> = invoice.differences().cloned().collect();
    let dispute = dispute_href(&invoice.id);
    (!all.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warning title=w.difference>
                {all.into_iter().map(|one| view! { <One difference=one /> }.into_any()).collect_view()}
                <p class="gc-no-print"><a class="gc-link gc-tap" href=dispute>{w.dispute_volume}</a></p>
            </Notice>
        }
    })
}

#[component]
fn One(difference: Difference) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let submitted = difference.submitted.map(|volume| format.volume(volume));
    let billed = format.volume(difference.billed);
    let own = difference.reading.map(|id| Route::Receipt(id).href());
    view! {
        <p>{w.differs_by(&difference.meter_serial, submitted, &billed)}</p>
        <p>
            <strong>{w.reason_is}</strong> " " {w.reason(&difference.reason)} " "
            {own.map(|href| view! { <a class="gc-link" href=href>{w.your_reading}</a> })}
        </p>
    }
}
