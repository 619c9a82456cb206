//! A number of this meter that waits already: it comes first, and no second one goes out beside it.

use super::fate::FateOf;
use super::meters::name_of;
use super::words::words;
use super::writing::Writing;
use crate::domain::date::parse_iso;
use crate::locale::{use_format, use_lang};
use crate::outbox::Parcel;
use crate::ui::{RegisterView, Summary, SummaryRow};
use leptos::prelude::*;

#[component]
pub fn Waits(writing: Writing, parcel: Parcel) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let meter = writing.context.meter;
    let (id, name) = (meter.id.clone(), name_of(&meter));
    let key = RwSignal::new(Some(parcel.key));
    let register = meter.register;
    let day = parse_iso(&parcel.taken_on).map(|day| format.date(day));
    view! {
        <RegisterView text=parcel.value.0.to_string() drums=register.digits />
        <Summary>
            <SummaryRow key=w.meter>{name}</SummaryRow>
            <SummaryRow key=w.value_short><span class="gc-num">{parcel.value.padded(register)}</span></SummaryRow>
            <SummaryRow key=w.taken_on>{day}</SummaryRow>
            <SummaryRow key=w.on_this_device>{format.at(parcel.made_at)}</SummaryRow>
        </Summary>
        <FateOf key meter=id failed=writing.failed />
    }
}
