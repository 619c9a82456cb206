//! All meters of all homes: who has not submitted, one check for all, and each number's own fate.

use crate::cabinet::{Cabinet, again, body};
use crate::contract::example;
use crate::look::{description, focused, text, texts};
use crate::person::{presses, types};
use crate::server::{Answer, json};
use crate::time::{frame, until};
use gas_cabinet::pages::readings::AllMetersPage;
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const OWNER: &str = "c-7f3a91d04e62";
const HERE: &str = "/readings/all";
const HOMES: [&str; 2] = ["/accounts/a-1500000015", "/accounts/a-1500000023"];
const FIRST: &str = "Показ лічильника №\u{a0}0070415";
const SECOND: &str = "Показ лічильника №\u{a0}0022222";
const CHECK: &str = "Перевірити й передати";

fn page() -> AnyView {
    view! { <AllMetersPage /> }.into_any()
}

/// Two homes: one meter that waits, and two of which one has its reading.
fn account(path: &str) -> Option<Value> {
    let mut account = example("Account");
    if path == HOMES[0] {
        return Some(account);
    }
    account["id"] = json!("a-1500000023");
    let mut submitted = account["meters"][0].clone();
    account["meters"][0]["id"] = json!("m-2");
    account["meters"][0]["serial"] = json!("0022222");
    submitted["id"] = json!("m-3");
    submitted["serial"] = json!("0033333");
    submitted["standing"] = json!({
        "id": "r-9", "value": 4405, "taken_on": "2026-11-03", "source": "consumer"
    });
    account["meters"]
        .as_array_mut()
        .expect("meters")
        .push(submitted);
    (path == HOMES[1]).then_some(account)
}

/// The meter that a reading is for.
fn received(path: &str) -> Option<Answer> {
    let home = path.strip_suffix("/readings")?;
    let mut reading = example("ReadingReceived");
    let (id, meter) = if home == HOMES[0] {
        ("r-1", "m-70415")
    } else {
        ("r-2", "m-2")
    };
    (reading["id"], reading["meter_id"]) = (json!(id), json!(meter));
    Some(json(201, &reading.to_string()))
}

fn server(method: &str, path: &str) -> Option<Answer> {
    match method {
        "POST" => received(path),
        _ => account(path).map(|account| json(200, &account.to_string())),
    }
}

async fn opened(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    storage::wipe_mine();
    storage::claim_for(OWNER);
    let here = again(HERE, page, answer);
    until("the meters", || here.page.has("textbox")).await;
    here
}

async fn typed(here: &Cabinet, label: &str, number: &str) {
    until("the field", || here.page.find_by_label(label).is_some()).await;
    types(&here.page.by_label(label), number);
    frame().await;
}

async fn goes_on(here: &Cabinet) {
    presses(&here.page.by_role("button", CHECK));
    frame().await;
}

async fn hands_both_over(here: &Cabinet) {
    typed(here, FIRST, "4405").await;
    typed(here, SECOND, "4400").await;
    goes_on(here).await;
    until("the check", || here.page.has("table")).await;
    presses(&here.page.by_role("button", "Передати покази: 2"));
}

fn tags(here: &Cabinet) -> Vec<String> {
    texts(&here.page.all(".gc-tag"))
}

#[wasm_bindgen_test]
async fn every_meter_says_how_it_stands_and_the_lead_how_many_are_left() {
    let here = opened(server).await;
    until("both homes", || tags(&here).len() == 3).await;
    assert_eq!(
        texts(&here.page.all("h2")),
        ["Дім", "с. Крути, вул. Шкільна, буд. 3"]
    );
    assert_eq!(
        tags(&here),
        [
            "чекає на показ",
            "чекає на показ",
            "передано 04405, 3 листопада"
        ]
    );
    assert!(
        here.says("Залишилося передати: 2 з 3."),
        "{}",
        here.page.text()
    );
    assert_eq!(here.page.all_by_role("textbox").len(), 2);
    assert!(here.says("Приймаємо до 5 листопада"));
}

