//! Another e-mail or phone stands once a code has come to it.

use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;

const NEW: &str = "olena.new@example.com";

async fn olena() -> Here {
    Here::signed_in(IN_THE_WINDOW, "olena@example.com").await
}

async fn ask(here: &Here, kind: &str, value: &str, password: &str) -> Answer {
    let change = json!({ "kind": kind, "value": value, "password": password });
    here.post("/contact-changes", &change).await
}

/// Begins a change; its path.
async fn begun(here: &Here, kind: &str, value: &str) -> String {
    let answer = ask(here, kind, value, PASSWORD).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    path(&answer.json())
}

fn path(change: &Value) -> String {
    format!(
        "/contact-changes/{}",
        change["id"].as_str().unwrap_or_default()
    )
}

async fn confirm(here: &Here, change: &str, code: &str) -> Answer {
    here.post(&format!("{change}/confirmation"), &json!({ "code": code }))
        .await
}

async fn resend(here: &Here, change: &str) -> Answer {
    here.post(&format!("{change}/code"), &json!({})).await
}

#[tokio::test]
async fn a_new_e_mail_stands_once_its_code_is_told_and_the_old_address_hears_of_it() {
    let here = olena().await;
    let answer = ask(&here, "email", " Olena.New@Example.com ", PASSWORD)
        .await
        .json();
    assert_eq!([&answer["kind"], &answer["value"]], ["email", NEW]);
    let sent = json!({ "channel": "email", "sent_to": NEW, "expires_in": 600, "resend_in": 60 });
    assert_eq!(answer["code"], sent);
    assert_eq!(here.get(&path(&answer)).await.json(), answer);
    let before = here.get("/profile").await.json();
    assert_eq!(
        before["email"]["value"], "olena@example.com",
        "until it is confirmed"
    );

    let profile = confirm(&here, &path(&answer), &letters::code(&here, NEW)).await;
    assert_eq!(profile.status, 200, "{}", profile.text);
    let stands = json!({ "value": NEW, "is_confirmed": true });
    assert_eq!(profile.json()["email"], stands);
    assert_eq!(here.get("/profile").await.json(), profile.json());
    let told = letters::subjects(&here, "olena@example.com");
    assert_eq!(told, ["Електронну адресу змінено"]);
    here.sign_in(NEW).await;
}

#[tokio::test]
async fn a_phone_is_reached_by_phone_the_old_one_too() {
    let here = olena().await;
    let change = begun(&here, "phone", "+380931234567").await;
    let code = letters::code(&here, "+380931234567");
    assert_eq!(confirm(&here, &change, &code).await.status, 200);
    let [old, new] = ["+380501112201", "+380931234567"].map(|phone| letters::to(&here, phone));
    assert_eq!((old.len(), new.len()), (1, 1));
    assert!(
        old.iter()
            .chain(&new)
            .all(|message| message.channel == "phone")
    );
    here.sign_in("+380931234567").await;
}

#[tokio::test]
async fn the_same_contact_can_be_confirmed_and_nobody_is_told() {
    let here = olena().await;
    assert_eq!(
        here.get("/profile").await.json()["phone"]["is_confirmed"],
        false
    );
    let change = begun(&here, "phone", "+380501112201").await;
    let code = letters::code(&here, "+380501112201");
    let profile = confirm(&here, &change, &code).await.json();
    assert_eq!(
        profile["phone"],
        json!({ "value": "+380501112201", "is_confirmed": true })
    );
    assert_eq!(
        letters::to(&here, "+380501112201").len(),
        1,
        "the code alone"
    );
}

