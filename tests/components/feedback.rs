//! Writing to the company: from an invoice, a reading, a payment; with files; a lost answer.

use crate::cabinet::{Cabinet, body, cabinet, refused};
use crate::contract::example;
use crate::person::{presses, types};
use crate::photo::{file, gives_all};
use crate::server::{Answer, header, json, lost_at_first};
use crate::time::until;
use gas_cabinet::pages::feedback::NewEntryPage;
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

const NEW: &str = "/feedback/new";
const OF_INVOICE: &str = "/feedback/new?invoice=i-2026-03-1500000015";

fn new() -> AnyView {
    view! { <NewEntryPage /> }.into_any()
}

async fn opened(address: &str, answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = cabinet(address, new, move |method, path| {
        answer(method, path).or_else(|| {
            let is_it = path.contains("/invoices/");
            is_it.then(|| json(200, &example("InvoiceThatDiffers").to_string()))
        })
    });
    until("the form", || !here.page.all("textarea").is_empty()).await;
    here
}

fn typed(here: &Cabinet) -> HtmlTextAreaElement {
    here.page.all("textarea")[0].clone().unchecked_into()
}

fn sends(here: &Cabinet) {
    presses(&here.page.by_role("button", "Надіслати"));
}

fn created() -> Answer {
    json(201, &example("FeedbackEntry").to_string())
}

#[wasm_bindgen_test]
async fn an_invoice_that_differs_is_disputed_in_words_that_stand_there_already() {
    let here = opened(OF_INVOICE, |method, _| (method == "POST").then(created)).await;
    let text = typed(&here).value();
    assert!(
        text.contains(
            "Лічильник 0070415: у рахунку 130\u{a0}м³, за моїм показом 9\u{a0}130\u{a0}м³."
        ),
        "{text}"
    );
    assert!(text.ends_with("Прошу перевірити обсяг і зробити перерахунок."));
    assert!(
        here.page
            .by_label("Скаргащось зроблено неправильно")
            .checked()
    );
    sends(&here);
    until("the entry", || here.address().starts_with("/feedback/f-")).await;
    let sent = body(&here.asked("POST", "/feedback")[0]).await;
    assert_eq!(sent["invoice_id"], "i-2026-03-1500000015");
    assert_eq!(
        (&sent["kind"], &sent["topic"]),
        (&json!("complaint"), &json!("bill"))
    );
    assert_eq!(sent["text"], text);
}

#[wasm_bindgen_test]
async fn nothing_chosen_and_nothing_written_is_said_at_both() {
    let here = opened(NEW, |_, _| None).await;
    sends(&here);
    until("the faults", || here.says("Перевірте, будь ласка")).await;
    assert!(here.says("Виберіть, що це"));
    assert!(here.says("Напишіть кілька слів"));
    assert!(here.asked("POST", "/feedback").is_empty());
}

#[wasm_bindgen_test]
async fn a_lost_answer_keeps_the_words_and_the_key() {
    let here = opened(OF_INVOICE, lost_at_first(created)).await;
    let words = typed(&here).value();
    sends(&here);
    until("the doubt", || {
        here.says("Ми ще не знаємо, чи дійшло ваше звернення")
    })
    .await;
    assert_eq!(typed(&here).value(), words);
    sends(&here);
    until("the entry", || here.address().starts_with("/feedback/f-")).await;
    let keys: Vec<_> = here
        .asked("POST", "/feedback")
        .iter()
        .map(|request| header(request, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
}

#[wasm_bindgen_test]
async fn other_words_after_a_lost_answer_are_another_entry() {
    let here = opened(OF_INVOICE, |method, _| {
        (method == "POST").then(|| Answer::Lost)
    })
    .await;
    sends(&here);
    until("the doubt", || here.says("Ми ще не знаємо")).await;
    types(
        typed(&here).unchecked_ref(),
        "Перевірте, будь ласка, ще й пеню.",
    );
    sends(&here);
    until("the second try", || {
        here.asked("POST", "/feedback").len() == 2
    })
    .await;
    let asked = here.asked("POST", "/feedback");
    assert_ne!(
        header(&asked[0], "Idempotency-Key"),
        header(&asked[1], "Idempotency-Key")
    );
}

#[wasm_bindgen_test]
async fn what_is_written_from_a_reading_or_a_payment_names_it() {
    for (address, example_of, told, field, id) in [
        (
            "/feedback/new?reading=r-9",
            "ReadingReceived",
            "Про показ П-",
            "reading_id",
            "r-9",
        ),
        (
            "/feedback/new?payment=p-7",
            "PaymentCreated",
            "Про платіж О-",
            "payment_id",
            "p-7",
        ),
    ] {
        let here = cabinet(address, new, move |method, path| {
            let is_it = path.contains("/readings/") || path.starts_with("/payments/");
            match method {
                "POST" => Some(created()),
                _ => is_it.then(|| json(200, &example(example_of).to_string())),
            }
        });
        until("the form", || here.says(told)).await;
        presses(&here.page.by_label("Запитання"));
        types(typed(&here).unchecked_ref(), "Що з ним?");
        sends(&here);
        until("the entry", || here.address().starts_with("/feedback/f-")).await;
        let sent = body(&here.asked("POST", "/feedback")[0]).await;
        assert_eq!(sent[field], id);
    }
}

fn gives(here: &Cabinet, name: &str) {
    let input = here.page.all("input[type=file]")[0].clone();
    let paper = file(b"%PDF-1.7\ntrailer\n%%EOF\n");
    gives_all(input.unchecked_ref(), &[(name, &paper)]);
}

#[wasm_bindgen_test]
async fn files_that_are_there_go_with_the_words_and_one_on_its_way_is_waited_for() {
    let here = opened(NEW, |method, path| match (method, path) {
        ("POST", "/attachments") => Some(json(201, &example("AttachmentPdf").to_string())),
        ("POST", "/feedback") => Some(created()),
        _ => None,
    })
    .await;
    presses(&here.page.by_label("Запитання"));
    types(typed(&here).unchecked_ref(), "Дивіться акт.");
    gives(&here, "act.pdf");
    sends(&here);
    until("it is said", || {
        here.says("Зачекайте, доки файли буде додано")
    })
    .await;
    until("it is there", || here.says("53\u{a0}КБ, додано")).await;
    sends(&here);
    until("the entry", || here.address().starts_with("/feedback/f-")).await;
    let sent = body(&here.asked("POST", "/feedback")[0]).await;
    assert_eq!(sent["attachment_ids"], json!(["at-13"]));
}

#[wasm_bindgen_test]
async fn files_that_the_server_forgot_are_to_be_chosen_anew() {
    let here = opened(NEW, |method, path| match (method, path) {
        ("POST", "/attachments") => Some(json(201, &example("AttachmentPdf").to_string())),
        ("POST", "/feedback") => Some(refused("attachment_ids", "unknown")),
        _ => None,
    })
    .await;
    presses(&here.page.by_label("Запитання"));
    types(typed(&here).unchecked_ref(), "Дивіться акт.");
    gives(&here, "act.pdf");
    until("it is there", || here.says("додано")).await;
    sends(&here);
    until("it is said", || {
        here.says("Додані файли пролежали надто довго")
    })
    .await;
    assert!(here.says("act.pdf Файл пролежав надто довго"));
    assert_eq!(typed(&here).value(), "Дивіться акт.");
}
