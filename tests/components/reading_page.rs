//! The reading form as a whole, in its page, on the contract's own examples.

use crate::cabinet::{Cabinet, again};
use crate::contract::example;
use crate::look::{description, focused, name, text};
use crate::person::{presses, types};
use crate::server::json as answer;
use crate::time::{frame, tick, until};
use gas_cabinet::pages::readings::NewReadingPage;
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const LABEL: &str = "Показ лічильника";

struct Page(Cabinet);

/// The page for a meter of five drums whose last reading is `previous`, usually 60 to 140 m³ a month.
async fn page(previous: u32) -> Page {
    storage::wipe_mine();
    shown(previous).await
}

async fn shown(previous: u32) -> Page {
    shown_with(|account| account["meters"][0]["last_reading"]["value"] = json!(previous)).await
}

/// The same for the contract's home with a change to it.
async fn shown_with(change: impl FnOnce(&mut Value)) -> Page {
    let mut account = example("Account");
    account["meters"][0]["last_reading"]["value"] = json!(4321);
    change(&mut account);
    let here = again("/readings/new", form, move |_, path| {
        let is_the_home = path == "/accounts/a-1500000015";
        is_the_home.then(|| answer(200, &account.to_string()))
    });
    until("the form", || here.page.find_by_label(LABEL).is_some()).await;
    Page(here)
}

fn form() -> AnyView {
    view! { <NewReadingPage /> }.into_any()
}

impl Page {
    async fn typed(&self, text: &str) {
        types(&self.0.page.by_label(LABEL), text);
        tick().await;
    }

    async fn goes_on(&self) {
        presses(&self.0.page.by_role("button", "Перевірити й передати"));
        frame().await;
    }

    /// What the number means, in words.
    fn difference(&self) -> String {
        let said = self.0.page.all_by_role("status");
        text(said.last().expect("the difference"))
    }

    fn answers(&self) -> Vec<String> {
        let radios = self.0.page.all_by_role("radio");
        radios.iter().map(name).collect()
    }

    fn is_asking(&self) -> bool {
        self.0.page.has("group")
    }

    fn address(&self) -> String {
        self.0.address()
    }
}

#[wasm_bindgen_test]
async fn what_was_used_is_told_while_the_number_is_typed() {
    let page = page(4321).await;
    for (typed, said) in [
        ("", "Введіть показ — покажемо, скільки спожито."),
        (
            "04405",
            "Спожито 84\u{a0}кубометри. ≈\u{a0}668,64\u{a0}₴ за газ",
        ),
        (
            "4 405 м³",
            "Спожито 84\u{a0}кубометри. ≈\u{a0}668,64\u{a0}₴ за газ",
        ),
        ("4322", "Спожито 1\u{a0}кубометр. ≈\u{a0}7,96\u{a0}₴ за газ"),
        (
            "4321",
            "Газ не споживався: 0 м³. Такий показ теж треба передати. ≈\u{a0}0,00\u{a0}₴ за газ",
        ),
        ("12", "Це менше за попередній показ."),
        ("12a", ""),
    ] {
        page.typed(typed).await;
        assert_eq!(page.difference(), said, "{typed}");
    }
    assert!(!page.is_asking(), "no question while typing");
    assert!(!page.0.page.has("alert"), "no fault while typing");
}

#[wasm_bindgen_test]
async fn the_usual_volume_and_the_delivery_stand_beside_the_number_from_the_beginning() {
    let page = page(4321).await;
    for words in [
        "Зазвичай у цю пору 60–140\u{a0}м³.",
        "Доставка — окремо, 142,30\u{a0}₴ на місяць, не залежить від показу.",
        "Це оцінка: пільги й субсидію не враховано.",
    ] {
        assert!(page.0.page.text().contains(words), "{words}");
    }
}

#[wasm_bindgen_test]
async fn without_tariffs_no_money_is_spoken_of() {
    storage::wipe_mine();
    let page = shown_with(|account| account["tariffs"] = Value::Null).await;
    page.typed("4405").await;
    assert_eq!(page.difference(), "Спожито 84\u{a0}кубометри.");
    let said = page.0.page.text();
    assert!(!said.contains('₴') && !said.contains("оцінка"), "{said}");
}

#[wasm_bindgen_test]
async fn below_a_planned_number_the_consumer_is_told_that_theirs_may_be_right_and_whom_to_call() {
    storage::wipe_mine();
    let page =
        shown_with(|account| account["meters"][0]["last_reading"]["source"] = json!("planned"))
            .await;
    page.typed("4300").await;
    page.goes_on().await;
    let said = description(&page.0.page.the("group"));
    assert!(said[0].contains("Попередній показ — плановий"), "{said:?}");
    assert!(said[0].contains("зателефонуйте оператору"), "{said:?}");
    let calls = page.0.page.all("form a[href^='tel:']");
    assert_eq!(calls.len(), 1);
}

