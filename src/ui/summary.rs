//! Names and values, line by line.

use leptos::prelude::*;

#[component]
pub fn Summary(children: Children) -> impl IntoView {
    view! { <dl class="gc-summary">{children()}</dl> }
}

#[component]
pub fn SummaryRow(key: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="gc-summary__row">
            <dt class="gc-summary__key">{key}</dt>
            <dd class="gc-summary__value">{children()}</dd>
        </div>
    }
}
