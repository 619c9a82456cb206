//! Booking a visit: questions, free times by day, the check; a time that somebody else takes meanwhile.

use crate::cabinet::{Cabinet, again, body, cabinet, refused as refusal};
use crate::contract::example;
use crate::look::{name, text, texts};
use crate::person::{happens, presses};
use crate::server::{Answer, header, json};
use crate::time::until;
use gas_cabinet::pages::appointments::NewAppointmentPage;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlTextAreaElement};

const NEW: &str = "/appointments/new";
const OFFERED: [&str; 3] = [
    "четвер, 5 листопада о 10:20",
    "четвер, 5 листопада о 09:20",
    "четвер, 5 листопада о 11:40",
];

fn page() -> AnyView {
    view! { <NewAppointmentPage /> }.into_any()
}

fn booked() -> Answer {
    json(201, &example("Appointment").to_string())
}

fn refused(example_of: &str) -> Answer {
    json(409, &example(example_of).to_string())
}

fn find(here: &Cabinet, begins: &str) -> Option<Element> {
    let labels = here.page.all("label");
    labels
        .into_iter()
        .find(|label| text(label).starts_with(begins))
}

fn choice(here: &Cabinet, begins: &str) -> Element {
    find(here, begins).unwrap_or_else(|| panic!("no «{begins}» in {}", here.page.text()))
}

async fn chooses(here: &Cabinet, begins: &str) {
    until(begins, || find(here, begins).is_some()).await;
    presses(&choice(here, begins));
}

/// From the first question to the times.
async fn at_the_times(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = cabinet(NEW, page, answer);
    chooses(&here, "Ніжинське відділення").await;
    chooses(&here, "Фахівчиня з розрахунків").await;
    chooses(&here, "рахунок на оплату").await;
    let words: HtmlTextAreaElement = here.page.all("textarea")[0].clone().unchecked_into();
    words.set_value(" Чому така сума за лютий? ");
    happens(&words, "input");
    presses(&here.page.by_role("button", "Обрати час"));
    until("the times", || !here.page.all(".gc-slots input").is_empty()).await;
    here
}

/// From the first question to the check: Thursday at ten.
async fn at_the_check(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = at_the_times(answer).await;
    presses(&choice(&here, "10:00"));
    until("the choice", || {
        here.says("Обрано: четвер, 5 листопада о 10:00")
    })
    .await;
    presses(&here.page.by_role("button", "Далі"));
    until("the check", || {
        here.page.find_by_role("button", "Записатися").is_some()
    })
    .await;
    here
}

fn books(here: &Cabinet) {
    presses(&here.page.by_role("button", "Записатися"));
}

async fn is_booked(here: &Cabinet) {
    until("the visit", || here.address() == "/appointments/ap-7").await;
}

#[wasm_bindgen_test]
async fn from_the_first_question_to_the_visit() {
    let here = at_the_check(|method, _| (method == "POST").then(booked)).await;
    assert_eq!(here.address(), "/appointments/new/check");
    let values = texts(&here.page.all("dd.gc-summary__value"));
    // A device in another zone is told its own time too.
    assert!(values[0].starts_with("четвер, 5 листопада о 10:00 за київським часом"));
    assert_eq!(values[1], "Оксана Лисенко\nФахівчиня з розрахунків");
    assert!(values[2].contains("м. Ніжин, вул. Шевченка, буд. 21"));
    assert_eq!(values[4], "Чому така сума за лютий?");
    // The phone was never confirmed: no SMS is offered, and the letter stands there.
    assert!(here.says("електронним листом") && !here.says("SMS"));
    books(&here);
    is_booked(&here).await;
    let asked = here.asked("POST", "/appointments");
    assert_eq!(body(&asked[0]).await, example("NewAppointment"));
    assert!(header(&asked[0], "Idempotency-Key").is_some());
}

#[wasm_bindgen_test]
async fn what_is_not_chosen_is_said_question_by_question() {
    let here = cabinet(NEW, page, |_, _| None);
    until("the offices", || here.says("Ніжинське відділення")).await;
    for (missing, next) in [
        ("Оберіть, куди прийдете", "Ніжинське відділення"),
        ("Оберіть, до кого", "Начальник відділення"),
        ("Оберіть, про що розмова", "скарга"),
    ] {
        presses(&here.page.by_role("button", "Обрати час"));
        until(missing, || here.page.has("alert") && here.says(missing)).await;
        chooses(&here, next).await;
    }
    presses(&here.page.by_role("button", "Обрати час"));
    until("the times", || here.address() == "/appointments/new/slot").await;
}

