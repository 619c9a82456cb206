//! The record of a home's equipment: verification in good time, confirmed, disputed once, followed to the decision.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::{chooses, presses, types};
use crate::server::{Answer, Held, header, json};
use crate::time::{tick, until};
use gas_cabinet::pages::equipment::{CorrectionPage, EquipmentPage, NewCorrectionPage};
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const OF_METER: &str = "/equipment/correction?item=m-70415";
const CONFIRM: &str = "Усе відповідає моїй домівці";

fn page() -> AnyView {
    view! { <EquipmentPage /> }.into_any()
}

fn new() -> AnyView {
    view! { <NewCorrectionPage /> }.into_any()
}

fn one() -> AnyView {
    view! { <CorrectionPage /> }.into_any()
}

/// The record as `equipment` says, and whatever else `answer` gives.
fn at(
    address: &str,
    page: fn() -> AnyView,
    equipment: Value,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    cabinet(address, page, move |method, path| {
        answer(method, path).or_else(|| {
            let body = match path {
                path if path.ends_with("/equipment") => equipment.clone(),
                path if path.ends_with("/corrections") => example("Corrections"),
                _ => return None,
            };
            Some(json(200, &body.to_string()))
        })
    })
}

async fn record(equipment: Value) -> Cabinet {
    let here = at("/equipment", page, equipment, |_, _| None);
    until("the record", || here.says("Чи все правильно?")).await;
    until("the corrections", || {
        here.says("Ваші повідомлення про помилки")
    })
    .await;
    here
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
async fn each_item_says_what_is_on_record() {
    let here = record(example("Equipment")).await;
    let panels = texts(&here.page.all(".gc-panel"));
    for words in [
        "Лічильник",
        "Самгаз G4",
        "0070415",
        "15 червня 2019",
        "15 квітня 2027",
        "№\u{a0}С-204518, поставлено 15 червня 2019",
    ] {
        assert!(panels[0].contains(words), "«{words}» in {}", panels[0]);
    }
    assert!(panels[1].contains("Плита"), "{}", panels[1]);
    let link = here.page.all(".gc-panel a[href*=corrections]");
    assert_eq!(
        text(&link[0]),
        "Ви вже повідомили про помилку: О-2026-000003: Плита Greta 1470"
    );
    let rows = texts(&here.page.all_by_role("listitem"));
    assert!(
        rows[0].contains("Призначено візит контролера, рішення до 17 листопада"),
        "{rows:?}"
    );
}

#[wasm_bindgen_test]
async fn a_verification_is_told_in_good_time_and_when_it_is_overdue() {
    for (today, words) in [
        ("2026-10-14", None),
        ("2026-11-03", Some("Повірка потрібна до 15 квітня 2027")),
        ("2027-04-03", Some("До кінця строку повірки: 12\u{a0}днів")),
        ("2027-04-14", Some("До кінця строку повірки: 1\u{a0}день")),
        ("2027-04-15", Some("Сьогодні останній день повірки")),
        ("2027-04-16", Some("Строк повірки минув 15 квітня 2027")),
    ] {
        let mut equipment = example("Equipment");
        equipment["today"] = json!(today);
        let here = record(equipment).await;
        let told = texts(&here.page.all(".gc-panel .gc-notice"));
        match words {
            None => assert!(told.is_empty(), "{today}: {told:?}"),
            Some(words) => {
                assert!(told[0].contains(words), "{today}: {told:?}");
                assert!(
                    told[0].contains("+380\u{a0}46\u{a0}200\u{a0}01\u{a0}04"),
                    "{told:?}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
async fn it_is_confirmed_once_and_says_when() {
    let tries = Rc::new(Cell::new(0));
    let here = at(
        "/equipment",
        page,
        example("Equipment"),
        move |method, _| {
            (method == "POST").then(|| {
                tries.set(tries.get() + 1);
                match tries.get() {
                    1 => Answer::Lost,
                    _ => json(201, &example("EquipmentConfirmed").to_string()),
                }
            })
        },
    );
    until("the question", || here.says("Відтоді минув рік.")).await;
    presses(&here.page.by_role("button", CONFIRM));
    until("the doubt", || here.says("Ми ще не знаємо, чи це зроблено")).await;
    presses(&here.page.by_role("button", CONFIRM));
    until("the answer", || here.says("Підтверджено 3 листопада 2026")).await;
    assert!(here.page.find_by_role("button", CONFIRM).is_none());
    let asked = here.asked("POST", "/accounts/a-1500000015/equipment/confirmation");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
    assert_eq!(
        body(&asked[1]).await["version"],
        example("Equipment")["version"]
    );
}

#[wasm_bindgen_test]
async fn a_record_that_has_changed_meanwhile_is_shown_anew() {
    let here = at("/equipment", page, example("Equipment"), |method, _| {
        (method == "POST").then(|| refused("version", "outdated"))
    });
    until("the question", || here.says("Чи все правильно?")).await;
    presses(&here.page.by_role("button", CONFIRM));
    until("the words", || here.says("Запис щойно змінився")).await;
    until("the record", || {
        here.asked("GET", "/accounts/a-1500000015/equipment").len() == 2
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_word_on_one_home_is_not_said_of_another() {
    let here = at("/equipment", page, example("Equipment"), |method, _| {
        (method == "POST").then(|| refused("version", "outdated"))
    });
    until("the question", || here.says("Чи все правильно?")).await;
    presses(&here.page.by_role("button", CONFIRM));
    until("the words", || here.says("Запис щойно змінився")).await;
    chooses(
        here.page.all("#home")[0].unchecked_ref::<HtmlElement>(),
        "a-1500000023",
    );
    until("the other home", || {
        !here
            .asked("GET", "/accounts/a-1500000023/equipment")
            .is_empty()
            && here.says("Чи все правильно?")
    })
    .await;
    assert!(!here.says("Запис щойно змінився"));
}

#[wasm_bindgen_test]
async fn the_record_is_there_where_the_corrections_are_not() {
    let tries = Rc::new(Cell::new(0));
    let here = at("/equipment", page, example("Equipment"), move |_, path| {
        if !path.ends_with("/corrections") || tries.replace(tries.get() + 1) > 0 {
            return None;
        }
        Some(json(404, r#"{"code":"not_found","request_id":"q-1"}"#))
    });
    let told = "Зараз їх не вдалося завантажити.";
    until("the word", || here.says(told)).await;
    assert!(here.says("Самгаз G4") && here.page.find_by_role("button", CONFIRM).is_some());
    presses(&here.page.by_role("button", "Спробувати ще раз"));
    until("the corrections", || {
        here.says("Призначено візит контролера")
    })
    .await;
    assert!(!here.says(told));
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
    let tries = Rc::new(Cell::new(0));
    let here = checked(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                Answer::Lost
            } else {
                created()
            }
        })
    })
    .await;
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
