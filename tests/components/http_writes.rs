//! Writes: done once, however often they are asked for.

use crate::replaced::Replaced;
use crate::server::{Answer, Server, header, json, path};
use crate::time::{Timers, until};
use gas_cabinet::http::{Api, Error, IdempotencyKey};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Request;

const DONE: &str = r#"{"id":"r-901"}"#;

fn api() -> Api {
    Api::at("/api/v1")
}

async fn keyed(key: &IdempotencyKey) -> Result<Value, Error> {
    let body = json!({ "value": 4405 }).to_string();
    api().post_keyed("readings", "/readings", body, key).await
}

async fn once() -> Result<Value, Error> {
    api().post("session", "/session", &json!({})).await
}

async fn body(request: &Request) -> String {
    let text = JsFuture::from(request.text().expect("a body")).await;
    text.expect("read").as_string().expect("a text")
}

#[wasm_bindgen_test]
async fn a_write_carries_what_no_foreign_form_can_send() {
    let server = Server::new(|_, _| json(200, DONE));
    once().await.expect("done");
    let asked = &server.asked()[0];
    assert_eq!(
        (asked.method().as_str(), path(asked).as_str()),
        ("POST", "/api/v1/session")
    );
    assert_eq!(
        header(asked, "X-Requested-With").as_deref(),
        Some("gas-cabinet")
    );
    assert_eq!(
        header(asked, "Content-Type").as_deref(),
        Some("application/json")
    );
    assert_eq!(header(asked, "Idempotency-Key"), None);
}

#[wasm_bindgen_test]
async fn a_deletion_carries_it_too_and_needs_no_answer() {
    let server = Server::new(|_, _| crate::server::answer(204, None, &[]));
    assert_eq!(api().delete("session", "/session").await, Ok(()));
    let asked = &server.asked()[0];
    assert_eq!(asked.method(), "DELETE");
    assert_eq!(
        header(asked, "X-Requested-With").as_deref(),
        Some("gas-cabinet")
    );
}

#[wasm_bindgen_test]
async fn a_write_under_a_key_says_so_and_is_tried_once() {
    let server = Server::new(|_, _| Answer::Lost);
    let key = IdempotencyKey::random();
    assert_eq!(keyed(&key).await, Err(Error::Offline));
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        header(&asked[0], "Idempotency-Key").as_deref(),
        Some(key.as_str())
    );
    assert_eq!(body(&asked[0]).await, r#"{"value":4405}"#);
}

#[wasm_bindgen_test]
async fn a_lost_write_without_a_key_is_left_to_the_person() {
    let server = Server::new(|_, _| Answer::Lost);
    assert_eq!(once().await, Err(Error::Offline));
    assert_eq!(server.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_refused_write_is_not_sent_again() {
    let server = Server::new(|_, _| {
        json(
            422,
            r#"{"code":"invalid","request_id":"q-1","fields":[{"field":"value","code":"below_previous"}]}"#,
        )
    });
    let Err(Error::Refused(refusal)) = keyed(&IdempotencyKey::random()).await else {
        panic!("not refused");
    };
    assert_eq!(refusal.fields[0].code, "below_previous");
    assert_eq!(server.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_server_that_asks_for_patience_is_left_in_peace() {
    let server =
        Server::new(|_, _| crate::server::answer(429, Some("{}"), &[("Retry-After", "60")]));
    let too_many = keyed(&IdempotencyKey::random()).await;
    assert!(matches!(
        too_many,
        Err(Error::TooManyRequests { after: 60, .. })
    ));
    assert_eq!(server.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_write_that_is_not_answered_in_time_is_not_known() {
    let timers = Timers::held();
    let server = Server::new(|before, _| match before {
        0 => Answer::Never,
        _ => json(403, r#"{"code":"forbidden"}"#),
    });
    let deadline = async {
        until("a request", || !server.asked().is_empty()).await;
        timers.pass(25_000);
    };
    let (outcome, ()) = futures::future::join(once(), deadline).await;
    assert_eq!(outcome, Err(Error::TimedOut));
    assert_eq!(server.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_refusal_for_now_alone_leaves_no_doubt() {
    let _server =
        Server::new(|_, _| crate::server::answer(503, Some("{}"), &[("Retry-After", "60")]));
    let outcome = keyed(&IdempotencyKey::random()).await;
    assert_eq!(outcome, Err(Error::Unavailable { after: Some(60) }));
}

#[wasm_bindgen_test]
fn every_key_is_new_and_as_the_contract_wants_it() {
    let keys: BTreeSet<String> = (0..200)
        .map(|_| IdempotencyKey::random().as_str().to_owned())
        .collect();
    assert_eq!(keys.len(), 200);
    for key in keys {
        assert!((16..=64).contains(&key.len()), "{key}");
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        assert!(key.chars().all(fits), "{key}");
    }
}

#[wasm_bindgen_test]
fn where_the_browser_has_no_source_of_keys_they_are_new_all_the_same() {
    let nothing = wasm_bindgen::JsValue::from(js_sys::Object::new());
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into()).expect("crypto");
    let _broken = Replaced::put(&crypto, "getRandomValues", &nothing);
    let (one, other) = (IdempotencyKey::random(), IdempotencyKey::random());
    assert_ne!(one, other);
    assert_eq!(one.as_str().len(), 32);
}
