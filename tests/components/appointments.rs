//! One's own visits: the list, one visit and its file, moving and giving up.

use crate::cabinet::{Cabinet, body, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::presses;
use crate::server::{Answer, header, json};
use crate::taken::{taken, taking};
use crate::time::until;
use gas_cabinet::pages::appointments::{AppointmentPage, AppointmentsPage, MoveAppointmentPage};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const ONE: &str = "/appointments/ap-7";
const MOVE: &str = "/appointments/ap-7/move";

fn list() -> AnyView {
    view! { <AppointmentsPage /> }.into_any()
}

fn one() -> AnyView {
    view! { <AppointmentPage /> }.into_any()
}

fn moving() -> AnyView {
    view! { <MoveAppointmentPage /> }.into_any()
}

fn told(name: &str) -> Answer {
    json(200, &example(name).to_string())
}

/// A visit as the example has it; `answer` gives what is asked beside it.
async fn opened(
    name: &'static str,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let here = cabinet(ONE, one, move |method, path| {
        answer(method, path).or_else(|| (path == ONE).then(|| told(name)))
    });
    until("the visit", || here.says("Що було із записом")).await;
    here
}

/// The move, with a time chosen.
async fn about_to_move(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = cabinet(MOVE, moving, answer);
    until("the times", || !here.page.all(".gc-slots input").is_empty()).await;
    presses(&here.page.by_role("button", "Обрати найближчий"));
    until("the choice", || {
        here.says("Обрано: середа, 4 листопада о 09:20")
    })
    .await;
    presses(&here.page.by_role("button", "Перенести"));
    here
}

#[wasm_bindgen_test]
async fn the_list_says_when_with_whom_and_what_became_of_it() {
    let here = cabinet("/appointments", list, |_, _| None);
    until("the visits", || here.page.has("listitem")).await;
    let rows = texts(&here.page.all_by_role("listitem"));
    assert!(
        rows[0].starts_with("четвер, 5 листопада о 10:00"),
        "{rows:?}"
    );
    assert!(
        rows[0].ends_with("П-2026-000007 · Вас записано"),
        "{rows:?}"
    );
    assert!(rows[1].starts_with("10 вересня 2026 о 10:00"), "{rows:?}");
    assert!(rows[1].ends_with("Прийом відбувся"), "{rows:?}");
    assert_eq!(
        texts(&here.page.all("h2")),
        ["Майбутні", "Минулі й скасовані"]
    );
}