#[wasm_bindgen_test]
async fn an_office_says_where_it_is_and_when_it_is_open() {
    let here = cabinet(NEW, page, |_, _| None);
    chooses(&here, "Ніжинське відділення").await;
    for words in [
        "Вхід із двору, є пандус.",
        "пн–чт 08:00–17:00, перерва 12:00–13:00\nпт 08:00–16:00, перерва 12:00–13:00",
        "пʼятниця, 25 грудня — свято",
        "+380463120104",
        "Керівник. Займається: скарга, договір, борг, інше",
    ] {
        let plain = |text: &str| text.replace(['’', 'ʼ'], "'");
        until(words, || plain(&here.page.text()).contains(&plain(words))).await;
    }
    chooses(&here, "Чергова служба").await;
    until("the other", || here.says("щодня цілодобово")).await;
}

#[wasm_bindgen_test]
async fn times_stand_by_day_and_empty_days_say_why() {
    let here = at_the_times(|_, _| None).await;
    let days: Vec<String> = here.page.all_by_role("group").iter().map(name).collect();
    assert_eq!(days, ["середа, 4 листопада", "четвер, 5 листопада"]);
    let times = texts(&here.page.all(".gc-slots label"));
    assert_eq!(times, ["09:20", "15:40", "10:00"]);
    for words in [
        "вівторок, 3 листопада: вільного часу немає",
        "6 листопада: людина у від’їзді або відпустці",
        "7 листопада\u{a0}– 8 листопада: прийому немає",
        "Найближчий вільний час: середа, 4 листопада о 09:20",
        "Час київський.",
    ] {
        assert!(here.says(words), "{words} in {}", here.page.text());
    }
    presses(&here.page.by_role("button", "Обрати найближчий"));
    until("the first", || {
        here.says("Обрано: середа, 4 листопада о 09:20")
    })
    .await;
}

#[wasm_bindgen_test]
async fn without_a_time_it_does_not_go_on() {
    let here = at_the_times(|_, _| None).await;
    presses(&here.page.by_role("button", "Далі"));
    until("the fault", || here.page.has("alert")).await;
    assert_eq!(here.page.all("a[href='#slot']").len(), 1);
    presses(&choice(&here, "15:40"));
    presses(&here.page.by_role("button", "Далі"));
    until("the check", || here.address() == "/appointments/new/check").await;
}

#[wasm_bindgen_test]
async fn later_weeks_are_a_press_away() {
    let here = at_the_times(|_, _| None).await;
    let weeks = "/offices/o-nizhyn/slots?receptionist_id=s-bills&";
    assert_eq!(here.asked("GET", weeks).len(), 1);
    assert!(here.page.find_by_role("button", "Раніше").is_none());
    presses(&here.page.by_role("button", "Пізніше"));
    let later = [weeks, "from=2026-11-17&"].concat();
    until("the question", || here.asked("GET", &later).len() == 1).await;
}

#[wasm_bindgen_test]
async fn where_nothing_is_free_there_is_a_phone() {
    let here = cabinet(NEW, page, |_, path| {
        path.contains("/slots?")
            .then(|| json(200, &example("SlotsNone").to_string()))
    });
    chooses(&here, "Ніжинське відділення").await;
    chooses(&here, "Начальник відділення").await;
    chooses(&here, "скарга").await;
    presses(&here.page.by_role("button", "Обрати час"));
    until("the words", || here.says("Вільного часу немає")).await;
    assert_eq!(here.page.all("a[href='tel:+380463120104']").len(), 1);
}

#[wasm_bindgen_test]
async fn an_hour_that_is_there_twice_is_told_apart() {
    let here = at_the_times(|_, path| {
        path.contains("/slots?")
            .then(|| json(200, &example("SlotsOfTheNight").to_string()))
    })
    .await;
    let times = texts(&here.page.all(".gc-slots label"));
    assert_eq!(
        times,
        [
            "02:00",
            "03:00 (до переведення годинника)",
            "03:00 (після переведення годинника)"
        ]
    );
}

