//! What each question of a registration takes, refuses and sends.

use crate::cabinet::{Cabinet, body, refused};
use crate::contract::example;
use crate::look::{description, focused, name, text};
use crate::person::{presses, types};
use crate::registration::{PATH, as_ever, at, faults, go_on, opened, up_to};
use crate::server::{Answer, answer, json};
use crate::time::{frame, tick, until};
use gas_cabinet::storage;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const SERIAL: &str = "Заводський номер лічильника";
const TOTAL: &str = "Сума «до сплати» з останньої платіжки";
const PERSON: [&str; 5] = [
    "Прізвище",
    "Ім’я",
    "По батькові (якщо є)",
    "Електронна пошта",
    "Мобільний телефон",
];

/// An answer is taken, and the registration comes back as far as `unanswered`.
fn taking(unanswered: &str) -> impl Fn(&str, &str) -> Option<Answer> + use<> {
    let then = up_to(unanswered).expect("one").to_string();
    move |method, _| (method != "GET").then(|| json(200, &then))
}

fn refusing(field: &'static str, code: &'static str) -> impl Fn(&str, &str) -> Option<Answer> {
    move |method, _| (method == "PATCH").then(|| refused(field, code))
}

async fn sent(here: &Cabinet) -> Value {
    body(&here.asked("PATCH", PATH)[0]).await
}

async fn proof(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/registration/proof", up_to("is_proven"), answer).await
}

fn chooses(here: &Cabinet, label: &str) {
    let found = here.page.all_by_role("radio").into_iter();
    let mut found = found.filter(|radio| name(radio).starts_with(label));
    presses(&found.next().expect(label));
}

fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_way_to_prove_it_says_what_the_field_is_for() {
    let here = proof(as_ever).await;
    assert_eq!(name(&here.page.the("group")), "Що вам зручніше знайти?");
    assert!(here.says("Особовий рахунок оператора 1500000031"));
    assert!(description(&here.page.by_label(SERIAL))[0].contains("На табличці лічильника"));
    chooses(&here, "Суму з останньої платіжки");
    tick().await;
    let field = here.page.by_label(TOTAL);
    assert!(description(&field)[0].contains("з копійками"));
    assert_eq!(attribute(&field, "inputmode"), "decimal");
    assert!(here.page.find_by_label(SERIAL).is_none());
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_when_another_way_is_chosen_and_on_the_way_back() {
    let here = proof(as_ever).await;
    types(&here.page.by_label(SERIAL), "0070488");
    chooses(&here, "Суму з останньої платіжки");
    tick().await;
    assert_eq!(here.page.by_label(TOTAL).value(), "0070488");
    chooses(&here, "Номер лічильника");
    tick().await;
    assert_eq!(here.page.by_label(SERIAL).value(), "0070488");
}

#[wasm_bindgen_test]
async fn each_proof_goes_out_under_its_kind() {
    let here = proof(taking("person")).await;
    types(&here.page.by_label(SERIAL), "№ 007 0488");
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/person"
    })
    .await;
    assert_eq!(sent(&here).await, example("RegistrationProof"));
    drop(here);
    let here = proof(taking("person")).await;
    chooses(&here, "Суму з останньої платіжки");
    tick().await;
    types(&here.page.by_label(TOTAL), "312,40 грн");
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/person"
    })
    .await;
    assert_eq!(sent(&here).await, json!({ "proof": example("Proof") }));
}

#[wasm_bindgen_test]
async fn what_is_no_proof_is_said_in_the_words_of_its_kind_and_not_sent() {
    let here = proof(as_ever).await;
    for (typed, words) in [
        ("", "Введіть заводський номер лічильника"),
        ("немає", "Це не схоже на номер лічильника"),
    ] {
        types(&here.page.by_label(SERIAL), typed);
        go_on(&here);
        frame().await;
        assert!(faults(&here)[0].starts_with(words), "{typed}");
        assert_eq!(description(&here.page.by_label(SERIAL))[1..], faults(&here));
    }
    chooses(&here, "Суму з останньої платіжки");
    tick().await;
    for (typed, words) in [
        ("", "Введіть суму з платіжки"),
        ("багато", "Це не схоже на суму"),
    ] {
        types(&here.page.by_label(TOTAL), typed);
        go_on(&here);
        frame().await;
        assert!(faults(&here)[0].starts_with(words), "{typed}");
        assert_eq!(description(&here.page.by_label(TOTAL))[1..], faults(&here));
    }
    assert!(here.asked("PATCH", PATH).is_empty());
}

