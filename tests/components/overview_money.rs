//! The overview about money: the one step it asks for, both bills, and what it says where they cannot be had.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::server::{Answer, json};
use crate::time::until;
use gas_cabinet::pages::overview::OverviewPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    view! { <OverviewPage /> }.into_any()
}

/// The reading is in, so that money may speak.
fn submitted() -> Answer {
    let mut account = example("Account");
    let standing =
        json!({ "id": "r-901", "value": 4405, "taken_on": "2026-11-02", "source": "consumer" });
    for meter in account["meters"].as_array_mut().expect("meters") {
        meter["standing"] = standing.clone();
    }
    json(200, &account.to_string())
}

async fn opened(is_submitted: bool, change: impl FnOnce(&mut Value)) -> Cabinet {
    let mut balances = example("Balances");
    change(&mut balances);
    let here = cabinet("/", page, move |_, path| match path {
        path if path.ends_with("/balances") => Some(json(200, &balances.to_string())),
        "/accounts/a-1500000015" if is_submitted => Some(submitted()),
        _ => None,
    });
    until("the bills", || here.says("з’явиться до 12 грудня")).await;
    here
}

#[wasm_bindgen_test]
async fn what_is_owed_is_the_step_once_the_reading_is_in() {
    let here = opened(true, |_| {}).await;
    assert!(here.says("До сплати: газ\u{a0}— 668,64\u{a0}₴"));
    assert!(here.says("Сплатіть до 25 листопада."));
    let pay = here.page.by_role("link", "Сплатити");
    assert_eq!(
        pay.get_attribute("href").as_deref(),
        Some("/payments/new?service=gas")
    );
    assert!(here.says("Показ отримано"));
}

#[wasm_bindgen_test]
async fn a_reading_comes_before_money_while_its_days_last() {
    let here = opened(false, |_| {}).await;
    assert!(here.says("Передайте показ за"));
    assert!(!here.says("До сплати: газ"));
}

#[wasm_bindgen_test]
async fn what_is_paid_and_on_its_way_is_not_asked_for_again() {
    let here = opened(true, |balances| {
        balances["balances"][0]["on_the_way_kopiykas"] = json!(66_864);
    })
    .await;
    assert!(!here.says("До сплати: газ"));
}

#[wasm_bindgen_test]
async fn both_debts_are_one_step_and_what_is_late_is_said() {
    let here = opened(true, |balances| {
        balances["balances"][1]["kopiykas"] = json!(14_230 + 14_230);
        balances["balances"][1]["due_on"] = json!("2026-11-20");
        balances["balances"][1]["overdue_kopiykas"] = json!(100);
    })
    .await;
    assert!(here.says("До сплати: газ\u{a0}— 668,64\u{a0}₴, розподіл\u{a0}— 142,30\u{a0}₴"));
    assert!(here.says("Строк оплати минув."));
    let pay = here.page.by_role("link", "Сплатити");
    assert_eq!(pay.get_attribute("href").as_deref(), Some("/balance"));
}

#[wasm_bindgen_test]
async fn without_balances_the_home_still_says_what_is_owed() {
    let here = cabinet("/", page, |_, path| {
        path.ends_with("/balances")
            .then(|| json(500, "<h1>Bad Gateway</h1>"))
    });
    until("the companies", || here.says("Особовий рахунок")).await;
    assert!(here.says("борг 312,40\u{a0}₴"), "{}", here.page.text());
}
