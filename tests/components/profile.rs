//! The profile: everything at a glance, and each change on its page.

use crate::cabinet::{Cabinet, again, body, cabinet, refused};
use crate::contract::example;
use crate::look::{description, focused, text, texts};
use crate::person::{presses, types};
use crate::replaced::Replaced;
use crate::server::{Answer, answer, json};
use crate::time::{frame, tick, until};
use gas_cabinet::pages::profile::{
    ClosePage, ClosedPage, CodePage, ContactPage, DevicesPage, ExportPage, NamePage, NoticesPage,
    PasswordPage, ProfilePage,
};
use gas_cabinet::storage;
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const IN_USE: &str = "Пароль, яким ви входите зараз";

fn as_ever(_: &str, _: &str) -> Option<Answer> {
    None
}

/// Writes are answered with this example of the contract.
fn writing(
    method: &'static str,
    status: u16,
    name: &'static str,
) -> impl Fn(&str, &str) -> Option<Answer> {
    move |asked, path| {
        let is_wanted = asked == method && path != "/session";
        is_wanted.then(|| json(status, &example(name).to_string()))
    }
}

fn refusing(
    method: &'static str,
    field: &'static str,
    code: &'static str,
) -> impl Fn(&str, &str) -> Option<Answer> {
    move |asked, _| (asked == method).then(|| refused(field, code))
}

fn all() -> AnyView {
    view! { <ProfilePage /> }.into_any()
}

fn name() -> AnyView {
    view! { <NamePage /> }.into_any()
}

fn contact() -> AnyView {
    view! { <ContactPage /> }.into_any()
}

fn code() -> AnyView {
    view! { <CodePage /> }.into_any()
}

fn password() -> AnyView {
    view! { <PasswordPage /> }.into_any()
}

fn notices() -> AnyView {
    view! { <NoticesPage /> }.into_any()
}

fn devices() -> AnyView {
    view! { <DevicesPage /> }.into_any()
}

fn export() -> AnyView {
    view! { <ExportPage /> }.into_any()
}

fn close() -> AnyView {
    view! { <ClosePage /> }.into_any()
}

fn closed() -> AnyView {
    view! { <ClosedPage /> }.into_any()
}

async fn opened(
    address: &str,
    page: fn() -> AnyView,
    label: &str,
    answer: impl Fn(&str, &str) -> Option<Answer> + 'static,
) -> Cabinet {
    let here = cabinet(address, page, answer);
    until("the form", || here.page.find_by_label(label).is_some()).await;
    here
}

fn ticks(here: &Cabinet, label: &str) {
    presses(&here.page.by_label(label));
}

#[wasm_bindgen_test]
async fn everything_stands_at_a_glance_with_the_way_to_change_it() {
    let here = cabinet("/profile", all, as_ever);
    until("the profile", || here.page.has("term")).await;
    for words in [
        "Ковальчук Олена Петрівна",
        "olena@example.com",
        "11 травня 2024",
    ] {
        assert!(here.says(words), "{words}");
    }
    let change = here.page.by_role("link", "Змінити: Ім’я");
    assert_eq!(
        change.get_attribute("href").as_deref(),
        Some("/profile/name")
    );
    // Not confirmed yet: that is what is to be done with it.
    let confirm = here.page.by_role("link", "Підтвердити: Телефон");
    assert_eq!(
        confirm.get_attribute("href").as_deref(),
        Some("/profile/phone")
    );
}

#[wasm_bindgen_test]
async fn what_was_saved_is_said_where_the_whole_is_seen() {
    let here = cabinet("/profile?saved=password", all, as_ever);
    until("the word", || here.says("Пароль змінено")).await;
    drop(here);
    let here = cabinet("/profile?saved=%3Cb%3E", all, as_ever);
    until("the profile", || here.page.has("term")).await;
    assert!(!here.says("змінено") && !here.says("збережено"));
}

#[wasm_bindgen_test]
async fn a_name_is_prefilled_and_goes_out_with_its_one_apostrophe() {
    let here = opened(
        "/profile/name",
        name,
        "Прізвище",
        writing("PATCH", 200, "Profile"),
    )
    .await;
    assert_eq!(here.page.by_label("Ім’я").value(), "Олена");
    types(&here.page.by_label("Прізвище"), "Лук'яненко");
    types(&here.page.by_label("По батькові (якщо є)"), "");
    presses(&here.page.by_role("button", "Зберегти"));
    until("the profile's address", || {
        here.address() == "/profile?saved=name"
    })
    .await;
    let sent = body(&here.asked("PATCH", "/profile")[0]).await;
    let name = json!({ "given_name": "Олена", "patronymic": null, "family_name": "Лукʼяненко" });
    assert_eq!(sent, json!({ "name": name }));
}

