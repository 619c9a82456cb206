//! Registering: the number, the ways on and back, and what every step has. The steps themselves are in
//! `registration_steps.rs`.

use crate::cabinet::{Cabinet, body, cabinet, refused};
use crate::contract::example;
use crate::look::{description, focused, text, texts};
use crate::person::{presses, types};
use crate::server::{Answer, answer, json};
use crate::time::{frame, tick, until};
use gas_cabinet::pages::registration::RegistrationPage;
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

pub const PATH: &str = "/registrations/5f0c1d2e3a4b5c6d7e8f9a0b1c2d3e4f";
const NUMBER: &str = "Номер із платіжки";

fn page() -> AnyView {
    view! { <RegistrationPage /> }.into_any()
}

/// A registration with every answer before `unanswered`, which is a name of the contract's.
pub fn up_to(unanswered: &str) -> Option<Value> {
    const ANSWERS: [&str; 5] = ["is_proven", "person", "has_password", "consents", "code"];
    let mut begun = example("RegistrationCodeSent");
    let answers = ANSWERS.iter().skip_while(|answer| **answer != unanswered);
    for answer in answers {
        let is_yes_or_no = begun[answer].is_boolean();
        begun[answer] = if is_yes_or_no {
            json!(false)
        } else {
            json!(null)
        };
    }
    Some(begun)
}

/// A guest at `address`, with what they have begun on this device.
pub fn at(
    address: &str,
    begun: Option<Value>,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    match &begun {
        Some(begun) => storage::keep_begun("registration", begun["id"].as_str().expect("an id")),
        None => storage::drop_begun("registration"),
    }
    cabinet(address, page, move |method, path| match (method, path) {
        ("GET", "/session") => Some(json(200, &example("SessionGuest").to_string())),
        ("GET", PATH) => begun.as_ref().map(|begun| json(200, &begun.to_string())),
        ("GET", path) if path.starts_with("/registration-terms?lang=uk") => {
            Some(json(200, &example("RegistrationTerms").to_string()))
        }
        _ => answer(method, path),
    })
}

pub async fn opened(
    address: &str,
    begun: Option<Value>,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let here = at(address, begun, answer);
    until("the form", || !here.page.all("form").is_empty()).await;
    here
}

pub fn as_ever(_: &str, _: &str) -> Option<Answer> {
    None
}

/// What is wrong, as the summary says it.
pub fn faults(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all("[role=alert] a"))
}

pub fn go_on(here: &Cabinet) {
    presses(&here.page.by_role("button", "Далі"));
}

async fn number() -> Cabinet {
    opened("/registration", None, |method, path| {
        let is_start = (method, path) == ("POST", "/registrations");
        is_start.then(|| json(201, &example("RegistrationBegun").to_string()))
    })
    .await
}

#[wasm_bindgen_test]
async fn each_of_the_three_numbers_is_recognised_while_it_is_typed() {
    let here = number().await;
    for (typed, words) in [
        ("150000", ""),
        ("150000015", "Це особовий рахунок постачальника."),
        ("1500000015", "Це особовий рахунок оператора ГРМ."),
        ("150 000-0015", "Це особовий рахунок оператора ГРМ."),
        (
            "56XM25A00000001B",
            "Це ЕІС-код, контрольний знак правильний.",
        ),
        // Small Cyrillic letters.
        (
            "56хм25а0 0000 001в",
            "Це ЕІС-код, контрольний знак правильний.",
        ),
        ("56XM25A00000001C", ""),
    ] {
        types(&here.page.by_label(NUMBER), typed);
        tick().await;
        assert_eq!(text(&here.page.the("status")), words, "{typed}");
        // Nobody is told that they are wrong before they are done.
        assert!(!here.page.has("alert"));
    }
    storage::drop_typed("registration");
}

#[wasm_bindgen_test]
async fn what_is_none_of_the_three_is_said_at_the_field_and_not_sent() {
    let here = number().await;
    for (typed, words) in [
        ("", "Введіть номер із платіжки"),
        (
            "15000000",
            "У номері 8 цифр, а має бути 10 (оператор) або 9",
        ),
        ("56XM25A0000000", "У ЕІС-коді 16 знаків, а тут 14"),
        ("56XM25A00000001C", "В ЕІС-коді помилка: контрольний знак"),
        ("21XM25A00000001B", "Це не ЕІС-код споживача"),
        ("56XM25A0000Ж001B", "У номері є знак, якого там не буває"),
    ] {
        types(&here.page.by_label(NUMBER), typed);
        go_on(&here);
        frame().await;
        let said = faults(&here);
        assert!(said[0].starts_with(words), "{typed}: {said:?}");
        let input = here.page.by_label(NUMBER);
        assert_eq!(description(&input)[1..], said);
        assert_eq!(input.value(), typed);
        assert_eq!(focused(), here.page.the("alert").id());
    }
    assert!(here.asked("POST", "/registrations").is_empty());
    storage::drop_typed("registration");
}

#[wasm_bindgen_test]
async fn a_number_goes_out_as_the_bill_has_it_and_leads_to_its_proof() {
    let here = number().await;
    types(&here.page.by_label(NUMBER), "56хм25а0 0000 001в");
    go_on(&here);
    until("the proof's address", || {
        here.address() == "/registration/proof"
    })
    .await;
    let sent = body(&here.asked("POST", "/registrations")[0]).await;
    assert_eq!(
        sent,
        json!({ "number": "56XM25A00000001B", "language": "uk" })
    );
    assert!(PATH.ends_with(&storage::begun("registration").expect("begun")));
    storage::drop_begun("registration");
    storage::drop_typed("registration");
}

