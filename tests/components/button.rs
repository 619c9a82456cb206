use crate::mount::mount;
use crate::person::presses;
use crate::time::tick;
use gas_cabinet::ui::{Button, ButtonKind, LinkButton};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlButtonElement, SubmitEvent};

#[wasm_bindgen_test]
async fn it_submits_its_form() {
    let submitted = RwSignal::new(0);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        submitted.update(|submitted| *submitted += 1);
    };
    let page = mount(move || view! { <form on:submit=submit><Button text="Увійти" /></form> });
    presses(&page.by_role("button", "Увійти"));
    assert_eq!(submitted.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn with_a_task_of_its_own_it_submits_no_form() {
    let (submitted, pressed) = (RwSignal::new(0), RwSignal::new(0));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        submitted.update(|submitted| *submitted += 1);
    };
    let press = move |()| pressed.update(|pressed| *pressed += 1);
    let page =
        mount(move || view! { <form on:submit=submit><Button text="Ще" on_press=press /></form> });
    presses(&page.by_role("button", "Ще"));
    assert_eq!((submitted.get_untracked(), pressed.get_untracked()), (0, 1));
}

#[wasm_bindgen_test]
async fn while_busy_it_says_so_and_can_still_be_pressed() {
    let (busy, pressed) = (RwSignal::new(false), RwSignal::new(0));
    let press = move |()| pressed.update(|pressed| *pressed += 1);
    let page = mount(move || {
        view! { <Button text="Передати" kind=ButtonKind::Secondary busy on_press=press /> }
    });
    let button: HtmlButtonElement = page.by_role("button", "Передати").unchecked_into();
    assert!(!button.has_attribute("aria-busy"));
    busy.set(true);
    tick().await;
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert!(!button.disabled());
    assert!(!button.has_attribute("aria-disabled"));
    presses(&button);
    assert_eq!(pressed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_link_in_its_looks_stays_a_link() {
    let page = mount(|| view! { <LinkButton href="/readings/new" text="Передати показ" /> });
    let link = page.by_role("link", "Передати показ");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/readings/new"));
    assert!(!page.has("button"));
}
