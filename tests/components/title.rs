use crate::look::{focused, text};
use crate::mount::{Mounted, mount};
use crate::time::{frame, tick};
use gas_cabinet::ui::{Arrival, Title};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A cabinet of one page after another.
fn pages(first: &'static str) -> (Mounted, RwSignal<&'static str>, RwSignal<&'static str>) {
    let (at, prefix) = (RwSignal::new(first), RwSignal::new(""));
    let page = mount(move || {
        provide_context(Arrival::first());
        move || {
            let text = at.get().to_owned();
            view! { <a href="#" id="link">"Далі"</a> <Title text product="Кабінет" prefix /> }
        }
    });
    (page, at, prefix)
}

#[wasm_bindgen_test]
async fn the_documents_title_is_the_heading_and_the_product() {
    let (page, ..) = pages("Історія показів");
    tick().await;
    assert_eq!(text(&page.the("heading")), "Історія показів");
    assert_eq!(document().title(), "Історія показів — Кабінет");
}

#[wasm_bindgen_test]
async fn while_something_is_wrong_the_documents_title_says_so_first() {
    let (page, _, prefix) = pages("Вхід");
    prefix.set("Помилка: ");
    tick().await;
    assert_eq!(document().title(), "Помилка: Вхід — Кабінет");
    assert_eq!(text(&page.the("heading")), "Вхід");
    prefix.set("");
    tick().await;
    assert_eq!(document().title(), "Вхід — Кабінет");
}

#[wasm_bindgen_test]
async fn the_first_page_leaves_the_focus_and_every_later_one_takes_it() {
    let (page, at, _) = pages("Огляд");
    let link = page.by_role("link", "Далі");
    link.focus().expect("focus");
    frame().await;
    assert_eq!(focused(), "link");
    for next in ["Історія", "Квитанція"] {
        at.set(next);
        frame().await;
        assert_eq!(focused(), page.the("heading").id());
        assert_eq!(text(&page.the("heading")), next);
        page.by_role("link", "Далі").focus().expect("focus");
    }
}
