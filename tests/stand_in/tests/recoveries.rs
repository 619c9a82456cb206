//! A forgotten password.

use serde_json::{Value, json};
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;
use crate::registering::{NEW_PASSWORD, text};

const OLENA: &str = "olena@example.com";

async fn start(here: &Here, login: &str) -> Answer {
    here.post("/recoveries", &json!({ "login": login })).await
}

/// Where a recovery that is begun for the login goes on.
async fn begun(here: &Here, login: &str) -> String {
    let answer = start(here, login).await;
    assert_eq!(answer.status, 201, "{login}: {}", answer.text);
    format!("/recoveries/{}", text(&answer.json()["id"]))
}

async fn confirm(here: &Here, path: &str, code: &str) -> Answer {
    here.post(&format!("{path}/confirmation"), &json!({ "code": code }))
        .await
}

async fn finish(here: &Here, path: &str, password: &str) -> Answer {
    here.post(
        &format!("{path}/password"),
        &json!({ "password": password }),
    )
    .await
}

async fn confirmed(here: &Here) -> String {
    let path = begun(here, OLENA).await;
    let answer = confirm(here, &path, &letters::code(here, OLENA)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    path
}

#[tokio::test]
async fn a_code_to_the_email_and_another_password() {
    let here = Here::at(IN_THE_WINDOW);
    let path = confirmed(&here).await;
    let read = here.get(&path).await.json();
    assert_eq!(
        (&read["is_confirmed"], &read["code"]),
        (&json!(true), &Value::Null)
    );
    let done = finish(&here, &path, NEW_PASSWORD).await;
    assert_eq!(done.json()["consumer"]["family_name"], "Ковальчук");
    assert_eq!(here.get("/accounts").await.status, 200);
    assert_eq!(
        letters::subjects(&here, OLENA),
        ["Код для нового пароля", "Пароль змінено"]
    );
    assert_eq!(here.get(&path).await.status, 404, "it is over");

    let pair = |password: &str| json!({ "login": OLENA, "password": password });
    assert_eq!(here.post("/session", &pair(PASSWORD)).await.status, 401);
    assert_eq!(here.post("/session", &pair(NEW_PASSWORD)).await.status, 201);
}

#[tokio::test]
async fn a_right_code_sent_again_is_confirmed_while_the_password_may_be_set() {
    let here = Here::at(IN_THE_WINDOW);
    let path = confirmed(&here).await;
    let code = letters::code(&here, OLENA);
    // Longer than a code is good for.
    here.set_clock("2026-11-03T19:44:59+02:00");
    let again = confirm(&here, &path, &code).await;
    assert_eq!(again.status, 200, "{}", again.text);
    assert_eq!(again.json(), here.get(&path).await.json());
    assert_eq!(
        confirm(&here, &path, letters::other_than(&code))
            .await
            .fields(),
        ["code: used_up"]
    );
    here.set_clock("2026-11-03T19:45:00+02:00");
    let late = confirm(&here, &path, &code).await;
    assert_eq!(late.fields(), ["code: used_up"], "no time is won");
}

#[tokio::test]
async fn a_phone_does_as_well() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, "+380671112202").await;
    let code = letters::code(&here, "+380671112202");
    assert_eq!(confirm(&here, &path, &code).await.status, 200);
}

#[tokio::test]
async fn a_known_and_an_unknown_login_cannot_be_told_apart() {
    let here = Here::at(IN_THE_WINDOW);
    // Olena's phone was never confirmed.
    for (known, unknown) in [
        (OLENA, "nobody@example.com"),
        ("+380671112202", "+380990000000"),
        ("+380671112202", "+380501112201"),
    ] {
        let (known, unknown) = (start(&here, known).await, start(&here, unknown).await);
        let shape = |answer: &Answer| {
            let mut json = answer.json();
            json["id"] = json!(text(&json["id"]).len());
            json["code"]["sent_to"] = Value::Null;
            json
        };
        assert_eq!(shape(&known), shape(&unknown));
        for answer in [&known, &unknown] {
            let path = format!("/recoveries/{}", text(&answer.json()["id"]));
            let resent = here.post(&format!("{path}/code"), &json!({})).await;
            assert_eq!((resent.status, resent.code().as_str()), (429, "too_soon"));
        }
        let path = format!("/recoveries/{}", text(&unknown.json()["id"]));
        for _ in 0..5 {
            assert_eq!(
                confirm(&here, &path, "123456").await.fields(),
                ["code: wrong"]
            );
        }
        assert_eq!(
            confirm(&here, &path, "123456").await.fields(),
            ["code: used_up"]
        );
    }
    for nobody in ["nobody@example.com", "+380990000000", "+380501112201"] {
        assert!(letters::to(&here, nobody).is_empty(), "{nobody}");
    }
}

