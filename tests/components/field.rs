use crate::look::{description, focused};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::time::tick;
use gas_cabinet::ui::Field;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const FAULT: &str = "Введіть показ лічильника";

struct State {
    value: RwSignal<String>,
    fault: RwSignal<Option<String>>,
}

fn field(hint: &'static str) -> (Mounted, State) {
    let (value, fault) = (RwSignal::new(String::new()), RwSignal::new(None));
    let view = move || view! { <Field id="value" label="Показ" hint=hint value fault inputmode="numeric" /> };
    (mount(view), State { value, fault })
}

#[wasm_bindgen_test]
async fn a_press_on_the_label_leads_into_the_field() {
    let (page, _) = field("");
    presses(&page.all("label")[0]);
    assert_eq!(focused(), "value");
}

#[wasm_bindgen_test]
async fn what_is_typed_is_the_value_and_a_new_value_is_shown() {
    let (page, state) = field("");
    types(&page.by_label("Показ"), "04405 м³");
    assert_eq!(state.value.get_untracked(), "04405 м³");
    state.value.set("123".into());
    tick().await;
    assert_eq!(page.by_label("Показ").value(), "123");
}

#[wasm_bindgen_test]
async fn it_is_described_by_its_hint_and_then_by_what_is_wrong() {
    let (page, state) = field("Лише чорні");
    assert_eq!(description(&page.by_label("Показ")), ["Лише чорні"]);
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert_eq!(description(&page.by_label("Показ")), ["Лише чорні", FAULT]);
}

#[wasm_bindgen_test]
async fn without_a_hint_it_is_described_by_what_is_wrong_alone() {
    let (page, state) = field("");
    let input = page.by_label("Показ");
    assert!(!input.has_attribute("aria-describedby"));
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert_eq!(description(&input), [FAULT]);
}

#[wasm_bindgen_test]
async fn it_is_invalid_exactly_while_something_is_wrong() {
    let (page, state) = field("");
    let invalid = || page.by_label("Показ").get_attribute("aria-invalid");
    assert_eq!(invalid(), None);
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert_eq!(invalid().as_deref(), Some("true"));
    state.fault.set(None);
    tick().await;
    assert_eq!(invalid(), None);
    assert!(!page.text().contains(FAULT));
}

#[wasm_bindgen_test]
async fn what_was_typed_and_the_focus_stay_when_something_is_wrong() {
    let (page, state) = field("");
    let input = page.by_label("Показ");
    types(&input, "12a");
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert!(input.is_connected(), "the very same input");
    assert_eq!(input.value(), "12a");
    assert_eq!(focused(), "value");
}

#[wasm_bindgen_test]
async fn it_takes_any_text_and_brings_the_right_keyboard() {
    let (page, _) = field("");
    let input = page.by_label("Показ");
    assert_eq!(input.type_(), "text");
    assert_eq!(input.max_length(), -1);
    assert_eq!(input.get_attribute("inputmode").as_deref(), Some("numeric"));
    assert_eq!(input.get_attribute("spellcheck").as_deref(), Some("false"));
}