#[wasm_bindgen_test]
async fn a_number_that_the_server_refuses_is_said_at_the_field() {
    let here = opened("/registration", None, |method, _| {
        (method == "POST").then(|| refused("number", "check"))
    })
    .await;
    types(&here.page.by_label(NUMBER), "56XM25A00000001B");
    go_on(&here);
    until("the words", || here.page.has("alert")).await;
    assert!(faults(&here)[0].starts_with("В ЕІС-коді помилка"));
    storage::drop_typed("registration");
}

#[wasm_bindgen_test]
async fn pressed_twice_a_number_is_sent_once_and_nothing_is_wrong_meanwhile() {
    let here = opened("/registration", None, |method, _| {
        (method == "POST").then_some(Answer::Never)
    })
    .await;
    go_on(&here);
    tick().await;
    assert!(document().title().starts_with("Помилка: "));
    types(&here.page.by_label(NUMBER), "1500000031");
    go_on(&here);
    go_on(&here);
    tick().await;
    go_on(&here);
    tick().await;
    assert_eq!(here.asked("POST", "/registrations").len(), 1);
    assert!(document().title().starts_with("Реєстрація — "));
    storage::drop_typed("registration");
}

fn with_proof_given(method: &str, _: &str) -> Option<Answer> {
    (method == "DELETE").then(|| answer(204, None, &[]))
}

#[wasm_bindgen_test]
async fn who_has_begun_before_is_told_so_and_can_go_on() {
    let here = opened("/registration", up_to("person"), with_proof_given).await;
    assert!(here.says("Ви вже почали реєстрацію з номером 1500000031"));
    let way = here.page.by_role("link", "Продовжити");
    assert_eq!(
        way.get_attribute("href").as_deref(),
        Some("/registration/person")
    );
    // The same number is the same registration: nothing need be asked.
    assert_eq!(here.page.by_label(NUMBER).value(), "1500000031");
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/person"
    })
    .await;
    assert!(here.asked("POST", "/registrations").is_empty());
}

#[wasm_bindgen_test]
async fn who_starts_again_leaves_nothing_behind_here_or_there() {
    let here = opened("/registration", up_to("person"), with_proof_given).await;
    presses(&here.page.by_role("button", "Почати спочатку"));
    until("the deletion", || here.asked("DELETE", PATH).len() == 1).await;
    assert_eq!(storage::begun("registration"), None);
    assert_eq!(here.page.by_label(NUMBER).value(), "");
    assert!(!here.says("Ви вже почали реєстрацію"));
    frame().await;
    // The button is gone: the keyboard goes on with the question.
    assert_eq!(focused(), here.page.by_label(NUMBER).id());
}

#[wasm_bindgen_test]
async fn another_number_is_another_registration_and_ends_the_one_before() {
    let here = opened("/registration", up_to("person"), |method, path| {
        let mut other = example("RegistrationBegun");
        other["id"] = json!("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        match (method, path) {
            ("POST", "/registrations") => Some(json(201, &other.to_string())),
            ("DELETE", _) => Some(answer(204, None, &[])),
            _ => None,
        }
    })
    .await;
    types(&here.page.by_label(NUMBER), "150000023");
    go_on(&here);
    until("the proof's address", || {
        here.address() == "/registration/proof"
    })
    .await;
    assert_eq!(here.asked("DELETE", PATH).len(), 1);
    assert_eq!(
        storage::begun("registration").as_deref(),
        Some("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
    );
    storage::drop_typed("registration");
}

#[wasm_bindgen_test]
async fn nobody_gets_ahead_of_an_unanswered_question() {
    for (begun, there) in [
        ("is_proven", "/registration/proof"),
        ("has_password", "/registration/password"),
    ] {
        let here = at("/registration/check", up_to(begun), as_ever);
        until(there, || here.address() == there).await;
    }
}

#[wasm_bindgen_test]
async fn one_that_the_server_has_forgotten_is_said_to_be_over() {
    storage::keep_begun("registration", "forgotten");
    let here = cabinet("/registration/person", page, |_, path| {
        (path == "/session").then(|| json(200, &example("SessionGuest").to_string()))
    });
    until("the words", || {
        here.says("Цю реєстрацію вже завершено або її час минув")
    })
    .await;
    assert_eq!(storage::begun("registration"), None);
    for (link, href) in [("Увійти", "/sign-in"), ("Почати спочатку", "/registration")]
    {
        let link = here.page.by_role("link", link);
        assert_eq!(link.get_attribute("href").as_deref(), Some(href));
    }
}

#[wasm_bindgen_test]
async fn every_step_has_one_heading_says_how_far_it_is_and_puts_what_is_wrong_into_the_title() {
    let lost = |method: &str, _: &str| (method != "GET").then_some(Answer::Lost);
    for (number, step, begun, heading) in [
        (1, "", None, "Реєстрація"),
        (
            2,
            "/proof",
            up_to("is_proven"),
            "Підтвердьте, що це ваша домівка",
        ),
        (3, "/person", up_to("person"), "Як до вас звертатися"),
        (4, "/password", up_to("has_password"), "Придумайте пароль"),
        (5, "/consents", up_to("consents"), "Ваші дані"),
        (6, "/check", up_to("code"), "Перевірте, чи все правильно"),
    ] {
        let address = ["/registration", step].concat();
        let here = opened(&address, begun, lost).await;
        tick().await;
        assert_eq!(texts(&here.page.all("h1")), [heading]);
        assert!(here.says(&format!("Крок {number} із 7")), "{heading}");
        let title = format!("{heading} — Кабінет споживача газу");
        assert_eq!(document().title(), title);
        presses(&here.page.all("button[type=submit]")[0]);
        until("what is wrong", || here.page.has("alert")).await;
        tick().await;
        assert_eq!(document().title(), format!("Помилка: {title}"));
        assert_eq!(texts(&here.page.all("h1")), [heading]);
    }
}
