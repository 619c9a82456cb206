//! From the press to the receipt, and everything that can come between: on the contract's own examples, with the
//! browser's own database.

use crate::cabinet::{Cabinet, again, has_stopped};
use crate::contract::example;
use crate::person::presses;
use crate::replaced::{Offline, Replaced};
use crate::server::{Answer, header, json};
use crate::shelf::parcel;
use crate::time::until;
use gas_cabinet::domain::meter::MeterId;
use gas_cabinet::domain::reading::ReadingId;
use gas_cabinet::outbox::shelf::Device;
use gas_cabinet::outbox::{Parcel, Shelf, State, Strip};
use gas_cabinet::pages::readings::{CheckPage, NewReadingPage, UnsentPage};
use gas_cabinet::storage;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const CHECK: &str = "/readings/new/check?meter=m-70415";
const FORM: &str = "/readings/new?meter=m-70415";
const READINGS: &str = "/accounts/a-1500000015/readings";
const OWNER: &str = "c-7f3a91d04e62";
const SEND: &str = "Передати показ";
const NOT_SENT: &str = "Показ ще не передано";
const IN_DOUBT: &str = "Ми ще не знаємо, чи дійшов показ";

/// What handing in a reading meets, by how many tries came before.
type Submit = fn(usize) -> Answer;

fn received() -> Answer {
    json(201, &example("ReadingReceived").to_string())
}

fn lost(_: usize) -> Answer {
    Answer::Lost
}

fn taken(_: usize) -> Answer {
    received()
}

