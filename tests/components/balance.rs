//! The balance: two companies, two bills, and the one that is to come.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{name, text, texts};
use crate::person::presses;
use crate::server::json;
use crate::time::until;
use gas_cabinet::pages::balance::BalancePage;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    view! { <BalancePage /> }.into_any()
}

async fn opened(balances: Value) -> Cabinet {
    let here = cabinet("/balance", page, move |_, path| {
        path.ends_with("/balances")
            .then(|| json(200, &balances.to_string()))
    });
    until("the page", || here.page.has("term")).await;
    here
}

/// The panel of a company, as text.
fn panel(here: &Cabinet, at: usize) -> String {
    text(&here.page.all(".gc-panels > .gc-panel")[at])
}

fn pay_links(here: &Cabinet) -> Vec<(String, String)> {
    let links = here.page.all_by_role("link").into_iter();
    links
        .map(|link| (name(&link), link.get_attribute("href").unwrap_or_default()))
        .filter(|(name, _)| name.starts_with("Сплатити"))
        .collect()
}

#[wasm_bindgen_test]
async fn debt_and_credit_stand_in_words_and_each_company_has_its_own_number() {
    let here = opened(example("Balances")).await;
    let [gas, delivery] = [panel(&here, 0), panel(&here, 1)];
    for words in [
        "Газ (постачальник)",
        "Постачальник «Чернігівгаз Збут»",
        "Борг 668,64\u{a0}₴",
        "150000015",
        "25 листопада 2026",
        "214,92\u{a0}₴, 21 жовтня 2026",
        "рахунок на оплату №\u{a0}1500000015-2026-10",
    ] {
        assert!(gas.contains(words), "«{words}» in {gas}");
    }
    for words in [
        "Розподіл газу",
        "Переплата 56,20\u{a0}₴",
        "1500000015",
        "Оплат ще не було",
    ] {
        assert!(delivery.contains(words), "«{words}» in {delivery}");
    }
    assert!(!delivery.contains("Сплатити до"), "{delivery}");
    assert!(!gas.contains("Прострочено"), "{gas}");
}

#[wasm_bindgen_test]
async fn what_is_on_its_way_is_said_and_is_not_in_the_balance() {
    let here = opened(example("Balances")).await;
    assert!(
        panel(&here, 1).contains(
            "Ще 142,30\u{a0}₴ сплачено в кабінеті, але компанія цієї суми ще не зарахувала"
        )
    );
    assert!(!panel(&here, 0).contains("не зарахувала"));
}

#[wasm_bindgen_test]
async fn either_is_paid_by_one_press() {
    let here = opened(example("Balances")).await;
    let wanted = [
        ("Сплатити за газ", "/payments/new?service=gas"),
        ("Сплатити за розподіл", "/payments/new?service=delivery"),
    ];
    let wanted = wanted.map(|(name, href)| (name.to_owned(), href.to_owned()));
    assert_eq!(pay_links(&here), wanted);
}

#[wasm_bindgen_test]
async fn what_is_late_is_said_plainly() {
    let mut balances = example("Balances");
    balances["balances"][0]["overdue_kopiykas"] = json!(21_492);
    balances["balances"][0]["due_on"] = json!("2026-11-12");
    let here = opened(balances).await;
    let gas = panel(&here, 0);
    assert!(gas.contains("Прострочено 214,92\u{a0}₴"), "{gas}");
    assert!(gas.contains("12 листопада 2026 (строк минув)"), "{gas}");
}

#[wasm_bindgen_test]
async fn nothing_owed_is_no_debt() {
    let mut balances = example("Balances");
    balances["balances"][0]["kopiykas"] = json!(0);
    balances["balances"][0]["due_on"] = Value::Null;
    balances["balances"][0]["invoice"] = Value::Null;
    let here = opened(balances).await;
    let gas = panel(&here, 0);
    assert!(gas.contains("Боргу немає"), "{gas}");
    assert!(!gas.contains("на оплату №"), "{gas}");
}

#[wasm_bindgen_test]
async fn the_coming_bill_is_an_estimate_and_says_what_it_stands_on() {
    let mut balances = example("Balances");
    let here = opened(balances.clone()).await;
    for words in [
        "Рахунок на оплату за листопад 2026 з’явиться до 12 грудня 2026.",
        "орієнтовно 684,56\u{a0}₴",
        "за переданими показами",
        "однакова плата щомісяця",
        "Це лише оцінка",
    ] {
        assert!(here.says(words), "«{words}» in {}", here.page.text());
    }
    assert!(here.page.find_by_role("link", "Передати показ").is_none());
    drop(here);
    balances["coming"]["estimates"][0]["basis"] = json!("planned");
    balances["coming"]["estimates"][1]["basis"] = json!("by_the_stars");
    let here = opened(balances).await;
    assert!(here.says("за плановим обсягом, якщо показ не передати"));
    assert!(!here.says("by_the_stars"));
    here.page.by_role("link", "Передати показ");
}

#[wasm_bindgen_test]
async fn without_an_estimate_it_says_so() {
    let mut balances = example("Balances");
    balances["coming"]["estimates"] = json!([]);
    let here = opened(balances).await;
    assert!(here.says("Скільки в ньому буде, наперед сказати не можна."));
    assert!(!here.says("орієнтовно"));
}

#[wasm_bindgen_test]
async fn it_leads_to_everything_about_money() {
    let here = opened(example("Balances")).await;
    for (name, href) in [
        ("Історія розрахунків", "/balance/history"),
        ("Рахунки на оплату", "/invoices"),
        ("Мої оплати", "/payments"),
        ("Пільги та субсидії", "/benefits"),
    ] {
        let link = here.page.by_role("link", name);
        assert_eq!(link.get_attribute("href").as_deref(), Some(href));
    }
    assert_eq!(texts(&here.page.all("h1")), ["Баланс"]);
}

#[wasm_bindgen_test]
async fn a_balance_that_does_not_come_is_asked_for_again() {
    let fails = Rc::new(Cell::new(true));
    let is_broken = Rc::clone(&fails);
    let here = cabinet("/balance", page, move |_, path| {
        let body = example("Balances").to_string();
        let failure = || json(404, r#"{"code":"not_found","request_id":"q"}"#);
        path.ends_with("/balances").then(|| match is_broken.get() {
            true => failure(),
            false => json(200, &body),
        })
    });
    until("the words", || here.page.has("alert")).await;
    fails.set(false);
    presses(&here.page.by_role("button", "Спробувати ще раз"));
    until("the balance", || here.says("Борг 668,64")).await;
}
