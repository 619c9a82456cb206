//! Reads: what goes out, what is kept, what ends.

use crate::mount::mount;
use crate::replaced::Replaced;
use crate::server::{Answer, Server, answer, header, json, path};
use crate::time::{Timers, tick, until};
use gas_cabinet::http::{Api, Error, forget_answers};
use gas_cabinet::load::Load;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Outcome = Result<Vec<u32>, Error>;

fn api() -> Api {
    forget_answers();
    Api::at("/api/v1")
}

async fn read(api: Api) -> Outcome {
    api.get("readings", "/readings".into()).await
}

/// How often `signal` has told anything. Needs a view to live in.
fn counted<T: Send + Sync + 'static>(signal: RwSignal<T>, count: RwSignal<u32>) {
    Effect::watch(
        move || signal.track(),
        move |(), _, _| count.update(|count| *count += 1),
        false,
    );
}

#[wasm_bindgen_test]
async fn a_read_goes_to_its_path_and_brings_what_is_there() {
    let server = Server::new(|_, _| json(200, "[1, 2]"));
    assert_eq!(read(api()).await, Ok(vec![1, 2]));
    let asked = server.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(path(&asked[0]), "/api/v1/readings");
    assert_eq!(asked[0].method(), "GET");
    assert_eq!(header(&asked[0], "If-None-Match"), None);
}

#[wasm_bindgen_test]
async fn what_has_not_changed_does_not_travel_again() {
    let server = Server::new(|before, _| match before {
        0 => answer(200, Some("[1, 2]"), &[("ETag", "\"v1\"")]),
        _ => answer(304, None, &[]),
    });
    let api = api();
    assert_eq!(read(api).await, Ok(vec![1, 2]));
    assert_eq!(read(api).await, Ok(vec![1, 2]));
    let asked = server.asked();
    assert_eq!(
        header(&asked[1], "If-None-Match").as_deref(),
        Some("\"v1\"")
    );
}

#[wasm_bindgen_test]
async fn after_signing_out_no_answer_is_remembered() {
    let server = Server::new(|_, _| answer(200, Some("[1]"), &[("ETag", "\"v1\"")]));
    let api = api();
    read(api).await.expect("an answer");
    forget_answers();
    read(api).await.expect("an answer");
    assert_eq!(header(&server.asked()[1], "If-None-Match"), None);
}

#[wasm_bindgen_test]
async fn a_page_in_place_of_json_is_unreadable_and_not_asked_for_again() {
    let server = Server::new(|_, _| answer(200, Some("<!doctype html><p>Вітаємо"), &[]));
    let unreadable = Error::Unreadable {
        endpoint: "readings",
    };
    assert_eq!(read(api()).await, Err(unreadable));
    assert_eq!(server.asked().len(), 1);
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_is_told_to_whoever_listens() {
    let _server = Server::new(|_, _| json(401, r#"{"code":"session_expired"}"#));
    let (api, expired, answered) = (api(), RwSignal::new(0), RwSignal::new(0));
    let _page = mount(move || {
        counted(api.expired, expired);
        counted(api.answered, answered);
    });
    tick().await;
    assert_eq!(read(api).await, Err(Error::SessionExpired));
    tick().await;
    assert_eq!((expired.get_untracked(), answered.get_untracked()), (1, 0));
}

#[wasm_bindgen_test]
async fn an_answer_is_told_too_and_a_failure_is_not() {
    let _server = Server::new(|before, _| match before {
        0 => json(200, "[]"),
        _ => json(404, r#"{"code":"not_found"}"#),
    });
    let (api, expired, answered) = (api(), RwSignal::new(0), RwSignal::new(0));
    let _page = mount(move || {
        counted(api.expired, expired);
        counted(api.answered, answered);
    });
    tick().await;
    assert_eq!(read(api).await, Ok(vec![]));
    assert_eq!(read(api).await, Err(Error::NotFound));
    tick().await;
    assert_eq!((expired.get_untracked(), answered.get_untracked()), (0, 1));
}

#[wasm_bindgen_test]
async fn nothing_changed_is_an_answer_too() {
    let _server = Server::new(|before, _| match before {
        0 => answer(200, Some("[1]"), &[("ETag", "\"v1\"")]),
        _ => answer(304, None, &[]),
    });
    let (api, answered) = (api(), RwSignal::new(0));
    let _page = mount(move || counted(api.answered, answered));
    tick().await;
    for times in 1..=2 {
        read(api).await.expect("an answer");
        tick().await;
        assert_eq!(answered.get_untracked(), times);
    }
}

#[wasm_bindgen_test]
async fn a_late_answer_to_an_earlier_session_says_nothing_of_this_one() {
    let (api, expired) = (api(), RwSignal::new(0));
    let _server = Server::new(move |_, _| {
        // Somebody signs in while it is under way.
        api.epoch.update_value(|epoch| *epoch += 1);
        json(401, r#"{"code":"session_expired"}"#)
    });
    let _page = mount(move || counted(api.expired, expired));
    tick().await;
    assert_eq!(read(api).await, Err(Error::SessionExpired));
    tick().await;
    assert_eq!(expired.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn a_lost_read_is_asked_for_again() {
    let _at_once = Replaced::chance();
    let server = Server::new(|before, _| match before {
        0 => Answer::Lost,
        1 => json(503, "{}"),
        _ => json(200, "[7]"),
    });
    assert_eq!(read(api()).await, Ok(vec![7]));
    assert_eq!(server.asked().len(), 3);
}

#[wasm_bindgen_test]
async fn a_read_that_is_lost_again_and_again_is_given_up() {
    let _at_once = Replaced::chance();
    let server = Server::new(|_, _| Answer::Lost);
    assert_eq!(read(api()).await, Err(Error::Offline));
    assert_eq!(server.asked().len(), 4);
}

#[wasm_bindgen_test]
async fn a_read_ends_with_the_view_that_asked_for_it() {
    let server = Server::new(|_, _| Answer::Never);
    let api = api();
    let page = mount(move || {
        let load: Load<Vec<u32>, Error> =
            Load::new(move || Some(api.get("readings", "/readings".into())));
        move || load.with(|answer| answer.is_some())
    });
    until("a request", || !server.asked().is_empty()).await;
    let signal = server.asked()[0].signal();
    assert!(!signal.aborted());
    drop(page);
    assert!(signal.aborted());
    tick().await;
    assert_eq!(server.asked().len(), 1, "nobody asks again");
}

#[wasm_bindgen_test]
async fn an_answer_that_does_not_come_is_given_up_in_time() {
    let timers = Timers::held();
    let server = Server::new(|before, _| match before {
        0 => Answer::Never,
        _ => json(403, r#"{"code":"forbidden"}"#),
    });
    let read = read(api());
    let deadline = async {
        until("a request", || !server.asked().is_empty()).await;
        timers.pass(25_000);
    };
    let (outcome, ()) = futures::future::join(read, deadline).await;
    assert_eq!(outcome, Err(Error::TimedOut));
    assert!(server.asked()[0].signal().aborted());
    assert_eq!(server.asked().len(), 1, "long enough to be told");
}

#[wasm_bindgen_test]
async fn with_its_answer_a_read_has_no_deadline_any_more() {
    let timers = Timers::held();
    let _server = Server::new(|_, _| json(200, "[]"));
    assert_eq!(read(api()).await, Ok(vec![]));
    assert_eq!(timers.count(), 0);
}
