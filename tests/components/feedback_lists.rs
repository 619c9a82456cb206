//! Finding one's own entries and the company's public answers: by words, by state, by kind, by topic.

use crate::cabinet::{Cabinet, again, cabinet};
use crate::contract::example;
use crate::look::texts;
use crate::person::{chooses, presses, types};
use crate::server::{Answer, json};
use crate::time::until;
use gas_cabinet::pages::feedback::{FeedbackPage, PublicBookPage};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn list() -> AnyView {
    view! { <FeedbackPage /> }.into_any()
}

fn book() -> AnyView {
    view! { <PublicBookPage /> }.into_any()
}

/// A complaint that is answered, a question that is in work, a review that is overdue.
fn entries(_: &str, path: &str) -> Option<Answer> {
    let mut question = example("Feedback")["items"][0].clone();
    question["id"] = json!("f-8");
    let mut review = question.clone();
    review["kind"] = json!("review");
    review["days_left"] = json!(-2);
    review["messages"][0]["text"] = json!("Довго чекали на об'єкті.");
    let items: [Value; 3] = [example("FeedbackAnswered"), question, review];
    (path == "/feedback").then(|| json(200, &json!({ "items": items }).to_string()))
}

fn rows(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all(".gc-homes__row"))
}

async fn shown(here: &Cabinet, count: usize) {
    until("the rows", || rows(here).len() == count).await;
}

fn looks_for(here: &Cabinet, words: &str) {
    types(&here.page.by_label("Шукати за словами"), words);
}

#[wasm_bindgen_test]
async fn ones_own_entries_say_what_they_are_and_where_they_stand() {
    let here = cabinet("/feedback", list, entries);
    shown(&here, 3).await;
    let rows = rows(&here);
    assert!(rows[0].contains("У рахунку 60 м³") && rows[0].contains("Є відповідь"));
    assert!(
        rows[1].contains("У роботі, відповідь до 13 грудня"),
        "{rows:?}"
    );
    assert!(rows[2].contains("відповідь прострочено"), "{rows:?}");
    assert!(!rows[1].contains("прострочено"));
}

#[wasm_bindgen_test]
async fn state_and_kind_stand_in_the_address() {
    let here = cabinet("/feedback?state=open", list, entries);
    shown(&here, 2).await;
    chooses(&here.page.by_role("combobox", "Вид"), "review");
    shown(&here, 1).await;
    assert_eq!(here.address(), "/feedback?state=open&kind=review");
    assert!(here.says("Знайдено: 1"));
    chooses(&here.page.by_role("combobox", "Стан"), "answered");
    until("nothing", || here.says("Нічого не знайдено.")).await;
    presses(&here.page.by_role("button", "Показати всі"));
    shown(&here, 3).await;
    assert_eq!(here.address(), "/feedback");
}

#[wasm_bindgen_test]
async fn words_are_found_in_all_that_was_said_and_stay_out_of_the_address() {
    let here = cabinet("/feedback", list, entries);
    shown(&here, 3).await;
    // In the company's answer.
    looks_for(&here, "ВІДХИЛЕНО показ");
    shown(&here, 1).await;
    assert_eq!(here.address(), "/feedback");
    looks_for(&here, "обʼєкт");
    until("the other", || {
        rows(&here)
            .first()
            .is_some_and(|row| row.contains("Відгук"))
    })
    .await;
    drop(here);
    let here = again("/feedback", list, entries);
    shown(&here, 1).await;
    looks_for(&here, "слон");
    until("nothing", || here.says("Нічого не знайдено.")).await;
    presses(&here.page.by_role("button", "Показати всі"));
    shown(&here, 3).await;
}

#[wasm_bindgen_test]
async fn nobody_who_has_written_nothing_is_asked_what_to_look_for() {
    let here = cabinet("/feedback", list, |_, path| {
        (path == "/feedback").then(|| json(200, r#"{"items":[]}"#))
    });
    until("none", || here.says("Звернень ще не було.")).await;
    assert!(here.page.find_by_label("Шукати за словами").is_none());
}

fn guest(_: &str, path: &str) -> Option<Answer> {
    (path == "/session").then(|| json(200, &example("SessionGuest").to_string()))
}

#[wasm_bindgen_test]
async fn a_guest_reads_the_public_book_and_looks_for_words_and_a_topic() {
    let here = cabinet("/feedback/book", book, guest);
    shown(&here, 2).await;
    assert!(rows(&here)[0].contains("Запитання, показ лічильника · жовтень 2026"));
    assert!(here.page.all("details[open]").is_empty());
    // Of the answer, which is then open.
    looks_for(&here, "порожній різницю");
    shown(&here, 1).await;
    assert_eq!(here.page.all("details[open]").len(), 1);
    chooses(&here.page.by_role("combobox", "Тема"), "reading");
    until("nothing", || here.says("Нічого не знайдено.")).await;
    assert_eq!(here.address(), "/feedback/book?topic=reading");
    presses(&here.page.by_role("button", "Показати всі"));
    shown(&here, 2).await;
    assert_eq!(here.address(), "/feedback/book");
}

#[wasm_bindgen_test]
async fn a_book_that_did_not_come_can_be_asked_for_again() {
    let tries = std::cell::Cell::new(0);
    let here = cabinet("/feedback/book", book, move |_, path| {
        let is_first = path == "/public-feedback" && tries.replace(tries.get() + 1) == 0;
        is_first.then(|| json(404, r#"{"code":"not_found","request_id":"q-1"}"#))
    });
    until("the failure", || {
        !here.page.all_by_role("button").is_empty()
    })
    .await;
    presses(&here.page.by_role("button", "Спробувати ще раз"));
    shown(&here, 2).await;
}
