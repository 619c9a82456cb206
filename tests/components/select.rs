use crate::look::{text, texts};
use crate::mount::{Mounted, mount};
use crate::person::happens;
use crate::time::tick;
use gas_cabinet::ui::Select;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Chosen = RwSignal<Option<String>>;

fn select() -> (Mounted, Chosen) {
    let chosen = Chosen::new(Some("a-2".into()));
    let page = mount(move || {
        let option = |value: &str, text: &str| (value.to_owned(), text.to_owned());
        let options = vec![
            option("a-1", "Дім"),
            option("a-2", "Дача"),
            option("a-3", "Мамина квартира"),
        ];
        let choose = move |value| chosen.set(Some(value));
        view! { <Select id="home" label="Оселя" options chosen on_choose=choose /> }
    });
    (page, chosen)
}

/// The option that is shown.
fn shown(page: &Mounted) -> Vec<String> {
    texts(&page.all("option:checked"))
}

fn chooses(page: &Mounted, value: &str) {
    let select = page.by_role("combobox", "Оселя");
    Reflect::set(&select, &"value".into(), &value.into()).expect("set");
    happens(&select, "change");
}

#[wasm_bindgen_test]
async fn it_offers_every_option_under_its_label_and_shows_the_chosen_one() {
    let (page, _) = select();
    let options = page.by_role("combobox", "Оселя").children();
    let options: Vec<String> = (0..options.length())
        .filter_map(|at| Some(text(&options.item(at)?)))
        .collect();
    assert_eq!(options, ["Дім", "Дача", "Мамина квартира"]);
    assert_eq!(shown(&page), ["Дача"]);
}

#[wasm_bindgen_test]
async fn what_is_chosen_is_told_by_its_value() {
    let (page, chosen) = select();
    chooses(&page, "a-3");
    assert_eq!(chosen.get_untracked().as_deref(), Some("a-3"));
    tick().await;
    assert_eq!(shown(&page), ["Мамина квартира"]);
}

#[wasm_bindgen_test]
async fn what_is_chosen_elsewhere_is_shown() {
    let (page, chosen) = select();
    for (value, name) in [("a-1", "Дім"), ("a-3", "Мамина квартира"), ("a-2", "Дача")]
    {
        chosen.set(Some(value.into()));
        tick().await;
        assert_eq!(shown(&page), [name]);
    }
}
