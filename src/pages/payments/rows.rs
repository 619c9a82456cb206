//! A line of what is paid, on the check and on the receipt.

use crate::ui::{Summary, SummaryRow};
use leptos::prelude::*;

/// Where it leads, if anywhere.
pub type Line = (&'static str, String, Option<String>);

pub fn line(key: &'static str, text: String) -> Line {
    (key, text, None)
}

/// All of them drawn by the same few bytes.
pub fn rows(lines: Vec<Line>) -> AnyView {
    let row = |(key, text, leads_to): Line| {
        let text = match leads_to {
            Some(href) => view! { <a class="gc-link gc-tap" href=href>{text}</a> }.into_any(),
            None => text.into_any(),
        };
        view! { <SummaryRow key>{text}</SummaryRow> }.into_any()
    };
    let rows: Vec<_> = lines.into_iter().map(row).collect();
    view! { <Summary>{rows}</Summary> }.into_any()
}
