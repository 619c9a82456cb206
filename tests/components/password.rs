use crate::look::{description, focused};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::time::{frame, tick};
use gas_cabinet::ui::PasswordField;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn field() -> (Mounted, RwSignal<String>, RwSignal<Option<String>>) {
    let (value, fault) = (RwSignal::new(String::new()), RwSignal::new(None));
    let view = move || view! { <PasswordField id="password" label="Пароль" value fault show="Показати" hide="Сховати" /> };
    (mount(view), value, fault)
}

#[wasm_bindgen_test]
async fn it_is_hidden_until_its_owner_asks_and_keeps_every_character() {
    let (page, value, _) = field();
    let input = page.by_label("Пароль");
    types(&input, "  Ї пароль ");
    assert_eq!(input.type_(), "password");
    presses(&page.by_role("button", "Показати"));
    tick().await;
    assert_eq!(input.type_(), "text");
    assert_eq!(input.value(), "  Ї пароль ");
    presses(&page.by_role("button", "Сховати"));
    tick().await;
    assert_eq!(input.type_(), "password");
    assert_eq!(value.get_untracked(), "  Ї пароль ");
}

#[wasm_bindgen_test]
async fn showing_it_leaves_the_focus_where_it_was() {
    let (page, ..) = field();
    let button = page.by_role("button", "Показати");
    button.focus().expect("focus");
    presses(&button);
    frame().await;
    let here = document().active_element();
    assert!(here.is_some_and(|here| here.is_same_node(Some(&button))));
    assert_eq!(button.text_content().as_deref(), Some("Сховати"));
}

#[wasm_bindgen_test]
async fn a_keyboard_comes_to_the_input_first_and_to_the_button_next() {
    let (page, ..) = field();
    let order = page.all("input, button, a[href], [tabindex]");
    let tags: Vec<String> = order.iter().map(|element| element.tag_name()).collect();
    assert_eq!(tags, ["INPUT", "BUTTON"]);
    assert!(
        order
            .iter()
            .all(|element| !element.has_attribute("tabindex"))
    );
}

#[wasm_bindgen_test]
async fn the_button_submits_nothing() {
    let pressed = RwSignal::new(0);
    let value = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        pressed.update(|pressed| *pressed += 1);
    };
    let page = mount(move || {
        view! {
            <form on:submit=submit>
                <PasswordField id="password" label="Пароль" value show="Показати" hide="Сховати" />
            </form>
        }
    });
    presses(&page.by_role("button", "Показати"));
    assert_eq!(pressed.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_and_the_password_stays() {
    let (page, _, fault) = field();
    let input = page.by_label("Пароль");
    types(&input, "x");
    fault.set(Some("Введіть пароль".into()));
    tick().await;
    assert_eq!(description(&input), ["Введіть пароль"]);
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!((input.value(), focused()), ("x".into(), "password".into()));
}

#[wasm_bindgen_test]
async fn a_password_keeper_knows_it() {
    let (page, ..) = field();
    let kind = page.by_label("Пароль").get_attribute("autocomplete");
    assert_eq!(kind.as_deref(), Some("current-password"));
}
