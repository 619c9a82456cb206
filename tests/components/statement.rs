//! Making a statement: what is asked, checked and sent once.

use crate::accession::{ACCESSION, MAKE, at, statement};
use crate::cabinet::{Cabinet, again, body, refused};
use crate::contract::example;
use crate::person::{presses, types};
use crate::server::{Answer, Held, header, json, lost_at_first};
use crate::time::{tick, until};
use wasm_bindgen_test::wasm_bindgen_test;

async fn form(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = at(
        "/accession/statement",
        statement,
        example("AccessionNone"),
        answer,
    );
    until("the form", || here.says("Залишилося відповісти")).await;
    here
}

async fn checked(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = form(answer).await;
    types(
        &here.page.by_label("Скільки осіб зареєстровано за адресою"),
        "3",
    );
    types(&here.page.by_label("Опалювана площа"), "54,50 м²");
    presses(&here.page.by_label("Лише тут, у кабінеті"));
    presses(&here.page.by_role("button", "Перевірити"));
    until("the check", || here.says("Перевірте заяву")).await;
    here
}

fn prepared() -> Answer {
    json(201, &example("AccessionPrepared").to_string())
}

#[wasm_bindgen_test]
async fn what_is_missing_or_no_number_is_said_at_each_question() {
    let here = form(|_, _| None).await;
    for words in [
        "Ковальчук Олена Петрівна",
        "+380\u{a0}50\u{a0}111\u{a0}22\u{a0}01",
        "Самгаз G4, №\u{a0}0070415",
    ] {
        assert!(here.says(words), "«{words}» in {}", here.page.text());
    }
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || here.says("Укажіть опалювану площу")).await;
    assert!(here.says("Укажіть, скільки осіб зареєстровано"));
    assert!(here.says("Виберіть, як отримувати рахунки на оплату"));
    types(&here.page.by_label("Опалювана площа"), "велика");
    types(
        &here.page.by_label("Скільки осіб зареєстровано за адресою"),
        "70",
    );
    presses(&here.page.by_role("button", "Перевірити"));
    until("the faults", || {
        here.says("Укажіть площу числом, наприклад 54,5")
    })
    .await;
    assert!(here.says("Укажіть число від 0 до 50"));
    assert!(here.asked("POST", ACCESSION).is_empty());
}

#[wasm_bindgen_test]
async fn it_is_made_once_although_the_answer_was_lost() {
    let here = checked(lost_at_first(prepared)).await;
    assert!(here.says("54,5\u{a0}м²"));
    presses(&here.page.by_role("button", MAKE));
    until("the doubt", || here.says("Ми ще не знаємо, чи це зроблено")).await;
    presses(&here.page.by_role("button", MAKE));
    until("the statement", || {
        here.says("Заяву З-2026-000001 сформовано 3 листопада 2026")
    })
    .await;
    assert_eq!(here.address(), "/accession/statement");
    let asked = here.asked("POST", ACCESSION);
    let keys: Vec<_> = asked
        .iter()
        .map(|one| header(one, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
    assert_eq!(body(&asked[1]).await, example("NewAccession"));
}

#[wasm_bindgen_test]
async fn what_arrives_while_the_questions_are_looked_at_again_is_shown() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(prepared()))).await;
    presses(&here.page.by_role("button", MAKE));
    presses(&here.page.by_role("link", "Змінити відповіді"));
    until("the form", || here.says("Залишилося відповісти")).await;
    held.let_go();
    until("the statement", || {
        here.says("Заяву З-2026-000001 сформовано 3 листопада 2026")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_arrives_after_its_page_has_gone_is_not_there_to_be_sent_again() {
    let held = Held::default();
    let answer = held.clone();
    let here = checked(move |method, _| (method == "POST").then(|| answer.back(prepared()))).await;
    presses(&here.page.by_role("button", MAKE));
    until("the request", || !here.asked("POST", ACCESSION).is_empty()).await;
    drop(here);
    held.let_go();
    tick().await;
    let here = again("/accession/statement", statement, |_, _| None);
    until("the form", || here.says("Залишилося відповісти")).await;
    assert_eq!(here.page.by_label("Опалювана площа").value(), "");
}

#[wasm_bindgen_test]
async fn a_refused_answer_leads_back_to_its_question() {
    let here = checked(|method, _| {
        (method == "POST").then(|| refused("answers.heated_area", "out_of_range"))
    })
    .await;
    presses(&here.page.by_role("button", MAKE));
    until("the fault", || here.says("Укажіть площу від 0 до 1000")).await;
    assert_eq!(here.page.by_label("Опалювана площа").value(), "54,50 м²");
}

#[wasm_bindgen_test]
async fn one_that_was_handed_in_elsewhere_meanwhile_is_asked_for_anew() {
    let here = checked(|method, _| (method == "POST").then(|| refused("state", "submitted"))).await;
    let before = here.asked("GET", ACCESSION).len();
    presses(&here.page.by_role("button", MAKE));
    until("the question", || {
        here.asked("GET", ACCESSION).len() > before
    })
    .await;
}
