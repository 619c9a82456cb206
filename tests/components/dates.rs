//! Important dates: by month, and as a file for a calendar.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::texts;
use crate::person::presses;
use crate::server::json;
use crate::taken::{taken, taking};
use crate::time::until;
use gas_cabinet::pages::readings::DatesPage;
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    view! { <DatesPage /> }.into_any()
}

/// The contract's, and two more: one that began a month before, one that is over.
async fn opened() -> Cabinet {
    let here = cabinet("/readings/dates", page, |_, path| {
        let mut dates = example("Dates");
        let items = dates["items"].as_array_mut().expect("dates");
        let mut earlier = items[0].clone();
        (earlier["from"], earlier["to"]) = (json!("2026-10-28"), json!("2026-11-05"));
        let mut overdue = items[3].clone();
        (overdue["from"], overdue["to"]) = (json!("2026-05-01"), json!("2026-05-01"));
        items.extend([earlier, overdue]);
        path.ends_with("/dates")
            .then(|| json(200, &dates.to_string()))
    });
    until("the dates", || here.page.has("term")).await;
    here
}

#[wasm_bindgen_test]
async fn dates_stand_by_month_in_words() {
    let here = opened().await;
    let heads = texts(&here.page.all("h2"));
    assert_eq!(
        heads,
        [
            "травень 2026",
            "жовтень 2026",
            "листопад 2026",
            "червень 2029"
        ]
    );
    let days = texts(&here.page.all_by_role("term"));
    let expected = [
        "1 травня",
        "28 жовтня – 5 листопада",
        "1–5 листопада",
        "12 листопада",
        "20 листопада",
        "14 червня",
    ];
    assert_eq!(days, expected);
    let what = texts(&here.page.all("dd"));
    assert_eq!(what[0], "Повірка лічильника №\u{a0}0070415 строк минув");
    assert!(
        what[2].starts_with("Передайте показ за жовтень 2026"),
        "{what:?}"
    );
    assert!(what[4].starts_with("Останній день оплати розподілу газу за жовтень 2026"));
    assert!(what[4].ends_with("Оператор ГРМ «Чернігівгаз»"), "{what:?}");
}

#[wasm_bindgen_test]
async fn a_calendar_takes_those_that_are_to_come() {
    let _instead = taking();
    let here = opened().await;
    presses(&here.page.by_role("button", "Додати в календар"));
    until("the word", || here.says("Файл календаря завантажено")).await;
    let (name, text) = taken().await;
    assert_eq!(name, "gaz-1500000015.ics");
    let text = text.replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 5);
    for line in [
        "X-WR-CALNAME:Газ: Дім",
        "UID:a-1500000015-reading_window-2026-11-01@gas-cabinet",
        "UID:a-1500000015-verification-0070415-2029-06-14@gas-cabinet",
        "SUMMARY:Передайте показ за жовтень 2026 — Дім",
        "DTSTART;VALUE=DATE:20261101",
        "DTEND;VALUE=DATE:20261106",
        "TRIGGER:PT10H",
        "TRIGGER:-PT14H",
        "TRIGGER:-P29DT14H",
    ] {
        assert!(
            text.contains(&["\r\n", line, "\r\n"].concat()),
            "{line} in {text}"
        );
    }
    // A calendar is often shared.
    for personal in ["Ковальчук", "Олена", "Ніжин", "Гоголя"] {
        assert!(!text.contains(personal), "{text}");
    }
}

#[wasm_bindgen_test]
async fn a_home_without_dates_says_so() {
    let here = cabinet("/readings/dates", page, |_, path| {
        path.ends_with("/dates")
            .then(|| json(200, r#"{"items":[]}"#))
    });
    until("the words", || here.says("Дат поки немає.")).await;
    assert!(
        here.page
            .find_by_role("button", "Додати в календар")
            .is_none()
    );
}
