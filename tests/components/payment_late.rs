//! One payment: when the server is asked what came of it, by itself or by a press, also after it seemed to be over.

use crate::contract::example;
use crate::look::{focused, texts};
use crate::payment_state::{ADDRESS, changed, opened, opened_where, state, with_status};
use crate::person::presses;
use crate::server::{Answer, json};
use crate::time::{Timers, frame, until};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn it_asks_by_itself_with_growing_pauses_until_there_is_an_answer() {
    let timers = Timers::held();
    let paid = Rc::new(RefCell::new(false));
    let is_paid = Rc::clone(&paid);
    let here = opened_where(move || {
        let payment = match *is_paid.borrow() {
            true => example("PaymentPaid"),
            false => with_status("PaymentCreated", "pending", Value::Null),
        };
        json(200, &payment.to_string())
    })
    .await;
    let asked = || here.asked("GET", ADDRESS).len();
    for (times, pause) in [2_000, 3_000, 5_000, 8_000, 13_000, 20_000, 30_000, 30_000]
        .into_iter()
        .enumerate()
    {
        assert_eq!(asked(), times + 1);
        timers.pass(pause - 1);
        frame().await;
        assert_eq!(asked(), times + 1, "too early");
        timers.pass(pause);
        until("a question", || asked() == times + 2).await;
        until("the answer", || here.says("Без змін. Перевірено о")).await;
        frame().await;
    }
    *paid.borrow_mut() = true;
    timers.pass(30_000);
    until("the word", || state(&here) == "Сплачено").await;
    let times = asked();
    timers.pass(60_000);
    frame().await;
    assert_eq!(asked(), times, "there is nothing to wait for any more");
}

#[wasm_bindgen_test]
async fn a_press_asks_at_once_and_a_lost_answer_changes_nothing_but_is_said() {
    let lost = Rc::new(RefCell::new(false));
    let is_lost = Rc::clone(&lost);
    let _timers = Timers::held();
    let here = opened_where(move || match *is_lost.borrow() {
        true => Answer::Lost,
        false => json(
            200,
            &with_status("PaymentCreated", "pending", Value::Null).to_string(),
        ),
    })
    .await;
    *lost.borrow_mut() = true;
    presses(&here.page.by_role("button", "Перевірити ще раз"));
    let told = || here.page.all("#asking + [role=status][aria-live=polite]");
    let told = || texts(&told()).concat();
    until("the words", || {
        told().contains("Зараз не вдалося дізнатися")
    })
    .await;
    assert_eq!(state(&here), "Ще чекаємо підтвердження");
    assert_eq!(here.asked("GET", ADDRESS).len(), 2);
}

#[wasm_bindgen_test]
async fn what_it_learns_by_itself_is_not_read_out_again_and_again() {
    let timers = Timers::held();
    let here = opened(with_status("PaymentCreated", "pending", Value::Null)).await;
    timers.pass(2_000);
    until("the answer", || here.says("Без змін. Перевірено о")).await;
    let told = || here.page.all("#asking + [role=status]");
    let live = || told()[0].get_attribute("aria-live");
    assert_eq!(live().as_deref(), Some("off"));
    presses(&here.page.by_role("button", "Перевірити ще раз"));
    until("a press", || live().as_deref() == Some("polite")).await;
}

#[wasm_bindgen_test]
async fn focus_goes_to_the_heading_when_the_answer_takes_the_pressed_button_away() {
    let answers = Rc::new(RefCell::new(with_status(
        "PaymentCreated",
        "pending",
        Value::Null,
    )));
    let now = Rc::clone(&answers);
    let _timers = Timers::held();
    let here = opened_where(move || json(200, &now.borrow().to_string())).await;
    *answers.borrow_mut() = example("PaymentPaid");
    let button = here.page.by_role("button", "Перевірити ще раз");
    button.focus().expect("focus");
    presses(&button);
    until("the word", || state(&here) == "Сплачено").await;
    frame().await;
    assert_eq!(focused(), "title");
}

#[wasm_bindgen_test]
async fn a_late_word_is_waited_for_wherever_the_provider_has_had_it() {
    for over in [
        example("PaymentRefused"),
        with_status("PaymentRefused", "abandoned", json!("expired")),
        with_status("PaymentRefused", "abandoned", json!("cancelled")),
    ] {
        let timers = Timers::held();
        let answers = Rc::new(RefCell::new(over));
        let now = Rc::clone(&answers);
        let here = opened_where(move || json(200, &now.borrow().to_string())).await;
        let asked = || here.asked("GET", ADDRESS).len();
        timers.pass(29_999);
        frame().await;
        assert_eq!(asked(), 1, "too early");
        for times in 2..12 {
            timers.pass(30_000);
            until("a question", || asked() == times).await;
            frame().await;
        }
        *answers.borrow_mut() = example("PaymentPaid");
        timers.pass(30_000);
        until("the word", || state(&here) == "Сплачено").await;
    }
}

#[wasm_bindgen_test]
async fn nothing_is_waited_for_where_it_never_was_at_the_provider() {
    let timers = Timers::held();
    let here = opened(changed("PaymentCreated", |payment| {
        payment["status"] = json!("abandoned");
        payment["reason"] = json!("expired");
    }))
    .await;
    timers.pass(60_000);
    frame().await;
    assert_eq!(here.asked("GET", ADDRESS).len(), 1);
}
