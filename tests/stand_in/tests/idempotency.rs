use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan};

use crate::here::{CABINET, Here, IN_THE_WINDOW, JSON};

const READINGS: &str = "/accounts/a-1500000015/readings";
const KEY: &str = "0123456789abcdef";

fn reading(value: i64) -> Value {
    json!({ "meter_id": "m-70415", "value": value, "taken_on": "2026-11-03" })
}

fn kept(here: &Here) -> i64 {
    let count = "SELECT count(*) FROM reading WHERE meter_id = 'm-70415' AND period = '2026-10'";
    here.db
        .transaction(|db| db.query_row(count, [], |row| row.get(0)))
        .expect("a count")
}

#[tokio::test]
async fn the_same_key_and_body_have_the_same_answer_and_one_reading() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let first = here.post_with_key(READINGS, KEY, &reading(14400)).await;
    here.set_clock("2026-11-03T19:35:00+02:00");
    let again = here.post_with_key(READINGS, KEY, &reading(14400)).await;
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.text, again.text);
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(kept(&here), 1);
}

#[tokio::test]
async fn a_refusal_is_answered_again_too() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let first = here.post_with_key(READINGS, KEY, &reading(1)).await;
    let again = here.post_with_key(READINGS, KEY, &reading(1)).await;
    assert_eq!(first.fields(), ["value: below_previous"]);
    assert_eq!(first.text, again.text, "with the first one's request id");
    assert_eq!(kept(&here), 0);
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.post_with_key(READINGS, KEY, &reading(14400)).await;
    let other = here.post_with_key(READINGS, KEY, &reading(14401)).await;
    assert_eq!((other.status, other.code().as_str()), (422, "key_reused"));
    assert_eq!(kept(&here), 1);
}

#[tokio::test]
async fn a_key_is_the_consumers_own() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.post_with_key(READINGS, KEY, &reading(14400)).await;
    here.sign_in("iryna@example.com").await;
    let new = json!({ "meter_id": "m-500001", "value": 5, "taken_on": "2026-11-03" });
    let answer = here
        .post_with_key("/accounts/a-1500000073/readings", KEY, &new)
        .await;
    assert_eq!(answer.status, 201);
}

#[tokio::test]
async fn a_key_is_kept_for_a_day() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.post_with_key(READINGS, KEY, &reading(14400)).await;
    here.set_clock("2026-11-04T19:29:59+02:00");
    here.sign_in("olena@example.com").await;
    assert_eq!(
        here.post_with_key(READINGS, KEY, &reading(14400))
            .await
            .status,
        201
    );
    here.set_clock("2026-11-04T19:30:00+02:00");
    let forgotten = here.post_with_key(READINGS, KEY, &reading(14400)).await;
    assert_eq!(forgotten.fields(), ["value: already_submitted"]);
}

#[tokio::test]
async fn a_key_is_wanted_and_has_a_form() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let body = reading(14400).to_string();
    for key in [
        None,
        Some(""),
        Some("short"),
        Some("with spaces in between"),
        Some(&*"x".repeat(65)),
    ] {
        let headers: Vec<_> = [CABINET, JSON]
            .into_iter()
            .chain(key.map(|key| ("idempotency-key", key)))
            .collect();
        let answer = here
            .send("POST", READINGS, &headers, Some(body.clone()))
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (400, "bad_request"),
            "{key:?}"
        );
    }
    assert_eq!(kept(&here), 0);
}

#[tokio::test]
async fn while_the_first_is_at_work_the_second_is_told_so() {
    let here = Arc::new(Here::signed_in(IN_THE_WINDOW, "olena@example.com").await);
    here.faults.set(FaultPlan {
        delay_ms: 300,
        ..FaultPlan::next(Fault::Slow, 1)
    });
    let slow = here.clone();
    let first =
        tokio::spawn(async move { slow.post_with_key(READINGS, KEY, &reading(14400)).await });
    // The key is taken in the database before the delay begins.
    while taken(&here) == 0 {
        tokio::task::yield_now().await;
    }
    let second = here.post_with_key(READINGS, KEY, &reading(14400)).await;
    assert_eq!(
        (second.status, second.code().as_str()),
        (409, "in_progress")
    );
    let other = here.post_with_key(READINGS, KEY, &reading(14401)).await;
    assert_eq!(other.code(), "key_reused", "even before the first is over");
    let first = first.await.expect("the first is answered");
    assert_eq!(first.status, 201);
    assert_eq!(
        here.post_with_key(READINGS, KEY, &reading(14400))
            .await
            .text,
        first.text
    );
}

fn taken(here: &Here) -> i64 {
    let count = "SELECT count(*) FROM idempotency_key";
    here.db
        .transaction(|db| db.query_row(count, [], |row| row.get(0)))
        .expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_with_one_key_make_one_reading() {
    let here = Arc::new(Here::signed_in(IN_THE_WINDOW, "olena@example.com").await);
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let here = here.clone();
            tokio::spawn(async move { here.post_with_key(READINGS, KEY, &reading(14400)).await })
        })
        .collect();
    let mut ids = Vec::new();
    for task in tasks {
        let answer = task.await.expect("an answer");
        match answer.status {
            201 => ids.push(answer.json()["id"].clone()),
            status => assert_eq!((status, answer.code().as_str()), (409, "in_progress")),
        }
    }
    ids.dedup();
    assert_eq!((ids.len(), kept(&here)), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_with_a_key_each_make_one_reading_too() {
    let here = Arc::new(Here::signed_in(IN_THE_WINDOW, "olena@example.com").await);
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let here = here.clone();
            tokio::spawn(async move { here.post(READINGS, &reading(14400 + number)).await })
        })
        .collect();
    let mut received = 0;
    for task in tasks {
        let answer = task.await.expect("an answer");
        match answer.status {
            201 => received += 1,
            _ => assert_eq!(answer.fields(), ["value: already_submitted"]),
        }
    }
    assert_eq!((received, kept(&here)), (1, 1));
}

#[tokio::test]
async fn a_client_that_hangs_up_leaves_a_write_that_ends() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan {
        delay_ms: 100,
        ..FaultPlan::next(Fault::Slow, 1)
    });
    let patience = Duration::from_millis(30);
    let new = reading(14400);
    let hung_up = here.post_with_key(READINGS, KEY, &new);
    assert!(
        tokio::time::timeout(patience, hung_up).await.is_err(),
        "it was to be slow"
    );
    let answer = loop {
        let answer = here.post_with_key(READINGS, KEY, &reading(14400)).await;
        if answer.status != 409 {
            break answer;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!((answer.status, kept(&here)), (201, 1));
}
