//! One payment: how far it has come in words, the way on to the provider and to no other place, and what is asked when.

use crate::cabinet::{Cabinet, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::presses;
use crate::server::{Answer, json};
use crate::time::{frame, until};
use gas_cabinet::host;
use gas_cabinet::pages::payments::{PaymentPage, PaymentsPage};
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

pub const ADDRESS: &str = "/payments/p-7";
const GO_ON: &str = "Продовжити оплату";

fn page() -> AnyView {
    view! { <PaymentPage /> }.into_any()
}

pub async fn opened(payment: Value) -> Cabinet {
    opened_where(move || json(200, &payment.to_string())).await
}

pub async fn opened_where(answer: impl Fn() -> Answer + 'static) -> Cabinet {
    let here = cabinet(ADDRESS, page, move |method, path| {
        (method == "GET" && path == ADDRESS).then(&answer)
    });
    until("the payment", || here.says("Номер оплати")).await;
    here
}

pub fn changed(of: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut payment = example(of);
    change(&mut payment);
    payment
}

pub fn with_status(of: &str, status: &str, reason: Value) -> Value {
    changed(of, |payment| {
        payment["status"] = json!(status);
        payment["reason"] = reason;
    })
}

/// A checkout that leads to `action`.
fn leading_to(action: String) -> Value {
    changed("PaymentCreated", |payment| {
        payment["checkout"]["action"] = json!(action);
    })
}

fn own_place() -> String {
    let origin = window().location().origin().expect("an origin");
    [&origin, "/to-the-provider"].concat()
}

pub fn state(here: &Cabinet) -> String {
    text(&here.page.all("[role=status] .gc-notice__title")[0])
}

#[wasm_bindgen_test]
async fn every_state_has_its_words_and_says_paid_only_where_the_api_does() {
    for (payment, title, words) in [
        (
            example("PaymentCreated"),
            "Оплату ще не завершено",
            "Гроші не знято.",
        ),
        (
            with_status("PaymentCreated", "pending", Value::Null),
            "Ще чекаємо підтвердження",
            "Провайдер ще не сказав",
        ),
        (
            example("PaymentPaid"),
            "Сплачено",
            "До 4 листопада оплата з’явиться в історії розрахунків",
        ),
        (
            changed("PaymentPaid", |payment| {
                payment["ledger"]["is_there"] = json!(true)
            }),
            "Сплачено й зараховано",
            "З 4 листопада вона в історії розрахунків.",
        ),
        (
            example("PaymentRefused"),
            "Оплата не пройшла",
            "Провайдер відмовив: на картці бракує коштів. Якщо гроші все ж знято, вони повернуться",
        ),
        (
            with_status("PaymentRefused", "refused", json!("declined_by_bank")),
            "Оплата не пройшла",
            "банк відхилив оплату.",
        ),
        (
            with_status("PaymentRefused", "refused", json!("mood")),
            "Оплата не пройшла",
            "але причини не назвав.",
        ),
        (
            with_status("PaymentRefused", "abandoned", json!("cancelled")),
            "Оплату скасовано",
            "перевірте у своєму банку, чи не знято гроші",
        ),
        (
            with_status("PaymentRefused", "abandoned", json!("expired")),
            "Час на оплату минув",
            "Провайдер поки нічого не підтвердив",
        ),
        (
            changed("PaymentCreated", |payment| {
                payment["status"] = json!("abandoned");
                payment["reason"] = json!("expired");
            }),
            "Час на оплату минув",
            "Гроші не знято.",
        ),
        (
            with_status("PaymentPaid", "reversed", Value::Null),
            "Гроші повернено",
            "знову треба сплатити",
        ),
        (
            with_status("PaymentCreated", "settled", Value::Null),
            "Стан уточнюється",
            "Оновіть сторінку.",
        ),
    ] {
        let status = payment["status"].clone();
        let is_paid = status == "paid";
        let trail = payment["trail"].to_string();
        let is_over =
            ["refused", "abandoned", "reversed"].contains(&status.as_str().unwrap_or_default());
        let here = opened(payment).await;
        assert_eq!(state(&here), title);
        assert!(here.says(words), "{words} in {}", here.page.text());
        // Nobody knows where the provider has had it.
        assert!(!(trail.contains("pending") && here.says("Гроші не знято")));
        let says_paid = here.page.text().to_lowercase().contains("сплачено");
        assert!(says_paid == is_paid || status == "reversed", "{status}");
        let again = here
            .page
            .find_by_role("link", "Спробувати заплатити ще раз");
        assert_eq!(again.is_some(), is_over, "{status}");
        let ask = here.page.find_by_role("button", "Перевірити ще раз");
        assert_eq!(ask.is_some(), !is_paid && !is_over, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_receipt_has_its_numbers_its_sums_and_its_way() {
    let here = opened(example("PaymentPaid")).await;
    for words in [
        "О-2026-000007",
        "I-000007",
        "214,92",
        "3,22",
        "218,14",
        "Постачальник «Чернігівгаз Збут»",
        "iPay.ua",
    ] {
        assert!(here.says(words), "{words}");
    }
    let steps = texts(&here.page.all(".gc-trail__name"));
    assert_eq!(
        steps,
        [
            "Оплату розпочато",
            "Провайдер прийняв до оплати",
            "Провайдер підтвердив оплату",
            "Зараховано в історію розрахунків"
        ]
    );
    let ahead = texts(&here.page.all("[data-state=waiting] .gc-trail__time"));
    assert_eq!(ahead, ["до 4 листопада"]);
    assert!(here.page.find_by_role("button", "Надрукувати").is_some());
    assert!(here.page.find_by_role("button", GO_ON).is_none());
}

#[wasm_bindgen_test]
async fn trying_again_begins_with_the_same_choice_and_at_the_same_home() {
    let here = opened(changed("PaymentRefused", |payment| {
        payment["account_id"] = json!("a-1500000065");
    }))
    .await;
    let again = here.page.by_role("link", "Спробувати заплатити ще раз");
    assert_eq!(
        again.get_attribute("href").as_deref(),
        Some("/payments/new?service=gas&invoice=i-2026-09-1500000015")
    );
    presses(&again);
    assert_eq!(storage::mine("home").as_deref(), Some("a-1500000065"));
}

type Sent = Rc<RefCell<Vec<(String, String, String, Vec<(String, String)>)>>>;
type Heard = Closure<dyn Fn(web_sys::SubmitEvent)>;

/// Hears of every form that is sent, and keeps the page where it is.
struct Forms {
    sent: Sent,
    heard: Heard,
}

impl Forms {
    fn held() -> Self {
        let sent = Sent::default();
        let all = Rc::clone(&sent);
        let heard = Heard::new(move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            let form: web_sys::Element = event.target().expect("a form").unchecked_into();
            let of = |name: &str| form.get_attribute(name).unwrap_or_default();
            let inputs = form
                .query_selector_all("input[type=hidden]")
                .expect("fields");
            let fields = (0..inputs.length()).filter_map(|at| {
                let input: web_sys::Element = inputs.item(at)?.unchecked_into();
                Some((input.get_attribute("name")?, input.get_attribute("value")?))
            });
            let form = (of("action"), of("method"), of("target"), fields.collect());
            all.borrow_mut().push(form);
        });
        let listener = heard.as_ref().unchecked_ref();
        window()
            .add_event_listener_with_callback("submit", listener)
            .expect("listens");
        Self { sent, heard }
    }
}

impl Drop for Forms {
    fn drop(&mut self) {
        let listener = self.heard.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback("submit", listener);
    }
}

#[wasm_bindgen_test]
async fn going_on_sends_the_checkout_as_it_is_at_top_level() {
    let forms = Forms::held();
    let here = opened(leading_to(own_place())).await;
    // Not by itself: nobody has come from the check.
    assert!(forms.sent.borrow().is_empty());
    presses(&here.page.by_role("button", GO_ON));
    until("the words", || here.says("Відкриваємо сторінку iPay.ua")).await;
    let sent = forms.sent.borrow();
    let (action, method, target, fields) = &sent[0];
    assert_eq!(
        (action.as_str(), method.as_str(), target.as_str()),
        (own_place().as_str(), "post", "_top")
    );
    let wanted = example("PaymentCreated");
    let wanted = wanted["checkout"]["fields"].as_array().expect("fields");
    let wanted: Vec<_> = wanted
        .iter()
        .map(|field| {
            let text = |name: &str| field[name].as_str().unwrap_or_default().to_owned();
            (text("name"), text("value"))
        })
        .collect();
    assert_eq!(fields, &wanted);
}

/// The page names these hosts, until it is dropped.
struct Hosts;

impl Hosts {
    fn named(hosts: &str) -> Self {
        let settings = js_sys::Object::new();
        js_sys::Reflect::set(&settings, &"payment-hosts".into(), &hosts.into()).expect("set");
        let page = document();
        let place = page.document_element().expect("a page");
        host::enter(&place, &page, settings);
        Self
    }
}

impl Drop for Hosts {
    fn drop(&mut self) {
        host::leave();
    }
}

#[wasm_bindgen_test]
async fn only_a_named_host_over_https_gets_the_form_and_else_nothing_is_sent() {
    let _hosts = Hosts::named("tokly.ipay.ua www.portmone.com.ua");
    let forms = Forms::held();
    for action in [
        "https://tokly.ipay.ua/form",
        "https://www.portmone.com.ua/gateway/",
    ] {
        let here = opened(leading_to(action.into())).await;
        assert!(
            here.page.find_by_role("button", GO_ON).is_some(),
            "{action}"
        );
    }
    for action in [
        "http://tokly.ipay.ua/form",
        "https://tokly.ipay.ua.evil.example/form",
        "https://tokly.ipay.ua@evil.example/form",
        "https://evil.example/",
        "//tokly.ipay.ua/form",
        "javascript:document.title='evil'",
    ] {
        let here = opened(leading_to(action.into())).await;
        frame().await;
        assert!(here.page.all("form").is_empty(), "{action}");
        let alert = text(&here.page.the("alert"));
        for words in [
            "Сторінку оплати не відкрито",
            "Ми нічого туди не надіслали",
            "О-2026-000007",
            "300",
        ] {
            assert!(alert.contains(words), "{words} in {alert}");
        }
    }
    assert!(forms.sent.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn the_list_tells_each_payment_with_its_state_and_leads_to_it() {
    let list = || view! { <PaymentsPage /> }.into_any();
    let here = cabinet("/payments", list, |_, path| {
        path.ends_with("/payments")
            .then(|| json(200, &example("Payments").to_string()))
    });
    until("the table", || here.page.has("table")).await;
    let row = text(&here.page.all("tbody tr")[0]);
    for words in [
        "3 листопада 2026",
        "Газ",
        "214,92",
        "сплачено, ще не зараховано",
    ] {
        assert!(row.contains(words), "{words} in {row}");
    }
    let link = here.page.all("tbody a")[0].get_attribute("href");
    assert_eq!(link.as_deref(), Some("/payments/p-7"));
}

#[wasm_bindgen_test]
async fn without_payments_it_says_so_and_leads_to_the_first() {
    let list = || view! { <PaymentsPage /> }.into_any();
    let here = cabinet("/payments", list, |_, path| {
        path.ends_with("/payments")
            .then(|| json(200, r#"{"items":[]}"#))
    });
    until("the words", || here.says("Через кабінет ви ще не платили.")).await;
    let new = here.page.by_role("link", "Нова оплата");
    assert_eq!(new.get_attribute("href").as_deref(), Some("/payments/new"));
}