#[wasm_bindgen_test]
async fn a_wrong_proof_is_said_at_the_field_and_stays_to_be_mended() {
    let here = proof(refusing("proof.value", "not_matched")).await;
    types(&here.page.by_label(SERIAL), "0070489");
    go_on(&here);
    until("the words", || here.page.has("alert")).await;
    assert!(faults(&here)[0].starts_with("Не збігається з нашими записами"));
    let input = here.page.by_label(SERIAL);
    assert_eq!(description(&input)[1..], faults(&here));
    assert_eq!(input.value(), "0070489");
}

#[wasm_bindgen_test]
async fn after_too_many_wrong_proofs_it_says_until_when_to_wait() {
    let here = proof(|method, _| {
        let headers = [("Content-Type", "application/json"), ("Retry-After", "900")];
        let body = example("ProblemLockedOut").to_string();
        (method == "PATCH").then(|| answer(429, Some(&body), &headers))
    })
    .await;
    types(&here.page.by_label(SERIAL), "0070489");
    go_on(&here);
    until("the words", || here.page.has("alert")).await;
    let said = text(&here.page.the("alert"));
    assert!(said.contains("Забагато невдалих спроб"), "{said}");
    assert!(said.contains("за 15\u{a0}хвилин"), "{said}");
    assert_eq!(here.page.by_label(SERIAL).value(), "0070489");
}

#[wasm_bindgen_test]
async fn where_no_proof_can_be_taken_here_there_is_a_phone() {
    let mut begun = up_to("is_proven").expect("one");
    begun["proofs"] = json!(["passport"]);
    let here = at("/registration/proof", Some(begun), as_ever);
    until("the words", || {
        here.says("Цю домівку можна підтвердити лише телефоном")
    })
    .await;
    let phone = here.page.the("link");
    assert!(attribute(&phone, "href").starts_with("tel:0800"));
}

async fn person(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/registration/person", up_to("person"), answer).await
}

fn fill(here: &Cabinet, answers: [&str; 5]) {
    for (label, answer) in PERSON.iter().zip(answers) {
        types(&here.page.by_label(label), answer);
    }
}

#[wasm_bindgen_test]
async fn a_phone_can_fill_in_everything_about_a_person() {
    let here = person(as_ever).await;
    let known = PERSON.map(|label| {
        let input = here.page.by_label(label);
        assert_eq!(input.value(), "");
        attribute(&input, "autocomplete")
    });
    let names = [
        "family-name",
        "given-name",
        "additional-name",
        "email",
        "tel",
    ];
    assert_eq!(known, names);
    assert_eq!(
        attribute(&here.page.by_label(PERSON[3]), "inputmode"),
        "email"
    );
    assert_eq!(
        attribute(&here.page.by_label(PERSON[4]), "inputmode"),
        "tel"
    );
}

#[wasm_bindgen_test]
async fn everything_wrong_with_a_person_is_said_in_the_order_of_the_fields() {
    let here = person(as_ever).await;
    go_on(&here);
    frame().await;
    let empty = [
        "Введіть прізвище",
        "Введіть ім’я",
        "Введіть електронну пошту",
        "Введіть телефон",
    ];
    assert_eq!(faults(&here), empty);
    fill(&here, ["Гнатюк1", "С0фія", "7", "sofiia", "12345"]);
    go_on(&here);
    frame().await;
    let said = faults(&here);
    assert_eq!(said.len(), 5);
    for (label, said) in PERSON.iter().zip(&said) {
        let input = here.page.by_label(label);
        assert_eq!(description(&input).last(), Some(said), "{label}");
        assert_eq!(attribute(&input, "aria-invalid"), "true");
    }
    let links = here.page.all("[role=alert] a");
    presses(&links[3]);
    frame().await;
    assert_eq!(focused(), here.page.by_label(PERSON[3]).id());
    assert!(here.asked("PATCH", PATH).is_empty());
}

