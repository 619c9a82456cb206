//! The help: what it explains, to whom it leads on.

use crate::cabinet::{Cabinet, cabinet};
use crate::server::json;
use crate::time::until;
use gas_cabinet::config::{Companies, Contact};
use gas_cabinet::pages::help::HelpPage;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    let contact = |name: &str, phone: &str| {
        Some(Contact {
            name: name.into(),
            phone: phone.into(),
        })
    };
    provide_context(Companies([
        contact("Чернігівгаз", "+380 46 200 01 04"),
        None,
    ]));
    view! { <HelpPage /> }.into_any()
}

async fn opened(session: &'static str) -> Cabinet {
    let here = cabinet("/help", page, move |_, path| {
        (path == "/session").then(|| json(200, &crate::contract::example(session).to_string()))
    });
    until("the help", || here.says("Як зняти показ")).await;
    here
}

#[wasm_bindgen_test]
async fn every_part_is_reached_from_the_top() {
    let here = opened("SessionGuest").await;
    let links = here.page.all("nav a");
    assert_eq!(links.len(), 5);
    for link in links {
        let part = link.get_attribute("href").unwrap_or_default();
        assert_eq!(here.page.all(&["h2", &part].concat()).len(), 1, "{part}");
    }
}

#[wasm_bindgen_test]
async fn the_drawing_is_for_the_eye_and_the_words_say_the_same() {
    let here = opened("SessionGuest").await;
    let drawing = here.page.all("[aria-hidden]").into_iter();
    assert!(
        drawing
            .into_iter()
            .any(|drawing| drawing.text_content().unwrap_or_default().contains("04137"))
    );
    assert!(here.says("чорні цифри, цілі кубометри"));
    assert!(here.says("Їх не передають"));
}

#[wasm_bindgen_test]
async fn the_emergency_number_and_the_companies_can_be_called_by_a_press() {
    let here = opened("SessionGuest").await;
    for (number, href) in [
        ("104", "tel:104"),
        ("+380 46 200 01 04", "tel:+380462000104"),
    ] {
        let link = here.page.by_role("link", number);
        assert_eq!(link.get_attribute("href").as_deref(), Some(href));
    }
    // A company that the page does not name has no line.
    assert!(!here.says("Газ, показ, рахунок, договір"));
}

#[wasm_bindgen_test]
async fn who_is_signed_in_is_led_on_and_a_guest_is_not() {
    let here = opened("SessionSignedIn").await;
    until("the way on", || here.says("Зробити це зараз")).await;
    here.page.by_role("link", "Передати показ");
    drop(here);
    let here = opened("SessionGuest").await;
    assert!(!here.says("Зробити це зараз"));
}
