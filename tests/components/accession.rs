//! The accession statement: how it stands, made from checked answers, its file, handed in; the companies' documents.

use crate::cabinet::{Cabinet, body, cabinet_with, refused};
use crate::contract::example;
use crate::look::texts;
use crate::person::presses;
use crate::server::{Answer, answer, header, json, lost_at_first};
use crate::taken::{taken, taking};
use crate::time::{tick, until};
use gas_cabinet::config::Config;
use gas_cabinet::pages::accession::{AccessionPage, StatementPage};
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

pub const ACCESSION: &str = "/accounts/a-1500000015/accession";
pub const MAKE: &str = "Сформувати заяву";

fn page() -> AnyView {
    provide_context(Config {
        hosts: "id.gov.ua",
        ..Config::from_page()
    });
    view! { <AccessionPage /> }.into_any()
}

pub fn statement() -> AnyView {
    view! { <StatementPage /> }.into_any()
}

pub fn at(
    address: &str,
    page: fn() -> AnyView,
    accession: Value,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let given = [
        ("/accession", accession),
        ("/documents", example("Documents")),
    ];
    cabinet_with(address, page, given, answer)
}

async fn standing(accession: Value) -> Cabinet {
    let here = at("/accession", page, accession, |_, _| None);
    until("the page", || {
        here.says("Договір постачання природного газу (публічний)")
    })
    .await;
    here
}

#[wasm_bindgen_test]
async fn each_state_says_what_it_is_and_what_to_do() {
    let mut accepted = example("AccessionSubmitted");
    accepted["state"] = json!("accepted");
    let mut other = example("AccessionNone");
    other["state"] = json!("lost");
    for (accession, words) in [
        (
            example("AccessionNone"),
            ["Заяви за цією адресою ще немає", MAKE],
        ),
        (
            example("AccessionPrepared"),
            [
                "сформовано, але ще не подано: 3 листопада 2026",
                "Я подав(ла) заяву",
            ],
        ),
        (
            example("AccessionSubmitted"),
            [
                "Заяву подано: 3 листопада 2026",
                "Компанія відповість до 17 листопада 2026",
            ],
        ),
        (
            example("AccessionReturned"),
            [
                "Заяву повернуто: 20 жовтня 2026",
                "У заяві немає підпису власника рахунку.",
            ],
        ),
        (
            accepted,
            ["Ви приєдналися до договору", "Робити нічого не треба"],
        ),
        (other, ["Стан заяви невідомий", "Запитайте компанію"]),
    ] {
        let here = standing(accession).await;
        for words in words {
            assert!(here.says(words), "«{words}» in {}", here.page.text());
        }
        for word in ["lost", "null", "undefined"] {
            assert!(!here.says(word), "{}", here.page.text());
        }
    }
}

#[wasm_bindgen_test]
async fn how_to_hand_it_in_is_told_with_addresses_and_hours() {
    let here = standing(example("AccessionPrepared")).await;
    assert!(here.says("м. Ніжин, вул. Богуна, буд. 5"));
    assert!(here.says("пн–пт 8:00–17:00"));
    let link = here.page.by_role("link", "Підписати на id.gov.ua");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://id.gov.ua/sign")
    );
}

#[wasm_bindgen_test]
async fn nobody_is_led_to_a_host_that_the_cabinet_does_not_name() {
    for url in [
        "https://id.gov.ua.evil.example/sign",
        "https://evil.example/sign",
        "http://id.gov.ua/sign",
        "javascript:alert(1)",
    ] {
        let mut accession = example("AccessionPrepared");
        accession["ways"][2]["url"] = json!(url);
        let here = standing(accession).await;
        assert!(here.says("Онлайн, з електронним підписом"));
        let link = here.page.find_by_role("link", "Підписати на id.gov.ua");
        assert!(link.is_none(), "{url}");
    }
}

#[wasm_bindgen_test]
async fn documents_say_whose_they_are_and_of_when() {
    let here = standing(example("AccessionNone")).await;
    assert!(
        here.says("Діє з 1 травня 2021, PDF, 42\u{a0}КБ"),
        "{}",
        here.page.text()
    );
    let button = "Завантажити PDF: Тарифи на розподіл природного газу";
    assert!(here.page.find_by_role("button", button).is_some());
}

