//! The history of settlements: by service and year, checked, kept as a file, printed.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::{happens, presses};
use crate::replaced::Replaced;
use crate::server::{Answer, json};
use crate::taken::{taken, taking};
use crate::time::{frame, now, until};
use gas_cabinet::pages::balance::SettlementsPage;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

const HERE: &str = "/balance/history";
const LEDGER: &str = "/accounts/a-1500000015/ledger?";

fn page() -> AnyView {
    view! { <SettlementsPage /> }.into_any()
}

/// One for each month up to November 2026, newest first; that one is open. Each month's bill is paid in the next.
fn ten_years() -> Vec<Value> {
    let charged = |ago: i64| 50_000 + ago * 100;
    let one = |ago: i64| {
        let at = 2026 * 12 + 10 - ago;
        let is_closed = ago > 0;
        let mut month = example("Ledger")["months"][usize::from(is_closed)].clone();
        month["period"] = json!(format!("{}-{:02}", at / 12, at % 12 + 1));
        let (opening, own) = (charged(ago + 1), if is_closed { charged(ago) } else { 0 });
        month["opening"] = json!(opening);
        month["paid"] = json!(opening);
        month["charged"] = json!(own);
        month["closing"] = json!(own);
        month
    };
    (0..120).map(one).collect()
}

fn year_of(month: &Value) -> i64 {
    let period = month["period"].as_str().expect("a period");
    period[..4].parse().expect("a year")
}

/// The year of `all` that is asked for. Of delivery there is no ledger.
fn answered(all: &[Value], path: &str) -> Option<Answer> {
    let query = path.strip_prefix(LEDGER)?;
    let asked = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name));
    let service = asked("service=").expect("a service");
    let all = if service == "gas" { all } else { &[] };
    let mut years: Vec<_> = all.iter().map(year_of).collect();
    years.dedup();
    let year = asked("year=").map(|year| year.parse().expect("a year"));
    let year = year.or(years.first().copied()).unwrap_or(2026);
    let months: Vec<_> = all.iter().filter(|month| year_of(month) == year).collect();
    let ledger = json!({ "service": service, "year": year, "years": years, "months": months });
    Some(json(200, &ledger.to_string()))
}

async fn opened(address: &str, all: Vec<Value>) -> Cabinet {
    let here = cabinet(address, page, move |_, path| answered(&all, path));
    until("the table", || here.page.has("table")).await;
    here
}

fn rows(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all("tbody [role=rowheader]"))
}

/// The cells of a row by their columns' names.
fn cell(here: &Cabinet, row: usize, column: &str) -> String {
    let rows = here.page.all("tbody tr, tfoot tr");
    let found = rows[row].query_selector(&format!("[data-label='{column}']"));
    text(&found.expect("a selector").expect(column))
}

fn current(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all("[aria-current=page]"))
}

/// How many years of gas were asked for.
fn asked(here: &Cabinet) -> usize {
    here.asked("GET", &[LEDGER, "service=gas&"].concat()).len()
}

fn chooses(here: &Cabinet, label: &str, value: &str) {
    let select = here.page.by_role("combobox", label);
    select.unchecked_ref::<HtmlSelectElement>().set_value(value);
    happens(&select, "change");
}

#[wasm_bindgen_test]
async fn the_newest_year_of_gas_comes_first_with_the_one_before_to_check_it_by() {
    let here = opened(HERE, ten_years()).await;
    let shown = rows(&here);
    assert_eq!(shown.len(), 11, "{shown:?}");
    assert_eq!(shown[0], "листопад 2026 ще не закрито");
    assert_eq!(shown[10], "січень 2026");
    assert_eq!(current(&here), ["Газ (постачальник)", "2026"]);
    assert!(
        here.says("За 2026 рік нараховано 5\u{a0}055,00\u{a0}₴"),
        "{}",
        here.page.text()
    );
    until("the year before", || asked(&here) == 2).await;
}

#[wasm_bindgen_test]
async fn a_month_leads_to_its_invoice_and_an_open_one_nowhere() {
    let here = opened(HERE, ten_years()).await;
    let rows = here.page.all("tbody tr");
    let link = |row: usize| rows[row].query_selector("a").expect("a selector");
    assert!(link(0).is_none());
    let href = link(1).and_then(|link| link.get_attribute("href"));
    assert_eq!(href.as_deref(), Some("/invoices/i-2026-10-1500000015"));
}

