//! The way back into a cabinet, and a new password.

use crate::cabinet::{Cabinet, body, cabinet, refused};
use crate::contract::example;
use crate::look::{description, focused, text, texts};
use crate::person::{presses, types};
use crate::server::{Answer, json};
use crate::time::{frame, tick, until};
use gas_cabinet::pages::recovery::RecoveryPage;
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

const LOGIN: &str = "Пошта або телефон вашого кабінету";
const PASSWORD: &str = "Новий пароль";
const PATH: &str = "/recoveries/9a0b1c2d3e4f5f0c1d2e3a4b5c6d7e8f";

fn page() -> AnyView {
    view! { <RecoveryPage /> }.into_any()
}

/// A guest at `address`, with the recovery that this example of the contract tells of.
fn at(
    address: &str,
    begun: Option<&'static str>,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let begun = begun.map(example);
    match &begun {
        Some(begun) => storage::keep_begun("recovery", begun["id"].as_str().expect("an id")),
        None => storage::drop_begun("recovery"),
    }
    cabinet(address, page, move |method, path| match (method, path) {
        ("GET", "/session") => Some(json(200, &example("SessionGuest").to_string())),
        ("GET", PATH) => begun.as_ref().map(|begun| json(200, &begun.to_string())),
        _ => answer(method, path),
    })
}

async fn opened(
    address: &str,
    begun: Option<&'static str>,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let here = at(address, begun, answer);
    until("the form", || !here.page.all("form").is_empty()).await;
    here
}

fn as_ever(_: &str, _: &str) -> Option<Answer> {
    None
}

fn posting(status: u16, answer: Value) -> impl Fn(&str, &str) -> Option<Answer> {
    move |method, _| (method == "POST").then(|| json(status, &answer.to_string()))
}

fn faults(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all("[role=alert] a"))
}

#[wasm_bindgen_test]
async fn what_no_code_can_be_sent_to_is_said_at_the_field_and_not_sent() {
    let here = opened("/recovery", None, as_ever).await;
    for (typed, words) in [
        (" ", "Введіть пошту або телефон"),
        ("олена", "Це не схоже на пошту чи телефон"),
        ("olena@", "Це не схоже на пошту чи телефон"),
        ("1500000015", "На номер рахунку код не надіслати"),
    ] {
        types(&here.page.by_label(LOGIN), typed);
        presses(&here.page.by_role("button", "Надіслати код"));
        frame().await;
        let said = faults(&here);
        assert!(said[0].starts_with(words), "{typed}: {said:?}");
        assert_eq!(description(&here.page.by_label(LOGIN))[1..], said);
        assert_eq!(focused(), here.page.the("alert").id());
    }
    assert!(
        document()
            .title()
            .starts_with("Помилка: Відновлення доступу")
    );
    assert!(here.asked("POST", "/recoveries").is_empty());
    storage::drop_typed("recovery");
}

#[wasm_bindgen_test]
async fn a_phone_goes_out_in_its_one_form_and_the_code_is_asked_for() {
    let here = opened("/recovery", None, posting(201, example("RecoveryBegun"))).await;
    types(&here.page.by_label(LOGIN), "050 111-22-01");
    presses(&here.page.by_role("button", "Надіслати код"));
    until("the code's address", || here.address() == "/recovery/code").await;
    let sent = body(&here.asked("POST", "/recoveries")[0]).await;
    assert_eq!(sent["login"], "+380501112201");
    until("the code's form", || {
        here.page.find_by_label("Код").is_some()
    })
    .await;
    assert!(PATH.ends_with(&storage::begun("recovery").expect("begun")));
    storage::drop_begun("recovery");
}

#[wasm_bindgen_test]
async fn a_known_and_an_unknown_person_are_told_the_same() {
    let here = opened("/recovery/code", Some("RecoveryBegun"), as_ever).await;
    assert!(here.says("Якщо кабінету з цією поштою чи телефоном немає, код не надійде"));
    // A code goes where it was asked to go, and by no other way.
    assert!(
        here.page
            .find_by_role("button", "Надіслати в SMS")
            .is_none()
    );
}

#[wasm_bindgen_test]
async fn a_confirmed_code_leads_to_the_new_password() {
    let here = opened(
        "/recovery/code",
        Some("RecoveryBegun"),
        posting(200, example("RecoveryConfirmed")),
    )
    .await;
    types(&here.page.by_label("Код"), "204 617");
    presses(&here.page.by_role("button", "Підтвердити"));
    until("the password's address", || {
        here.address() == "/recovery/password"
    })
    .await;
    let path = [PATH, "/confirmation"].concat();
    let sent = body(&here.asked("POST", &path)[0]).await;
    assert_eq!(sent, example("Confirmation"));
    until("the form", || here.page.find_by_label(PASSWORD).is_some()).await;
}