#[wasm_bindgen_test]
async fn the_file_is_kept_under_its_name_and_what_is_no_pdf_is_not() {
    let _taking = taking();
    let tries = Rc::new(Cell::new(0));
    let here = at(
        "/accession/statement",
        statement,
        example("AccessionPrepared"),
        move |_, path| {
            path.ends_with("/accession/pdf").then(|| {
                tries.set(tries.get() + 1);
                let file = match tries.get() {
                    1 => "<!doctype html><p>Вхід до мережі</p>",
                    _ => "%PDF-1.7 заява %%EOF",
                };
                answer(200, Some(file), &[("Content-Type", "application/pdf")])
            })
        },
    );
    let download = "Завантажити заяву (PDF)";
    until("the statement", || {
        here.page.find_by_role("button", download).is_some()
    })
    .await;
    presses(&here.page.by_role("button", download));
    until("the failure", || here.says("Отриманий файл — не PDF.")).await;
    presses(&here.page.by_role("button", download));
    until("the file", || here.says("Заяву збережено")).await;
    assert_eq!(taken().await.0, "zaiava-1500000015.pdf");
}

#[wasm_bindgen_test]
async fn whoever_says_that_it_is_handed_in_is_told_until_when_to_wait() {
    let here = at(
        "/accession",
        page,
        example("AccessionPrepared"),
        lost_at_first(|| json(201, &example("AccessionSubmitted").to_string())),
    );
    let press = "Я подав(ла) заяву";
    until("the question", || {
        here.page.find_by_role("button", press).is_some()
    })
    .await;
    presses(&here.page.by_role("button", press));
    until("the fault", || here.says("Виберіть, як ви подали заяву")).await;
    presses(&here.page.by_label("У центрі обслуговування"));
    presses(&here.page.by_role("button", press));
    until("the doubt", || here.says("Ми ще не знаємо, чи це зроблено")).await;
    presses(&here.page.by_role("button", press));
    until("the state", || {
        here.says("Компанія відповість до 17 листопада 2026")
    })
    .await;
    let asked = here.asked("POST", "/accounts/a-1500000015/accession/submission");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
    assert_eq!(body(&asked[1]).await, example("NewSubmission"));
}

#[wasm_bindgen_test]
async fn who_hands_in_what_has_changed_meanwhile_is_told_so_and_what_to_do() {
    let here = at(
        "/accession",
        page,
        example("AccessionPrepared"),
        |method, _| (method == "POST").then(|| refused("statement_id", "outdated")),
    );
    let press = "Я подав(ла) заяву";
    until("the question", || {
        here.page.find_by_role("button", press).is_some()
    })
    .await;
    let before = here.asked("GET", ACCESSION).len();
    presses(&here.page.by_label("У центрі обслуговування"));
    presses(&here.page.by_role("button", press));
    until("the words", || here.says("Заява тим часом змінилася")).await;
    until("the question", || {
        here.asked("GET", ACCESSION).len() > before
    })
    .await;
    tick().await;
    assert!(here.says("подайте саме її: попередня вже не діє"));
}

#[wasm_bindgen_test]
async fn a_made_statement_says_what_its_file_says_and_not_what_is_on_record_today() {
    for name in ["AccessionPrepared", "AccessionSubmitted"] {
        let mut accession = example(name);
        accession["facts"]["meters"][0]["serial"] = json!("0070451");
        let here = at("/accession/statement", statement, accession, |_, _| None);
        until("the statement", || here.says("Лічильники й прилади")).await;
        assert!(
            here.says("Самгаз G4, №\u{a0}0070415"),
            "{}",
            here.page.text()
        );
        assert!(!here.says("0070451"), "{name}");
    }
}

#[wasm_bindgen_test]
async fn what_is_with_the_company_is_shown_and_not_made_anew() {
    let here = at(
        "/accession/statement",
        statement,
        example("AccessionSubmitted"),
        |_, _| None,
    );
    until("the words", || here.says("Формувати нову не треба.")).await;
    let keys = texts(&here.page.all_by_role("term"));
    assert!(keys.iter().any(|key| key == "Опалювана площа"), "{keys:?}");
    assert!(here.page.find_by_role("button", "Перевірити").is_none());
}