#[wasm_bindgen_test]
async fn all_that_is_typed_is_checked_at_once_and_each_has_its_own_key_and_fate() {
    let here = opened(server).await;
    typed(&here, FIRST, "4405").await;
    typed(&here, SECOND, "4400").await;
    assert!(here.says("84\u{a0}кубометри"), "{}", here.page.text());
    goes_on(&here).await;
    until("the check", || here.page.has("table")).await;
    assert_eq!(text(&here.page.all("h1")[0]), "Перевірте покази");
    assert_eq!(here.address(), "/readings/all?check=");
    let rows = texts(&here.page.all_by_role("rowheader"));
    assert_eq!(rows.len(), 2, "{rows:?}");
    let cells = texts(&here.page.all_by_role("cell"));
    assert_eq!(cells[..2], ["04405", "84\u{a0}кубометри"].map(String::from));
    presses(&here.page.by_role("button", "Передати покази: 2"));
    until("the outcomes", || here.says("Передано: 2 з 2.")).await;
    assert_eq!(tags(&here), ["передано", "передано"]);
    let mut keys = Vec::new();
    for (home, value) in [(HOMES[0], 4405), (HOMES[1], 4400)] {
        let sent = here.asked("POST", &[home, "/readings"].concat());
        assert_eq!(sent.len(), 1, "{home}");
        assert_eq!(body(&sent[0]).await["value"], value);
        keys.push(crate::server::header(&sent[0], "Idempotency-Key"));
    }
    assert!(keys[0].is_some() && keys[0] != keys[1]);
    let links = here.page.all("li a");
    assert_eq!(
        links[0].get_attribute("href").as_deref(),
        Some("/readings/r-1")
    );
    assert_eq!(storage::mine("reading:m-70415"), None, "no draft stays");
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn one_alone_is_enough() {
    let here = opened(server).await;
    typed(&here, SECOND, "4400").await;
    goes_on(&here).await;
    until("the check", || here.page.has("table")).await;
    assert_eq!(here.page.all_by_role("rowheader").len(), 1);
    assert!(
        here.page
            .find_by_role("button", "Передати покази: 1")
            .is_some()
    );
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_above_and_leads_to_its_own_field() {
    let here = opened(server).await;
    typed(&here, FIRST, "123456").await;
    typed(&here, SECOND, "кіт").await;
    goes_on(&here).await;
    assert_eq!(focused(), "problems");
    let faults = texts(&here.page.all("#problems a"));
    assert_eq!(
        faults,
        [
            "№\u{a0}0070415: На цьому лічильнику лише 5 чорних барабанів: зайві цифри, мабуть, червоні",
            "№\u{a0}0022222: Введіть лише цифри з чорних барабанів, наприклад 04405",
        ]
    );
    let second = here.page.by_label(SECOND);
    assert_eq!(
        description(&second),
        ["Введіть лише цифри з чорних барабанів, наприклад 04405"]
    );
    presses(&here.page.all("#problems a")[1]);
    frame().await;
    assert_eq!(focused(), second.id());
    // The same mistakes pressed again are told again.
    goes_on(&here).await;
    assert_eq!(focused(), "problems");
    presses(&here.page.all("#problems a")[1]);
    frame().await;
    assert_eq!(here.address(), HERE);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn nothing_typed_is_said_at_the_first_field() {
    let here = opened(server).await;
    until("both homes", || tags(&here).len() == 3).await;
    goes_on(&here).await;
    let first = here.page.by_label(FIRST);
    assert_eq!(description(&first), ["Введіть показ лічильника"]);
    assert_eq!(here.page.all("#problems a").len(), 1);
}

#[wasm_bindgen_test]
async fn an_unlikely_number_asks_its_own_question() {
    let here = opened(server).await;
    typed(&here, FIRST, "12").await;
    typed(&here, SECOND, "4400").await;
    goes_on(&here).await;
    let asked = here.page.all_by_role("group");
    assert_eq!(asked.len(), 1);
    presses(&here.page.by_role(
        "radio",
        "Лічильник замінилиСпожите визначить оператор за актом заміни.",
    ));
    frame().await;
    goes_on(&here).await;
    until("the check", || here.page.has("table")).await;
    assert!(here.says("Лічильник замінили"), "{}", here.page.text());
    assert!(here.says("визначить оператор"));
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn one_that_is_refused_leaves_the_other_sent() {
    let here = opened(|method, path| {
        if method == "POST" && path.starts_with(HOMES[1]) {
            return Some(crate::cabinet::refused("value", "below_previous"));
        }
        server(method, path)
    })
    .await;
    hands_both_over(&here).await;
    until("the outcomes", || {
        tags(&here) == ["передано", "не прийнято"]
    })
    .await;
    assert!(here.says("Передано: 1 з 2."));
    assert!(
        here.says("Для компанії це менше за попередній показ."),
        "{}",
        here.page.text()
    );
    let correct = &here.page.all("li a")[1];
    assert_eq!(
        correct.get_attribute("href").as_deref(),
        Some("/readings/new?meter=m-2")
    );
    // Nor do all the meters call it one that is on its way.
    presses(&here.page.by_role("button", "До всіх лічильників"));
    until("the meters", || {
        tags(&here).contains(&"не прийнято".to_owned())
    })
    .await;
    assert!(!here.says("ще не передано"), "{}", here.page.text());
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn what_the_operator_read_is_not_called_sent() {
    let here = opened(|_, path| {
        let mut account = account(path)?;
        if path == HOMES[1] {
            account["meters"][1]["standing"]["source"] = json!("operator");
        }
        Some(json(200, &account.to_string()))
    })
    .await;
    until("both homes", || tags(&here).len() == 3).await;
    assert_eq!(tags(&here)[2], "зняв оператор: 04405");
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn one_that_did_not_get_through_is_kept_and_said_so() {
    let here = opened(|method, path| {
        if method == "POST" && path.starts_with(HOMES[1]) {
            return Some(crate::server::answer(
                503,
                Some(r#"{"code":"unavailable","request_id":"q"}"#),
                &[("Retry-After", "60"), ("Content-Type", "application/json")],
            ));
        }
        server(method, path)
    })
    .await;
    hands_both_over(&here).await;
    until("the outcomes", || {
        tags(&here) == ["передано", "ще не передано"]
    })
    .await;
    assert!(here.says("Показ збережено на цьому пристрої, і ми спробуємо ще раз."));
    // Back among all meters it has no field any more: it is on its way.
    presses(&here.page.by_role("button", "До всіх лічильників"));
    until("the meters", || {
        tags(&here).contains(&"ще не передано".to_owned())
    })
    .await;
    until("the meters", || here.page.find_by_label(SECOND).is_none()).await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_home_that_fails_says_so_alone() {
    let here = opened(|method, path| {
        if path == HOMES[1] {
            return Some(json(404, r#"{"code":"not_found","request_id":"q"}"#));
        }
        server(method, path)
    })
    .await;
    until("the failure", || here.page.has("alert")).await;
    assert!(here.page.find_by_label(FIRST).is_some());
    // What the list knows of it is counted all the same.
    assert!(
        here.says("Залишилося передати: 1 з 2."),
        "{}",
        here.page.text()
    );
    typed(&here, FIRST, "4405").await;
    goes_on(&here).await;
    until("the check", || here.page.has("table")).await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_on_the_device() {
    let here = opened(server).await;
    typed(&here, SECOND, "4400").await;
    drop(here);
    let here = again(HERE, page, server);
    until("the field", || here.page.find_by_label(SECOND).is_some()).await;
    assert_eq!(here.page.by_label(SECOND).value(), "4400");
    storage::wipe_mine();
}
