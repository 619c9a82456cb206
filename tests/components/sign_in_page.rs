//! Signing in as a whole, against a server that answers as the contract says.

use crate::look::{description, focused, text, texts};
use crate::mount::{Mounted, mount};
use crate::person::{presses, types};
use crate::server::{Answer, Server, json};
use crate::time::{frame, tick, until};
use gas_cabinet::http::Api;
use gas_cabinet::pages::sign_in::SignInPage;
use gas_cabinet::session::Session;
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

const LOGIN: &str = "Електронна пошта, телефон або особовий рахунок";

fn page() -> Mounted {
    mount(|| {
        let api = Api::at("/api/v1");
        provide_context(api);
        provide_context(Session::start(api));
        view! { <Router><SignInPage /></Router> }
    })
}

/// A guest's session, and `outcome` for every sign-in.
fn server(outcome: fn() -> Answer) -> Server {
    Server::new(move |_, request| match request.method().as_str() {
        "POST" => outcome(),
        _ => json(200, r#"{"state":"guest"}"#),
    })
}

fn sign_ins(server: &Server) -> usize {
    let asked = server.asked();
    asked
        .iter()
        .filter(|request| request.method() == "POST")
        .count()
}

fn fill(page: &Mounted) {
    types(&page.by_label(LOGIN), "olena@example.com");
    types(&page.by_label("Пароль"), "відкрий");
}

fn press(page: &Mounted) {
    presses(&page.by_role("button", "Увійти"));
}

#[wasm_bindgen_test]
async fn an_empty_form_sends_nothing_and_names_both_fields() {
    let server = server(|| Answer::Never);
    let page = page();
    press(&page);
    frame().await;
    assert_eq!(sign_ins(&server), 0);
    // The summary's stand first, the ways to a cabinet and to a new password after the form.
    let mut said = texts(&page.all_by_role("link"));
    let others = said.split_off(2);
    assert!(others[0].starts_with("Забули"), "{others:?}");
    assert_eq!(focused(), page.the("alert").id());
    assert_eq!(description(&page.by_label("Пароль")), [said[1].as_str()]);
    assert!(description(&page.by_label(LOGIN)).contains(&said[0]));
    assert!(
        document().title().starts_with("Помилка: Вхід"),
        "{}",
        document().title()
    );
}

#[wasm_bindgen_test]
async fn pressed_twice_it_is_sent_once() {
    let server = server(|| Answer::Never);
    let page = page();
    fill(&page);
    press(&page);
    press(&page);
    tick().await;
    press(&page);
    tick().await;
    assert_eq!(sign_ins(&server), 1);
}

#[wasm_bindgen_test]
async fn a_wrong_pair_is_said_and_can_be_mended() {
    let server = server(|| json(401, r#"{"code":"wrong_credentials","request_id":"q-1"}"#));
    let page = page();
    fill(&page);
    press(&page);
    until("the summary", || page.has("alert")).await;
    assert!(text(&page.the("alert")).contains("Логін або пароль не підходять"));
    assert_eq!(page.by_label(LOGIN).value(), "olena@example.com");
    assert_eq!(page.by_label("Пароль").value(), "відкрий");
    press(&page);
    until("another try", || sign_ins(&server) == 2).await;
}

#[wasm_bindgen_test]
async fn without_a_link_it_says_so_and_keeps_what_was_typed() {
    let _server = server(|| Answer::Lost);
    let page = page();
    fill(&page);
    press(&page);
    until("the words", || page.has("alert")).await;
    assert!(text(&page.the("alert")).contains("Немає зв’язку"));
    assert_eq!(page.by_label(LOGIN).value(), "olena@example.com");
    let button = page.by_role("button", "Увійти");
    assert!(!button.has_attribute("aria-busy"));
}
