//! The reading form as a whole, in its page, on the contract's own examples.

use crate::contract::example;
use crate::look::{description, focused, name, text};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::server::{Server, json, path};
use crate::time::{frame, tick, until};
use gas_cabinet::accounts::HomesSlot;
use gas_cabinet::http::{Api, forget_answers};
use gas_cabinet::pages::readings::NewReadingPage;
use gas_cabinet::session::Session;
use gas_cabinet::storage;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const LABEL: &str = "Показ лічильника";

struct Page {
    mounted: Mounted,
    _server: Server,
}

/// The page for a meter of five drums whose last reading is `previous`, usually 60 to 140 m³ a month.
async fn page(previous: u32) -> Page {
    storage::wipe_mine();
    shown(previous).await
}

async fn shown(previous: u32) -> Page {
    forget_answers();
    at_the_form();
    let mut account = example("Account");
    account["meters"][0]["last_reading"]["value"] = json!(previous);
    let server = Server::new(move |_, request| {
        let body = match path(request).as_str() {
            "/api/v1/session" => example("SessionSignedIn"),
            "/api/v1/accounts" => example("Accounts"),
            path if path.ends_with("/reading-window") => example("ReadingWindowOpen"),
            _ => account.clone(),
        };
        json(200, &body.to_string())
    });
    let mounted = mount(view);
    until("the form", || mounted.find_by_label(LABEL).is_some()).await;
    Page {
        mounted,
        _server: server,
    }
}

/// A test before may have gone on to the check.
fn at_the_form() {
    let history = window().history().expect("a history");
    let here = Some("/readings/new");
    let put = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", here);
    put.expect("put");
}

fn view() -> impl IntoView {
    let api = Api::at("/api/v1");
    provide_context(api);
    provide_context(Session::start(api));
    provide_context(HomesSlot::empty());
    view! { <Router><NewReadingPage /><Address /></Router> }
}

#[component]
fn Address() -> impl IntoView {
    let here = use_location();
    view! { <p role="note">{move || here.pathname.get() + "?" + &here.query.read().get("meter").unwrap_or_default()}</p> }
}

impl Page {
    async fn typed(&self, text: &str) {
        types(&self.mounted.by_label(LABEL), text);
        tick().await;
    }

    async fn goes_on(&self) {
        presses(&self.mounted.by_role("button", "Перевірити й передати"));
        frame().await;
    }

    /// What the number means, in words.
    fn difference(&self) -> String {
        let said = self.mounted.all_by_role("status");
        text(said.last().expect("the difference"))
    }

    fn answers(&self) -> Vec<String> {
        let radios = self.mounted.all_by_role("radio");
        radios.iter().map(name).collect()
    }

    fn is_asking(&self) -> bool {
        self.mounted.has("group")
    }

    fn address(&self) -> String {
        text(&self.mounted.the("note"))
    }
}

#[wasm_bindgen_test]
async fn what_was_used_is_told_while_the_number_is_typed() {
    let page = page(4321).await;
    for (typed, said) in [
        ("", "Введіть показ — покажемо, скільки спожито."),
        ("04405", "Спожито 84\u{a0}кубометри."),
        ("4 405 м³", "Спожито 84\u{a0}кубометри."),
        ("4322", "Спожито 1\u{a0}кубометр."),
        (
            "4321",
            "Газ не споживався: 0 м³. Такий показ теж треба передати.",
        ),
        ("12", "Це менше за попередній показ."),
        ("12a", ""),
    ] {
        page.typed(typed).await;
        assert_eq!(page.difference(), said, "{typed}");
    }
    assert!(!page.is_asking(), "no question while typing");
    assert!(!page.mounted.has("alert"), "no fault while typing");
}

#[wasm_bindgen_test]
async fn an_ordinary_number_goes_on_to_the_check_without_a_question() {
    let page = page(4321).await;
    page.typed("04405").await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
    assert_eq!(page.address(), "/readings/new/check?m-70415");
    assert!(!page.is_asking());
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_above_and_at_the_field_in_the_same_words() {
    let page = page(4321).await;
    for typed in ["", "12a", "-5", "123456"] {
        page.typed(typed).await;
        page.goes_on().await;
        let field = page.mounted.by_label(LABEL);
        let said = description(&field);
        let [hint, fault] = said.as_slice() else {
            panic!("{typed}: {said:?}");
        };
        assert!(hint.starts_with("Лише цифри"));
        assert_eq!(focused(), page.mounted.the("alert").id(), "{typed}");
        presses(&page.mounted.by_role("link", fault));
        frame().await;
        assert_eq!(
            (focused().as_str(), field.value().as_str()),
            ("value", typed)
        );
        assert!(document().title().starts_with("Помилка: "));
    }
}

#[wasm_bindgen_test]
async fn a_lower_number_asks_after_the_press_and_says_so_above() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    let group = page.mounted.the("group");
    assert_eq!(name(&group), "Попередній показ — 04321. Чому цей менший?");
    let fault = description(&group).concat();
    presses(&page.mounted.by_role("link", &fault));
    frame().await;
    let first = &page.mounted.all_by_role("radio")[0];
    assert_eq!(focused(), first.id());
    assert_eq!(page.answers().len(), 2);
}

#[wasm_bindgen_test]
async fn a_passage_through_the_nines_is_offered_only_near_the_top() {
    let passed = |answer: &String| answer.starts_with("Лічильник пройшов через нулі");
    let low = page(4321).await;
    low.typed("12").await;
    low.goes_on().await;
    assert!(!low.answers().iter().any(passed));
    drop(low);
    let high = page(99_985).await;
    high.typed("12").await;
    high.goes_on().await;
    let answers = high.answers();
    let offered = answers
        .iter()
        .find(|answer| passed(answer))
        .expect("offered");
    assert!(
        offered.contains("99999") && offered.contains("27\u{a0}кубометрів"),
        "{offered}"
    );
}

#[wasm_bindgen_test]
async fn answered_it_goes_on_to_the_check() {
    let page = page(99_985).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.mounted.all_by_role("radio")[0]);
    tick().await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_slip_owned_to_goes_nowhere() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.mounted.by_role("radio", &page.answers()[0]));
    tick().await;
    page.goes_on().await;
    assert!(text(&page.mounted.the("alert")).contains("Виправте показ"));
    assert_eq!(page.address(), "/readings/new?");
}

#[wasm_bindgen_test]
async fn an_edit_of_the_number_withdraws_the_answer() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.mounted.all_by_role("radio")[1]);
    tick().await;
    page.typed("13").await;
    let radios = page.mounted.all_by_role("radio");
    assert!(
        radios
            .iter()
            .all(|radio| !radio.matches(":checked").expect("css"))
    );
    page.goes_on().await;
    assert!(page.mounted.has("alert"), "it has to be answered anew");
    assert_eq!(page.address(), "/readings/new?");
}

#[wasm_bindgen_test]
async fn a_far_too_large_number_asks_too() {
    let page = page(4321).await;
    page.typed("14321").await;
    page.goes_on().await;
    assert!(name(&page.mounted.the("group")).contains("Усе правильно?"));
    presses(&page.mounted.by_role("radio", "Так, показ правильний"));
    tick().await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_was_typed_is_still_there_when_the_page_is_opened_again() {
    let page = page(4321).await;
    page.typed("044 м").await;
    drop(page);
    let again = shown(4321).await;
    assert_eq!(again.mounted.by_label(LABEL).value(), "044 м");
    assert!(
        again
            .mounted
            .text()
            .contains("Ми зберегли те, що ви ввели раніше.")
    );
    storage::wipe_mine();
}
