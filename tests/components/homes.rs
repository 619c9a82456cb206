//! Several homes: the list on the overview, the switch on a page about one, their own pages.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::look::{description, focused, text, texts};
use crate::person::{happens, presses, types};
use crate::server::{Answer, answer, json};
use crate::time::{frame, tick, until};
use gas_cabinet::pages::accounts::{AccountPage, AccountsPage};
use gas_cabinet::pages::overview::OverviewPage;
use gas_cabinet::pages::readings::NewReadingPage;
use js_sys::Reflect;
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const HOME: &str = "/accounts/a-1500000015";
const LABEL: &str = "Ваша назва цієї домівки";

fn as_ever(_: &str, _: &str) -> Option<Answer> {
    None
}

/// Each home answers with its own address and its own meter.
fn two_homes(_: &str, path: &str) -> Option<Answer> {
    if !path.starts_with("/accounts/a-1500000023") || path.ends_with("window") {
        return None;
    }
    let mut account = example("Account");
    account["id"] = json!("a-1500000023");
    account["label"] = json!(null);
    account["premises"]["address"] = json!("с. Крути, вул. Шкільна, буд. 3");
    account["meters"][0]["id"] = json!("m-2");
    account["meters"][0]["serial"] = json!("0022222");
    Some(json(200, &account.to_string()))
}

fn one_home(_: &str, path: &str) -> Option<Answer> {
    let mut homes = example("Accounts");
    homes["accounts"].as_array_mut().expect("homes").truncate(1);
    (path == "/accounts").then(|| json(200, &homes.to_string()))
}

fn overview() -> AnyView {
    view! { <OverviewPage /> }.into_any()
}

fn new_reading() -> AnyView {
    view! { <NewReadingPage /> }.into_any()
}

fn accounts() -> AnyView {
    view! { <AccountsPage /> }.into_any()
}

fn account() -> AnyView {
    view! { <AccountPage /> }.into_any()
}

async fn home(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = cabinet(HOME, account, answer);
    until("the form", || here.page.find_by_label(LABEL).is_some()).await;
    here
}

#[wasm_bindgen_test]
async fn the_overview_says_of_every_home_whether_it_has_submitted_and_what_is_due() {
    let here = cabinet("/", overview, two_homes);
    until("the homes", || here.page.has("listitem")).await;
    let rows = texts(&here.page.all_by_role("listitem"));
    assert!(rows[0].contains("Дім"), "{rows:?}");
    assert!(rows[0].contains("Показ ще не переданодо 5 листопада"));
    assert!(rows[0].contains("До сплати: 312,40\u{a0}₴"), "{rows:?}");
    assert!(rows[1].contains("с. Крути") && rows[1].contains("Показ передано"));
    assert!(rows[1].contains("Боргу немає"));
}

#[wasm_bindgen_test]
async fn a_home_pressed_on_the_overview_is_the_one_shown_below() {
    let here = cabinet("/", overview, two_homes);
    until("the home", || here.says("0070415")).await;
    let other = here
        .page
        .by_role("button", "с. Крути, вул. Шкільна, буд. 3");
    assert!(!other.has_attribute("aria-current"));
    presses(&other);
    until("the other home", || here.says("0022222")).await;
    assert_eq!(other.get_attribute("aria-current").as_deref(), Some("true"));
    assert!(other.is_connected(), "the list is not drawn anew");
}

#[wasm_bindgen_test]
async fn one_home_needs_no_list() {
    let here = cabinet("/", overview, one_home);
    until("the home", || here.says("0070415")).await;
    assert!(!here.says("Мої домівки"));
    assert!(!here.page.has("combobox"));
}