#[wasm_bindgen_test]
async fn balances_say_debt_or_credit_in_words_and_have_no_sign() {
    let mut all = ten_years();
    all[1]["closing"] = json!(-5_620);
    all[1]["recalculated"] = json!(-55_720);
    all[0]["opening"] = json!(-5_620);
    all[0]["closing"] = json!(0);
    all[0]["paid"] = json!(-5_620);
    let here = opened(HERE, all).await;
    assert_eq!(cell(&here, 1, "На початок"), "502,00 борг");
    assert_eq!(cell(&here, 1, "Перерахунок"), "557,20 знято");
    assert_eq!(cell(&here, 1, "На кінець"), "56,20 переплата");
    assert_eq!(cell(&here, 0, "На початок"), "56,20 переплата");
    assert_eq!(cell(&here, 0, "Сплачено"), "56,20 повернуто");
    assert_eq!(cell(&here, 0, "На кінець"), "0,00");
    assert!(!text(&here.page.the("table")).contains('-'));
    assert!(!here.page.has("alert") || text(&here.page.the("alert")).is_empty());
}

#[wasm_bindgen_test]
async fn the_columns_are_those_people_know_and_the_empty_ones_are_left_out() {
    let here = opened(HERE, ten_years()).await;
    let usual = [
        "Місяць",
        "На початок",
        "Сплачено",
        "Нараховано",
        "На кінець",
    ];
    assert_eq!(texts(&here.page.all_by_role("columnheader")), usual);
    drop(here);
    let mut all = ten_years();
    for (name, of) in [
        ("subsidy", 1),
        ("benefit", 2),
        ("recalculated", 4),
        ("penalty", 8),
    ] {
        all[2][name] = json!(of);
    }
    all[2]["closing"] = json!(all[2]["closing"].as_i64().expect("a sum") - 1 - 2 + 4 + 8);
    let here = opened(HERE, all).await;
    let every = [
        "Місяць",
        "На початок",
        "Сплачено",
        "Субсидія",
        "Пільга",
        "Нараховано",
        "Перерахунок",
        "Пеня",
        "На кінець",
    ];
    assert_eq!(texts(&here.page.all_by_role("columnheader")), every);
    assert_eq!(cell(&here, 2, "Пеня"), "0,08");
    assert_eq!(cell(&here, 1, "Пеня"), "");
    // The next month goes on with what was before.
    assert!(here.says("різниця 0,09\u{a0}₴"), "{}", here.page.text());
}

#[wasm_bindgen_test]
async fn the_year_comes_to_one_line() {
    let here = opened(HERE, ten_years()).await;
    assert_eq!(cell(&here, 11, "На початок"), "511,00 борг");
    assert_eq!(cell(&here, 11, "Нараховано"), "5\u{a0}055,00");
    assert_eq!(cell(&here, 11, "На кінець"), "0,00");
}

#[wasm_bindgen_test]
async fn the_filters_stand_in_the_address() {
    let here = opened(HERE, ten_years()).await;
    presses(&here.page.by_role("link", "2019"));
    until("the year", || {
        rows(&here).first().is_some_and(|row| row == "грудень 2019")
    })
    .await;
    assert_eq!(here.address(), "/balance/history?service=gas&year=2019");
    assert_eq!(current(&here), ["Газ (постачальник)", "2019"]);
    presses(&here.page.by_role("link", "Розподіл газу (оператор)"));
    until("the words", || {
        here.says("Розрахунків за цю послугу ще немає.")
    })
    .await;
    assert_eq!(
        here.address(),
        "/balance/history?service=delivery&year=2019"
    );
}

#[wasm_bindgen_test]
async fn an_address_opens_what_it_names() {
    let here = opened("/balance/history?service=gas&year=2018", ten_years()).await;
    assert_eq!(rows(&here)[0], "грудень 2018");
    until("the year before", || asked(&here) == 2).await;
    drop(here);
    let here = opened("/balance/history?service=water&year=x", ten_years()).await;
    assert_eq!(rows(&here)[0], "листопад 2026 ще не закрито");
}