#[tokio::test]
async fn a_login_that_is_neither_email_nor_phone_is_refused() {
    let here = Here::at(IN_THE_WINDOW);
    for (login, code) in [
        ("", "required"),
        ("olena@", "malformed"),
        ("1500000015", "malformed"),
    ] {
        assert_eq!(
            start(&here, login).await.fields(),
            [format!("login: {code}")]
        );
    }
}

#[tokio::test]
async fn a_new_code_is_sent_after_a_minute() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, OLENA).await;
    here.set_clock("2026-11-03T19:31:00+02:00");
    let again = here.post(&format!("{path}/code"), &json!({})).await.json();
    assert_eq!(again["code"]["resend_in"], 60);
    assert_eq!(letters::to(&here, OLENA).len(), 2);
}

#[tokio::test]
async fn the_password_waits_for_the_code_and_follows_the_rules() {
    let here = Here::at(IN_THE_WINDOW);
    let path = begun(&here, OLENA).await;
    assert_eq!(
        finish(&here, &path, NEW_PASSWORD).await.fields(),
        ["code: required"]
    );
    confirm(&here, &path, &letters::code(&here, OLENA)).await;
    for (password, code) in [
        ("", "required"),
        ("коротке", "too_short"),
        ("пароль olena 1", "like_login"),
        ("дім 1500000015", "like_login"),
    ] {
        let answer = finish(&here, &path, password).await;
        assert_eq!(answer.fields(), [format!("password: {code}")]);
    }
    assert_eq!(finish(&here, &path, NEW_PASSWORD).await.status, 201);
}

#[tokio::test]
async fn a_quarter_of_an_hour_after_the_code_it_is_too_late() {
    let here = Here::at(IN_THE_WINDOW);
    let path = confirmed(&here).await;
    here.set_clock("2026-11-03T19:45:00+02:00");
    assert_eq!(
        finish(&here, &path, NEW_PASSWORD).await.fields(),
        ["password: expired"]
    );
    here.set_clock("2026-11-03T19:44:59+02:00");
    assert_eq!(finish(&here, &path, NEW_PASSWORD).await.status, 201);
    let other = begun(&here, OLENA).await;
    here.set_clock("2026-11-03T20:45:00+02:00");
    assert_eq!(here.get(&other).await.status, 404);
}

#[tokio::test]
async fn other_sessions_end_and_the_lock_of_wrong_tries_is_lifted() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let before = here.cookie();
    here.set_cookie(None);
    for _ in 0..5 {
        let pair = json!({ "login": OLENA, "password": "wrong" });
        assert_eq!(here.post("/session", &pair).await.status, 401);
    }
    let path = confirmed(&here).await;
    assert_eq!(finish(&here, &path, NEW_PASSWORD).await.status, 201);
    let pair = json!({ "login": OLENA, "password": NEW_PASSWORD });
    assert_eq!(here.post("/session", &pair).await.status, 201);
    here.set_cookie(before.as_deref());
    assert_eq!(here.get("/session").await.json()["state"], "guest");
}

#[tokio::test]
async fn two_new_passwords_at_once_set_one() {
    let here = Here::at(IN_THE_WINDOW);
    let path = confirmed(&here).await;
    let (one, other) = tokio::join!(
        finish(&here, &path, NEW_PASSWORD),
        finish(&here, &path, "інший пароль 2026")
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 404]);
}
