//! How many codes go to one address, and how many wrong ones it takes.

use serde_json::json;
use stand_in::PASSWORD;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;
use crate::registering::{PHONE, confirm, ready, send_code, text};

const OLENA: &str = "olena@example.com";
const NOBODY: &str = "nobody@example.com";

async fn start(here: &Here, login: &str) -> Answer {
    here.post("/recoveries", &json!({ "login": login })).await
}

/// Where a recovery that is begun for the login goes on.
async fn begun(here: &Here, login: &str) -> String {
    let answer = start(here, login).await;
    assert_eq!(answer.status, 201, "{login}: {}", answer.text);
    format!("/recoveries/{}", text(&answer.json()["id"]))
}

fn assert_too_soon(answer: &Answer, retry_after: &str) {
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (429, "too_soon"),
        "{}",
        answer.text
    );
    assert_eq!(answer.header("retry-after"), Some(retry_after));
}

#[tokio::test]
async fn five_codes_an_hour_go_to_an_address_whether_or_not_it_is_known() {
    for login in [OLENA, NOBODY] {
        let here = Here::at(IN_THE_WINDOW);
        begun(&here, login).await;
        here.set_clock("2026-11-03T19:40:00+02:00");
        for _ in 0..4 {
            begun(&here, login).await;
        }
        assert_too_soon(&start(&here, login).await, "3000");
        here.set_clock("2026-11-03T20:29:59+02:00");
        assert_too_soon(&start(&here, login).await, "1");
        begun(&here, "mykola@example.com").await;
        here.set_clock("2026-11-03T20:30:00+02:00");
        let last = start(&here, login).await.json();
        assert_eq!(last["code"]["resend_in"], 600, "the next but one");
        let more = format!("/recoveries/{}/code", text(&last["id"]));
        assert_too_soon(&here.post(&more, &json!({})).await, "600");
    }
}

#[tokio::test]
async fn what_the_codes_are_for_makes_no_difference() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let change = |value: &str| json!({ "kind": "email", "value": value, "password": PASSWORD });
    for _ in 0..2 {
        let begun = here.post("/contact-changes", &change(NOBODY)).await;
        assert_eq!(begun.status, 201, "{}", begun.text);
        self::begun(&here, NOBODY).await;
    }
    let path = ready(&here, NOBODY, PHONE).await;
    assert_eq!(send_code(&here, &path, "email").await.status, 200);
    assert_too_soon(
        &here.post("/contact-changes", &change(NOBODY)).await,
        "3600",
    );
    assert_too_soon(&start(&here, NOBODY).await, "3600");
    here.set_clock("2026-11-03T19:31:00+02:00");
    assert_too_soon(&send_code(&here, &path, "email").await, "3540");
    let other = send_code(&here, &path, "phone").await;
    assert_eq!(other.status, 200, "another address: {}", other.text);
    assert_eq!(letters::to(&here, NOBODY).len(), 3, "recovery wrote none");
}

#[tokio::test]
async fn a_code_that_was_refused_leaves_no_recovery_behind() {
    let here = Here::at(IN_THE_WINDOW);
    for _ in 0..5 {
        begun(&here, OLENA).await;
    }
    for _ in 0..3 {
        assert_too_soon(&start(&here, OLENA).await, "3600");
    }
    let count: Result<i64, rusqlite::Error> = here
        .db
        .transaction(|db| db.query_row("SELECT count(*) FROM recovery", [], |row| row.get(0)));
    assert_eq!(count, Ok(5));
    assert_eq!(letters::to(&here, OLENA).len(), 5);
}

#[tokio::test]
async fn ten_wrong_codes_void_all_recoveries_of_an_address_known_or_not() {
    for login in [OLENA, NOBODY] {
        let here = Here::at(IN_THE_WINDOW);
        let mut paths = Vec::new();
        for _ in 0..4 {
            paths.push(begun(&here, login).await);
        }
        let code = letters::to(&here, login)
            .pop()
            .and_then(|letter| letter.code)
            .unwrap_or_else(|| "123456".to_owned());
        let known: Vec<String> = letters::to(&here, login)
            .into_iter()
            .filter_map(|letter| letter.code)
            .collect();
        let wrong = ["111111", "222222", "333333", "444444", "555555"]
            .into_iter()
            .find(|guess| known.iter().all(|code| code != guess))
            .expect("four codes are not five");
        for attempt in 0..10 {
            let answer = confirm(&here, &paths[attempt / 4], wrong).await;
            assert_eq!(answer.fields(), ["code: wrong"], "{login} {attempt}");
        }
        for path in &paths {
            let answer = confirm(&here, path, &code).await;
            assert_eq!(answer.fields(), ["code: used_up"], "{login}");
            assert_eq!(here.get(path).await.json()["code"]["expires_in"], 0);
        }
        let other = begun(&here, "mykola@example.com").await;
        let code = letters::code(&here, "mykola@example.com");
        assert_eq!(confirm(&here, &other, &code).await.status, 200);
    }
}

#[tokio::test]
async fn after_ten_wrong_codes_a_new_one_has_a_single_try_until_the_hour_is_over() {
    let here = Here::at(IN_THE_WINDOW);
    for _ in 0..2 {
        let path = begun(&here, OLENA).await;
        let wrong = letters::other_than(&letters::code(&here, OLENA));
        for _ in 0..5 {
            assert_eq!(confirm(&here, &path, wrong).await.fields(), ["code: wrong"]);
        }
    }
    let slip = begun(&here, OLENA).await;
    let code = letters::code(&here, OLENA);
    let wrong = letters::other_than(&code);
    assert_eq!(confirm(&here, &slip, wrong).await.fields(), ["code: wrong"]);
    assert_eq!(
        confirm(&here, &slip, &code).await.fields(),
        ["code: used_up"]
    );
    let right = begun(&here, OLENA).await;
    let code = letters::code(&here, OLENA);
    assert_eq!(confirm(&here, &right, &code).await.status, 200);

    here.set_clock("2026-11-03T20:30:00+02:00");
    let later = begun(&here, OLENA).await;
    let code = letters::code(&here, OLENA);
    let wrong = letters::other_than(&code);
    assert_eq!(
        confirm(&here, &later, wrong).await.fields(),
        ["code: wrong"]
    );
    assert_eq!(confirm(&here, &later, &code).await.status, 200);
}