#[wasm_bindgen_test]
async fn one_that_the_server_has_forgotten_is_said_to_be_over() {
    storage::keep_begun("recovery", "forgotten");
    let here = cabinet("/recovery/code", page, |_, path| {
        (path == "/session").then(|| json(200, &example("SessionGuest").to_string()))
    });
    until("the words", || {
        here.says("Це відновлення вже завершено або його час минув")
    })
    .await;
    let again = here.page.by_role("link", "Почати спочатку");
    assert_eq!(again.get_attribute("href").as_deref(), Some("/recovery"));
    assert_eq!(storage::begun("recovery"), None);
    assert_eq!(here.page.all("h1").len(), 1);
}

#[wasm_bindgen_test]
async fn a_step_that_is_not_due_leads_to_the_one_that_is() {
    let here = at("/recovery/password", Some("RecoveryBegun"), as_ever);
    until("the code's address", || here.address() == "/recovery/code").await;
    drop(here);
    let here = at("/recovery/code", Some("RecoveryConfirmed"), as_ever);
    until("the password's address", || {
        here.address() == "/recovery/password"
    })
    .await;
}

async fn password(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/recovery/password", Some("RecoveryConfirmed"), answer).await
}

fn save(here: &Cabinet, typed: &str) {
    types(&here.page.by_label(PASSWORD), typed);
    presses(&here.page.by_role("button", "Зберегти й увійти"));
}

#[wasm_bindgen_test]
async fn a_new_password_is_one_for_the_browser_to_keep_and_can_be_looked_at() {
    let here = password(as_ever).await;
    let input = here.page.by_label(PASSWORD);
    let kind = input.get_attribute("autocomplete");
    assert_eq!(kind.as_deref(), Some("new-password"));
    types(&input, "тепло-в-хаті-2026");
    for (button, kind) in [("Показати", "text"), ("Сховати", "password")] {
        presses(&here.page.by_role("button", button));
        tick().await;
        assert_eq!(input.type_(), kind);
        assert_eq!(input.value(), "тепло-в-хаті-2026");
    }
    assert!(here.asked("POST", &[PATH, "/password"].concat()).is_empty());
}

#[wasm_bindgen_test]
async fn what_is_no_password_is_said_after_what_is_wanted_of_one() {
    let here = password(as_ever).await;
    let wanted = description(&here.page.by_label(PASSWORD)).concat();
    assert!(wanted.starts_with("Щонайменше 10 символів"), "{wanted}");
    let long = "аб".repeat(65);
    for (typed, words) in [
        ("", "Придумайте пароль"),
        ("дев’ять-9", "Пароль закороткий"),
        (long.as_str(), "Пароль задовгий"),
        ("1111111111", "Той самий символ раз за разом"),
    ] {
        save(&here, typed);
        frame().await;
        let said = description(&here.page.by_label(PASSWORD));
        assert_eq!(said[0], wanted);
        assert!(said[1].starts_with(words), "{typed}: {said:?}");
        assert_eq!(faults(&here), said[1..]);
    }
    assert!(document().title().starts_with("Помилка: Новий пароль"));
    assert!(here.asked("POST", &[PATH, "/password"].concat()).is_empty());
}

#[wasm_bindgen_test]
async fn what_the_server_refuses_is_said_at_the_password_and_it_stays() {
    for (code, words) in [
        ("too_common", "Такий пароль надто поширений"),
        ("like_login", "У паролі є ваша пошта"),
        ("expired", "Після коду минуло забагато часу"),
    ] {
        let here =
            password(move |method, _| (method == "POST").then(|| refused("password", code))).await;
        save(&here, "тепло-в-хаті-2026");
        until("the words", || here.page.has("alert")).await;
        assert!(faults(&here)[0].starts_with(words), "{code}");
        let input = here.page.by_label(PASSWORD);
        assert_eq!(input.value(), "тепло-в-хаті-2026");
        assert_eq!(description(&input)[1..], faults(&here));
    }
}

#[wasm_bindgen_test]
async fn a_new_password_leads_into_the_cabinet_and_leaves_nothing_begun() {
    let here = password(posting(200, example("SessionSignedIn"))).await;
    save(&here, "тепло-в-хаті-2026");
    until("the overview", || here.address() == "/").await;
    let sent = here.asked("POST", &[PATH, "/password"].concat());
    assert_eq!(body(&sent[0]).await, example("NewPassword"));
    assert_eq!(storage::begun("recovery"), None);
}

#[wasm_bindgen_test]
async fn one_that_was_over_before_the_password_came_is_said_to_be_over() {
    // `as_ever`: the server knows nothing of it.
    let here = password(as_ever).await;
    save(&here, "тепло-в-хаті-2026");
    until("the words", || {
        here.says("Це відновлення вже завершено або його час минув")
    })
    .await;
    assert_eq!(storage::begun("recovery"), None);
    assert_eq!(text(&here.page.all("h1")[0]), "Відновлення доступу");
}
