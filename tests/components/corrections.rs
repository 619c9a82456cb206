//! A correction of the record: what is wrong, sent once, followed until the record is right.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::equipment::at;
use crate::look::texts;
use crate::person::{presses, types};
use crate::server::{Answer, Held, header, json, lost_at_first};
use crate::time::{tick, until};
use gas_cabinet::pages::equipment::{CorrectionPage, NewCorrectionPage};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const OF_METER: &str = "/equipment/correction?item=m-70415";

fn new() -> AnyView {
    view! { <NewCorrectionPage /> }.into_any()
}

fn one() -> AnyView {
    view! { <CorrectionPage /> }.into_any()
}

async fn form(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = at(OF_METER, new, example("Equipment"), answer);
    until("the form", || !here.page.all("textarea").is_empty()).await;
    here
}

/// As far as the check.
async fn checked(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = form(answer).await;
    presses(&here.page.by_label("Неправильний заводський номер"));
    until("the question", || here.says("Правильний заводський номер")).await;
    types(
        &here.page.by_label("Правильний заводський номер"),
        "0070451",
    );
    presses(&here.page.by_role("button", "Перевірити"));
    until("the check", || here.says("Перевірте повідомлення")).await;
    here
}

fn sends(here: &Cabinet) {
    presses(&here.page.by_role("button", "Надіслати"));
}

fn created() -> Answer {
    json(201, &example("CorrectionReceived").to_string())
}

#[wasm_bindgen_test]
async fn what_is_wrong_and_what_is_right_are_asked_for() {
    let here = form(|_, _| None).await;
    assert!(here.says("Лічильник Самгаз G4, №\u{a0}0070415"));
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || here.says("Виберіть, що не так")).await;
    presses(&here.page.by_label("Неправильний заводський номер"));
    until("the question", || here.says("Правильний заводський номер")).await;
    presses(&here.page.by_role("button", "Перевірити"));
    until("the fault", || {
        here.says("Укажіть правильний заводський номер")
    })
    .await;
    types(
        &here.page.by_label("Правильний заводський номер"),
        "0070415",
    );
    presses(&here.page.by_role("button", "Перевірити"));
    until("the fault", || here.says("Так уже й записано.")).await;
    assert!(here.page.find_by_label("Їх інша кількість").is_none());
}

#[wasm_bindgen_test]
async fn it_is_checked_and_sent_once_although_the_answer_was_lost() {
    let here = checked(lost_at_first(created)).await;
    assert!(here.says("0070451"));
    sends(&here);
    until("the doubt", || {
        here.says("Ми ще не знаємо, чи дійшло повідомлення")
    })
    .await;
    sends(&here);
    until("the correction", || {
        here.address() == "/equipment/corrections/c-3"
    })
    .await;
    let asked = here.asked("POST", "/accounts/a-1500000015/equipment/corrections");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
    let sent = body(&asked[1]).await;
    assert_eq!(
        sent,
        json!({ "what": "serial", "item_id": "m-70415", "value": "0070451" })
    );
}

#[wasm_bindgen_test]
async fn what_arrives_while_the_form_is_looked_at_again_leads_to_it() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(created()))).await;
    sends(&here);
    presses(&here.page.by_role("link", "Змінити"));
    until("the form", || !here.page.all("textarea").is_empty()).await;
    held.let_go();
    until("the correction", || {
        here.address() == "/equipment/corrections/c-3"
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_arrives_after_its_page_has_gone_is_not_there_to_be_sent_again() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(created()))).await;
    sends(&here);
    until("the request", || {
        !here
            .asked("POST", "/accounts/a-1500000015/equipment/corrections")
            .is_empty()
    })
    .await;
    drop(here);
    held.let_go();
    tick().await;
    let here = again(OF_METER, new, |_, _| None);
    until("the form", || !here.page.all("textarea").is_empty()).await;
    assert!(!here.says("Правильний заводський номер"));
}

#[wasm_bindgen_test]
async fn a_refused_field_leads_back_with_everything_typed() {
    let here = checked(|method, _| (method == "POST").then(|| refused("value", "same"))).await;
    sends(&here);
    until("the fault", || here.says("Так уже й записано.")).await;
    assert_eq!(
        here.page.by_label("Правильний заводський номер").value(),
        "0070451"
    );
    assert_eq!(here.address(), OF_METER);
}

#[wasm_bindgen_test]
async fn of_an_item_that_is_in_a_correction_there_is_the_way_to_it() {
    let here = at(
        "/equipment/correction?item=e-1",
        new,
        example("Equipment"),
        |_, _| None,
    );
    until("the words", || {
        here.says("Ви вже повідомили про помилку: О-2026-000003")
    })
    .await;
    let link = here.page.by_role("link", "Подивитися, що з ним");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("/equipment/corrections/c-3")
    );
    let here = at(
        "/equipment/correction?item=e-9",
        new,
        example("Equipment"),
        |_, _| None,
    );
    until("the words", || here.says("Такого приладу в переліку немає")).await;
}

#[wasm_bindgen_test]
async fn what_is_missing_is_told_by_kind_and_count() {
    let here = at(
        "/equipment/correction",
        new,
        example("Equipment"),
        |method, _| (method == "POST").then(created),
    );
    until("the form", || here.says("Що це за прилад?")).await;
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || here.says("Виберіть, що це за прилад")).await;
    assert!(here.says("Укажіть кількість числом від 1 до 20"));
    presses(&here.page.by_label("Котел"));
    types(&here.page.by_label("Скільки їх насправді"), "1");
    presses(&here.page.by_role("button", "Перевірити"));
    until("the check", || here.says("Перевірте повідомлення")).await;
    sends(&here);
    until("the correction", || {
        here.address() == "/equipment/corrections/c-3"
    })
    .await;
    let asked = here.asked("POST", "/accounts/a-1500000015/equipment/corrections");
    assert_eq!(
        body(&asked[0]).await,
        json!({ "what": "missing", "kind": "boiler", "quantity": 1 })
    );
}

#[wasm_bindgen_test]
async fn a_correction_says_where_it_stands_and_why_it_was_refused() {
    for (name, words) in [
        (
            "CorrectionReceived",
            [
                "Отримано, рішення до 17 листопада",
                "до 17 листопада",
                "Отримано",
            ],
        ),
        (
            "CorrectionRefused",
            [
                "Відмовлено",
                "лічильник за іншою адресою",
                "Рішення компанії",
            ],
        ),
    ] {
        let answer = example(name).to_string();
        let here = cabinet("/equipment/corrections/c-3", one, move |_, path| {
            path.starts_with("/equipment-corrections/")
                .then(|| json(200, &answer))
        });
        until("the correction", || here.says("О-2026-000003")).await;
        for words in words {
            assert!(here.says(words), "«{words}» in {}", here.page.text());
        }
    }
}

#[wasm_bindgen_test]
async fn the_inspectors_visit_is_told_with_its_hours() {
    let visit = example("Corrections")["items"][0].to_string();
    let here = cabinet("/equipment/corrections/c-3", one, move |_, path| {
        path.starts_with("/equipment-corrections/")
            .then(|| json(200, &visit))
    });
    let told = "Контролер прийде 9 листопада 2026, з 10:00 до 13:00";
    until("the visit", || here.says(told)).await;
    let steps = texts(&here.page.all(".gc-trail__name"));
    assert_eq!(
        steps,
        [
            "Отримано",
            "У роботі",
            "Призначено візит контролера",
            "Рішення компанії"
        ]
    );
}