#[wasm_bindgen_test]
async fn a_person_goes_out_as_the_contract_says_with_or_without_a_patronymic() {
    let here = person(taking("has_password")).await;
    fill(
        &here,
        [
            " Гнатюк",
            "Софія ",
            "",
            "sofiia@example.com",
            "067 111-22-33",
        ],
    );
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/password"
    })
    .await;
    assert_eq!(sent(&here).await, example("RegistrationPerson"));
}

#[wasm_bindgen_test]
async fn what_the_server_refuses_of_a_person_is_said_at_its_field() {
    let here = person(refusing("person.name.given_name", "malformed")).await;
    fill(
        &here,
        ["Гнатюк", "Софія", "", "sofiia@example.com", "0671112233"],
    );
    go_on(&here);
    until("the words", || here.page.has("alert")).await;
    let said = description(&here.page.by_label(PERSON[1]));
    let wrong = [
        PERSON[1],
        ": тут можуть бути лише літери, дефіс та апостроф",
    ]
    .concat();
    assert_eq!(said, [wrong]);
    assert_eq!(faults(&here), said);
}

async fn password(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/registration/password", up_to("has_password"), answer).await
}

#[wasm_bindgen_test]
async fn a_password_with_a_login_in_it_is_not_sent() {
    let here = password(as_ever).await;
    for typed in ["moya-Sofiia-2026", "x0671112233x", "1500000031!"] {
        types(&here.page.by_label("Новий пароль"), typed);
        go_on(&here);
        frame().await;
        assert!(
            faults(&here)[0].starts_with("У паролі є ваша пошта"),
            "{typed}"
        );
    }
    assert!(here.asked("PATCH", PATH).is_empty());
}

#[wasm_bindgen_test]
async fn a_browser_keeps_the_password_under_the_email() {
    let here = password(taking("consents")).await;
    let login: web_sys::HtmlInputElement = {
        let found = here.page.all("input[autocomplete=username]").remove(0);
        wasm_bindgen::JsCast::unchecked_into(found)
    };
    assert_eq!(login.value(), "sofiia@example.com");
    types(&here.page.by_label("Новий пароль"), "тепло-в-хаті-2026");
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/consents"
    })
    .await;
    assert_eq!(sent(&here).await, example("RegistrationPassword"));
}

#[wasm_bindgen_test]
async fn a_password_that_is_kept_already_need_not_be_typed_again() {
    let here = opened("/registration/password", up_to("consents"), as_ever).await;
    assert!(here.says("Пароль уже збережено"));
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/consents"
    })
    .await;
    assert!(here.asked("PATCH", PATH).is_empty());
}

const REQUIRED: &str = "Я ознайомлений(-а) з повідомленням і погоджуюся на обробку моїх даних.";
const OPTIONAL: &str = "Надсилайте рахунки лише електронною поштою.";

async fn consents(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/registration/consents", up_to("consents"), answer).await
}

#[wasm_bindgen_test]
async fn what_must_be_and_what_may_be_agreed_to_stand_apart_and_unticked() {
    let here = consents(as_ever).await;
    assert!(here.says("Хто обробляє ваші дані"));
    let groups = here.page.all_by_role("group");
    assert_eq!(groups.len(), 2);
    for (group, (legend, consent)) in groups.iter().zip([
        ("Без цього кабінет не відкрити", REQUIRED),
        ("За бажанням", OPTIONAL),
    ]) {
        assert_eq!(name(group), legend);
        let input = here.page.by_label(consent);
        assert!(group.contains(Some(&input)), "{consent}");
        assert!(!input.checked());
    }
    assert_eq!(here.page.all_by_role("checkbox").len(), 2);
}

#[wasm_bindgen_test]
async fn a_consent_that_is_missing_is_said_at_its_box_alone() {
    let here = consents(as_ever).await;
    presses(&here.page.by_label(OPTIONAL));
    go_on(&here);
    frame().await;
    let words = "Без цієї згоди ми не маємо права відкрити кабінет";
    assert_eq!(faults(&here), [words]);
    let required = here.page.by_label(REQUIRED);
    assert_eq!(description(&required), [words]);
    assert_eq!(attribute(&required, "aria-invalid"), "true");
    let optional = here.page.by_label(OPTIONAL);
    assert!(description(&optional).is_empty() && optional.checked());
    presses(&here.page.by_role("link", words));
    frame().await;
    assert_eq!(focused(), required.id());
    assert!(here.asked("PATCH", PATH).is_empty());
}

