//! The two codes a home is known by in the whole energy market.

use super::words::words;
use crate::domain::eic::EicCode;
use crate::locale::use_lang;
use crate::ui::{Copyable, SummaryRow};
use leptos::prelude::*;

/// Two rows of a summary. `explained`: what each is for.
#[component]
pub fn EicRows(
    consumer: EicCode,
    metering_point: EicCode,
    #[prop(optional)] explained: bool,
) -> impl IntoView {
    let w = words(use_lang());
    let codes = [
        (w.consumer_eic, w.consumer_eic_is_for, consumer),
        (w.point_eic, w.point_eic_is_for, metering_point),
    ];
    codes.map(|(name, is_for, code)| {
        let label = w.copy_of(code.as_str());
        view! {
            <SummaryRow key=name>
                <Copyable code=code.to_string() label copy=w.copy copied=w.copied />
                {explained.then(|| view! { <p class="gc-summary__note">{is_for}</p> })}
            </SummaryRow>
        }
        .into_any()
    })
}
