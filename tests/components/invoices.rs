//! The list of invoices, and one that explains itself.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::chooses;
use crate::server::{Answer, json};
use crate::time::until;
use gas_cabinet::pages::invoices::{InvoicePage, InvoicesPage};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const INVOICE: &str = "/invoices/i-2026-10-1500000015";

fn list() -> AnyView {
    view! { <InvoicesPage /> }.into_any()
}

fn one() -> AnyView {
    view! { <InvoicePage /> }.into_any()
}

async fn listed(address: &str, change: impl FnOnce(&mut Value)) -> Cabinet {
    let mut invoices = example("Invoices");
    change(&mut invoices);
    let here = cabinet(address, list, move |_, path| {
        let is_it = path.contains("/invoices");
        is_it.then(|| json(200, &invoices.to_string()))
    });
    until("the list", || here.says("з’явиться до")).await;
    here
}

/// The contract's example `of`, with a change to it.
async fn invoice(of: &str, change: impl FnOnce(&mut Value)) -> Cabinet {
    let mut invoice = example(of);
    change(&mut invoice);
    let here = cabinet(INVOICE, one, move |_, path| {
        path.contains("/invoices/")
            .then(|| json(200, &invoice.to_string()))
    });
    until("the invoice", || here.says("Чому така сума")).await;
    here
}

fn cells(here: &Cabinet, row: usize) -> Vec<String> {
    let rows = here.page.all("tbody tr");
    let cells = rows[row].children();
    let cells = (0..cells.length()).filter_map(|at| cells.item(at));
    cells.map(|cell| text(&cell)).collect()
}

#[wasm_bindgen_test]
async fn each_invoice_says_what_either_company_bills_and_what_is_left_to_pay() {
    let here = listed("/invoices", |_| {}).await;
    let rows = texts(&here.page.all_by_role("listitem"));
    let october = rows
        .iter()
        .find(|row| row.contains("жовтень 2026"))
        .expect("October");
    assert!(
        october.contains("668,64\u{a0}₴залишилося 168,64\u{a0}₴, сплатити до 25 листопада"),
        "{october}"
    );
    assert!(october.contains("142,30\u{a0}₴сплачено"), "{october}");
    assert!(!october.contains("інший обсяг"));
}

#[wasm_bindgen_test]
async fn what_is_not_there_yet_says_when_it_will_be() {
    let here = listed("/invoices", |invoices| {
        invoices["items"] = json!([]);
        invoices["years"] = json!([]);
    })
    .await;
    assert!(here.says("Рахунок на оплату за листопад 2026 з’явиться до 12 грудня"));
    assert!(here.says("Рахунків на оплату ще немає."));
}

#[wasm_bindgen_test]
async fn an_invoice_that_differs_is_marked_in_the_list() {
    let here = listed("/invoices", |invoices| {
        invoices["items"][0]["differs"] = json!(true)
    })
    .await;
    assert!(here.says("інший обсяг, ніж за вашим показом"));
}

#[wasm_bindgen_test]
async fn a_year_is_asked_for_and_stands_in_the_address() {
    let here = listed("/invoices", |invoices| {
        invoices["years"] = json!([2026, 2025])
    })
    .await;
    chooses(&here.page.by_role("combobox", "Рік"), "2025");
    until("the year", || {
        here.asked("GET", "/accounts/a-1500000015/invoices?year=2025&")
            .len()
            == 1
    })
    .await;
    assert_eq!(here.address(), "/invoices?year=2025");
}