#[wasm_bindgen_test]
async fn a_year_without_any_says_so_and_leads_on() {
    let here = cabinet("/balance/history?year=2001", page, |_, path| {
        answered(&ten_years(), path)
    });
    until("the words", || here.says("За 2001 рік розрахунків немає.")).await;
    assert!(here.page.find_by_role("link", "2026").is_some());
    assert!(!here.page.has("table"));
}

#[wasm_bindgen_test]
async fn a_breach_is_said_aloud_with_what_to_do() {
    let mut all = ten_years();
    let closing = all[3]["closing"].as_i64().expect("a sum");
    all[3]["closing"] = json!(closing + 1_200);
    let here = opened(HERE, all).await;
    let said = text(&here.page.the("alert"));
    for words in [
        "Розрахунки не сходяться",
        "серпень 2026: баланс на кінець місяця не дорівнює сумі його рядка, різниця 12,00\u{a0}₴.",
        "вересень 2026: баланс на початок місяця не такий, як на кінець місяця «серпень 2026», різниця 12,00\u{a0}₴.",
        "Особовий рахунок 150000015",
    ] {
        assert!(said.contains(words), "«{words}» in {said}");
    }
    let link = here.page.by_role("link", "Написати звернення");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/feedback/new"));
    let phone = here.page.all("[role=alert] a[href^='tel:']");
    assert_eq!(phone.len(), 1);
}

/// December is right by itself, and January does not begin with what it has left.
#[wasm_bindgen_test]
async fn a_breach_between_two_years_is_said_in_the_later_one() {
    let mut all = ten_years();
    for sum in ["closing", "charged"] {
        let before = all[11][sum].as_i64().expect("a sum");
        all[11][sum] = json!(before + 1_200);
    }
    let here = opened(HERE, all).await;
    until("the words", || here.says("Розрахунки не сходяться")).await;
    let said = text(&here.page.the("alert"));
    assert!(
        said.contains("січень 2026: баланс на початок місяця не такий"),
        "{said}"
    );
}

#[wasm_bindgen_test]
async fn a_breach_of_another_year_is_found_when_it_is_exported() {
    let _instead = taking();
    let mut all = ten_years();
    let closing = all[50]["closing"].as_i64().expect("a sum");
    all[50]["closing"] = json!(closing + 1);
    let here = opened(HERE, all).await;
    assert_eq!(text(&here.page.the("alert")), "");
    presses(&here.page.by_role("button", "Завантажити JSON"));
    until("the word", || here.says("Файл завантажено")).await;
    assert!(here.says("Розрахунки не сходяться"), "{}", here.page.text());
    let (_, text) = taken().await;
    let file: Value = serde_json::from_str(&text).expect("json");
    assert_eq!(file["breaches"].as_array().map(Vec::len), Some(2));
}

#[wasm_bindgen_test]
async fn the_whole_ledger_is_kept_as_a_table() {
    let _instead = taking();
    let here = opened(HERE, ten_years()).await;
    presses(&here.page.by_role("button", "Завантажити CSV"));
    until("the word", || here.says("Файл завантажено")).await;
    let (name, text) = taken().await;
    assert_eq!(name, "rozrakhunky-gas-150000015-2016-2026.csv");
    assert!(text.starts_with("\u{feff}Місяць;Закрито;"), "{text}");
    assert_eq!(text.trim_end().split("\r\n").count(), 121);
    // What is shown has not changed, and what was here was not asked for again.
    assert_eq!(rows(&here).len(), 11);
    assert_eq!(asked(&here), 11);
}

