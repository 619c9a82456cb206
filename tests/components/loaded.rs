use crate::load::{Asked, question, reply};
use crate::look::text;
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::{Timers, tick};
use gas_cabinet::load::Load;
use gas_cabinet::ui::{Failed, Failure, Loaded, Waiting};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn failure(code: u16) -> Failure {
    Failure {
        title: format!("Не вийшло: {code}"),
        text: "Усе збережено.".into(),
        try_again: "Спробувати ще раз",
        call: ("Зателефонуйте:", "0 800 300 104"),
    }
}

fn page() -> (Mounted, Asked) {
    let asked = Asked::default();
    let questions = Rc::clone(&asked);
    let page = mount(move || {
        let resource = Load::new(move || Some(question(&questions)));
        view! {
            <Loaded
                resource
                waiting="Завантажуємо…"
                waiting_long="Зв’язок повільний"
                explain=|error: &u16| failure(*error)
                children=|name: String| view! { <h1>{name}</h1> }
            />
        }
    });
    (page, asked)
}

#[wasm_bindgen_test]
async fn it_says_that_it_waits_and_then_shows_what_came() {
    let (page, asked) = page();
    tick().await;
    assert_eq!(text(&page.the("status")), "Завантажуємо…");
    assert!(!page.has("heading"));
    reply(&asked, 0, Ok("Дім"));
    tick().await;
    assert_eq!(text(&page.the("heading")), "Дім");
    assert!(!page.has("status"));
}

#[wasm_bindgen_test]
async fn what_failed_says_what_happened_and_can_be_tried_again() {
    let (page, asked) = page();
    tick().await;
    reply(&asked, 0, Err(503));
    tick().await;
    let said = text(&page.the("alert"));
    assert!(said.contains("Не вийшло: 503") && said.contains("Усе збережено."));
    presses(&page.by_role("button", "Спробувати ще раз"));
    tick().await;
    assert_eq!(asked.borrow().len(), 2);
    reply(&asked, 1, Ok("Дім"));
    tick().await;
    assert_eq!(text(&page.the("heading")), "Дім");
    assert!(!page.has("alert"));
}

#[wasm_bindgen_test]
async fn pressed_twice_it_asks_once_and_says_that_it_is_trying() {
    let (page, asked) = page();
    tick().await;
    reply(&asked, 0, Err(503));
    tick().await;
    let button = page.by_role("button", "Спробувати ще раз");
    presses(&button);
    presses(&button);
    tick().await;
    assert_eq!(asked.borrow().len(), 2);
    assert!(button.is_connected(), "the words stay while it tries");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn failed_again_it_can_be_tried_again() {
    let (page, asked) = page();
    tick().await;
    for (question, code) in [(0, 503), (1, 500)] {
        reply(&asked, question, Err(code));
        tick().await;
        assert!(page.text().contains(&format!("Не вийшло: {code}")));
        let button = page.by_role("button", "Спробувати ще раз");
        assert!(!button.has_attribute("aria-busy"));
        presses(&button);
        tick().await;
    }
    assert_eq!(asked.borrow().len(), 3);
}

#[wasm_bindgen_test]
async fn a_failure_on_its_own_asks_whoever_shows_it() {
    let asked = RwSignal::new(0);
    let retry = move |()| asked.update(|asked| *asked += 1);
    let page = mount(move || view! { <Failed failure=failure(500) on_retry=retry /> });
    presses(&page.by_role("button", "Спробувати ще раз"));
    assert_eq!(asked.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_failure_can_be_told_on_the_phone_with_a_press() {
    let page = mount(|| view! { <Failed failure=failure(500) on_retry=|()| () /> });
    let phone = page.by_role("link", "0 800 300 104");
    assert_eq!(
        phone.get_attribute("href").as_deref(),
        Some("tel:0800300104")
    );
}

#[wasm_bindgen_test]
async fn after_four_seconds_it_says_that_it_is_the_link() {
    let timers = Timers::held();
    let page = mount(|| view! { <Waiting text="Завантажуємо…" text_long="Зв’язок повільний" /> });
    timers.pass(3_999);
    tick().await;
    assert_eq!(text(&page.the("status")), "Завантажуємо…");
    timers.pass(4_000);
    tick().await;
    assert_eq!(text(&page.the("status")), "Зв’язок повільний");
}

#[wasm_bindgen_test]
async fn its_four_seconds_end_with_the_page() {
    let timers = Timers::held();
    let page = mount(|| view! { <Waiting text="…" text_long="……" /> });
    assert_eq!(timers.count(), 1);
    drop(page);
    assert_eq!(timers.count(), 0);
}
