//! A choice of one among few.

use super::field::{fault_id, hint_id};
use leptos::prelude::*;

/// One answer. `value` goes into the form's state.
#[derive(Clone, PartialEq)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
    pub hint: String,
}

/// Radios under one question.
#[component]
pub fn Radios<T>(
    id: &'static str,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    choices: Vec<Choice<T>>,
    chosen: RwSignal<Option<T>>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let described = [(!hint.is_empty()).then(|| hint_id(id)), Some(fault_id(id))];
    let described = described
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let class = move || {
        if fault.with(Option::is_some) {
            "gc-radios gc-radios--error"
        } else {
            "gc-radios"
        }
    };
    view! {
        <fieldset class=class aria-describedby=described>
            <legend class="gc-radios__legend">{legend}</legend>
            {(!hint.is_empty())
                .then(|| view! { <p class="gc-field__hint" id=hint_id(id)>{hint}</p> })}
            <div id=fault_id(id)>
                {move || fault.get().map(|fault| view! { <p class="gc-field__error">{fault}</p> })}
            </div>
            {choices
                .into_iter()
                .enumerate()
                .map(|(at, choice)| view! { <Radio id at choice chosen /> }.into_any())
                .collect_view()}
        </fieldset>
    }
}

/// The first one carries the group's own id: the error summary's link leads there.
#[component]
fn Radio<T>(
    id: &'static str,
    at: usize,
    choice: Choice<T>,
    chosen: RwSignal<Option<T>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let own = if at == 0 {
        id.to_owned()
    } else {
        format!("{id}-{at}")
    };
    let label_for = own.clone();
    let value = choice.value.clone();
    let checked = move || chosen.with(|chosen| chosen.as_ref() == Some(&value));
    let value = choice.value;
    view! {
        <label class="gc-choice" for=label_for>
            <input
                class="gc-choice__input"
                type="radio"
                id=own
                name=id
                prop:checked=checked
                on:change=move |_| chosen.set(Some(value.clone()))
            />
            <span class="gc-choice__label">
                {choice.label}
                {(!choice.hint.is_empty())
                    .then(|| view! { <span class="gc-choice__hint">{choice.hint}</span> })}
            </span>
        </label>
    }
}