#[wasm_bindgen_test]
async fn another_home_takes_the_meter_out_of_the_address_and_mixes_no_drafts() {
    let here = cabinet("/readings/new?meter=m-70415", new_reading, two_homes);
    let field = "Показ лічильника";
    until("the form", || here.page.find_by_label(field).is_some()).await;
    types(&here.page.by_label(field), "04405");
    tick().await;
    let switch = here.page.by_role("combobox", "Домівка");
    Reflect::set(&switch, &"value".into(), &"a-1500000023".into()).expect("set");
    happens(&switch, "change");
    until("the other meter", || here.says("0022222")).await;
    assert_eq!(here.page.by_label(field).value(), "");
    assert_eq!(here.address(), "/readings/new");
    assert!(here.page.by_role("combobox", "Домівка").is_connected());
    Reflect::set(&switch, &"value".into(), &"a-1500000015".into()).expect("set");
    happens(&switch, "change");
    until("the first meter", || here.says("0070415")).await;
    assert_eq!(here.page.by_label(field).value(), "04405");
}

#[wasm_bindgen_test]
async fn the_list_of_homes_leads_to_each_and_to_a_new_one() {
    let here = cabinet("/accounts", accounts, as_ever);
    until("the homes", || here.page.has("listitem")).await;
    let links: Vec<String> = here
        .page
        .all_by_role("link")
        .iter()
        .filter_map(|link| link.get_attribute("href"))
        .collect();
    assert_eq!(links, [HOME, "/accounts/a-1500000023", "/accounts/new"]);
    let rows = texts(&here.page.all_by_role("listitem"));
    assert!(rows[0].contains("кабінет показує першою"), "{rows:?}");
    assert!(rows[1].contains("Мельник Ганна Іванівна") && !rows[1].contains("першою"));
}

#[wasm_bindgen_test]
async fn a_home_shows_both_companies_and_every_number_with_a_button_to_copy_it() {
    let here = home(as_ever).await;
    assert_eq!(text(&here.page.all_by_role("heading")[0]), "Дім");
    for words in [
        "Чернігівгаз»",
        "Чернігівгаз Збут",
        "борг 312,40",
        "переплата 56,20",
    ] {
        assert!(here.says(words), "{words}");
    }
    for number in [
        "1500000015",
        "150000015",
        "56XM25A01234567C",
        "56ZM25A00000001K",
    ] {
        here.page.by_role("button", &format!("Скопіювати {number}"));
    }
}

#[wasm_bindgen_test]
async fn a_new_name_goes_out_and_becomes_the_heading() {
    let here = home(|method, _| (method == "PATCH").then(changed)).await;
    types(&here.page.by_label(LABEL), " Мама,  Ніжин ");
    presses(&here.page.by_role("button", "Зберегти назву"));
    until("the word", || here.says("Назву збережено")).await;
    let sent = here.asked("PATCH", HOME);
    assert_eq!(body(&sent[0]).await, example("AccountChangeLabel"));
    assert_eq!(text(&here.page.all_by_role("heading")[0]), "Мама, Ніжин");
    until("the list again", || {
        here.asked("GET", "/accounts").len() == 2
    })
    .await;
}

fn changed() -> Answer {
    json(200, &example("AccountSummary").to_string())
}

#[wasm_bindgen_test]
async fn too_long_a_name_is_said_above_and_at_the_field_and_sent_nowhere() {
    let here = home(as_ever).await;
    types(&here.page.by_label(LABEL), &"ї".repeat(41));
    presses(&here.page.by_role("button", "Зберегти назву"));
    frame().await;
    let said = description(&here.page.by_label(LABEL));
    assert!(
        said[1].contains("вміщається 40 знаків, а у вашій 41"),
        "{said:?}"
    );
    assert_eq!(focused(), here.page.the("alert").id());
    assert!(here.page.find_by_role("link", &said[1]).is_some());
    assert!(here.asked("PATCH", HOME).is_empty());
}

#[wasm_bindgen_test]
async fn a_name_the_server_refuses_stays_in_the_field() {
    let here = home(|method, _| (method == "PATCH").then(|| refused("label", "malformed"))).await;
    types(&here.page.by_label(LABEL), "☺☺☺");
    presses(&here.page.by_role("button", "Зберегти назву"));
    until("the words", || here.page.has("alert")).await;
    assert!(text(&here.page.the("alert")).contains("Така назва не підходить"));
    assert_eq!(here.page.by_label(LABEL).value(), "☺☺☺");
}