#[wasm_bindgen_test]
async fn everything_wrong_with_a_name_is_said_above_and_at_its_fields() {
    let here = opened("/profile/name", name, "Прізвище", as_ever).await;
    types(&here.page.by_label("Прізвище"), "");
    types(&here.page.by_label("Ім’я"), "0лена");
    presses(&here.page.by_role("button", "Зберегти"));
    frame().await;
    assert_eq!(focused(), here.page.the("alert").id());
    for (label, words) in [
        ("Прізвище", "Введіть прізвище"),
        ("Ім’я", "Тут можуть бути лише літери"),
    ] {
        let said = description(&here.page.by_label(label));
        assert!(said[0].contains(words), "{said:?}");
        assert!(here.page.find_by_role("link", &said[0]).is_some());
    }
    assert!(document().title().starts_with("Помилка: Ваше ім’я"));
    assert!(here.asked("PATCH", "/profile").is_empty());
}

#[wasm_bindgen_test]
async fn a_name_typed_is_still_there_after_a_lost_link_and_a_reload() {
    let lost = |method: &str, _: &str| (method == "PATCH").then_some(Answer::Lost);
    let here = opened("/profile/name", name, "Прізвище", lost).await;
    types(&here.page.by_label("Прізвище"), "Бойко");
    presses(&here.page.by_role("button", "Зберегти"));
    until("the words", || here.page.has("alert")).await;
    assert!(text(&here.page.the("alert")).contains("Немає зв’язку"));
    drop(here);
    let here = again("/profile/name", name, as_ever);
    until("the form", || here.page.find_by_label("Прізвище").is_some()).await;
    assert_eq!(here.page.by_label("Прізвище").value(), "Бойко");
    storage::drop_typed("profile");
}

