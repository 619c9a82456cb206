//! A field for several files: what is chosen, how each stands, and the way to more.

use super::field::{described_by, fault_id, hint_id};
use super::{Button, ButtonKind};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlInputElement};

#[derive(Clone, Copy)]
pub struct FileFieldWords {
    pub label: &'static str,
    pub hint: &'static str,
    pub choose: &'static str,
}

/// `on_choose` gets all that are chosen at once, each with its name; `news` says what has become of the last one.
#[component]
pub fn FileField(
    id: &'static str,
    words: FileFieldWords,
    accept: &'static str,
    #[prop(into)] fault: Signal<Option<String>>,
    #[prop(into)] news: Signal<String>,
    #[prop(into)] on_choose: Callback<Vec<(String, Blob)>>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let choose = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        let files = chosen(&input);
        if !files.is_empty() {
            on_choose.run(files);
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let described = described_by(id, true, fault);
    let class = move || match fault.with(Option::is_some) {
        true => "gc-field gc-field--error",
        false => "gc-field",
    };
    let group = [id, "-group"].concat();
    view! {
        <div class=class role="group" aria-labelledby=group.clone()>
            <p class="gc-field__label" id=group.clone()>{words.label}</p>
            <p class="gc-field__hint" id=hint_id(id)>{words.hint}</p>
            <div role="alert" id=fault_id(id)>
                {move || fault.get().map(|fault| view! { <p class="gc-field__error">{fault}</p> })}
            </div>
            <ul class="gc-files" aria-label=words.label>{children()}</ul>
            <div class="gc-photo__way gc-files__way">
                <input
                    class="gc-photo__input"
                    type="file"
                    multiple
                    id=id
                    accept=accept
                    aria-describedby=described
                    aria-invalid=move || fault.with(Option::is_some).then_some("true")
                    on:change=choose
                />
                <label class="gc-button gc-button--secondary" for=id>{words.choose}</label>
            </div>
            <p class="gc-visually-hidden" role="status">{news}</p>
        </div>
    }
}

fn chosen(input: &HtmlInputElement) -> Vec<(String, Blob)> {
    // By their names: a binding would travel with the first visit.
    let files = Reflect::get(input, &"files".into()).unwrap_or(JsValue::NULL);
    let named = |file: JsValue| {
        let name = Reflect::get(&file, &"name".into()).ok()?.as_string()?;
        Some((name, file.unchecked_into()))
    };
    Array::from(&files).iter().filter_map(named).collect()
}

/// One file. `state` is in words; `wrong` where it has not got through.
#[component]
pub fn FileRow(
    name: String,
    #[prop(into)] state: Signal<String>,
    #[prop(into)] wrong: Signal<bool>,
    remove: &'static str,
    #[prop(into)] on_remove: Callback<()>,
    again: &'static str,
    /// Whether it can be tried again.
    #[prop(into)]
    can_again: Signal<bool>,
    #[prop(into)] on_again: Callback<()>,
) -> impl IntoView {
    let class = move || {
        if wrong.get() {
            "gc-field__error"
        } else {
            "gc-muted"
        }
    };
    let labels = [remove, again].map(|press| [press, ": ", &name].concat());
    let [remove_label, again_label] = labels;
    view! {
        <li class="gc-files__row">
            <div class="gc-files__name">
                <strong>{name}</strong>
                " "
                <p class=class>{state}</p>
            </div>
            <div class="gc-cluster">
                {move || can_again.get().then(|| view! {
                    <Button text=again label=again_label.clone() kind=ButtonKind::Secondary on_press=on_again />
                })}
                <Button text=remove label=remove_label kind=ButtonKind::Quiet on_press=on_remove />
            </div>
        </li>
    }
}
