//! Beginning a payment: once, whatever becomes of the answer and of the person meanwhile.

use crate::cabinet::{Cabinet, again, body, refused};
use crate::contract::example;
use crate::look::focused;
use crate::payments::{
    CHECK, GO, PAYMENTS, answers, at_the_check, choice, heading, is_there, page,
};
use crate::person::presses;
use crate::replaced::Replaced;
use crate::server::{Answer, header, json};
use crate::time::{frame, until};
use js_sys::{Function, Promise, Reflect, TypeError};
use leptos::prelude::window;
use serde_json::json as value;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Request;

fn created() -> Answer {
    json(201, &example("PaymentCreated").to_string())
}

fn key(request: &Request) -> Option<String> {
    header(request, "Idempotency-Key")
}

/// What is sent from now on is answered when the test says so.
struct Late {
    sent: Rc<RefCell<Vec<Sent>>>,
    _fetch: Closure<dyn Fn(Request) -> Promise>,
    _instead: Replaced,
}

struct Sent {
    key: Option<String>,
    arrives: Function,
    is_lost: Function,
}

impl Late {
    fn from_now_on() -> Self {
        let window = JsValue::from(window());
        let usual: Function = Reflect::get(&window, &"fetch".into())
            .expect("fetch")
            .unchecked_into();
        let sent: Rc<RefCell<Vec<Sent>>> = Rc::default();
        let all = Rc::clone(&sent);
        let fetch = Closure::<dyn Fn(Request) -> Promise>::new(move |request: Request| {
            if request.method() != "POST" {
                let answer = usual.call1(&JsValue::UNDEFINED, &request);
                return answer.expect("an answer").unchecked_into();
            }
            Promise::new(&mut |arrives, is_lost| {
                let key = key(&request);
                all.borrow_mut().push(Sent {
                    key,
                    arrives,
                    is_lost,
                });
            })
        });
        let instead = Replaced::put(&window, "fetch", fetch.as_ref());
        Self {
            sent,
            _fetch: fetch,
            _instead: instead,
        }
    }

    fn count(&self) -> usize {
        self.sent.borrow().len()
    }

    fn key(&self, at: usize) -> Option<String> {
        self.sent.borrow()[at].key.clone()
    }

    async fn arrives(&self, at: usize, answer: Answer) {
        let sent = self.sent.borrow();
        let heard = match answer {
            Answer::Given(response) => sent[at].arrives.call1(&JsValue::UNDEFINED, &response),
            _ => sent[at]
                .is_lost
                .call1(&JsValue::UNDEFINED, &TypeError::new("Failed to fetch")),
        };
        heard.expect("heard");
        frame().await;
    }
}

async fn is_at_the_check(here: &Cabinet) {
    until("the check", || {
        here.page.find_by_role("button", GO).is_some()
    })
    .await;
    frame().await;
}

async fn goes(here: &Cabinet, late: &Late) {
    let before = late.count();
    presses(&here.page.by_role("button", GO));
    until("a request", || late.count() == before + 1).await;
}

async fn goes_back_to_the_form(here: &Cabinet) {
    presses(&here.page.by_role("link", "Змінити"));
    is_there(here).await;
}

#[wasm_bindgen_test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key_even_after_a_reload() {
    let here = at_the_check(|| Answer::Lost).await;
    presses(&here.page.by_role("button", GO));
    until("the words", || here.page.has("alert")).await;
    assert!(here.says("Ми ще не знаємо, чи розпочато оплату"));
    assert!(here.says("Гроші не знято"));
    presses(&here.page.by_role("button", GO));
    until("another try", || here.asked("POST", PAYMENTS).len() == 2).await;
    let key = |here: &Cabinet, at: usize| key(&here.asked("POST", PAYMENTS)[at]);
    let first = key(&here, 0);
    assert!(first.is_some());
    assert_eq!(first, key(&here, 1));
    drop(here);
    let here = again(
        "/payments/new?service=gas&check=1",
        page,
        answers(|_| {}, created),
    );
    until("the check", || {
        here.page.find_by_role("button", GO).is_some()
    })
    .await;
    presses(&here.page.by_role("button", GO));
    until("its page", || here.address() == "/payments/p-7").await;
    assert_eq!(key(&here, 0), first);
}