#[wasm_bindgen_test]
async fn a_name_typed_is_still_there_after_a_reload() {
    let here = home(as_ever).await;
    types(&here.page.by_label(LABEL), "Дача");
    tick().await;
    drop(here);
    let here = again(HOME, account, as_ever);
    until("the form", || here.page.find_by_label(LABEL).is_some()).await;
    assert_eq!(here.page.by_label(LABEL).value(), "Дача");
}

async fn asks_to_take_out(here: &Cabinet) {
    let button = "Забрати з мого кабінету";
    until("the list", || {
        here.page.find_by_role("button", button).is_some()
    })
    .await;
    presses(&here.page.by_role("button", button));
    tick().await;
}

#[wasm_bindgen_test]
async fn taken_out_only_after_the_question_is_answered() {
    let here = home(|method, _| (method == "DELETE").then(|| answer(204, None, &[]))).await;
    asks_to_take_out(&here).await;
    assert!(text(&here.page.the("dialog")).contains("У компаніях нічого не зміниться"));
    assert!(here.asked("DELETE", HOME).is_empty());
    presses(&here.page.by_role("button", "Забрати"));
    until("the word", || here.says("Домівку забрано з кабінету")).await;
    assert_eq!(here.asked("DELETE", HOME).len(), 1);
    frame().await;
    assert_eq!(focused(), "title");
}

#[wasm_bindgen_test]
async fn the_last_one_stays_and_the_way_to_close_the_cabinet_is_shown() {
    let last = || json(409, &example("ProblemLastAccount").to_string());
    let here = home(move |method, _| (method == "DELETE").then(last)).await;
    asks_to_take_out(&here).await;
    presses(&here.page.by_role("button", "Забрати"));
    until("the words", || {
        here.says("Це єдина домівка у вашому кабінеті")
    })
    .await;
    let close = here.page.by_role("link", "Як закрити кабінет");
    assert_eq!(
        close.get_attribute("href").as_deref(),
        Some("/profile/close")
    );
}

#[wasm_bindgen_test]
async fn an_only_home_is_not_offered_to_be_taken_out() {
    let here = home(one_home).await;
    until("the words", || {
        here.says("Це єдина домівка у вашому кабінеті")
    })
    .await;
    let button = here.page.find_by_role("button", "Забрати з мого кабінету");
    assert!(button.is_none());
}

#[wasm_bindgen_test]
async fn shown_first_it_says_so_where_the_button_was() {
    let first = std::cell::Cell::new(false);
    let here = cabinet("/accounts/a-1500000023", account, move |method, path| {
        let mut homes = example("Accounts");
        if method == "PATCH" {
            first.set(true);
            return Some(changed());
        }
        if path != "/accounts" {
            return two_homes(method, path);
        }
        for (at, home) in homes["accounts"]
            .as_array_mut()
            .expect("homes")
            .iter_mut()
            .enumerate()
        {
            home["is_default"] = json!((at == 1) == first.get());
        }
        Some(json(200, &homes.to_string()))
    });
    until("the button", || {
        here.page
            .find_by_role("button", "Показувати цю першою")
            .is_some()
    })
    .await;
    presses(&here.page.by_role("button", "Показувати цю першою"));
    until("the word", || {
        here.says("Цю домівку кабінет показує першою.")
    })
    .await;
    frame().await;
    assert_eq!(focused(), "first");
    let sent = here.asked("PATCH", "/accounts/a-1500000023");
    assert_eq!(body(&sent[0]).await, example("AccountChangeDefault"));
}

#[wasm_bindgen_test]
async fn a_lost_link_is_said_and_nothing_typed_is_lost() {
    let here = home(|method, _| (method == "PATCH").then_some(Answer::Lost)).await;
    types(&here.page.by_label(LABEL), "Дача");
    presses(&here.page.by_role("button", "Зберегти назву"));
    until("the words", || here.page.has("alert")).await;
    assert!(text(&here.page.the("alert")).contains("Немає зв’язку"));
    assert_eq!(here.page.by_label(LABEL).value(), "Дача");
}