#[tokio::test]
async fn another_cabinets_contact_is_answered_alike_and_no_code_is_right() {
    let here = olena().await;
    let free = ask(&here, "email", "free@example.com", PASSWORD).await;
    let taken = ask(&here, "email", "mykola@example.com", PASSWORD).await;
    assert_eq!(
        (free.status, free.headers.len()),
        (taken.status, taken.headers.len())
    );
    let shape = |answer: &Answer| {
        let code = answer.json()["code"].clone();
        (
            code["channel"].clone(),
            code["expires_in"].clone(),
            code["resend_in"].clone(),
        )
    };
    assert_eq!(shape(&free), shape(&taken));

    let told = letters::to(&here, "mykola@example.com");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, None, "{}", told[0].body);
    assert!(told[0].body.contains("вже є в іншому"), "{}", told[0].body);
    let wrong = letters::other_than(&letters::code(&here, "free@example.com"));
    for change in [path(&free.json()), path(&taken.json())] {
        for _ in 0..2 {
            let answer = confirm(&here, &change, wrong).await;
            assert_eq!(answer.fields(), ["code: wrong"]);
        }
        assert_eq!(resend(&here, &change).await.code(), "too_soon");
    }
    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_eq!(resend(&here, &path(&taken.json())).await.status, 200);
    assert_eq!(letters::to(&here, "mykola@example.com").len(), 2);
    let export = here.get("/profile/export").await.text;
    for contact in ["free@example.com", "mykola@example.com"] {
        assert!(!export.contains(contact), "{contact} is not theirs");
    }
}

#[tokio::test]
async fn what_is_wrong_with_contact_and_password_is_said_at_once() {
    let here = olena().await;
    for (kind, value, code) in [
        ("email", "", "required"),
        ("email", "  ", "required"),
        ("email", "olena", "malformed"),
        ("email", "olena@", "malformed"),
        ("email", "@example.com", "malformed"),
        ("email", "olena@example", "malformed"),
        ("email", "olena@example..com", "malformed"),
        ("email", "o@lena@example.com", "malformed"),
        ("email", "ole na@example.com", "malformed"),
        ("email", "olena\u{0}@example.com", "malformed"),
        (
            "email",
            &format!("{}@example.com", "a".repeat(243)),
            "malformed",
        ),
        ("email", "+380931234567", "malformed"),
        ("phone", "", "required"),
        ("phone", "0931234567", "malformed"),
        ("phone", "+38093123456", "malformed"),
        ("phone", "+3809312345678", "malformed"),
        ("phone", "+380٩٣1234567", "malformed"),
        ("phone", "olena@example.com", "malformed"),
    ] {
        let answer = ask(&here, kind, value, PASSWORD).await;
        assert_eq!(answer.fields(), [format!("value: {code}")], "{value:?}");
    }
    let both = ask(&here, "email", "olena", "wrong").await;
    assert_eq!(both.fields(), ["value: malformed", "password: wrong"]);
    let nothing = here
        .post("/contact-changes", &json!({ "kind": "phone" }))
        .await;
    assert_eq!(nothing.fields(), ["value: required", "password: required"]);
    for not_this_shape in [
        json!({}),
        json!({ "kind": "post", "value": NEW, "password": PASSWORD }),
    ] {
        assert_eq!(
            here.post("/contact-changes", &not_this_shape).await.status,
            400
        );
    }
    assert_eq!(letters::to(&here, NEW).len(), 0);
}

#[tokio::test]
async fn wrong_passwords_lock_the_question() {
    let here = olena().await;
    for _ in 0..5 {
        assert_eq!(
            ask(&here, "email", NEW, "wrong").await.fields(),
            ["password: wrong"]
        );
    }
    let locked = ask(&here, "email", NEW, PASSWORD).await;
    assert_eq!((locked.status, locked.code().as_str()), (429, "locked_out"));
    assert_eq!(letters::to(&here, NEW).len(), 0);
}

#[tokio::test]
async fn a_code_is_refused_by_its_kind_of_fault() {
    let here = olena().await;
    let change = begun(&here, "email", NEW).await;
    let code = letters::code(&here, NEW);
    for (typed, said) in [
        ("", "required"),
        ("12345", "malformed"),
        ("абвгґд", "malformed"),
    ] {
        assert_eq!(
            confirm(&here, &change, typed).await.fields(),
            [format!("code: {said}")]
        );
    }
    for _ in 0..5 {
        let wrong = confirm(&here, &change, letters::other_than(&code)).await;
        assert_eq!(wrong.fields(), ["code: wrong"]);
    }
    assert_eq!(
        confirm(&here, &change, &code).await.fields(),
        ["code: used_up"]
    );
    assert_eq!(here.get(&change).await.json()["code"]["expires_in"], 0);

    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_eq!(
        resend(&here, &change).await.json()["code"]["expires_in"],
        600
    );
    here.set_clock("2026-11-03T19:41:00+02:00");
    let late = confirm(&here, &change, &letters::code(&here, NEW)).await;
    assert_eq!(late.fields(), ["code: expired"]);
}

