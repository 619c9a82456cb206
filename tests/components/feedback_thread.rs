//! An entry and what is said in it: who and when, the term of the answer, saying more, opening it again, rating.

use crate::cabinet::{Cabinet, body, cabinet};
use crate::contract::example;
use crate::look::{focused, text, texts};
use crate::person::{presses, types};
use crate::server::{Answer, header, json, lost_at_first};
use crate::time::{frame, until};
use gas_cabinet::pages::feedback::EntryPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

fn one() -> AnyView {
    view! { <EntryPage /> }.into_any()
}

fn told(entry: &Value) -> Option<Answer> {
    Some(json(200, &entry.to_string()))
}

async fn opened(entry: Value, answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = cabinet("/feedback/f-7", one, move |method, path| match method {
        "GET" if path == "/feedback/f-7" => told(&entry),
        _ => answer(method, path),
    });
    until("the entry", || here.says("Листування")).await;
    here
}

fn area(here: &Cabinet, id: &str) -> HtmlTextAreaElement {
    let area = here.page.all(&format!("textarea#{id}"));
    area[0].clone().unchecked_into()
}

fn with(name: &str, changes: &[(&str, Value)]) -> Value {
    let mut entry = example(name);
    for (field, value) in changes {
        entry[*field] = value.clone();
    }
    entry
}

#[wasm_bindgen_test]
async fn what_was_said_stands_in_order_with_who_and_when() {
    let here = opened(example("FeedbackReopened"), |_, _| None).await;
    let said = texts(&here.page.all(".gc-thread__message"));
    assert_eq!(said.len(), 3);
    assert!(
        said[0].starts_with("Ви, 13 листопада 2026 о 10:15"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("Компанія, 20 листопада 2026 о 12:00"),
        "{said:?}"
    );
    assert!(said[2].contains("На фото видно 84."));
    assert!(said[0].contains("Завантажити PDF, 53\u{a0}КБ"));
    let steps = texts(&here.page.all(".gc-trail__name"));
    let way = [
        "Отримано",
        "У роботі",
        "Є відповідь",
        "Відкрито знову",
        "У роботі",
        "Є відповідь",
    ];
    assert_eq!(steps, way);
}

#[wasm_bindgen_test]
async fn the_term_of_the_answer_is_told_in_words_and_so_is_that_it_has_passed() {
    for (left, words) in [
        (
            12,
            "Відповідь має бути до 13 грудня, лишилося 12\u{a0}днів.",
        ),
        (21, "лишився 21\u{a0}день."),
        (11, "лишилося 11\u{a0}днів."),
        (0, "Відповідь має бути до кінця сьогоднішнього дня."),
        (
            -1,
            "Відповідь мала бути до 13 грудня, відтоді минув 1\u{a0}день.",
        ),
        (-5, "відтоді минуло 5\u{a0}днів."),
    ] {
        let entry = with("FeedbackEntry", &[("days_left", json!(left))]);
        let here = opened(entry, |_, _| None).await;
        assert!(here.says(words), "{words}: {}", here.page.text());
        let calls = here.says("Зателефонуйте й назвіть номер звернення:");
        assert_eq!(calls, left < 0);
    }
    let here = opened(example("FeedbackAnswered"), |_, _| None).await;
    assert!(!here.says("Відповідь має бути"));
}

#[wasm_bindgen_test]
async fn a_reply_to_an_answer_opens_the_entry_again() {
    let here = opened(example("FeedbackAnswered"), |method, _| {
        (method == "POST").then(|| json(201, &example("FeedbackReopened").to_string()))
    })
    .await;
    presses(&here.page.by_role("button", "Відкрити знову"));
    until("it is asked for", || here.says("Напишіть кілька слів")).await;
    types(area(&here, "text").unchecked_ref(), "На фото видно 84.");
    presses(&here.page.by_role("button", "Відкрити знову"));
    until("it is open", || here.says("Звернення відкрито знову")).await;
    frame().await;
    assert_eq!(focused(), "news");
    assert_eq!(area(&here, "text").value(), "");
    assert!(here.says("Відкрито знову, відповідь до 21 грудня"));
    let asked = here.asked("POST", "/feedback/f-7/messages");
    assert_eq!(
        body(&asked[0]).await,
        json!({ "text": "На фото видно 84." })
    );
    // It can be added to now, and there is nothing to rate.
    assert!(here.page.find_by_role("button", "Надіслати").is_some());
    assert!(!here.says("Чи допомогла відповідь?"));
}

#[wasm_bindgen_test]
async fn a_lost_reply_keeps_its_words_and_its_key() {
    let here = opened(
        example("FeedbackEntry"),
        lost_at_first(|| json(201, &example("FeedbackEntry").to_string())),
    )
    .await;
    types(area(&here, "text").unchecked_ref(), "І ще одне.");
    presses(&here.page.by_role("button", "Надіслати"));
    until("the doubt", || here.says("Ми ще не знаємо, чи дійшло")).await;
    assert_eq!(area(&here, "text").value(), "І ще одне.");
    presses(&here.page.by_role("button", "Надіслати"));
    until("it is sent", || here.says("Дописане надіслано")).await;
    let asked = here.asked("POST", "/feedback/f-7/messages");
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(
        keys.len() == 2 && keys[0].is_some() && keys[0] == keys[1],
        "{keys:?}"
    );
}

#[wasm_bindgen_test]
async fn an_answer_is_rated_and_the_rating_can_be_changed() {
    let here = opened(example("FeedbackAnswered"), |method, _| {
        (method == "PUT")
            .then(|| told(&example("FeedbackRated")))
            .flatten()
    })
    .await;
    presses(&here.page.by_role("button", "Оцінити"));
    until("it is asked for", || here.says("Виберіть оцінку")).await;
    presses(&here.page.by_label("4, допомогла"));
    types(
        area(&here, "comment").unchecked_ref(),
        "Зрозуміло, але довго.",
    );
    presses(&here.page.by_role("button", "Оцінити"));
    until("it is kept", || here.says("Дякуємо, оцінку записано")).await;
    assert!(here.says("Ваша оцінка: 4, допомогла"));
    let sent = body(&here.asked("PUT", "/feedback/f-7/rating")[0]).await;
    assert_eq!(sent, example("NewFeedbackRating"));
    presses(&here.page.by_role("button", "Змінити оцінку"));
    until("it is there to change", || {
        here.says("Чи допомогла відповідь?")
    })
    .await;
    assert!(here.page.by_label("4, допомогла").checked());
    assert_eq!(area(&here, "comment").value(), "Зрозуміло, але довго.");
}

#[wasm_bindgen_test]
async fn what_is_open_again_meanwhile_cannot_be_rated_and_says_so() {
    let here = opened(example("FeedbackAnswered"), |method, _| {
        let refused = r#"{"code":"not_answered","request_id":"q-1"}"#;
        (method == "PUT").then(|| json(409, refused))
    })
    .await;
    presses(&here.page.by_label("1, зовсім не допомогла"));
    presses(&here.page.by_role("button", "Оцінити"));
    until("it is said", || here.says("Звернення вже відкрито знову")).await;
    assert!(text(&here.page.all(".gc-errors")[0]).contains("Звернення вже відкрито знову"));
}