#[wasm_bindgen_test]
async fn an_empty_list_says_so() {
    let here = cabinet("/appointments", list, |_, path| {
        (path == "/appointments").then(|| json(200, r#"{"items":[]}"#))
    });
    until("the words", || here.says("Ви нікуди не записані.")).await;
    here.page.by_role("link", "Записатися на прийом");
}

#[wasm_bindgen_test]
async fn a_visit_says_what_one_has_to_know() {
    let here = opened("Appointment", |_, _| None).await;
    assert_eq!(
        text(&here.page.all("h1")[0]),
        "Запис на прийом П-2026-000007"
    );
    for words in [
        "Вас записано",
        "четвер, 5 листопада о 10:00 за київським часом",
        "5 листопада 2026 о 10:00 – 10:20",
        "Оксана Лисенко",
        "Вхід із двору, є пандус.",
        "паспорт або ID-картку",
        "Нагадаємо: лист, 4 листопада 2026 о 10:00.",
        "Перенести чи скасувати можна до 5 листопада 2026 о 08:00.",
    ] {
        assert!(here.says(words), "{words} in {}", here.page.text());
    }
}

#[wasm_bindgen_test]
async fn a_calendar_takes_the_visit_with_its_reminder() {
    let _instead = taking();
    let here = opened("AppointmentMoved", |_, _| None).await;
    assert!(here.says("Запис перенесено"));
    let steps = texts(&here.page.all(".gc-trail__name"));
    assert_eq!(
        steps,
        [
            "Записано: четвер, 5 листопада о 10:00",
            "Перенесено: п’ятниця, 6 листопада о 14:20"
        ]
        .map(|step| step.replace('’', &apostrophe(&steps)))
    );
    presses(&here.page.by_role("button", "Додати в календар"));
    until("the word", || here.says("Файл календаря завантажено")).await;
    let (name, text) = taken().await;
    assert_eq!(name, "pryiom-ap-7.ics");
    let text = text.replace("\r\n ", "");
    for line in [
        "METHOD:PUBLISH",
        "UID:ap-7@gas-cabinet",
        "SEQUENCE:1",
        "DTSTART:20261106T122000Z",
        "DTEND:20261106T124000Z",
        "TRIGGER;VALUE=DATE-TIME:20261105T122000Z",
        "SUMMARY:Прийом: Оксана Лисенко",
        "LOCATION:Ніжинське відділення\\, м. Ніжин\\, вул. Шевченка\\, буд. 21",
    ] {
        assert!(
            text.contains(&["\r\n", line, "\r\n"].concat()),
            "{line} in {text}"
        );
    }
    // A calendar is often shared.
    assert!(!text.contains("лютий"), "{text}");
}

/// As this browser writes it.
fn apostrophe(said: &[String]) -> String {
    let found = said
        .iter()
        .flat_map(|text| text.chars())
        .find(|c| matches!(c, '’' | 'ʼ' | '\''));
    found.map(String::from).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn giving_up_is_asked_first_and_takes_it_out_of_the_calendar() {
    let _instead = taking();
    let here = opened("Appointment", |method, _| {
        (method == "POST").then(|| told("AppointmentCancelled"))
    })
    .await;
    presses(&here.page.by_role("button", "Скасувати запис"));
    until("the question", || here.page.has("dialog")).await;
    presses(&here.page.by_role("button", "Ні, залишити"));
    until("it is closed", || !here.page.has("dialog")).await;
    assert!(
        here.asked("POST", "/appointments/ap-7/cancellation")
            .is_empty()
    );
    presses(&here.page.by_role("button", "Скасувати запис"));
    until("the question", || here.page.has("dialog")).await;
    presses(&here.page.by_role("button", "Так, скасувати"));
    until("the news", || here.says("Ви скасували запис")).await;
    assert!(here.page.find_by_role("link", "Перенести").is_none());
    presses(&here.page.by_role("button", "Прибрати з календаря"));
    until("the word", || here.says("Файл календаря завантажено")).await;
    let (_, text) = taken().await;
    for line in [
        "METHOD:CANCEL",
        "STATUS:CANCELLED",
        "SEQUENCE:1",
        "UID:ap-7@gas-cabinet",
    ] {
        assert!(
            text.contains(&["\r\n", line, "\r\n"].concat()),
            "{line} in {text}"
        );
    }
}

#[wasm_bindgen_test]
async fn giving_up_in_vain_says_why_and_can_be_tried_again() {
    let here = opened("Appointment", |method, _| {
        (method == "POST").then_some(Answer::Lost)
    })
    .await;
    presses(&here.page.by_role("button", "Скасувати запис"));
    until("the question", || here.page.has("dialog")).await;
    presses(&here.page.by_role("button", "Так, скасувати"));
    until("the doubt", || here.says("Ми ще не знаємо, чи це зроблено")).await;
    here.page.by_role("button", "Так, скасувати");
}

#[wasm_bindgen_test]
async fn what_the_company_called_off_is_told_in_its_words() {
    let here = opened("AppointmentCalledOff", |_, _| None).await;
    assert!(here.says("Компанія скасувала прийом") && here.says("Слова компанії:"));
    assert_eq!(
        texts(&here.page.all("blockquote")),
        ["Фахівчиня захворіла. Оберіть, будь ласка, інший день."]
    );
    here.page.by_role("link", "Записатися знову");
    assert!(
        here.page
            .find_by_role("button", "Скасувати запис")
            .is_none()
    );
}

#[wasm_bindgen_test]
async fn a_reminder_can_be_another() {
    let here = opened("Appointment", |method, _| {
        (method == "PATCH").then(|| {
            let mut changed = example("Appointment");
            changed["reminder"] = json!("none");
            json(200, &changed.to_string())
        })
    })
    .await;
    presses(&here.page.by_role("button", "Змінити нагадування"));
    until("the choice", || {
        here.page.find_by_role("button", "Зберегти").is_some()
    })
    .await;
    let none = here
        .page
        .all("label")
        .into_iter()
        .find(|label| text(label) == "не нагадувати");
    presses(&none.expect("a choice"));
    presses(&here.page.by_role("button", "Зберегти"));
    until("the news", || here.says("Без нагадування.")).await;
    assert_eq!(
        body(&here.asked("PATCH", ONE)[0]).await,
        example("AppointmentChange")
    );
}

#[wasm_bindgen_test]
async fn a_move_goes_out_once_and_leads_to_the_visit() {
    let here =
        about_to_move(|method, _| (method == "POST").then(|| told("AppointmentMoved"))).await;
    until("the visit", || here.address() == ONE).await;
    let asked = here.asked("POST", MOVE);
    assert_eq!(
        body(&asked[0]).await,
        json!({ "starts_at": "2026-11-04T09:20:00+02:00" })
    );
    assert!(header(&asked[0], "Idempotency-Key").is_some());
}

#[wasm_bindgen_test]
async fn a_move_to_a_taken_time_offers_others_and_the_old_one_is_kept() {
    let here = about_to_move(|method, _| {
        (method == "POST").then(|| json(409, &example("ProblemSlotTaken").to_string()))
    })
    .await;
    until("the news", || here.says("Цей час щойно зайняли")).await;
    assert!(here.says("Зараз ви записані: четвер, 5 листопада о 10:00. Цей час ваш"));
    assert!(here.says("Ваш теперішній час лишається за вами.") && !here.says("Вас ще не записано"));
    // What is free is asked anew, and the time that is not is not chosen any more.
    let times = "/offices/o-nizhyn/slots?receptionist_id=s-bills&";
    until("the times", || here.asked("GET", times).len() > 1).await;
    assert!(here.page.all(".gc-slots input:checked").is_empty());
    presses(&here.page.by_role("button", "четвер, 5 листопада о 10:20"));
    until("the second try", || here.asked("POST", MOVE).len() == 2).await;
    let asked = here.asked("POST", MOVE);
    assert_eq!(
        body(&asked[1]).await,
        json!({ "starts_at": "2026-11-05T10:20:00+02:00" })
    );
}

#[wasm_bindgen_test]
async fn too_late_there_is_the_phone() {
    let here = cabinet(MOVE, moving, |_, path| {
        (path == ONE).then(|| {
            let mut visit = example("Appointment");
            visit["can_change"] = json!(false);
            json(200, &visit.to_string())
        })
    });
    until("the words", || here.says("Перенести вже не можна")).await;
    assert_eq!(here.page.all("a[href='tel:+380463120104']").len(), 1);
}
