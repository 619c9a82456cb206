use crate::look::{focused, name, texts};
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::{frame, tick};
use gas_cabinet::ui::{ErrorSummary, Fault, Field};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Faults = RwSignal<Vec<Fault>>;

fn fault(field: &'static str, text: &str) -> Fault {
    Fault {
        field,
        text: text.into(),
    }
}

fn summary() -> (Mounted, Faults) {
    let faults = Faults::new(vec![]);
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let page = mount(move || {
        view! {
            <ErrorSummary title="Перевірте" faults />
            <Field id="login" label="Логін" value=login />
            <Field id="password" label="Пароль" value=password />
        }
    });
    (page, faults)
}

fn two() -> Vec<Fault> {
    vec![
        fault("login", "Введіть логін"),
        fault("password", "Введіть пароль"),
    ]
}

#[wasm_bindgen_test]
async fn it_is_not_there_while_nothing_is_wrong() {
    let (page, faults) = summary();
    assert!(!page.has("alert"));
    faults.set(two());
    tick().await;
    faults.set(vec![]);
    tick().await;
    assert!(!page.has("alert"));
}

#[wasm_bindgen_test]
async fn it_appears_with_every_fault_in_its_order_and_takes_focus() {
    let (page, faults) = summary();
    faults.set(two());
    frame().await;
    let alert = page.the("alert");
    assert_eq!(name(&alert), "Перевірте");
    assert_eq!(focused(), alert.id());
    let links = page.all_by_role("link");
    assert_eq!(texts(&links), ["Введіть логін", "Введіть пароль"]);
}

#[wasm_bindgen_test]
async fn it_takes_focus_again_each_time_something_is_wrong() {
    let (page, faults) = summary();
    faults.set(two());
    frame().await;
    page.by_label("Логін").focus().expect("focus");
    faults.set(vec![fault("password", "Введіть пароль")]);
    frame().await;
    assert_eq!(focused(), page.the("alert").id());
    assert_eq!(page.all_by_role("link").len(), 1);
}

#[wasm_bindgen_test]
async fn each_link_leads_into_its_field_and_leaves_the_address_alone() {
    let (page, faults) = summary();
    let address = window().location().href().expect("an address");
    faults.set(two());
    frame().await;
    for (text, field) in [("Введіть пароль", "password"), ("Введіть логін", "login")]
    {
        presses(&page.by_role("link", text));
        frame().await;
        assert_eq!(focused(), field);
    }
    assert_eq!(window().location().href().expect("an address"), address);
}
