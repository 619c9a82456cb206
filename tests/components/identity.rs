//! Signing in by way of a bank or the state.

use crate::cabinet::{Cabinet, body, cabinet};
use crate::contract::example;
use crate::look::{text, texts};
use crate::person::presses;
use crate::server::{Answer, json};
use crate::time::{tick, until};
use gas_cabinet::pages::sign_in::IdentityPage;
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const ADDRESS: &str = "/sign-in/identity";

fn page() -> AnyView {
    view! { <IdentityPage /> }.into_any()
}

/// A guest, the contract's providers, and `asked` for a request to one of them.
fn at(address: &str, asked: impl Fn() -> Answer + 'static) -> Cabinet {
    cabinet(address, page, move |method, path| match (method, path) {
        (_, "/session") => Some(json(200, &example("SessionGuest").to_string())),
        (_, "/identity-providers") => Some(json(200, &example("IdentityProviders").to_string())),
        ("POST", _) => Some(asked()),
        _ => None,
    })
}

async fn opened(asked: impl Fn() -> Answer + 'static) -> Cabinet {
    let here = at(ADDRESS, asked);
    until("the providers", || here.page.has("button")).await;
    here
}

fn lead_to(location: &str) -> Answer {
    json(201, &json!({ "location": location }).to_string())
}

#[wasm_bindgen_test]
async fn everybody_who_can_vouch_has_a_button_with_the_name_people_know() {
    let here = opened(|| Answer::Never).await;
    let buttons = texts(&here.page.all_by_role("button"));
    assert_eq!(buttons, ["BankID НБУ", "Дія.Підпис"]);
    assert_eq!(text(&here.page.the("heading")), "Вхід без пароля");
    let other = here.page.by_role("link", "Увійти з паролем");
    assert_eq!(other.get_attribute("href").as_deref(), Some("/sign-in"));
}

#[wasm_bindgen_test]
async fn where_nobody_can_vouch_it_says_so() {
    let here = cabinet(ADDRESS, page, |_, path| match path {
        "/session" => Some(json(200, &example("SessionGuest").to_string())),
        _ => Some(json(200, r#"{"providers":[]}"#)),
    });
    until("the words", || {
        here.says("Зараз увійти можна лише з паролем")
    })
    .await;
    assert!(!here.page.has("button"));
    assert!(here.page.find_by_role("link", "Увійти з паролем").is_some());
}

#[wasm_bindgen_test]
async fn each_end_of_the_way_there_has_its_own_words() {
    for (outcome, words) in [
        ("unknown", "Вас упізнано, але кабінету ще немає"),
        ("cancelled", "Ви повернулися, не підтвердивши особу"),
        ("failed", "Підтвердити особу не вдалося"),
        ("%3Cb%3E", "Підтвердити особу не вдалося"),
    ] {
        let here = at(&format!("{ADDRESS}?identity={outcome}"), || Answer::Never);
        tick().await;
        assert!(here.says(words), "{outcome}");
        let register = here.page.find_by_role("link", "Зареєструватися");
        assert_eq!(register.is_some(), outcome == "unknown");
    }
}

#[wasm_bindgen_test]
async fn who_comes_for_the_first_time_is_told_of_no_end() {
    let here = opened(|| Answer::Never).await;
    for words in ["упізнано", "не підтвердивши", "не вдалося"] {
        assert!(!here.says(words), "{words}");
    }
}

#[wasm_bindgen_test]
async fn who_comes_back_known_is_led_into_the_cabinet() {
    let here = cabinet("/sign-in/identity?identity=signed_in", page, |_, path| {
        (path == "/identity-providers")
            .then(|| json(200, &example("IdentityProviders").to_string()))
    });
    until("the overview", || here.address() == "/").await;
}

#[wasm_bindgen_test]
async fn a_press_leads_to_the_place_the_server_names_and_says_where_to_come_back() {
    let here = opened(|| {
        let href = window().location().href().expect("an address");
        lead_to(&(href + "#to-the-bank"))
    })
    .await;
    presses(&here.page.by_role("button", "BankID НБУ"));
    let hash = || window().location().hash().expect("a part");
    until("the place", || hash() == "#to-the-bank").await;
    let sent = body(&here.asked("POST", "/identity-requests")[0]).await;
    assert_eq!(sent, json!({ "provider": "bankid", "return_to": ADDRESS }));
}

#[wasm_bindgen_test]
async fn a_place_the_company_has_not_named_is_not_gone_to() {
    for location in [
        "https://evil.example/?state=1",
        "https://id.gov.ua.evil.example/",
        "//evil.example/",
        "javascript:document.title='evil'",
    ] {
        let here = opened(move || lead_to(location)).await;
        let before = window().location().href();
        presses(&here.page.by_role("button", "BankID НБУ"));
        until("the words", || here.page.has("alert")).await;
        assert!(
            text(&here.page.the("alert")).contains("Сервер відповів незрозуміло"),
            "{location}"
        );
        tick().await;
        assert_eq!(window().location().href(), before, "{location}");
        assert!(!document().title().contains("evil"));
        let button = here.page.by_role("button", "BankID НБУ");
        assert!(!button.has_attribute("aria-busy"));
    }
}

#[wasm_bindgen_test]
async fn pressed_twice_it_is_asked_once() {
    let here = opened(|| Answer::Never).await;
    for name in ["BankID НБУ", "BankID НБУ", "Дія.Підпис"] {
        presses(&here.page.by_role("button", name));
        tick().await;
    }
    assert_eq!(here.asked("POST", "/identity-requests").len(), 1);
}

#[wasm_bindgen_test]
async fn without_a_link_it_says_so_and_can_be_tried_again() {
    let here = opened(|| Answer::Lost).await;
    presses(&here.page.by_role("button", "Дія.Підпис"));
    until("the words", || here.page.has("alert")).await;
    assert!(text(&here.page.the("alert")).contains("Немає зв’язку"));
    presses(&here.page.by_role("button", "Дія.Підпис"));
    until("another try", || {
        here.asked("POST", "/identity-requests").len() == 2
    })
    .await;
}
