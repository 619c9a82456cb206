//! Names and values, line by line.

use leptos::prelude::*;

#[component]
pub fn Summary(children: Children) -> impl IntoView {
    view! { <dl class="gc-summary">{children()}</dl> }
}

/// What can be done with a row. `of` says of which, where several read the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAction {
    pub href: String,
    pub text: &'static str,
    pub of: String,
}

#[component]
pub fn SummaryRow(
    key: &'static str,
    #[prop(optional)] action: Option<RowAction>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="gc-summary__row">
            <dt class="gc-summary__key">{key}</dt>
            <dd class="gc-summary__value">{children()}</dd>
            {action.map(|action| view! {
                <dd class="gc-summary__action">
                    <a class="gc-link gc-tap" href=action.href>
                        {action.text} <span class="gc-visually-hidden">": " {action.of}</span>
                    </a>
                </dd>
            })}
        </div>
    }
}
