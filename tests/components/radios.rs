use crate::look::{description, name};
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::tick;
use gas_cabinet::ui::{Choice, Radios};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

type Chosen = RwSignal<Option<u8>>;

fn choice(value: u8, label: &str, hint: &str) -> Choice<u8> {
    Choice {
        value,
        label: label.into(),
        hint: hint.into(),
    }
}

fn radios() -> (Mounted, Chosen, RwSignal<Option<String>>) {
    let (chosen, fault) = (Chosen::new(None), RwSignal::new(None));
    let page = mount(move || {
        let choices = vec![choice(1, "Помилка", ""), choice(2, "Замінили", " За актом")];
        view! { <Radios id="why" legend="Чому менший?" hint="Одна відповідь" choices chosen fault /> }
    });
    (page, chosen, fault)
}

fn inputs(page: &Mounted) -> Vec<HtmlInputElement> {
    let found = page.all_by_role("radio");
    found.into_iter().map(JsCast::unchecked_into).collect()
}

fn checked(page: &Mounted) -> Vec<bool> {
    inputs(page).iter().map(HtmlInputElement::checked).collect()
}

#[wasm_bindgen_test]
async fn the_question_is_the_name_of_the_group_and_each_answer_says_its_hint() {
    let (page, ..) = radios();
    assert_eq!(name(&page.the("group")), "Чому менший?");
    let names: Vec<String> = inputs(&page).iter().map(|input| name(input)).collect();
    assert_eq!(names, ["Помилка", "Замінили За актом"]);
}

#[wasm_bindgen_test]
async fn nothing_is_chosen_for_a_person() {
    let (page, ..) = radios();
    assert_eq!(checked(&page), [false, false]);
}

#[wasm_bindgen_test]
async fn a_press_chooses_one_and_only_one() {
    let (page, chosen, _) = radios();
    for (at, expected) in [(1, 2), (0, 1)] {
        presses(&inputs(&page)[at]);
        tick().await;
        assert_eq!(chosen.get_untracked(), Some(expected));
        assert_eq!(checked(&page), [at == 0, at == 1]);
    }
}

#[wasm_bindgen_test]
async fn an_answer_taken_back_elsewhere_is_taken_back_here() {
    let (page, chosen, _) = radios();
    presses(&inputs(&page)[1]);
    chosen.set(None);
    tick().await;
    assert_eq!(checked(&page), [false, false]);
    chosen.set(Some(1));
    tick().await;
    assert_eq!(checked(&page), [true, false]);
}

#[wasm_bindgen_test]
async fn the_first_answer_is_where_the_summarys_link_leads() {
    let (page, ..) = radios();
    let all = inputs(&page);
    assert_eq!(all[0].id(), "why");
    assert_ne!(all[1].id(), "why");
    assert!(all.iter().all(|input| input.name() == "why"));
}

#[wasm_bindgen_test]
async fn the_group_is_described_by_its_hint_and_then_by_what_is_wrong() {
    let (page, _, fault) = radios();
    assert_eq!(description(&page.the("group")), ["Одна відповідь"]);
    fault.set(Some("Оберіть, що сталося".into()));
    tick().await;
    assert_eq!(
        description(&page.the("group")),
        ["Одна відповідь", "Оберіть, що сталося"]
    );
}