#[tokio::test]
async fn a_new_code_comes_after_a_minute_and_the_older_is_void() {
    let here = olena().await;
    let change = begun(&here, "email", NEW).await;
    let first = letters::code(&here, NEW);
    here.set_clock("2026-11-03T19:30:59+02:00");
    let soon = resend(&here, &change).await;
    assert_eq!((soon.status, soon.code().as_str()), (429, "too_soon"));
    assert_eq!(soon.header("retry-after"), Some("1"));
    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_eq!(resend(&here, &change).await.status, 200);
    let second = letters::code(&here, NEW);
    if first != second {
        assert_eq!(
            confirm(&here, &change, &first).await.fields(),
            ["code: wrong"]
        );
    }
    assert_eq!(confirm(&here, &change, &second).await.status, 200);
}

#[tokio::test]
async fn a_change_that_stands_voids_the_others_of_its_kind() {
    let here = olena().await;
    let first = begun(&here, "email", "first@example.com").await;
    let second = begun(&here, "email", NEW).await;
    let phone = begun(&here, "phone", "+380931234567").await;
    let code = letters::code(&here, NEW);
    assert_eq!(confirm(&here, &second, &code).await.status, 200);
    let old_code = letters::code(&here, "first@example.com");
    assert_eq!(confirm(&here, &first, &old_code).await.code(), "not_found");
    assert_eq!(here.get(&second).await.status, 404, "it is done");
    let code = letters::code(&here, "+380931234567");
    assert_eq!(confirm(&here, &phone, &code).await.status, 200);
}

#[tokio::test]
async fn a_right_code_sent_twice_at_once_changes_it_once() {
    let here = olena().await;
    let change = begun(&here, "email", NEW).await;
    let code = letters::code(&here, NEW);
    let (one, other) = tokio::join!(
        confirm(&here, &change, &code),
        confirm(&here, &change, &code)
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
    assert_eq!(letters::to(&here, "olena@example.com").len(), 1);
}

#[tokio::test]
async fn of_two_cabinets_that_want_the_same_contact_the_quicker_gets_it() {
    let here = olena().await;
    let hers = begun(&here, "email", NEW).await;
    let her_code = letters::code(&here, NEW);
    here.sign_in("mykola@example.com").await;
    let his = begun(&here, "email", NEW).await;
    let his_code = letters::code(&here, NEW);
    assert_eq!(confirm(&here, &his, &his_code).await.status, 200);
    here.sign_in("olena@example.com").await;
    assert_eq!(
        confirm(&here, &hers, &her_code).await.fields(),
        ["code: wrong"]
    );
    assert_eq!(
        here.get("/profile").await.json()["email"]["value"],
        "olena@example.com"
    );
}

#[tokio::test]
async fn a_change_is_its_consumers_and_lives_a_day() {
    let here = olena().await;
    let change = begun(&here, "email", NEW).await;
    let code = letters::code(&here, NEW);
    here.sign_in("mykola@example.com").await;
    for answer in [
        here.get(&change).await,
        resend(&here, &change).await,
        confirm(&here, &change, &code).await,
        here.get("/contact-changes/%FF").await,
    ] {
        assert_eq!((answer.status, answer.code().as_str()), (404, "not_found"));
    }
    here.set_clock("2026-11-04T19:30:00+02:00");
    here.sign_in("olena@example.com").await;
    assert_eq!(here.get(&change).await.status, 404);
}

#[tokio::test]
async fn a_recovery_by_the_old_address_ends_with_it() {
    let here = olena().await;
    let login = json!({ "login": "olena@example.com" });
    let recovery = here.post("/recoveries", &login).await.json();
    let recovery = format!(
        "/recoveries/{}",
        recovery["id"].as_str().unwrap_or_default()
    );
    let code = json!({ "code": letters::code(&here, "olena@example.com") });
    let change = begun(&here, "email", NEW).await;
    let new = letters::code(&here, NEW);
    assert_eq!(confirm(&here, &change, &new).await.status, 200);
    let late = here.post(&format!("{recovery}/confirmation"), &code).await;
    assert_eq!(late.code(), "not_found");
}
