//! One line to type in, with its label, its hint and what is wrong with it.

use leptos::prelude::*;

/// A text field.
///
/// `id` is also its name. `fault` is said at the field in the same words as in the error summary; the input is
/// described by the hint, then by the fault.
#[component]
pub fn Field(
    id: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
    #[prop(default = "text")] inputmode: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    /// Big, evenly spaced digits.
    #[prop(optional)]
    numeric: bool,
    #[prop(optional)] suffix: &'static str,
) -> impl IntoView {
    let class = if numeric {
        "gc-input gc-input--number"
    } else {
        "gc-input"
    };
    let described = described_by(id, !hint.is_empty(), fault);
    view! {
        <Frame id label hint fault>
            <div class="gc-field__control">
                <input
                    class=class
                    id=id
                    name=id
                    type="text"
                    inputmode=inputmode
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || fault.get().map(|_| "true")
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {(!suffix.is_empty())
                    .then(|| view! { <span class="gc-field__suffix" aria-hidden="true">{suffix}</span> })}
            </div>
        </Frame>
    }
}

/// A password, hidden until its owner asks to see it.
#[component]
pub fn PasswordField(
    id: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
    #[prop(default = "current-password")] autocomplete: &'static str,
    show: &'static str,
    hide: &'static str,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let described = described_by(id, !hint.is_empty(), fault);
    view! {
        <Frame id label hint fault>
            <div class="gc-password">
                <input
                    class="gc-input"
                    id=id
                    name=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || fault.get().map(|_| "true")
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    class="gc-password__toggle"
                    type="button"
                    aria-controls=id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { hide } else { show }}
                </button>
            </div>
        </Frame>
    }
}

/// Several lines to type in.
#[component]
pub fn TextArea(
    id: &'static str,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] fault: Signal<Option<String>>,
    #[prop(default = 8)] rows: u32,
) -> impl IntoView {
    let described = described_by(id, !hint.is_empty(), fault);
    view! {
        <Frame id label hint fault>
            <textarea
                class="gc-input"
                id=id
                name=id
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=move || fault.get().map(|_| "true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Frame>
    }
}

/// What every field has around its control.
#[component]
fn Frame(
    id: &'static str,
    label: String,
    hint: String,
    fault: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let class = move || {
        if fault.with(Option::is_some) {
            "gc-field gc-field--error"
        } else {
            "gc-field"
        }
    };
    view! {
        <div class=class>
            <label class="gc-field__label" for=id>{label}</label>
            {(!hint.is_empty())
                .then(|| view! { <p class="gc-field__hint" id=hint_id(id)>{hint}</p> })}
            {move || {
                fault.get()
                    .map(|fault| view! { <p class="gc-field__error" id=fault_id(id)>{fault}</p> })
            }}
            {children()}
        </div>
    }
}

pub(super) fn described_by(
    id: &'static str,
    hinted: bool,
    fault: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone {
    move || {
        let hint = hinted.then(|| hint_id(id));
        let fault = fault.with(Option::is_some).then(|| fault_id(id));
        match (hint, fault) {
            (Some(hint), Some(fault)) => Some([&hint, " ", &fault].concat()),
            (hint, fault) => hint.or(fault),
        }
    }
}

pub(super) fn hint_id(id: &str) -> String {
    [id, "-hint"].concat()
}

pub(super) fn fault_id(id: &str) -> String {
    [id, "-error"].concat()
}