#[wasm_bindgen_test]
async fn a_time_taken_meanwhile_costs_one_press_and_nothing_typed() {
    let tries = Rc::new(Cell::new(0));
    let here = at_the_check(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                refused("ProblemSlotTaken")
            } else {
                booked()
            }
        })
    })
    .await;
    books(&here);
    until("the news", || here.says("Цей час щойно зайняли")).await;
    for offered in OFFERED {
        here.page.by_role("button", offered);
    }
    presses(&here.page.by_role("button", OFFERED[0]));
    is_booked(&here).await;
    let asked = here.asked("POST", "/appointments");
    let mut wanted = example("NewAppointment");
    wanted["starts_at"] = "2026-11-05T10:20:00+02:00".into();
    assert_eq!(body(&asked[1]).await, wanted);
    assert_ne!(
        header(&asked[0], "Idempotency-Key"),
        header(&asked[1], "Idempotency-Key")
    );
}

#[wasm_bindgen_test]
async fn a_lost_answer_keeps_the_choice_and_the_key() {
    let tries = Rc::new(Cell::new(0));
    let here = at_the_check(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            if tries.get() == 1 {
                Answer::Lost
            } else {
                booked()
            }
        })
    })
    .await;
    books(&here);
    until("the doubt", || here.says("Ми ще не знаємо")).await;
    books(&here);
    is_booked(&here).await;
    let asked = here.asked("POST", "/appointments");
    let keys: Vec<_> = asked
        .iter()
        .map(|request| header(request, "Idempotency-Key"))
        .collect();
    assert!(keys[0].is_some() && keys[0] == keys[1], "{keys:?}");
}

#[wasm_bindgen_test]
async fn after_a_lost_answer_to_an_offered_time_no_other_is_offered() {
    let tries = Rc::new(Cell::new(0));
    let here = at_the_check(move |method, _| {
        (method == "POST").then(|| {
            tries.set(tries.get() + 1);
            match tries.get() {
                1 => refused("ProblemSlotTaken"),
                2 => Answer::Lost,
                _ => booked(),
            }
        })
    })
    .await;
    books(&here);
    until("the news", || here.says("Цей час щойно зайняли")).await;
    presses(&here.page.by_role("button", OFFERED[1]));
    until("the doubt", || here.says("Ми ще не знаємо")).await;
    // Whoever pressed one of them now might have two visits.
    assert!(here.page.find_by_role("button", OFFERED[0]).is_none());
    assert!(!here.says("Цей час щойно зайняли"));
    books(&here);
    is_booked(&here).await;
    let asked = here.asked("POST", "/appointments");
    assert_eq!(
        header(&asked[1], "Idempotency-Key"),
        header(&asked[2], "Idempotency-Key")
    );
}

#[wasm_bindgen_test]
async fn a_time_goes_with_the_person_it_was_chosen_with() {
    let here = at_the_check(|_, _| None).await;
    let change = here.page.all("a[href='/appointments/new']").remove(0);
    presses(&change);
    until("the first question", || here.address() == NEW).await;
    assert!(here.says("Начальник відділення"), "{}", here.page.text());
    chooses(&here, "Начальник відділення").await;
    chooses(&here, "скарга").await;
    presses(&here.page.by_role("button", "Обрати час"));
    until("the times", || !here.page.all(".gc-slots input").is_empty()).await;
    assert!(!here.says("Обрано:"), "{}", here.page.text());
}

#[wasm_bindgen_test]
async fn a_time_that_is_none_any_more_is_said_in_words() {
    let here =
        at_the_check(|method, _| (method == "POST").then(|| refusal("starts_at", "unknown"))).await;
    books(&here);
    until("the words", || here.says("Такого часу вже немає")).await;
}

#[wasm_bindgen_test]
async fn three_are_enough() {
    let here =
        at_the_check(|method, _| (method == "POST").then(|| refused("ProblemTooManyAppointments")))
            .await;
    books(&here);
    until("the words", || here.says("У вас уже три майбутні записи")).await;
}

#[wasm_bindgen_test]
async fn a_reload_at_the_check_costs_nothing() {
    let here = at_the_check(|_, _| None).await;
    drop(here);
    let here = again("/appointments/new/check", page, |_, _| None);
    until("the check", || here.says("Оксана Лисенко")).await;
    assert!(here.says("четвер, 5 листопада о 10:00") && here.says("Чому така сума за лютий?"));
}

#[wasm_bindgen_test]
async fn what_was_not_answered_leads_back_to_its_question() {
    let here = cabinet("/appointments/new/check", page, |_, _| None);
    until("the first question", || here.address() == NEW).await;
}
