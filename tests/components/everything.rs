//! The map of the cabinet: what there is, where it leads.

use crate::cabinet::{Cabinet, cabinet};
use crate::time::until;
use gas_cabinet::pages::everything::EverythingPage;
use gas_cabinet::route::{Access, Route};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn page() -> AnyView {
    view! { <EverythingPage /> }.into_any()
}

async fn opened() -> Cabinet {
    let here = cabinet("/everything", page, |_, _| None);
    until("the map", || here.page.has("heading")).await;
    here
}

#[wasm_bindgen_test]
async fn every_link_leads_to_a_page_and_no_two_to_the_same() {
    let here = opened().await;
    let links = here.page.all("nav a");
    let mut routes: Vec<_> = links
        .iter()
        .filter_map(|link| Route::from_path(&link.get_attribute("href")?))
        .collect();
    assert_eq!(routes.len(), links.len());
    let all = routes.len();
    routes.dedup();
    assert_eq!(routes.len(), all);
    assert!(routes.contains(&Route::Help));
}

#[wasm_bindgen_test]
async fn each_part_has_a_name_and_the_monthly_task_comes_first() {
    let here = opened().await;
    let first = here.page.all("nav a").remove(0);
    assert_eq!(
        first.get_attribute("href").as_deref(),
        Some("/readings/new")
    );
    let names = here.page.all("nav h2").len();
    assert_eq!(names, here.page.all("nav section").len());
}

#[wasm_bindgen_test]
async fn what_a_phone_has_no_room_for_in_its_header_is_here() {
    let here = opened().await;
    for name in ["Історія показів", "Мої домівки", "Профіль"] {
        here.page.by_role("link", name);
    }
    for name in ["English", "Темна або світла тема"] {
        here.page.by_role("button", name);
    }
}

#[wasm_bindgen_test]
fn only_what_concerns_nobody_in_person_is_open_to_everybody() {
    assert_eq!(Route::Help.access(), Access::Anyone);
    assert_eq!(Route::PublicBook.access(), Access::Anyone);
    assert_eq!(Route::Everything.access(), Access::SignedIn);
}
