//! An invoice as a file: whole, broken off and gone on with, no PDF at all, several at once.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::person::presses;
use crate::server::{Answer, header, json};
use crate::taken::{taken, taking};
use crate::time::until;
use gas_cabinet::pages::invoices::{InvoicePage, InvoicesPage};
use js_sys::Uint8Array;
use leptos::prelude::*;
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Headers, ReadableStream, Response, ResponseInit};

const INVOICE: &str = "/invoices/i-2026-10-1500000015";
const PDF: &str = "/accounts/a-1500000015/invoices/i-2026-10-1500000015/pdf";
const WHOLE: &str = "%PDF-1.7 the first half of it, the other half of it %%EOF";
const DOWNLOAD: &str = "Завантажити рахунок (PDF)";

fn one() -> AnyView {
    view! { <InvoicePage /> }.into_any()
}

fn list() -> AnyView {
    view! { <InvoicesPage /> }.into_any()
}

/// So many bytes of `text` under the length of all of it, then a link that breaks.
fn broken_off(text: &str, after: usize) -> Answer {
    let code = "const bytes = new TextEncoder().encode(text); let given = false;
        return new ReadableStream({ pull(c) {
            if (given) c.error(new TypeError('network error')); else { given = true; c.enqueue(bytes); }
        } })";
    let make = js_sys::Function::new_with_args("text", code);
    let stream = make
        .call1(&JsValue::NULL, &text[..after].into())
        .expect("a stream");
    let stream: ReadableStream = stream.unchecked_into();
    response(200, "v1", &stream, text.len())
}

fn response(status: u16, version: &str, stream: &ReadableStream, length: usize) -> Answer {
    let headers = Headers::new().expect("headers");
    let from = WHOLE.len() - length.min(WHOLE.len());
    let range = format!("bytes {from}-{}/{}", WHOLE.len() - 1, WHOLE.len());
    for (name, value) in [
        ("Content-Type", "application/pdf"),
        ("ETag", version),
        ("Content-Length", &length.to_string()),
        ("Content-Range", if status == 206 { &range } else { "" }),
    ] {
        headers.set(name, value).expect("a header");
    }
    let how = ResponseInit::new();
    how.set_status(status);
    how.set_headers(&headers);
    let made = Response::new_with_opt_readable_stream_and_init(Some(stream), &how);
    Answer::Given(made.expect("a response"))
}

fn part(status: u16, text: &str) -> Answer {
    part_of(status, "v1", text)
}

fn part_of(status: u16, version: &str, text: &str) -> Answer {
    let bytes = Uint8Array::from(text.as_bytes());
    let code = "return new ReadableStream({ start(c) { c.enqueue(bytes); c.close(); } })";
    let make = js_sys::Function::new_with_args("bytes", code);
    let stream = make.call1(&JsValue::NULL, &bytes).expect("a stream");
    let stream: ReadableStream = stream.unchecked_into();
    response(status, version, &stream, text.len())
}

/// The invoice, whose file comes as `answers` say, one after another.
async fn opened(answers: Vec<fn() -> Answer>) -> Cabinet {
    let answers = Rc::new(RefCell::new(answers.into_iter()));
    let here = cabinet(INVOICE, one, move |_, path| {
        let next = || answers.borrow_mut().next();
        path.ends_with("/pdf")
            .then(|| next().expect("asked once more")())
    });
    until("the button", || {
        here.page.find_by_role("button", DOWNLOAD).is_some()
    })
    .await;
    here
}

#[wasm_bindgen_test]
async fn a_whole_file_is_given_under_its_own_name() {
    let _instead = taking();
    let here = opened(vec![|| part(200, WHOLE)]).await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the word", || here.says("Рахунок на оплату збережено")).await;
    let (name, text) = taken().await;
    assert_eq!(
        (name.as_str(), text.as_str()),
        ("rahunok-1500000015-2026-10.pdf", WHOLE)
    );
}

