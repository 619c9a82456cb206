//! The record of a home's equipment: verification in good time, confirmed, disputed once, followed to the decision.

use crate::cabinet::{Cabinet, body, cabinet_with, refused};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::{chooses, presses};
use crate::server::{Answer, header, json, lost_at_first};
use crate::time::until;
use gas_cabinet::pages::equipment::EquipmentPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const CONFIRM: &str = "Усе відповідає моїй домівці";

fn page() -> AnyView {
    view! { <EquipmentPage /> }.into_any()
}

/// The record as `equipment` says, and whatever else `answer` gives.
pub fn at(
    address: &str,
    page: fn() -> AnyView,
    equipment: Value,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let given = [
        ("/equipment", equipment),
        ("/corrections", example("Corrections")),
    ];
    cabinet_with(address, page, given, answer)
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
    let here = at(
        "/equipment",
        page,
        example("Equipment"),
        lost_at_first(|| json(201, &example("EquipmentConfirmed").to_string())),
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
