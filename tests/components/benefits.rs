//! Benefits and subsidies: what is left, how they entered the bills, what to do when they are wrong.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::presses;
use crate::server::json;
use crate::time::until;
use gas_cabinet::pages::benefits::BenefitsPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    view! { <BenefitsPage /> }.into_any()
}

async fn opened(benefits: Value) -> Cabinet {
    let here = cabinet("/benefits", page, move |_, path| {
        let body = match path {
            path if path.ends_with("/benefits") => &benefits,
            path if path.ends_with("/balances") => &example("Balances"),
            _ => return None,
        };
        Some(json(200, &body.to_string()))
    });
    until("the page", || here.says("Що робити, якщо неправильно")).await;
    here
}

fn panel(here: &Cabinet, at: usize) -> String {
    text(&here.page.all(".gc-panel")[at])
}

#[wasm_bindgen_test]
async fn each_says_its_size_what_is_left_until_when_and_why() {
    let here = opened(example("Benefits")).await;
    let [benefit, subsidy] = [panel(&here, 0), panel(&here, 1)];
    for words in [
        "25\u{a0}% вартості газу в межах норми",
        "42\u{a0}м³ на місяць",
        "21\u{a0}м³за жовтень 2026, місяць ще не закрито",
        "з 1 травня 2025, без кінцевої дати",
        "ветеран війни",
    ] {
        assert!(benefit.contains(words), "«{words}» in {benefit}");
    }
    for words in [
        "642,50\u{a0}₴ на місяць",
        "125,37\u{a0}₴за жовтень 2026",
        "517,13\u{a0}₴",
        "з 1 травня 2026 до 30 квітня 2027",
        "низький дохід родини",
    ] {
        assert!(subsidy.contains(words), "«{words}» in {subsidy}");
    }
    assert!(!here.says("Як оформити"));
    assert!(!here.says("Закінчується"));
}

#[wasm_bindgen_test]
async fn what_ends_soon_says_in_how_many_days_and_what_to_do() {
    let mut benefits = example("Benefits");
    // Today is 13 November.
    benefits["entitlements"][0]["until"] = json!("2026-12-31");
    benefits["entitlements"][1]["until"] = json!("2026-11-12");
    let here = opened(benefits).await;
    let ends = panel(&here, 0);
    assert!(ends.contains("Закінчується за 48\u{a0}днів"), "{ends}");
    assert!(ends.contains("щоб пільга діяла далі"), "{ends}");
    assert!(panel(&here, 1).contains("Строк минув"));
}

#[wasm_bindgen_test]
async fn a_word_of_tomorrow_is_told_without_it() {
    let mut benefits = example("Benefits");
    benefits["entitlements"][0]["kind"] = json!("voucher");
    benefits["entitlements"][1]["basis"] = json!("hero");
    let here = opened(benefits).await;
    assert!(panel(&here, 0).contains("Інша допомога"));
    assert!(panel(&here, 1).contains("підставу знає компанія"));
    for word in ["voucher", "hero"] {
        assert!(!here.says(word), "{}", here.page.text());
    }
}

#[wasm_bindgen_test]
async fn how_they_entered_each_bill_stands_in_a_table_that_leads_to_it() {
    let here = opened(example("Benefits")).await;
    assert_eq!(
        texts(&here.page.all_by_role("columnheader")),
        ["Місяць", "Нараховано", "Пільга", "Субсидія"]
    );
    assert_eq!(
        texts(&here.page.all_by_role("cell")),
        ["167,16\u{a0}₴", "41,79\u{a0}₴", "125,37\u{a0}₴"]
    );
    let link = here.page.by_role("link", "вересень 2026");
    let href = link.get_attribute("href");
    assert_eq!(href.as_deref(), Some("/invoices/i-2026-09-1500000065"));
}

#[wasm_bindgen_test]
async fn without_any_it_says_how_to_apply() {
    let here = opened(json!({ "entitlements": [], "invoices": [] })).await;
    assert!(here.says("Пільг і субсидій за цією адресою немає."));
    assert!(here.says("Як оформити"));
    assert!(here.says("Пенсійний фонд України"));
    assert!(!here.page.has("table"));
}

#[wasm_bindgen_test]
async fn when_it_is_wrong_there_is_somebody_to_call_and_a_place_to_write() {
    let here = opened(example("Benefits")).await;
    let phones: Vec<_> = here.page.all("main a[href^='tel:'], a[href^='tel:']");
    assert_eq!(phones.len(), 2);
    let link = here.page.by_role("link", "Написати звернення");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/feedback/new"));
}

#[wasm_bindgen_test]
async fn benefits_that_do_not_come_are_asked_for_again() {
    let fails = Rc::new(Cell::new(true));
    let is_broken = Rc::clone(&fails);
    let here = cabinet("/benefits", page, move |_, path| {
        let body = match path {
            path if path.ends_with("/benefits") && is_broken.get() => {
                return Some(json(404, r#"{"code":"not_found","request_id":"q"}"#));
            }
            path if path.ends_with("/benefits") => example("Benefits"),
            path if path.ends_with("/balances") => example("Balances"),
            _ => return None,
        };
        Some(json(200, &body.to_string()))
    });
    until("the words", || here.page.has("alert")).await;
    fails.set(false);
    presses(&here.page.by_role("button", "Спробувати ще раз"));
    until("the benefits", || here.says("ветеран війни")).await;
}
