//! «Куди йти?» An office: its address, the way to it, its hours, the days on which it is closed.

use super::hours::in_words;
use super::model::Office;
use super::words::words;
use crate::locale::{use_format, use_lang};
use crate::ui::{PhoneLink, Summary, SummaryRow};
use leptos::prelude::*;

#[component]
pub fn OfficePanel(office: Office) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let hours = office.opening.iter().map(|hours| in_words(hours, w));
    let hours = hours.collect::<Vec<_>>().join("\n");
    let off = office
        .days_off
        .iter()
        .map(|(day, why)| [&format.weekday(*day), " — ", w.empty(*why)].concat());
    let off = off.collect::<Vec<_>>().join("\n");
    view! {
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.address>{office.address}</SummaryRow>
                <SummaryRow key=w.directions>{office.directions}</SummaryRow>
                <SummaryRow key=w.opening><span class="gc-lines">{hours}</span></SummaryRow>
                {(!off.is_empty()).then(|| view! {
                    <SummaryRow key=w.days_off><span class="gc-lines">{off}</span></SummaryRow>
                })}
                <SummaryRow key=w.phone><PhoneLink phone=office.phone /></SummaryRow>
            </Summary>
        </div>
    }
}
