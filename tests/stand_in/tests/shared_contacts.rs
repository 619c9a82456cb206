//! An e-mail or phone that several cabinets have: confirmed in one of them at most.

use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;
use crate::registering::{EMAIL, NEW_PASSWORD, PHONE, confirm, ready, send_code, sent, text};

/// Confirmed.
const MYKOLAS: &str = "+380671112202";
/// Never confirmed.
const OLENAS: &str = "+380501112201";

/// Registered by e-mail with this phone, and signed in.
async fn registered_with(here: &Here, phone: &str) {
    let path = sent(here, EMAIL, phone).await;
    let answer = confirm(here, &path, &letters::code(here, EMAIL)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

async fn sign_in(here: &Here, login: &str, password: &str) -> Answer {
    let pair = json!({ "login": login, "password": password });
    here.post("/session", &pair).await
}

async fn phone(here: &Here) -> Value {
    here.get("/profile").await.json()["phone"].clone()
}

async fn family_name(here: &Here, login: &str, password: &str) -> String {
    let answer = sign_in(here, login, password).await.json();
    text(&answer["consumer"]["family_name"])
}

/// A change to the phone, begun by whoever is signed in; its path.
async fn changing_to(here: &Here, phone: &str, password: &str) -> String {
    let change = json!({ "kind": "phone", "value": phone, "password": password });
    let begun = here.post("/contact-changes", &change).await.json();
    format!("/contact-changes/{}", text(&begun["id"]))
}

#[tokio::test]
async fn who_shares_a_phone_registers_by_email_and_has_it_unconfirmed() {
    let here = Here::at(IN_THE_WINDOW);
    registered_with(&here, MYKOLAS).await;
    assert_eq!(
        phone(&here).await,
        json!({ "value": MYKOLAS, "is_confirmed": false })
    );
    assert!(letters::to(&here, MYKOLAS).is_empty(), "it is not asked");
}

#[tokio::test]
async fn who_waited_at_a_taken_phone_goes_on_by_email() {
    let here = Here::at(IN_THE_WINDOW);
    let path = ready(&here, EMAIL, MYKOLAS).await;
    assert_eq!(send_code(&here, &path, "phone").await.status, 200);
    let told = letters::to(&here, MYKOLAS);
    assert!(told[0].body.contains("попросіть код на електронну адресу"));
    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_eq!(send_code(&here, &path, "email").await.status, 200);
    let code = letters::code(&here, EMAIL);
    assert_eq!(confirm(&here, &path, &code).await.status, 201);
}

#[tokio::test]
async fn each_who_shares_a_phone_signs_in_with_it() {
    let here = Here::at(IN_THE_WINDOW);
    registered_with(&here, MYKOLAS).await;
    assert_eq!(family_name(&here, MYKOLAS, NEW_PASSWORD).await, "Гнатюк");
    assert_eq!(family_name(&here, MYKOLAS, PASSWORD).await, "Дʼяченко");
}

#[tokio::test]
async fn with_the_same_password_the_one_who_has_confirmed_the_phone_comes_first() {
    let here = Here::at(IN_THE_WINDOW);
    here.sign_in("iryna@example.com").await;
    let free = changing_to(&here, "+380931234567", PASSWORD).await;
    let code = letters::code(&here, "+380931234567");
    let code = json!({ "code": code });
    here.post(&format!("{free}/confirmation"), &code).await;
    let written: Result<usize, rusqlite::Error> = here.db.transaction(|db| {
        db.execute(
            "UPDATE consumer SET phone = '+380931234567' WHERE email = 'olena@example.com'",
            [],
        )
    });
    assert_eq!(written, Ok(1));
    assert_eq!(
        family_name(&here, "+380931234567", PASSWORD).await,
        "Савченко"
    );
}

#[tokio::test]
async fn a_contact_that_nobody_has_confirmed_is_the_one_s_who_does() {
    let here = Here::at(IN_THE_WINDOW);
    let path = ready(&here, EMAIL, OLENAS).await;
    send_code(&here, &path, "phone").await;
    let code = letters::code(&here, OLENAS);
    assert_eq!(confirm(&here, &path, &code).await.status, 201);
    assert_eq!(phone(&here).await["is_confirmed"], true);

    here.sign_in(OLENAS).await;
    assert_eq!(
        phone(&here).await,
        json!({ "value": OLENAS, "is_confirmed": false })
    );
    here.set_clock("2026-11-03T19:31:00+02:00");
    let change = changing_to(&here, OLENAS, PASSWORD).await;
    assert_eq!(
        letters::subjects(&here, OLENAS).last().map(String::as_str),
        Some("Ці дані вже має інший кабінет")
    );
    let late = json!({ "code": "123456" });
    let answer = here.post(&format!("{change}/confirmation"), &late).await;
    assert_eq!(answer.fields(), ["code: wrong"]);
}

#[tokio::test]
async fn an_unconfirmed_phone_recovers_nobody_s_cabinet_and_a_confirmed_one_its_own() {
    let here = Here::at(IN_THE_WINDOW);
    registered_with(&here, MYKOLAS).await;
    let login = json!({ "login": MYKOLAS });
    let begun = here.post("/recoveries", &login).await.json();
    let path = format!("/recoveries/{}", text(&begun["id"]));
    let code = letters::code(&here, MYKOLAS);
    assert_eq!(confirm(&here, &path, &code).await.status, 200);
    let password = json!({ "password": "інший пароль 2026" });
    let done = here.post(&format!("{path}/password"), &password).await;
    assert_eq!(done.json()["consumer"]["family_name"], "Дʼяченко");
    assert_eq!(family_name(&here, MYKOLAS, NEW_PASSWORD).await, "Гнатюк");
}

#[tokio::test]
async fn a_phone_confirmed_elsewhere_since_its_code_went_out_opens_nothing() {
    let here = Here::at(IN_THE_WINDOW);
    let path = ready(&here, EMAIL, PHONE).await;
    send_code(&here, &path, "phone").await;
    let code = letters::code(&here, PHONE);
    here.sign_in("iryna@example.com").await;
    let change = changing_to(&here, PHONE, PASSWORD).await;
    let quicker = json!({ "code": letters::code(&here, PHONE) });
    let stands = here.post(&format!("{change}/confirmation"), &quicker).await;
    assert_eq!(stands.status, 200, "{}", stands.text);
    assert_eq!(
        confirm(&here, &path, &code).await.fields(),
        ["code: expired"]
    );
}

#[tokio::test]
async fn ones_own_password_makes_no_room_for_guesses_at_the_other_s() {
    let here = Here::at(IN_THE_WINDOW);
    registered_with(&here, MYKOLAS).await;
    for _ in 0..4 {
        assert_eq!(sign_in(&here, MYKOLAS, "wrong").await.status, 401);
    }
    assert_eq!(sign_in(&here, MYKOLAS, NEW_PASSWORD).await.status, 201);
    assert_eq!(sign_in(&here, MYKOLAS, "wrong").await.status, 401);
    assert_eq!(sign_in(&here, MYKOLAS, PASSWORD).await.status, 429);

    here.set_clock("2026-11-03T19:45:00+02:00");
    for _ in 0..4 {
        assert_eq!(sign_in(&here, MYKOLAS, "wrong").await.status, 401);
    }
    assert_eq!(
        sign_in(&here, MYKOLAS, PASSWORD).await.status,
        201,
        "theirs"
    );
    assert_eq!(sign_in(&here, MYKOLAS, "wrong").await.status, 401);
    assert_eq!(sign_in(&here, MYKOLAS, PASSWORD).await.status, 201);
}

#[test]
fn two_cabinets_never_have_the_same_contact_confirmed() {
    let here = Here::at(IN_THE_WINDOW);
    for (contact, value) in [("email", EMAIL), ("phone", PHONE)] {
        let statement =
            format!("UPDATE consumer SET {contact}_confirmed = 1, {contact} = '{value}'");
        let done: Result<usize, rusqlite::Error> =
            here.db.transaction(|db| db.execute(&statement, []));
        let said = done.expect_err(&statement).to_string();
        assert!(said.contains(&format!("consumer.{contact}")), "{said}");
    }
}