#[wasm_bindgen_test]
async fn a_new_email_asks_for_the_password_and_leads_to_its_code() {
    let label = "Нова електронна пошта";
    let here = opened(
        "/profile/email",
        contact,
        label,
        writing("POST", 201, "ContactChange"),
    )
    .await;
    types(&here.page.by_label(label), " olena.new@example.com ");
    presses(&here.page.by_role("button", "Надіслати код"));
    frame().await;
    assert!(text(&here.page.the("alert")).contains("Введіть пароль"));
    types(&here.page.by_label(IN_USE), "відкрий-кабінет");
    presses(&here.page.by_role("button", "Надіслати код"));
    until("the code's address", || {
        here.address() == "/profile/email/code"
    })
    .await;
    let sent = here.asked("POST", "/contact-changes");
    assert_eq!(body(&sent[0]).await, example("NewContact"));
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_said_at_the_password_and_the_email_stays() {
    let label = "Нова електронна пошта";
    let here = opened(
        "/profile/email",
        contact,
        label,
        refusing("POST", "password", "wrong"),
    )
    .await;
    types(&here.page.by_label(label), "olena.new@example.com");
    types(&here.page.by_label(IN_USE), "не-той");
    presses(&here.page.by_role("button", "Надіслати код"));
    until("the words", || here.page.has("alert")).await;
    let said = description(&here.page.by_label(IN_USE));
    assert!(said[1].contains("Це не той пароль"), "{said:?}");
    assert_eq!(here.page.by_label(label).value(), "olena.new@example.com");
    storage::drop_typed("profile");
}

#[wasm_bindgen_test]
async fn a_phone_that_is_not_confirmed_stands_there_to_be_sent_a_code() {
    let label = "Новий мобільний телефон";
    let here = opened("/profile/phone", contact, label, as_ever).await;
    assert_eq!(
        here.page.by_label(label).value(),
        "+380\u{a0}50\u{a0}111\u{a0}22\u{a0}01"
    );
    assert!(here.says("Ще не підтверджено"));
    types(&here.page.by_label(label), "12345");
    presses(&here.page.by_role("button", "Надіслати код"));
    frame().await;
    assert!(text(&here.page.the("alert")).contains("Це не схоже на український номер"));
    storage::drop_typed("profile");
}

fn change_under_way(method: &str, path: &str) -> Option<Answer> {
    let is_change = path.starts_with("/contact-changes/3a4b5c6d7e8f9a0b");
    match (is_change, method, path.ends_with("/confirmation")) {
        (false, ..) => None,
        (_, "POST", true) => Some(json(200, &example("Profile").to_string())),
        _ => Some(json(200, &example("ContactChange").to_string())),
    }
}

#[wasm_bindgen_test]
async fn a_change_under_way_goes_on_after_a_reload_and_ends_with_a_word() {
    drop(cabinet("/profile", all, as_ever));
    let kept = || {
        until_signed_in();
        storage::keep_mine("profile.email", "3a4b5c6d7e8f9a0b");
    };
    kept();
    let here = again("/profile/email/code", code, change_under_way);
    until("the code's form", || here.page.has("textbox")).await;
    assert!(here.says("olena.new@example.com"));
    let field = here.page.all_by_role("textbox").remove(0);
    types(&wasm_bindgen::JsCast::unchecked_into(field), "204617");
    presses(&here.page.all("form button")[0]);
    until("the profile's address", || {
        here.address() == "/profile?saved=email"
    })
    .await;
    let sent = here.asked("POST", "/contact-changes/3a4b5c6d7e8f9a0b/confirmation");
    assert_eq!(body(&sent[0]).await, example("Confirmation"));
    assert_eq!(storage::mine("profile.email"), None);
}

/// What is kept belongs to her already.
fn until_signed_in() {
    storage::claim_for("c-7f3a91d04e62");
}

#[wasm_bindgen_test]
async fn a_code_of_no_change_leads_to_what_stands_now() {
    let here = cabinet("/profile/phone/code", code, as_ever);
    until("the profile's address", || here.address() == "/profile").await;
}

#[wasm_bindgen_test]
async fn a_new_password_goes_out_with_the_one_in_use() {
    let here = opened(
        "/profile/password",
        password,
        IN_USE,
        writing("POST", 200, "SessionSignedIn"),
    )
    .await;
    types(&here.page.by_label(IN_USE), "відкрий-кабінет");
    let new = here.page.all("input").remove(1);
    types(
        &wasm_bindgen::JsCast::unchecked_into(new),
        "тепло-в-хаті-2026",
    );
    presses(&here.page.by_role("button", "Змінити пароль"));
    until("the profile's address", || {
        here.address() == "/profile?saved=password"
    })
    .await;
    let sent = here.asked("POST", "/profile/password");
    assert_eq!(body(&sent[0]).await, example("PasswordChange"));
}

#[wasm_bindgen_test]
async fn a_password_like_the_email_is_not_sent() {
    let here = opened("/profile/password", password, IN_USE, as_ever).await;
    types(&here.page.by_label(IN_USE), "відкрий-кабінет");
    let new = here.page.all("input").remove(1);
    types(
        &wasm_bindgen::JsCast::unchecked_into(new),
        "moya-olena-2026",
    );
    presses(&here.page.by_role("button", "Змінити пароль"));
    frame().await;
    assert!(here.page.has("alert"));
    assert!(here.asked("POST", "/profile/password").is_empty());
}

#[wasm_bindgen_test]
async fn what_to_be_told_about_is_ticked_as_it_stands_and_goes_out_whole() {
    let label = "почали приймати покази";
    let labels = [
        label,
        "рахунок готовий",
        "прийшла відповідь",
        "скоро прийом",
    ];
    let here = cabinet(
        "/profile/notices",
        notices,
        writing("PATCH", 200, "Profile"),
    );
    until("the form", || {
        here.page.all("input[type=checkbox]").len() == 4
    })
    .await;
    let boxes = here.page.all("input[type=checkbox]");
    let ticked = || -> Vec<bool> {
        boxes
            .iter()
            .map(|it| it.matches(":checked").expect("css"))
            .collect()
    };
    assert_eq!(ticked(), [true, true, false, false]);
    for label in labels {
        assert!(here.says(label), "{label}");
    }
    presses(&boxes[1]);
    presses(&boxes[2]);
    presses(&here.page.by_role("radio", "Англійська"));
    tick().await;
    presses(&here.page.by_role("button", "Зберегти"));
    until("the profile's address", || {
        here.address() == "/profile?saved=notices"
    })
    .await;
    let sent = body(&here.asked("PATCH", "/profile")[0]).await;
    assert_eq!(sent, example("ProfileChangeNotices"));
}

#[wasm_bindgen_test]
async fn another_device_is_ended_with_a_press_and_a_word() {
    let here = cabinet("/profile/devices", devices, |method, _| {
        (method == "DELETE").then(|| answer(204, None, &[]))
    });
    until("the devices", || here.page.has("listitem")).await;
    let rows = texts(&here.page.all_by_role("listitem"));
    assert!(
        rows[0].contains("Цей пристрій") && !rows[0].contains("Завершити"),
        "{rows:?}"
    );
    presses(&here.page.by_role("button", "Завершити: Chrome, Android"));
    until("the word", || here.says("Завершено")).await;
    assert_eq!(here.asked("DELETE", "/sessions/s-2").len(), 1);
    assert!(
        here.page
            .find_by_role("button", "Завершити: Chrome, Android")
            .is_none()
    );
    let here_now = document().active_element().expect("focus");
    assert!(text(&here_now).starts_with("Завершено"));
}

#[wasm_bindgen_test]
async fn a_device_that_could_not_be_ended_can_be_tried_again() {
    let here = cabinet("/profile/devices", devices, |method, _| {
        (method == "DELETE").then_some(Answer::Lost)
    });
    until("the devices", || here.page.has("listitem")).await;
    presses(&here.page.by_role("button", "Завершити: Chrome, Android"));
    until("the words", || here.page.has("alert")).await;
    assert!(
        here.page
            .find_by_role("button", "Завершити: Chrome, Android")
            .is_some()
    );
}

#[wasm_bindgen_test]
async fn the_file_is_handed_over_and_said_to_be_here() {
    let _instead = taking();
    let here = cabinet("/profile/data", export, |_, path| {
        (path == "/profile/export").then(|| json(200, &example("ProfileExport").to_string()))
    });
    presses(&here.page.by_role("button", "Завантажити файл"));
    until("the word", || here.says("Файл завантажено")).await;
    let taken = document()
        .body()
        .and_then(|body| body.get_attribute("data-taken"));
    assert_eq!(taken.as_deref(), Some("gas-cabinet.json"));
}

/// Notes the name of the file, in place of the browser's own way with it.
fn taking() -> Replaced {
    let link = document().create_element("a").expect("a link");
    let kind = js_sys::Object::get_prototype_of(&link);
    let note = js_sys::Function::new_no_args("document.body.dataset.taken = this.download");
    Replaced::put(&kind, "click", &note)
}

#[wasm_bindgen_test]
async fn a_file_that_did_not_come_is_said() {
    let here = cabinet("/profile/data", export, |_, path| {
        (path == "/profile/export").then(|| json(404, r#"{"code":"not_found","request_id":"q"}"#))
    });
    presses(&here.page.by_role("button", "Завантажити файл"));
    until("the words", || here.page.has("alert")).await;
    assert!(!here.says("Файл завантажено"));
}

#[wasm_bindgen_test]
async fn a_cabinet_closes_only_for_somebody_who_is_sure() {
    let here = opened(
        "/profile/close",
        close,
        IN_USE,
        writing("POST", 200, "Closure"),
    )
    .await;
    presses(&here.page.by_role("button", "Закрити кабінет"));
    frame().await;
    assert_eq!(here.page.all("#problems a").len(), 2);
    types(&here.page.by_label(IN_USE), "відкрий-кабінет");
    ticks(
        &here,
        "Я розумію, що кабінет закриється на всіх моїх пристроях",
    );
    storage::keep_mine("reading:m-1", "04405");
    presses(&here.page.by_role("button", "Закрити кабінет"));
    until("the last page", || {
        here.address() == "/closed?erased=2026-12-03"
    })
    .await;
    assert_eq!(storage::mine("reading:m-1"), None);
    let sent = here.asked("POST", "/profile/closure");
    assert_eq!(body(&sent[0]).await, example("PasswordAlone"));
}

#[wasm_bindgen_test]
async fn the_last_page_says_when_the_data_are_erased_or_at_least_that_it_is_over() {
    let here = cabinet("/closed?erased=2026-12-03", closed, as_ever);
    until("the words", || here.says("буде стерто 3 грудня 2026")).await;
    drop(here);
    let here = cabinet("/closed?erased=x", closed, as_ever);
    tick().await;
    assert!(here.says("Кабінет закрито") && !here.says("буде стерто"));
}
