//! Notice, Summary, Trail: what stands in rows.

use crate::look::{name, text, texts};
use crate::mount::mount;
use gas_cabinet::ui::{Notice, Step, StepState, Summary, SummaryRow, Tone, Trail};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_notice_says_its_title_and_its_words() {
    let page = mount(|| {
        view! {
            <Notice tone=Tone::Warning title="Уже є показ"><p>"Новий замінить його."</p></Notice>
            <Notice tone=Tone::Success title="Ви вийшли" />
        }
    });
    let said = page.text();
    for words in ["Уже є показ", "Новий замінить його.", "Ви вийшли"]
    {
        assert!(said.contains(words), "{said}");
    }
}

#[wasm_bindgen_test]
async fn every_tone_of_a_notice_looks_its_own_way() {
    let page = mount(|| {
        [Tone::Info, Tone::Success, Tone::Warning, Tone::Danger]
            .map(|tone| view! { <Notice tone title="x" /> })
            .collect_view()
    });
    let mut looks: Vec<String> = page
        .all(":scope > div")
        .iter()
        .map(|notice| notice.class_name())
        .collect();
    looks.sort();
    looks.dedup();
    assert_eq!(looks.len(), 4);
}

#[wasm_bindgen_test]
async fn a_summary_sets_each_value_beside_its_name() {
    let page = mount(|| {
        view! {
            <Summary>
                <SummaryRow key="Лічильник">"№ 0070415"</SummaryRow>
                <SummaryRow key="Попередній показ">"04321"</SummaryRow>
            </Summary>
        }
    });
    assert_eq!(
        texts(&page.all_by_role("term")),
        ["Лічильник", "Попередній показ"]
    );
    let value = |term: &web_sys::Element| {
        let value = term.next_element_sibling().expect("a value");
        (value.tag_name(), text(&value))
    };
    let values: Vec<_> = page.all_by_role("term").iter().map(value).collect();
    assert_eq!(
        values,
        [
            ("DD".into(), "№ 0070415".into()),
            ("DD".into(), "04321".into())
        ]
    );
}

#[wasm_bindgen_test]
async fn a_trail_is_a_named_list_of_steps_in_their_order() {
    let step = |name: &str, time: &str, state| Step {
        name: name.into(),
        time: time.into(),
        state,
    };
    let steps = vec![
        step("отримано", "3 листопада", StepState::Done),
        step("прийнято", "", StepState::Waiting),
        step("відхилено", "4 листопада", StepState::Failed),
    ];
    let page = mount(move || view! { <Trail label="Шлях показу" steps /> });
    assert_eq!(name(&page.the("list")), "Шлях показу");
    let all = page.all_by_role("listitem");
    assert_eq!(
        texts(&all),
        ["отримано 3 листопада", "прийнято", "відхилено 4 листопада"]
    );
    let states: Vec<_> = all
        .iter()
        .filter_map(|step| step.get_attribute("data-state"))
        .collect();
    assert_eq!(states, ["done", "waiting", "failed"]);
}