#[wasm_bindgen_test]
async fn what_was_ticked_goes_out_and_nothing_else() {
    let here = consents(taking("code")).await;
    presses(&here.page.by_label(REQUIRED));
    go_on(&here);
    until("the next question", || {
        here.address() == "/registration/check"
    })
    .await;
    assert_eq!(sent(&here).await, example("RegistrationConsents"));
}

async fn check(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    opened("/registration/check", up_to("code"), answer).await
}

#[wasm_bindgen_test]
async fn every_answer_stands_once_more_with_the_way_to_change_it() {
    let here = check(as_ever).await;
    let links = here.page.all_by_role("link");
    let ways: Vec<(String, String)> = links
        .iter()
        .map(|link| (name(link), attribute(link, "href")))
        .collect();
    let expected = [
        ("Змінити: Особовий рахунок оператора", "/registration"),
        (
            "Змінити: Прізвище, ім’я, по батькові",
            "/registration/person",
        ),
        ("Змінити: Електронна пошта", "/registration/person"),
        ("Змінити: Телефон", "/registration/person"),
        ("Змінити: Пароль", "/registration/password"),
        ("Змінити: Згоди", "/registration/consents"),
    ];
    assert_eq!(
        ways,
        expected.map(|(name, href)| (name.into(), href.into()))
    );
    for words in [
        "1500000031",
        "Гнатюк Софія",
        "sofiia@example.com",
        "+380\u{a0}67\u{a0}111\u{a0}22\u{a0}33",
        "надано: 1",
    ] {
        assert!(here.says(words), "{words}");
    }
}

#[wasm_bindgen_test]
async fn the_code_is_sent_to_the_email_and_asked_for() {
    let here = check(taking("")).await;
    presses(&here.page.by_role("button", "Надіслати код"));
    until("the code's address", || {
        here.address() == "/registration/code"
    })
    .await;
    let asked = here.asked("POST", &[PATH, "/code"].concat());
    assert_eq!(body(&asked[0]).await, example("NewCode"));
    until("the words", || here.says("на пошту sofiia@example.com")).await;
    // A cabinet that is there already is not given away.
    assert!(here.says("Якщо з цією поштою чи телефоном кабінет уже є"));
}

#[wasm_bindgen_test]
async fn a_code_by_sms_is_asked_for_under_its_channel() {
    let mut begun = example("RegistrationCodeSent");
    begun["code"]["resend_in"] = json!(0);
    let here = opened("/registration/code", Some(begun), taking("")).await;
    presses(&here.page.by_role("button", "Надіслати в SMS"));
    let path = [PATH, "/code"].concat();
    until("the question", || here.asked("POST", &path).len() == 1).await;
    let sent = body(&here.asked("POST", &path)[0]).await;
    assert_eq!(sent, json!({ "channel": "phone" }));
    let change = here.page.by_role("link", "Змінити пошту або телефон");
    assert_eq!(attribute(&change, "href"), "/registration/person");
}

async fn code(answer: impl Fn(&str, &str) -> Option<Answer> + 'static) -> Cabinet {
    let here = opened("/registration/code", up_to(""), answer).await;
    types(&here.page.by_label("Код"), "204617");
    presses(&here.page.by_role("button", "Підтвердити"));
    here
}

#[wasm_bindgen_test]
async fn the_code_opens_the_cabinet_and_leaves_nothing_begun() {
    let here = code(|method, _| {
        (method == "POST").then(|| json(200, &example("SessionSignedIn").to_string()))
    })
    .await;
    until("the new cabinet", || here.address() == "/registration/done").await;
    let asked = here.asked("POST", &[PATH, "/confirmation"].concat());
    assert_eq!(body(&asked[0]).await, example("Confirmation"));
    assert_eq!(storage::begun("registration"), None);
}

#[wasm_bindgen_test]
async fn a_code_of_what_is_over_already_is_not_called_wrong() {
    // `as_ever`: the server knows nothing of it.
    let here = code(as_ever).await;
    until("the words", || {
        here.says("Цю реєстрацію вже завершено або її час минув")
    })
    .await;
    assert_eq!(storage::begun("registration"), None);
}