#[wasm_bindgen_test]
async fn each_step_says_how_it_is_reckoned_and_where_it_comes_from() {
    let here = invoice("Invoice", |_| {}).await;
    let captions = texts(&here.page.all("caption"));
    assert_eq!(captions.len(), 2, "gas and delivery");
    assert_eq!(
        cells(&here, 0),
        [
            "Лічильник 0070415 показ передали ви",
            "4405 − 4321 = 84\u{a0}м³",
            ""
        ]
    );
    assert_eq!(
        cells(&here, 2),
        [
            "Нараховано за газ за тарифом, з 1 травня 2024",
            "84\u{a0}м³ × 7,96\u{a0}₴",
            "668,64\u{a0}₴"
        ]
    );
    assert_eq!(
        cells(&here, 3),
        [
            "Пільга з реєстру пільг, з 1 травня 2025",
            "42\u{a0}м³ × 7,96\u{a0}₴ × 25\u{a0}%",
            "−83,58\u{a0}₴"
        ]
    );
    assert_eq!(
        cells(&here, 5)[0],
        "Перерахунок за минулі місяці рішення компанії"
    );
    assert_eq!(
        cells(&here, 6),
        ["Пеня за прострочений борг", "", "0,86\u{a0}₴"]
    );
    let foot = texts(&here.page.all("tfoot tr"));
    assert_eq!(foot[0], "Разом за місяць370,00\u{a0}₴");
    assert!(
        here.page
            .find_by_role("link", "Сплатити 370,00\u{a0}₴")
            .is_some()
    );
    assert!(!here.says("не сходиться") && !here.says("інший обсяг"));
}

#[wasm_bindgen_test]
async fn what_was_handed_in_and_not_billed_is_said_before_all_sums() {
    let here = invoice("InvoiceThatDiffers", |_| {}).await;
    let said = here.page.text();
    let at = |words: &str| {
        said.find(words)
            .unwrap_or_else(|| panic!("{words} in {said}"))
    };
    let difference =
        at("Лічильник 0070415: за вашим показом 9\u{a0}130\u{a0}м³, у рахунку 130\u{a0}м³.");
    assert!(difference < at("1\u{a0}049,22\u{a0}₴"));
    assert!(here.says("оператор вважає ваш показ неправдоподібним і зняв свій."));
    assert!(here.says("130\u{a0}м³") && here.says("× 0,9713 = 126,27\u{a0}м³"));
    assert!(here.says("126,27\u{a0}м³ × 8,30933\u{a0}₴"));
    let dispute = here
        .page
        .by_role("link", "Не згодні? Попросіть перерахунок");
    let href = dispute.get_attribute("href").expect("a place");
    assert_eq!(href, "/feedback/new?invoice=i-2026-03-1500000015");
    let own = here.page.by_role("link", "Ваш показ");
    assert_eq!(
        own.get_attribute("href").as_deref(),
        Some("/readings/r-852")
    );
}

#[wasm_bindgen_test]
async fn an_invoice_whose_lines_do_not_come_to_its_total_says_so() {
    let here = invoice("Invoice", |invoice| {
        invoice["parts"][0]["lines"][6]["kopiykas"] = json!(87);
    })
    .await;
    assert!(here.says("Цей рахунок на оплату не сходиться"));
}

#[wasm_bindgen_test]
async fn a_reason_that_is_not_known_is_not_made_up() {
    let here = invoice("InvoiceThatDiffers", |invoice| {
        invoice["parts"][0]["differences"][0]["reason"] = json!("comet");
    })
    .await;
    assert!(here.says("компанія не назвала зрозумілої причини"));
    assert!(!here.says("comet"));
}

#[wasm_bindgen_test]
async fn a_month_that_is_not_closed_says_so_and_no_invoice_is_made_up() {
    let here = cabinet(INVOICE, one, |_, path| {
        path.contains("/invoices/")
            .then(|| json(409, r#"{"code":"not_closed","request_id":"q-1"}"#))
    });
    until("the words", || {
        here.says("Цього рахунка на оплату ще немає")
    })
    .await;
    assert!(here.says("Місяць ще не закрито."));
}

/// Of which home it is, the address does not say.
#[wasm_bindgen_test]
async fn an_invoice_of_another_home_is_found_there() {
    let mut invoice = example("Invoice");
    invoice["number"] = json!("1500000023-2026-10");
    let here = cabinet(INVOICE, one, move |_, path| of_the_second(path, &invoice));
    until("the invoice", || here.says("1500000023-2026-10")).await;
}

fn of_the_second(path: &str, invoice: &Value) -> Option<Answer> {
    if !path.contains("/invoices/") {
        return None;
    }
    Some(match path.starts_with("/accounts/a-1500000023/") {
        true => json(200, &invoice.to_string()),
        false => json(404, r#"{"code":"not_found","request_id":"q-1"}"#),
    })
}
