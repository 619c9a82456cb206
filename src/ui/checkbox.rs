//! One thing to agree to, or not.

use super::field::fault_id;
use leptos::prelude::*;

#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    checked: RwSignal<bool>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
) -> impl IntoView {
    let fault_of = fault_id(&id);
    let faulty = fault_of.clone();
    // The hint is part of the label already.
    let described = move || fault.with(Option::is_some).then(|| faulty.clone());
    let class = move || {
        if fault.with(Option::is_some) {
            "gc-radios gc-radios--error"
        } else {
            "gc-radios"
        }
    };
    let label_for = id.clone();
    let name = id.clone();
    view! {
        <div class=class>
            <div id=fault_of>
                {move || fault.get().map(|fault| view! { <p class="gc-field__error">{fault}</p> })}
            </div>
            <label class="gc-choice" for=label_for>
                <input
                    class="gc-choice__input"
                    type="checkbox"
                    id=id
                    name=name
                    aria-describedby=described
                    aria-invalid=move || fault.get().map(|_| "true")
                    prop:checked=move || checked.get()
                    on:change=move |event| checked.set(event_target_checked(&event))
                />
                <span class="gc-choice__label">
                    {label}
                    {(!hint.is_empty())
                        .then(|| view! { <span class="gc-choice__hint">{hint}</span> })}
                </span>
            </label>
        </div>
    }
}
