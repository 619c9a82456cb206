use crate::look::{description, text};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::time::tick;
use gas_cabinet::pages::sign_in::SignInForm;
use gas_cabinet::ui::Fault;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const LOGIN: &str = "Електронна пошта, телефон або особовий рахунок";

struct Form {
    page: Mounted,
    login: RwSignal<String>,
    password: RwSignal<String>,
    faults: RwSignal<Vec<Fault>>,
    busy: RwSignal<bool>,
    submitted: RwSignal<u32>,
}

fn form() -> Form {
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (faults, busy) = (RwSignal::new(vec![]), RwSignal::new(false));
    let submitted = RwSignal::new(0);
    let submit = move |()| submitted.update(|submitted| *submitted += 1);
    let page = mount(move || view! { <SignInForm login password faults busy on_submit=submit /> });
    Form {
        page,
        login,
        password,
        faults,
        busy,
        submitted,
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_goes_to_the_page_as_it_is() {
    let form = form();
    types(&form.page.by_label(LOGIN), "050 111 22 01");
    types(&form.page.by_label("Пароль"), " Ї ");
    assert_eq!(form.login.get_untracked(), "050 111 22 01");
    assert_eq!(form.password.get_untracked(), " Ї ");
}

#[wasm_bindgen_test]
async fn a_press_submits_whatever_is_typed() {
    let form = form();
    presses(&form.page.by_role("button", "Увійти"));
    assert_eq!(
        form.submitted.get_untracked(),
        1,
        "the browser's own check is off"
    );
}

#[wasm_bindgen_test]
async fn a_password_keeper_can_fill_it() {
    let form = form();
    let kind = |label| form.page.by_label(label).get_attribute("autocomplete");
    assert_eq!(kind(LOGIN).as_deref(), Some("username"));
    assert_eq!(kind("Пароль").as_deref(), Some("current-password"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_at_its_own_field_and_nothing_typed_is_lost() {
    let form = form();
    types(&form.page.by_label(LOGIN), "olena@example.com");
    form.faults.set(vec![Fault {
        field: "password",
        text: "Введіть пароль".into(),
    }]);
    tick().await;
    let (login, password) = (form.page.by_label(LOGIN), form.page.by_label("Пароль"));
    assert_eq!(description(&password), ["Введіть пароль"]);
    assert!(password.has_attribute("aria-invalid"));
    assert!(!login.has_attribute("aria-invalid"));
    assert_eq!(login.value(), "olena@example.com");
}

#[wasm_bindgen_test]
async fn while_it_is_sent_it_says_so() {
    let form = form();
    assert!(!form.page.has("status"));
    form.busy.set(true);
    tick().await;
    assert_eq!(text(&form.page.the("status")), "Входимо…");
    let button = form.page.by_role("button", "Увійти");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
}
