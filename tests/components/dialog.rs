use crate::look::name;
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::tick;
use gas_cabinet::ui::{Button, Dialog};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn dialog() -> (Mounted, RwSignal<bool>, RwSignal<u32>) {
    let (open, closed) = (RwSignal::new(false), RwSignal::new(0));
    let close = move |()| {
        closed.update(|closed| *closed += 1);
        open.set(false);
    };
    let page = mount(move || {
        view! {
            <Dialog id="closing" title="Сеанс закінчиться" open on_close=close>
                <Button text="Залишитися" on_press=close />
            </Dialog>
        }
    });
    (page, open, closed)
}

fn is_modal(element: &Element) -> bool {
    element.matches(":modal").expect("a selector")
}

/// What the browser does on Escape.
fn escape(dialog: &Element) {
    let ask: Function = Reflect::get(dialog, &"requestClose".into())
        .expect("requestClose")
        .unchecked_into();
    ask.call0(dialog).expect("asked");
}

#[wasm_bindgen_test]
async fn it_is_not_there_until_it_is_opened() {
    let (page, ..) = dialog();
    tick().await;
    assert!(!page.has("dialog"));
}

#[wasm_bindgen_test]
async fn it_opens_over_everything_under_its_name_and_takes_focus() {
    let (page, open, _) = dialog();
    open.set(true);
    tick().await;
    let dialog = page.the("dialog");
    assert!(is_modal(&dialog));
    assert_eq!(name(&dialog), "Сеанс закінчиться");
    let here = document().active_element();
    assert!(here.is_some_and(|here| dialog.contains(Some(&here))));
}

#[wasm_bindgen_test]
async fn escape_is_an_answer() {
    let (page, open, closed) = dialog();
    open.set(true);
    tick().await;
    escape(&page.the("dialog"));
    tick().await;
    assert_eq!(closed.get_untracked(), 1);
    assert!(!page.has("dialog"));
}

#[wasm_bindgen_test]
async fn it_stays_until_its_owner_closes_it() {
    let asked = RwSignal::new(0);
    let ask = move |()| asked.update(|asked| *asked += 1);
    let page = mount(move || {
        view! { <Dialog id="closing" title="Сеанс закінчиться" open=true on_close=ask>"?"</Dialog> }
    });
    tick().await;
    escape(&page.the("dialog"));
    tick().await;
    assert_eq!(asked.get_untracked(), 1);
    assert!(is_modal(&page.the("dialog")));
}

#[wasm_bindgen_test]
async fn escape_is_an_answer_each_time() {
    let (page, open, closed) = dialog();
    for times in 1..=3 {
        open.set(true);
        tick().await;
        escape(&page.the("dialog"));
        tick().await;
        assert_eq!(closed.get_untracked(), times);
    }
}

#[wasm_bindgen_test]
async fn its_button_closes_it_and_it_can_be_opened_again() {
    let (page, open, closed) = dialog();
    open.set(true);
    tick().await;
    presses(&page.by_role("button", "Залишитися"));
    tick().await;
    assert!(!page.has("dialog"));
    assert_eq!(closed.get_untracked(), 1);
    open.set(true);
    tick().await;
    assert!(is_modal(&page.the("dialog")));
}

#[wasm_bindgen_test]
async fn closed_by_its_owner_it_is_no_answer() {
    let (page, open, closed) = dialog();
    open.set(true);
    tick().await;
    open.set(false);
    tick().await;
    assert!(!page.has("dialog"));
    assert_eq!(closed.get_untracked(), 0);
}
