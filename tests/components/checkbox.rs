use crate::look::{description, name};
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::tick;
use gas_cabinet::ui::Checkbox;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

const FAULT: &str = "Без цієї згоди не можна";

struct State {
    checked: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

fn checkbox(hint: &'static str) -> (Mounted, State) {
    let (checked, fault) = (RwSignal::new(false), RwSignal::new(None));
    let view =
        move || view! { <Checkbox id="consent" label="Погоджуюся" hint=hint checked fault /> };
    (mount(view), State { checked, fault })
}

fn input(page: &Mounted) -> HtmlInputElement {
    page.the("checkbox").unchecked_into()
}

#[wasm_bindgen_test]
async fn nothing_is_agreed_to_for_a_person() {
    let (page, _) = checkbox("");
    assert!(!input(&page).checked());
    assert_eq!(name(&input(&page)), "Погоджуюся");
}

#[wasm_bindgen_test]
async fn a_press_on_the_label_ticks_and_another_takes_it_back() {
    let (page, state) = checkbox("");
    for is_ticked in [true, false] {
        presses(&page.all("label")[0]);
        tick().await;
        assert_eq!(state.checked.get_untracked(), is_ticked);
        assert_eq!(input(&page).checked(), is_ticked);
    }
}

#[wasm_bindgen_test]
async fn a_tick_from_elsewhere_is_shown() {
    let (page, state) = checkbox("");
    state.checked.set(true);
    tick().await;
    assert!(input(&page).checked());
}

#[wasm_bindgen_test]
async fn its_hint_is_part_of_its_name_and_what_is_wrong_describes_it() {
    let (page, state) = checkbox("Можна відкликати");
    assert!(description(&input(&page)).is_empty());
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert_eq!(description(&input(&page)), [FAULT]);
}

#[wasm_bindgen_test]
async fn it_is_invalid_exactly_while_something_is_wrong() {
    let (page, state) = checkbox("");
    let invalid = || input(&page).get_attribute("aria-invalid");
    assert_eq!(invalid(), None);
    assert!(!input(&page).has_attribute("aria-describedby"));
    state.fault.set(Some(FAULT.into()));
    tick().await;
    assert_eq!(invalid().as_deref(), Some("true"));
    assert_eq!(description(&input(&page)), [FAULT]);
    state.fault.set(None);
    tick().await;
    assert_eq!(invalid(), None);
    assert!(!page.text().contains(FAULT));
}
