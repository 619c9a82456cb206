use serde_json::json;
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;

const NEW: &str = "тепло-в-хаті-2026";

async fn olena() -> Here {
    Here::signed_in(IN_THE_WINDOW, "olena@example.com").await
}

async fn change(here: &Here, current: &str, new: &str) -> Answer {
    let change = json!({ "current_password": current, "password": new });
    here.post("/profile/password", &change).await
}

async fn sign_in(here: &Here, password: &str) -> u16 {
    here.set_cookie(None);
    let pair = json!({ "login": "olena@example.com", "password": password });
    here.post("/session", &pair).await.status
}

#[tokio::test]
async fn a_new_password_holds_from_then_on_and_its_owner_is_told() {
    let here = olena().await;
    let answer = change(&here, PASSWORD, NEW).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json(), here.get("/session").await.json());
    assert_eq!(
        letters::subjects(&here, "olena@example.com"),
        ["Пароль змінено"]
    );
    assert_eq!(
        (sign_in(&here, PASSWORD).await, sign_in(&here, NEW).await),
        (401, 201)
    );
}

#[tokio::test]
async fn all_other_sessions_end_and_this_one_goes_on_under_a_new_cookie() {
    let here = olena().await;
    let elsewhere = here.cookie();
    assert_eq!(sign_in(&here, PASSWORD).await, 201);
    let before = here.cookie();
    let this = here.get("/sessions").await.json()["sessions"][0]["id"].clone();
    assert_eq!(change(&here, PASSWORD, NEW).await.status, 200);
    let after = here.cookie();
    let sessions = here.get("/sessions").await.json();
    assert_eq!(sessions["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(sessions["sessions"][0]["id"], this);
    assert_ne!(before, after);
    for cookie in [before, elsewhere] {
        here.set_cookie(cookie.as_deref());
        assert_eq!(here.get("/accounts").await.status, 401);
    }
}

#[tokio::test]
async fn a_password_that_is_easily_guessed_is_refused() {
    let here = olena().await;
    for (password, code) in [
        ("", "required"),
        ("дев'ять-9", "too_short"),
        (&"є".repeat(129), "too_long"),
        ("1234567890", "too_common"),
        ("QwertyUiop", "too_common"),
        ("йцукенгшщз", "too_common"),
        ("аааааааааа", "too_common"),
        ("мій-Olena-пароль", "like_login"),
        ("дзвони 0501112201", "like_login"),
        ("+380501112201", "like_login"),
        ("рахунок1500000015", "like_login"),
        ("рахунок 150000015", "like_login"),
    ] {
        let answer = change(&here, PASSWORD, password).await;
        assert_eq!(answer.fields(), [format!("password: {code}")], "{password}");
    }
    for password in ["десять-зн.", &"🔑🏠".repeat(64), "1500000023 не мій"] {
        let here = olena().await;
        assert_eq!(
            change(&here, PASSWORD, password).await.status,
            200,
            "{password}"
        );
    }
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once() {
    let here = olena().await;
    let nothing = here.post("/profile/password", &json!({})).await;
    assert_eq!(
        nothing.fields(),
        ["current_password: required", "password: required"]
    );
    let both = change(&here, "wrong", "short").await;
    assert_eq!(
        both.fields(),
        ["current_password: wrong", "password: too_short"]
    );
    let long = change(&here, &"є".repeat(129), NEW).await;
    assert_eq!(long.fields(), ["current_password: too_long"]);
}

#[tokio::test]
async fn five_wrong_tries_lock_the_question_and_nobody_out() {
    let here = olena().await;
    for _ in 0..5 {
        assert_eq!(
            change(&here, "wrong", NEW).await.fields(),
            ["current_password: wrong"]
        );
    }
    let locked = change(&here, PASSWORD, NEW).await;
    assert_eq!((locked.status, locked.code().as_str()), (429, "locked_out"));
    assert_eq!(locked.header("retry-after"), Some("900"));
    let closure = json!({ "password": PASSWORD });
    assert_eq!(here.post("/profile/closure", &closure).await.status, 429);
    assert_eq!(here.get("/accounts").await.status, 200);
    assert_eq!(sign_in(&here, PASSWORD).await, 201);
    here.set_clock("2026-11-03T19:45:00+02:00");
    assert_eq!(change(&here, PASSWORD, NEW).await.status, 200);
}

#[tokio::test]
async fn a_right_one_forgives_the_wrong_tries_before() {
    let here = olena().await;
    for current in [PASSWORD, NEW, NEW] {
        for _ in 0..4 {
            assert_eq!(change(&here, "wrong", NEW).await.status, 422);
        }
        assert_eq!(change(&here, current, NEW).await.status, 200);
    }
}

#[tokio::test]
async fn a_guest_cannot_lock_it_from_outside() {
    let here = olena().await;
    let cookie = here.cookie();
    here.set_cookie(None);
    for login in ["CONSUMER 1", "consumer 1"] {
        for _ in 0..6 {
            let pair = json!({ "login": login, "password": "wrong" });
            here.post("/session", &pair).await;
        }
    }
    here.set_cookie(cookie.as_deref());
    assert_eq!(change(&here, PASSWORD, NEW).await.status, 200);
}

#[tokio::test]
async fn of_two_changes_at_once_one_holds() {
    let here = olena().await;
    let other_new = "зовсім-інший-пароль";
    let (one, other) = tokio::join!(
        change(&here, PASSWORD, NEW),
        change(&here, PASSWORD, other_new)
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!([401, 422].contains(&statuses[1]), "{statuses:?}");
    let holds = if one.status == 200 { NEW } else { other_new };
    assert_eq!(sign_in(&here, holds).await, 201);
}

#[tokio::test]
async fn a_recovery_under_way_ends_with_the_old_password() {
    let here = olena().await;
    let login = json!({ "login": "olena@example.com" });
    let recovery = here.post("/recoveries", &login).await.json();
    let recovery = format!(
        "/recoveries/{}",
        recovery["id"].as_str().unwrap_or_default()
    );
    let code = json!({ "code": letters::code(&here, "olena@example.com") });
    assert_eq!(
        here.post(&format!("{recovery}/confirmation"), &code)
            .await
            .status,
        200
    );
    assert_eq!(change(&here, PASSWORD, NEW).await.status, 200);
    let other = json!({ "password": "ще-один-пароль" });
    let late = here.post(&format!("{recovery}/password"), &other).await;
    assert_eq!(late.code(), "not_found");
}