#[wasm_bindgen_test]
async fn what_broke_off_is_gone_on_with_where_it_broke() {
    let _instead = taking();
    let here = opened(vec![|| broken_off(WHOLE, 30), || part(206, &WHOLE[30..])]).await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the word", || here.says("Рахунок на оплату збережено")).await;
    assert_eq!(taken().await.1, WHOLE);
    let asked = here.asked("GET", PDF);
    assert_eq!(header(&asked[1], "Range").as_deref(), Some("bytes=30-"));
    assert_eq!(header(&asked[1], "If-Range").as_deref(), Some("v1"));
}

#[wasm_bindgen_test]
async fn another_version_meanwhile_begins_anew() {
    let _instead = taking();
    let here = opened(vec![|| broken_off("%PDF-0 an older one %%EOF", 12), || {
        part(200, WHOLE)
    }])
    .await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the word", || here.says("Рахунок на оплату збережено")).await;
    assert_eq!(taken().await.1, WHOLE);
}

/// A server that knows ranges and no versions.
#[wasm_bindgen_test]
async fn the_rest_of_another_version_is_never_put_behind_what_is_here() {
    let _instead = taking();
    let here = opened(vec![
        || broken_off(WHOLE, 30),
        || part_of(206, "v2", &WHOLE[30..]),
        || part_of(200, "v2", WHOLE),
    ])
    .await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the word", || here.says("Рахунок на оплату збережено")).await;
    assert_eq!(taken().await.1, WHOLE);
    assert_eq!(header(&here.asked("GET", PDF)[2], "Range"), None);
}

#[wasm_bindgen_test]
async fn a_link_that_stays_away_says_what_is_here_and_goes_on_by_a_press() {
    let _instead = taking();
    let lost: fn() -> Answer = || Answer::Lost;
    let here = opened(vec![
        || broken_off(WHOLE, 30),
        lost,
        lost,
        lost,
        lost,
        || part(206, &WHOLE[30..]),
    ])
    .await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the failure", || {
        here.says("Рахунок на оплату не завантажився")
    })
    .await;
    assert!(here.says("Уже отримане не пропало"));
    presses(&here.page.by_role("button", "Продовжити завантаження"));
    until("the word", || here.says("Рахунок на оплату збережено")).await;
    assert_eq!(taken().await.1, WHOLE);
}

#[wasm_bindgen_test]
async fn what_is_no_pdf_is_not_given_to_anybody() {
    let here = opened(vec![|| {
        part(200, "<!doctype html><p>Sign in to the hotel</p>")
    }])
    .await;
    presses(&here.page.by_role("button", DOWNLOAD));
    until("the failure", || here.says("Отриманий файл — не PDF")).await;
    assert!(!here.says("Рахунок на оплату збережено"));
}

#[wasm_bindgen_test]
async fn several_come_one_after_another() {
    let _instead = taking();
    let mut invoices = example("Invoices");
    let mut earlier = invoices["items"][0].clone();
    earlier["id"] = json!("i-2026-09-1500000015");
    earlier["period"] = json!("2026-09");
    earlier["file_name"] = json!("rahunok-1500000015-2026-09.pdf");
    invoices["items"]
        .as_array_mut()
        .expect("items")
        .push(earlier);
    let here = cabinet("/invoices", list, move |_, path| {
        if path.ends_with("/pdf") {
            return Some(part(200, WHOLE));
        }
        path.ends_with("/invoices")
            .then(|| json(200, &invoices.to_string()))
    });
    until("the list", || {
        here.page.find_by_label("вересень 2026").is_some()
    })
    .await;
    presses(&here.page.by_role("button", "Завантажити вибрані"));
    until("a word", || {
        here.says("Позначте хоча б один рахунок на оплату.")
    })
    .await;
    presses(&here.page.by_role("button", "Вибрати всі"));
    presses(&here.page.by_role("button", "Завантажити вибрані"));
    until("both", || {
        here.page
            .text()
            .matches("Рахунок на оплату збережено")
            .count()
            == 2
    })
    .await;
    assert_eq!(taken().await.0, "rahunok-1500000015-2026-09.pdf");
    assert!(!here.says("Позначте хоча б один рахунок на оплату."));
}