#[wasm_bindgen_test]
async fn a_file_holds_the_chosen_years() {
    let _instead = taking();
    let here = opened(HERE, ten_years()).await;
    // In whichever order.
    chooses(&here, "З року", "2021");
    chooses(&here, "До року", "2020");
    presses(&here.page.by_role("button", "Завантажити JSON"));
    until("the word", || here.says("Файл завантажено")).await;
    let (name, text) = taken().await;
    assert_eq!(name, "rozrakhunky-gas-150000015-2020-2021.json");
    let file: Value = serde_json::from_str(&text).expect("json");
    assert_eq!(file["months"].as_array().map(Vec::len), Some(24));
    assert_eq!(file["months"][0]["period"], "2021-12");
    assert_eq!(asked(&here), 4);
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_complete_is_said_and_gone_on_with() {
    let _instead = taking();
    let fails = Rc::new(Cell::new(true));
    let (all, is_broken) = (ten_years(), Rc::clone(&fails));
    let here = cabinet(HERE, page, move |_, path| {
        if path.contains("year=2022&") && is_broken.get() {
            return Some(json(404, r#"{"code":"not_found","request_id":"q"}"#));
        }
        answered(&all, path)
    });
    until("the table", || here.page.has("table")).await;
    let button = here.page.by_role("button", "Завантажити CSV");
    presses(&button);
    until("the words", || here.says("Не всі роки вдалося зібрати")).await;
    assert_eq!(button.get_attribute("aria-busy"), None);
    assert_eq!(rows(&here).len(), 11);
    fails.set(false);
    presses(&button);
    until("the word", || here.says("Файл завантажено")).await;
    assert!(!here.says("Не всі роки вдалося зібрати"));
    // Those that had come were not asked for again.
    assert_eq!(asked(&here), 12);
}

#[wasm_bindgen_test]
async fn a_year_that_fails_is_said_and_asked_for_again() {
    let fails = Rc::new(Cell::new(true));
    let (all, is_broken) = (ten_years(), Rc::clone(&fails));
    let here = cabinet(HERE, page, move |_, path| {
        if path.contains("year=2019&") && is_broken.get() {
            return Some(json(404, r#"{"code":"not_found","request_id":"q"}"#));
        }
        answered(&all, path)
    });
    until("the table", || here.page.has("table")).await;
    presses(&here.page.by_role("link", "2019"));
    until("the words", || here.says("Такого тут немає")).await;
    fails.set(false);
    presses(&here.page.by_role("button", "Спробувати ще раз"));
    until("the year", || {
        rows(&here).first().is_some_and(|row| row == "грудень 2019")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_statement_prints_the_chosen_years_alone_and_says_whose_they_are() {
    let here = opened(HERE, ten_years()).await;
    let prints = js_sys::Function::new_no_args(
        "window.dispatchEvent(new Event('beforeprint'));
         window.paper = Array.from(document.querySelectorAll('table')).map(table =>
             [table.closest('.gc-no-print') ? 'screen' : 'paper', table.tBodies[0].rows.length].join(' ')).join()",
    );
    let _instead = Replaced::put(&window(), "print", &prints);
    chooses(&here, "З року", "2024");
    chooses(&here, "До року", "2025");
    presses(&here.page.by_role("button", "Надрукувати виписку"));
    let paper = || {
        js_sys::Reflect::get(&window(), &"paper".into())
            .ok()
            .and_then(|of| of.as_string())
    };
    until("paper", || paper().is_some()).await;
    assert_eq!(paper().as_deref(), Some("screen 11,paper 24"));
    let head = text(&here.page.all(".gc-print-only")[0]);
    for words in [
        "м. Ніжин",
        "Газ (постачальник)",
        "Особовий рахунок: 150000015",
        "Період: 2024–2025",
        "Надруковано ",
    ] {
        assert!(head.contains(words), "«{words}» in {head}");
    }
    let printed = web_sys::Event::new("afterprint").expect("an event");
    window().dispatch_event(&printed).expect("dispatched");
    until("the screen", || here.page.all("table").len() == 1).await;
    let head = text(&here.page.all(".gc-print-only")[0]);
    assert!(head.contains("Період: 2026"), "{head}");
}

/// All of ten years within a tenth of a second; the machine may have other things to do, so the best of three counts.
#[wasm_bindgen_test]
async fn ten_years_are_drawn_at_once() {
    let here = opened("/balance/history?year=all", ten_years()).await;
    until("all years", || rows(&here).len() == 120).await;
    assert_eq!(current(&here), ["Газ (постачальник)", "усі роки"]);
    assert_eq!(here.page.all("rect").len(), 11);
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        presses(&here.page.by_role("link", "2026"));
        until("the year", || rows(&here).len() == 11).await;
        frame().await;
        let begun = now();
        presses(&here.page.by_role("link", "усі роки"));
        until("all years", || rows(&here).len() == 120).await;
        best = best.min(now() - begun);
    }
    leptos::logging::log!("ten years of a ledger: {best:.0} ms");
    assert!(best < 100.0, "{best}");
}
