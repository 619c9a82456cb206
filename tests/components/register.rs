use crate::look::texts;
use crate::mount::{Mounted, mount};
use crate::time::tick;
use gas_cabinet::ui::RegisterView;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn register(digits: &str) -> (Mounted, RwSignal<String>) {
    let text = RwSignal::new(digits.to_owned());
    (mount(move || view! { <RegisterView text drums=5 /> }), text)
}

/// What the black drums show, left to right.
fn black(page: &Mounted) -> String {
    texts(&page.all("[class*=drum]:not([class*=red])")).concat()
}

fn empty(page: &Mounted) -> usize {
    page.all("[class*=empty]").len()
}

#[wasm_bindgen_test]
async fn digits_stand_at_the_right_of_the_drums() {
    let (page, _) = register("12");
    assert_eq!(black(&page), "00012");
    assert_eq!(empty(&page), 3, "zeros nobody typed are told apart");
}

#[wasm_bindgen_test]
async fn the_drums_follow_what_is_typed() {
    let (page, text) = register("");
    assert_eq!((black(&page), empty(&page)), ("00000".into(), 5));
    text.set("04405".into());
    tick().await;
    assert_eq!((black(&page), empty(&page)), ("04405".into(), 0));
}

#[wasm_bindgen_test]
async fn of_too_many_digits_it_shows_the_last() {
    let (page, _) = register("1234567");
    assert_eq!(black(&page), "34567");
}

#[wasm_bindgen_test]
async fn the_red_drums_never_show_a_digit() {
    let (page, _) = register("1234567");
    assert_eq!(texts(&page.all("[class*=red]")).concat(), "···");
}

#[wasm_bindgen_test]
async fn it_is_for_the_eye_alone() {
    let (page, _) = register("12");
    let drums = page.all("[class*=drum]");
    assert!(!drums.is_empty());
    for drum in drums {
        assert!(drum.closest("[aria-hidden=true]").expect("css").is_some());
    }
}
