//! What the companies tell: on the overview until it is taken note of, and on a page of its own.

use crate::cabinet::{Cabinet, again, cabinet};
use crate::contract::example;
use crate::person::presses;
use crate::server::{Answer, json};
use crate::time::until;
use gas_cabinet::notices::Fresh;
use gas_cabinet::pages::notices::NoticesPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn fresh() -> AnyView {
    view! { <main id="main" tabindex="-1"><Fresh /></main> }.into_any()
}

fn page() -> AnyView {
    view! { <NoticesPage /> }.into_any()
}

const OUTAGE: &str = "Газу не буде";

async fn overview() -> Cabinet {
    let here = cabinet("/", fresh, |_, _| None);
    until("the notices", || here.says(OUTAGE)).await;
    here
}

fn told(path: &str, items: Value) -> Option<Answer> {
    let body = json!({ "items": items }).to_string();
    path.ends_with("/notices").then(|| json(200, &body))
}

#[wasm_bindgen_test]
async fn an_outage_says_from_when_until_when_and_who_says_so() {
    let here = overview().await;
    for words in [
        "Газу не буде 12 листопада з 09:00 до 17:00",
        "Міняємо засувку",
        "Пише Оператор ГРМ «Чернігівгаз»",
    ] {
        assert!(here.says(words), "{words}: {}", here.page.text());
    }
}

#[wasm_bindgen_test]
async fn an_outage_over_night_or_without_an_end_says_so() {
    let until_then = |ends_at: Value| {
        let mut notice = example("CompanyNotices")["items"][0].clone();
        notice["ends_at"] = ends_at;
        move |_: &str, path: &str| told(path, json!([notice]))
    };
    let over_night = until_then(json!("2026-11-13T06:00:00+02:00"));
    let here = cabinet("/notices", page, over_night);
    let words = "12 листопада з 09:00 до 06:00 13 листопада";
    until("both days", || here.says(words)).await;
    drop(here);
    let here = cabinet("/notices", page, until_then(Value::Null));
    until("the word", || here.says("ще не відомо")).await;
}

#[wasm_bindgen_test]
async fn a_price_is_said_with_its_day_and_what_it_was_before() {
    let here = cabinet("/notices", page, |_, _| None);
    until("the notices", || here.says("З 1 січня")).await;
    assert!(here.says("8,15"));
    assert!(here.says("7,96"));
}

#[wasm_bindgen_test]
async fn what_is_taken_note_of_goes_and_does_not_come_back() {
    let here = overview().await;
    assert!(here.says("Усі повідомлення: 2"));
    assert!(!here.says("8,15"), "one at a time");
    presses(&here.page.all("button").remove(0));
    until("it is gone", || !here.says(OUTAGE)).await;
    assert!(here.says("8,15"), "the other comes");
    drop(here);
    let here = again("/", fresh, |_, _| None);
    until("the other", || here.says("8,15")).await;
    assert!(!here.says(OUTAGE));
    drop(here);
    // Nothing is lost: it stands on the page of them all.
    let here = again("/notices", page, |_, _| None);
    until("all of them", || here.says(OUTAGE)).await;
}

#[wasm_bindgen_test]
async fn the_focus_goes_on_with_the_page_when_its_button_has_gone() {
    let here = overview().await;
    let button = here.page.all("button").remove(0);
    presses(&button);
    until("it is gone", || !here.says(OUTAGE)).await;
    // It is put there once the page is drawn.
    until("the focus", || crate::look::focused() == "main").await;
}

#[wasm_bindgen_test]
async fn the_button_says_of_which_notice() {
    let here = overview().await;
    let name = crate::look::name(&here.page.all("button").remove(0));
    assert!(name.starts_with("Зрозуміло: Газу не буде"), "{name}");
}

#[wasm_bindgen_test]
async fn without_notices_the_overview_says_nothing_and_the_page_says_so() {
    let none = |_: &str, path: &str| told(path, json!([]));
    let here = cabinet("/", fresh, none);
    until("asked", || {
        !here
            .asked("GET", "/accounts/a-1500000015/notices")
            .is_empty()
    })
    .await;
    crate::time::frame().await;
    assert_eq!(here.page.the("main").text_content().unwrap_or_default(), "");
    drop(here);
    let here = cabinet("/notices", page, none);
    until("the word", || here.says("Нових повідомлень немає")).await;
}

#[wasm_bindgen_test]
async fn notices_that_do_not_come_are_asked_for_again_by_a_press() {
    let broken = std::rc::Rc::new(std::cell::Cell::new(true));
    let is_broken = broken.clone();
    let here = cabinet("/", fresh, move |_, path| {
        (is_broken.get() && path.ends_with("/notices"))
            .then(|| json(503, r#"{"code":"unavailable","request_id":"q-1"}"#))
    });
    until("the word", || here.says("не завантажилися")).await;
    broken.set(false);
    presses(&here.page.by_role("button", "Завантажити повідомлення"));
    until("the notices", || here.says(OUTAGE)).await;
    assert!(!here.says("не завантажилися"));
}

#[wasm_bindgen_test]
async fn a_kind_that_is_not_known_is_told_in_the_companys_own_words() {
    let mut notice = example("CompanyNotices")["items"][0].clone();
    notice["kind"] = "party".into();
    let here = cabinet("/notices", page, move |_, path| told(path, json!([notice])));
    until("the news", || here.says("Новина компанії")).await;
    assert!(here.says("Міняємо засувку"));
}
