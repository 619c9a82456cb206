//! The accession statement: how it stands, made from checked answers, its file, handed in; the companies' documents.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::look::texts;
use crate::person::{presses, types};
use crate::server::{Answer, Held, answer, header, json};
use crate::taken::{taken, taking};
use crate::time::{tick, until};
use gas_cabinet::config::Config;
use gas_cabinet::pages::accession::{AccessionPage, StatementPage};
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const ACCESSION: &str = "/accounts/a-1500000015/accession";
const MAKE: &str = "Сформувати заяву";

fn page() -> AnyView {
    provide_context(Config {
        hosts: "id.gov.ua",
        ..Config::from_page()
    });
    view! { <AccessionPage /> }.into_any()
}

fn statement() -> AnyView {
    view! { <StatementPage /> }.into_any()
}

fn at(
    address: &str,
    page: fn() -> AnyView,
    accession: Value,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    cabinet(address, page, move |method, path| {
        answer(method, path).or_else(|| {
            let body = match path {
                path if path.ends_with("/accession") => accession.clone(),
                path if path.ends_with("/documents") => example("Documents"),
                _ => return None,
            };
            Some(json(200, &body.to_string()))
        })
    })
}

async fn standing(accession: Value) -> Cabinet {
    let here = at("/accession", page, accession, |_, _| None);
    until("the page", || {
        here.says("Договір постачання природного газу (публічний)")
    })
    .await;
    here
}

async fn form(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = at(
        "/accession/statement",
        statement,
        example("AccessionNone"),
        answer,
    );
    until("the form", || here.says("Залишилося відповісти")).await;
    here
}

async fn checked(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = form(answer).await;
    types(
        &here.page.by_label("Скільки осіб зареєстровано за адресою"),
        "3",
    );
    types(&here.page.by_label("Опалювана площа"), "54,50 м²");
    presses(&here.page.by_label("Лише тут, у кабінеті"));
    presses(&here.page.by_role("button", "Перевірити"));
    until("the check", || here.says("Перевірте заяву")).await;
    here
}

fn prepared() -> Answer {
    json(201, &example("AccessionPrepared").to_string())
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
async fn what_is_missing_or_no_number_is_said_at_each_question() {
    let here = form(|_, _| None).await;
    for words in [
        "Ковальчук Олена Петрівна",
        "+380\u{a0}50\u{a0}111\u{a0}22\u{a0}01",
        "Самгаз G4, №\u{a0}0070415",
    ] {
        assert!(here.says(words), "«{words}» in {}", here.page.text());
    }
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || here.says("Укажіть опалювану площу")).await;
    assert!(here.says("Укажіть, скільки осіб зареєстровано"));
    assert!(here.says("Виберіть, як отримувати рахунки на оплату"));
    types(&here.page.by_label("Опалювана площа"), "велика");
    types(
        &here.page.by_label("Скільки осіб зареєстровано за адресою"),
        "70",
    );
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || {
        here.says("Укажіть площу числом, наприклад 54,5")
    })
    .await;
    assert!(here.says("Укажіть число від 0 до 50"));
    assert!(here.asked("POST", ACCESSION).is_empty());
}

#[wasm_bindgen_test]
async fn it_is_made_once_although_the_answer_was_lost() {
    let tries = Rc::new(Cell::new(0));
    let here = checked(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                Answer::Lost
            } else {
                prepared()
            }
        })
    })
    .await;
    assert!(here.says("54,5\u{a0}м²"));
    presses(&here.page.by_role("button", MAKE));
    until("the doubt", || here.says("Ми ще не знаємо, чи це зроблено")).await;
    presses(&here.page.by_role("button", MAKE));
    until("the statement", || {
        here.says("Заяву З-2026-000001 сформовано 3 листопада 2026")
    })
    .await;
    assert_eq!(here.address(), "/accession/statement");
    let asked = here.asked("POST", ACCESSION);
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
    assert_eq!(body(&asked[1]).await, example("NewAccession"));
}

#[wasm_bindgen_test]
async fn what_arrives_while_the_questions_are_looked_at_again_is_shown() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(prepared()))).await;
    presses(&here.page.by_role("button", MAKE));
    presses(&here.page.by_role("link", "Змінити відповіді"));
    until("the form", || here.says("Залишилося відповісти")).await;
    held.let_go();
    until("the statement", || {
        here.says("Заяву З-2026-000001 сформовано 3 листопада 2026")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_arrives_after_its_page_has_gone_is_not_there_to_be_sent_again() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(prepared()))).await;
    presses(&here.page.by_role("button", MAKE));
    until("the request", || !here.asked("POST", ACCESSION).is_empty()).await;
    drop(here);
    held.let_go();
    tick().await;
    let here = again("/accession/statement", statement, |_, _| None);
    until("the form", || here.says("Залишилося відповісти")).await;
    assert_eq!(here.page.by_label("Опалювана площа").value(), "");
}

#[wasm_bindgen_test]
async fn a_refused_answer_leads_back_to_its_question() {
    let here = checked(|method, _| {
        (method == "POST").then(|| refused("answers.heated_area", "out_of_range"))
    })
    .await;
    presses(&here.page.by_role("button", MAKE));
    until("the fault", || here.says("Укажіть площу від 0 до 1000")).await;
    assert_eq!(here.page.by_label("Опалювана площа").value(), "54,50 м²");
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
    let tries = Rc::new(Cell::new(0));
    let here = at(
        "/accession",
        page,
        example("AccessionPrepared"),
        move |method, _| {
            (method == "POST").then(|| {
                tries.set(tries.get() + 1);
                match tries.get() {
                    1 => Answer::Lost,
                    _ => json(201, &example("AccessionSubmitted").to_string()),
                }
            })
        },
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
async fn one_that_was_handed_in_elsewhere_meanwhile_is_asked_for_anew() {
    let here = checked(|method, _| (method == "POST").then(|| refused("state", "submitted"))).await;
    let before = here.asked("GET", ACCESSION).len();
    presses(&here.page.by_role("button", MAKE));
    until("the question", || {
        here.asked("GET", ACCESSION).len() > before
    })
    .await;
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
