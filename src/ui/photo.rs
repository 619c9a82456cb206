//! A picture, and the way to one: from the camera or from a file.

use super::field::{described_by, fault_id, hint_id};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlInputElement};

/// What the way to a picture says.
#[derive(Clone, Copy)]
pub struct PickerWords {
    pub hint: &'static str,
    /// Where there is a camera at hand: a device that is held.
    pub camera: &'static str,
    pub file: &'static str,
}

/// Lets a picture be chosen. `busy` while it is made ready, `fault` where it was none: both in words.
#[component]
pub fn PhotoPicker(
    id: &'static str,
    words: PickerWords,
    #[prop(into)] busy: Signal<Option<&'static str>>,
    #[prop(into)] fault: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<Blob>,
) -> impl IntoView {
    let choose = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        // A second choice while one is made ready would race with it.
        if let Some(file) = chosen(&input).filter(|_| busy.get_untracked().is_none()) {
            on_choose.run(file);
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let described = described_by(id, true, fault);
    let input = move |own: String, capture: Option<&'static str>, text| {
        let (label_for, described) = (own.clone(), described.clone());
        view! {
            <input
                class="gc-photo__input"
                type="file"
                id=own
                accept="image/*"
                capture=capture
                aria-describedby=described
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                on:change=choose
            />
            <label class="gc-button gc-button--secondary" for=label_for>{text}</label>
        }
    };
    view! {
        <div>
            <p class="gc-field__hint" id=hint_id(id)>{words.hint}</p>
            <div role="alert" id=fault_id(id)>
                {move || fault.get().map(|fault| view! { <p class="gc-field__error">{fault}</p> })}
            </div>
        </div>
        <div class="gc-actions">
            <span class="gc-photo__way gc-photo__way--camera">
                {input([id, "-camera"].concat(), Some("environment"), words.camera)}
            </span>
            <span class="gc-photo__way">{input(id.to_owned(), None, words.file)}</span>
        </div>
        <p class="gc-status" role="status">{move || busy.get()}</p>
    }
}

fn chosen(input: &HtmlInputElement) -> Option<Blob> {
    // By its name: a binding would travel with the first visit.
    let files = Reflect::get(input, &"files".into()).ok()?;
    let file = Reflect::get(&files, &0.into()).ok()?;
    file.is_object().then(|| file.unchecked_into())
}

/// The picture at `src`, which is described by `alt`.
#[component]
pub fn Photo(src: String, alt: String) -> impl IntoView {
    view! { <img class="gc-photo" src=src alt=alt /> }
}