#[wasm_bindgen_test]
async fn a_rejected_number_is_told_with_its_reason_before_another_is_typed() {
    storage::wipe_mine();
    let rejected = json!({ "id": "r-7", "value": 9405, "taken_on": "2026-11-02", "reason": "value_not_plausible" });
    let page = shown_with(|account| account["meters"][0]["rejected"] = rejected).await;
    let said = page.0.page.text();
    assert!(said.contains("Показ 09405 відхилено"), "{said}");
    assert!(
        said.contains("Причина: число не схоже на правильне."),
        "{said}"
    );
    let receipt = page.0.page.by_role("link", "Переглянути");
    assert_eq!(
        receipt.get_attribute("href").as_deref(),
        Some("/readings/r-7")
    );
}

#[wasm_bindgen_test]
async fn an_ordinary_number_goes_on_to_the_check_without_a_question() {
    let page = page(4321).await;
    page.typed("04405").await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
    assert_eq!(page.address(), "/readings/new/check?meter=m-70415");
    assert!(!page.is_asking());
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_above_and_at_the_field_in_the_same_words() {
    let page = page(4321).await;
    for typed in ["", "12a", "-5", "123456"] {
        page.typed(typed).await;
        page.goes_on().await;
        let field = page.0.page.by_label(LABEL);
        let said = description(&field);
        let [hint, fault] = said.as_slice() else {
            panic!("{typed}: {said:?}");
        };
        assert!(hint.starts_with("Лише цифри"));
        assert_eq!(focused(), page.0.page.the("alert").id(), "{typed}");
        presses(&page.0.page.by_role("link", fault));
        frame().await;
        assert_eq!(
            (focused().as_str(), field.value().as_str()),
            ("value", typed)
        );
        assert!(document().title().starts_with("Помилка: "));
    }
}

#[wasm_bindgen_test]
async fn a_lower_number_asks_after_the_press_and_says_so_above() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    let group = page.0.page.the("group");
    assert_eq!(name(&group), "Попередній показ — 04321. Чому цей менший?");
    let fault = description(&group).concat();
    presses(&page.0.page.by_role("link", &fault));
    frame().await;
    let first = &page.0.page.all_by_role("radio")[0];
    assert_eq!(focused(), first.id());
    assert_eq!(page.answers().len(), 2);
}

#[wasm_bindgen_test]
async fn a_passage_through_the_nines_is_offered_only_near_the_top() {
    let passed = |answer: &String| answer.starts_with("Лічильник пройшов через нулі");
    let low = page(4321).await;
    low.typed("12").await;
    low.goes_on().await;
    assert!(!low.answers().iter().any(passed));
    drop(low);
    let high = page(99_985).await;
    high.typed("12").await;
    high.goes_on().await;
    let answers = high.answers();
    let offered = answers
        .iter()
        .find(|answer| passed(answer))
        .expect("offered");
    assert!(
        offered.contains("99999") && offered.contains("27\u{a0}кубометрів"),
        "{offered}"
    );
}

#[wasm_bindgen_test]
async fn answered_it_goes_on_to_the_check() {
    let page = page(99_985).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.0.page.all_by_role("radio")[0]);
    tick().await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_slip_owned_to_goes_nowhere() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.0.page.by_role("radio", &page.answers()[0]));
    tick().await;
    page.goes_on().await;
    assert!(text(&page.0.page.the("alert")).contains("Виправте показ"));
    assert_eq!(page.address(), "/readings/new");
}

#[wasm_bindgen_test]
async fn an_edit_of_the_number_withdraws_the_answer() {
    let page = page(4321).await;
    page.typed("12").await;
    page.goes_on().await;
    presses(&page.0.page.all_by_role("radio")[1]);
    tick().await;
    page.typed("13").await;
    let radios = page.0.page.all_by_role("radio");
    assert!(
        radios
            .iter()
            .all(|radio| !radio.matches(":checked").expect("css"))
    );
    page.goes_on().await;
    assert!(page.0.page.has("alert"), "it has to be answered anew");
    assert_eq!(page.address(), "/readings/new");
}

#[wasm_bindgen_test]
async fn a_far_too_large_number_asks_too() {
    let page = page(4321).await;
    page.typed("14321").await;
    page.goes_on().await;
    assert!(name(&page.0.page.the("group")).contains("Усе правильно?"));
    presses(&page.0.page.by_role("radio", "Так, показ правильний"));
    tick().await;
    page.goes_on().await;
    until("the check", || {
        page.address().starts_with("/readings/new/check")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_was_typed_is_still_there_when_the_page_is_opened_again() {
    let page = page(4321).await;
    page.typed("044 м").await;
    drop(page);
    let again = shown(4321).await;
    assert_eq!(again.0.page.by_label(LABEL).value(), "044 м");
    assert!(
        again
            .0
            .page
            .text()
            .contains("Ми зберегли те, що ви ввели раніше.")
    );
    storage::wipe_mine();
}