#[wasm_bindgen_test]
async fn after_an_answer_the_next_payment_has_a_key_of_its_own() {
    let mut keys = Vec::new();
    for _ in 0..2 {
        let here = at_the_check(created).await;
        presses(&here.page.by_role("button", GO));
        until("its page", || here.address() == "/payments/p-7").await;
        keys.push(key(&here.asked("POST", PAYMENTS)[0]));
    }
    assert_ne!(keys[0], keys[1]);
}

#[wasm_bindgen_test]
async fn pressed_twice_it_is_begun_once() {
    let here = at_the_check(|| Answer::Never).await;
    for _ in 0..3 {
        presses(&here.page.by_role("button", GO));
        frame().await;
    }
    assert_eq!(here.asked("POST", PAYMENTS).len(), 1);
}

#[wasm_bindgen_test]
async fn a_second_payment_is_asked_about_and_goes_on_only_when_it_is_wanted() {
    for (field, code, words) in [
        ("service", "being_paid", "За цю послугу вже платять"),
        ("service", "already_paid", "Схоже, це вже сплачено"),
        ("invoice_id", "already_paid", "Схоже, це вже сплачено"),
    ] {
        let here = at_the_check(move || refused(field, code)).await;
        presses(&here.page.by_role("button", GO));
        until("the question", || here.says(words)).await;
        frame().await;
        assert_eq!(heading(&here), "Ще одна оплата?");
        assert_eq!(focused(), "title");
        // The person's own one, as the list tells of it.
        let other = || {
            here.page
                .find_by_role("link", "О-2026-000007, 214,92\u{a0}₴")
        };
        until("the other one", || other().is_some()).await;
        let href = other().and_then(|link| link.get_attribute("href"));
        assert_eq!(href.as_deref(), Some("/payments/p-7"));
        assert!(here.page.find_by_role("link", "Не платити").is_some());
        presses(&here.page.by_role("button", "Усе одно оплатити"));
        until("another request", || {
            here.asked("POST", PAYMENTS).len() == 2
        })
        .await;
        let sent = here.asked("POST", PAYMENTS);
        assert_eq!(body(&sent[0]).await.get("confirmations"), None);
        assert_eq!(body(&sent[1]).await["confirmations"], value!(["pay_again"]));
        let keys = sent.iter().map(key);
        let keys: Vec<_> = keys.collect();
        assert_ne!(keys[0], keys[1]);
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_after_the_way_back_leads_nowhere_and_is_found_again() {
    let here = at_the_check(|| Answer::Never).await;
    let late = Late::from_now_on();
    goes(&here, &late).await;
    goes_back_to_the_form(&here).await;
    presses(&here.page.by_role("button", CHECK));
    is_at_the_check(&here).await;
    late.arrives(0, created()).await;
    assert_eq!(heading(&here), "Перевірте оплату");
    goes(&here, &late).await;
    assert_eq!(late.key(0), late.key(1));
    late.arrives(1, created()).await;
    until("its page", || here.address() == "/payments/p-7").await;
}

#[wasm_bindgen_test]
async fn what_the_first_is_answered_costs_an_edited_payment_not_its_key() {
    let here = at_the_check(|| Answer::Never).await;
    let late = Late::from_now_on();
    goes(&here, &late).await;
    goes_back_to_the_form(&here).await;
    presses(&choice(&here, "Portmone"));
    frame().await;
    presses(&here.page.by_role("button", CHECK));
    is_at_the_check(&here).await;
    goes(&here, &late).await;
    assert_ne!(late.key(0), late.key(1));
    late.arrives(0, created()).await;
    late.arrives(1, Answer::Lost).await;
    until("the words", || here.page.has("alert")).await;
    goes(&here, &late).await;
    assert_eq!(late.key(1), late.key(2));
}
