//! A choice of one among many.

use leptos::prelude::*;

/// `options` are values with their words; `on_choose` gets the value.
#[component]
pub fn Select(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    #[prop(into)] chosen: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<String>,
    /// The label stands beside it.
    #[prop(optional)]
    in_line: bool,
) -> impl IntoView {
    let class = if in_line {
        "gc-field gc-field--in-line"
    } else {
        "gc-field"
    };
    let option = move |(value, text): (String, String)| {
        let own = value.clone();
        let selected = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
        view! { <option value=value prop:selected=selected>{text}</option> }.into_any()
    };
    view! {
        <div class=class>
            <label class="gc-field__label" for=id>{label}</label>
            <select class="gc-select" id=id on:change=move |event| on_choose.run(event_target_value(&event))>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