/// `submit` answers the tries of this page alone.
fn server(submit: Submit) -> impl Fn(&str, &str) -> Option<Answer> {
    let tries = Rc::new(Cell::new(0));
    move |method, path| match (method, path) {
        ("POST", READINGS) => Some(submit(tries.replace(tries.get() + 1))),
        ("GET", path) if path.starts_with(READINGS) => {
            Some(json(200, r#"{"items":[],"next_cursor":null}"#))
        }
        _ => None,
    }
}

/// The check of 4405, typed before.
async fn at_the_check(submit: Submit) -> Cabinet {
    storage::wipe_mine();
    storage::claim_for(OWNER);
    let draft = format!(
        r#"{{"at":{},"draft":{{"value":"4405","explanation":null}}}}"#,
        js_sys::Date::now()
    );
    storage::keep_mine("reading:m-70415", &draft);
    let page = again(CHECK, pages, server(submit));
    until("the check", || has_button(&page, SEND)).await;
    page
}

/// A page of a device where this parcel lies.
async fn with(parcel: &Parcel, address: &str, page: fn() -> AnyView, submit: Submit) -> Cabinet {
    storage::wipe_mine();
    storage::claim_for(OWNER);
    Device.add(parcel, None).await.expect("kept");
    again(address, page, server(submit))
}

fn waiting() -> Parcel {
    Parcel {
        meter: MeterId("m-70415".into()),
        ..parcel("m-70415", js_sys::Date::now())
    }
}

async fn at_the_receipt(page: &Cabinet) {
    until("the receipt", || page.address() == "/readings/r-901").await;
}

/// The check and the form at their addresses, as the app shows them.
fn pages() -> AnyView {
    let path = use_location().pathname;
    let page = Memo::new(move |_| path.get());
    (move || match page.get().as_str() {
        "/readings/new/check" => view! { <CheckPage /> }.into_any(),
        "/readings/new" => view! { <NewReadingPage /> }.into_any(),
        _ => ().into_any(),
    })
    .into_any()
}

fn has_button(page: &Cabinet, name: &str) -> bool {
    let buttons = page.page.all_by_role("button");
    buttons
        .iter()
        .any(|button| crate::look::name(button) == name)
}

fn says(page: &Cabinet, words: &str) -> bool {
    page.says(words)
}

async fn left() -> Vec<Parcel> {
    Device.all().await.expect("a shelf")
}

async fn until_nothing_is_left() {
    for _ in 0..200 {
        if left().await.is_empty() {
            return;
        }
    }
    panic!("in vain: an empty shelf, but {:?}", left().await);
}

#[wasm_bindgen_test]
async fn sent_it_leads_to_the_receipt_and_nothing_stays_here() {
    let page = at_the_check(taken).await;
    presses(&page.page.by_role("button", SEND));
    at_the_receipt(&page).await;
    until_nothing_is_left().await;
    assert_eq!(storage::mine("reading:m-70415"), None, "no draft either");
    storage::wipe_mine();
}

/// The session ended at the press, and the number went while its page was on the way back.
#[wasm_bindgen_test]
async fn what_has_arrived_before_the_check_is_there_again_leads_to_its_receipt() {
    let arrived = Parcel {
        state: State::Delivered(ReadingId("r-901".into())),
        ..waiting()
    };
    let page = with(&arrived, CHECK, pages, taken).await;
    at_the_receipt(&page).await;
    assert_eq!(page.asked("POST", READINGS).len(), 0);
    until_nothing_is_left().await;
    storage::wipe_mine();
}

/// The page around takes the cabinet out between the press and the device's word that it has the number.
#[wasm_bindgen_test]
async fn a_cabinet_taken_down_at_the_press_leaves_the_number_to_the_next_one() {
    let page = at_the_check(taken).await;
    presses(&page.page.by_role("button", SEND));
    drop(page);
    let page = again(FORM, pages, server(taken));
    at_the_receipt(&page).await;
    until_nothing_is_left().await;
    assert!(!has_stopped());
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn it_lies_on_the_device_before_it_is_on_the_wire() {
    let page = at_the_check(lost).await;
    presses(&page.page.by_role("button", SEND));
    until("a request", || !page.asked("POST", READINGS).is_empty()).await;
    let [kept] = left().await.try_into().expect("one parcel");
    let sent = page.asked("POST", READINGS);
    assert_eq!(
        header(&sent[0], "Idempotency-Key").as_deref(),
        Some(kept.key.as_str())
    );
    assert!(kept.in_doubt && kept.tries == 1);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key() {
    let _at_once = Replaced::chance();
    let page = at_the_check(|before| match before {
        0 => Answer::Lost,
        _ => received(),
    })
    .await;
    presses(&page.page.by_role("button", SEND));
    at_the_receipt(&page).await;
    let sent = page.asked("POST", READINGS);
    let keys: Vec<_> = sent
        .iter()
        .map(|sent| header(sent, "Idempotency-Key"))
        .collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn where_no_answer_comes_the_page_says_it_does_not_know() {
    let _at_once = Replaced::chance();
    let page = at_the_check(lost).await;
    presses(&page.page.by_role("button", SEND));
    until("the words", || says(&page, IN_DOUBT)).await;
    assert!(
        !has_button(&page, "Забрати й виправити"),
        "it may have arrived"
    );
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn without_a_link_nothing_is_tried_and_it_can_be_taken_back() {
    let page = at_the_check(taken).await;
    let _offline = Offline::begins();
    presses(&page.page.by_role("button", SEND));
    until("the words", || says(&page, NOT_SENT)).await;
    assert_eq!(page.asked("POST", READINGS).len(), 0);
    presses(&page.page.by_role("button", "Забрати й виправити"));
    until("the form", || page.address().starts_with("/readings/new?")).await;
    until_nothing_is_left().await;
    let draft = storage::mine("reading:m-70415");
    assert!(draft.is_some_and(|draft| draft.contains("4405")));
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn when_the_link_is_back_it_is_sent_by_itself() {
    let page = at_the_check(taken).await;
    let offline = Offline::begins();
    presses(&page.page.by_role("button", SEND));
    until("the words", || says(&page, NOT_SENT)).await;
    offline.ends();
    at_the_receipt(&page).await;
    assert_eq!(page.asked("POST", READINGS).len(), 1);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn opened_again_the_page_sends_what_waits() {
    let page = with(&waiting(), FORM, pages, taken).await;
    at_the_receipt(&page).await;
    until_nothing_is_left().await;
    assert_eq!(page.asked("POST", READINGS).len(), 1);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_number_that_waits_comes_before_the_form() {
    let later = Parcel {
        not_before: js_sys::Date::now() + 60_000.0,
        tries: 1,
        ..waiting()
    };
    let page = with(&later, FORM, pages, taken).await;
    until("the words", || says(&page, NOT_SENT)).await;
    assert!(page.page.find_by_label("Показ лічильника").is_none());
    assert_eq!(
        page.asked("POST", READINGS).len(),
        0,
        "the server asked to wait"
    );
    presses(&page.page.by_role("button", "Передати зараз"));
    at_the_receipt(&page).await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_number_refused_meanwhile_is_brought_into_the_form_with_the_servers_words() {
    let page = with(&waiting(), FORM, pages, |_| {
        crate::cabinet::refused("value", "below_previous")
    })
    .await;
    until("the form", || {
        page.page.find_by_label("Показ лічильника").is_some()
    })
    .await;
    assert_eq!(page.page.by_label("Показ лічильника").value(), "4405");
    until("the words", || {
        says(&page, "Для компанії це менше за попередній показ")
    })
    .await;
    until_nothing_is_left().await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn the_list_tells_the_fate_of_each_and_forgets_what_was_seen_to_arrive() {
    let arrived = Parcel {
        state: State::Delivered(ReadingId("r-901".into())),
        ..waiting()
    };
    let page = with(
        &arrived,
        "/readings/unsent",
        || view! { <UnsentPage /> }.into_any(),
        taken,
    )
    .await;
    until("the words", || says(&page, "Показ 4405 передано")).await;
    let receipt = page.page.by_role("link", "Переглянути");
    assert!(
        receipt
            .get_attribute("href")
            .is_some_and(|to| to.ends_with("/readings/r-901"))
    );
    assert_eq!(left().await.len(), 1, "as long as it is looked at");
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn after_three_days_it_is_not_sent_but_told() {
    let old = Parcel {
        made_at: js_sys::Date::now() - 3.1 * 86_400_000.0,
        ..waiting()
    };
    let page = with(
        &old,
        "/readings/unsent",
        || view! { <UnsentPage /> }.into_any(),
        taken,
    )
    .await;
    until("the words", || {
        says(&page, "Минуло три дні, показ не передано.")
    })
    .await;
    assert_eq!(page.asked("POST", READINGS).len(), 0);
    presses(&page.page.by_role("button", "Прибрати звідси: 4405"));
    until("nothing", || says(&page, "Усе передано")).await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn the_strip_says_how_many_wait_and_sends_them() {
    let later = Parcel {
        not_before: js_sys::Date::now() + 60_000.0,
        tries: 1,
        ..waiting()
    };
    let page = with(&later, "/", || view! { <Strip /> }.into_any(), taken).await;
    until("the words", || says(&page, "1\u{a0}показ ще не передано")).await;
    presses(&page.page.by_role("button", "Передати зараз"));
    until("the words", || says(&page, "Показ 4405 передано")).await;
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn what_another_person_left_is_neither_shown_nor_sent() {
    storage::wipe_mine();
    storage::claim_for("c-000000000002");
    Device.add(&waiting(), None).await.expect("kept");
    let page = again(
        "/readings/unsent",
        || view! { <UnsentPage /> }.into_any(),
        server(taken),
    );
    until("nothing", || says(&page, "Усе передано")).await;
    assert_eq!(page.asked("POST", READINGS).len(), 0);
    assert_eq!(left().await, []);
    storage::wipe_mine();
}

#[wasm_bindgen_test]
async fn a_device_that_keeps_nothing_sends_all_the_same_and_says_so() {
    let page = at_the_check(|before| match before {
        0 => crate::server::answer(503, Some("{}"), &[("Retry-After", "60")]),
        _ => received(),
    })
    .await;
    let databases = window().indexed_db().expect("allowed").expect("there");
    let forbids = js_sys::Function::new_no_args("throw new DOMException('', 'SecurityError')");
    let _forbidden = Replaced::put(&databases, "open", &forbids);
    presses(&page.page.by_role("button", SEND));
    until("the words", || {
        says(&page, "Цей пристрій не дає зберегти показ")
    })
    .await;
    presses(&page.page.by_role("button", "Передати зараз"));
    at_the_receipt(&page).await;
    storage::wipe_mine();
}
