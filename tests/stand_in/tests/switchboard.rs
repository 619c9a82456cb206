use serde_json::json;

use crate::here::{Answer, Here, IN_THE_WINDOW, JSON};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn put(here: &Here, path: &str, body: serde_json::Value) -> Answer {
    here.send_anywhere("PUT", path, &[JSON], Some(body.to_string()))
        .await
}

async fn form(here: &Here, path: &str, body: &str) {
    let answer = here
        .send_anywhere("POST", path, &[FORM], Some(body.to_owned()))
        .await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, Some("/stand-in/")),
        "{}",
        answer.text
    );
}

async fn clock(here: &Here) -> serde_json::Value {
    here.send_anywhere("GET", "/stand-in/clock", &[], None)
        .await
        .json()
}

#[tokio::test]
async fn the_clock_is_set_shifted_frozen_and_let_go() {
    let here = Here::at(IN_THE_WINDOW);
    assert_eq!(
        clock(&here).await,
        json!({ "now": IN_THE_WINDOW, "frozen": true })
    );

    let set = put(
        &here,
        "/stand-in/clock",
        json!({ "now": "2026-12-01T00:00:00Z", "frozen": true }),
    )
    .await;
    assert_eq!(
        set.json(),
        json!({ "now": "2026-12-01T02:00:00+02:00", "frozen": true })
    );
    put(&here, "/stand-in/clock", json!({ "shift_s": 86_400 })).await;
    assert_eq!(
        clock(&here).await,
        json!({ "now": "2026-12-02T02:00:00+02:00", "frozen": true })
    );

    put(
        &here,
        "/stand-in/clock",
        json!({ "now": "2026-12-01T00:00:00Z" }),
    )
    .await;
    assert_eq!(clock(&here).await["frozen"], false);
    put(&here, "/stand-in/clock", json!({})).await;
    let real = clock(&here).await["now"]
        .as_str()
        .map(str::parse::<jiff::Timestamp>);
    let off = real
        .and_then(Result::ok)
        .map(|now| now.duration_since(jiff::Timestamp::now()).abs());
    assert!(off.is_some_and(|off| off < jiff::SignedDuration::from_secs(60)));
}

#[tokio::test]
async fn the_page_sets_the_clock_on_the_clocks_of_kyiv() {
    let here = Here::at(IN_THE_WINDOW);
    form(
        &here,
        "/stand-in/clock",
        "now=2026-07-01T00%3A30&frozen=yes",
    )
    .await;
    assert_eq!(
        clock(&here).await,
        json!({ "now": "2026-07-01T00:30:00+03:00", "frozen": true })
    );
    form(&here, "/stand-in/clock/shift", "seconds=-86400").await;
    assert_eq!(clock(&here).await["now"], "2026-06-30T00:30:00+03:00");
    form(&here, "/stand-in/clock", "now=").await;
    assert_eq!(clock(&here).await["frozen"], false);
}

#[tokio::test]
async fn the_page_sets_faults_and_says_which() {
    let here = Here::at(IN_THE_WINDOW);
    form(
        &here,
        "/stand-in/faults",
        "fault=answer_lost&times=1&path=%2Freadings&method=POST",
    )
    .await;
    let set = here
        .send_anywhere("GET", "/stand-in/faults", &[], None)
        .await
        .json();
    let expected = json!({
        "fault": "answer_lost", "times": 1, "path": "/readings", "method": "POST",
        "delay_ms": 3000, "retry_after": 5,
    });
    assert_eq!(set, expected);
    let page = here.send_anywhere("GET", "/stand-in/", &[], None).await;
    assert!(
        page.text
            .contains("відповідь утрачено; лишилося разів: 1; POST; /readings"),
        "{}",
        page.text
    );
    form(
        &here,
        "/stand-in/faults",
        "fault=unavailable&times=&path=&method=",
    )
    .await;
    let set = here
        .send_anywhere("GET", "/stand-in/faults", &[], None)
        .await
        .json();
    assert_eq!(
        [&set["times"], &set["path"], &set["method"]],
        [&json!(null); 3]
    );
}

#[tokio::test]
async fn the_page_needs_no_script_and_shows_no_foreign_markup() {
    let here = Here::at(IN_THE_WINDOW);
    put(
        &here,
        "/stand-in/faults",
        json!({ "fault": "slow", "path": "<script>" }),
    )
    .await;
    let page = here.send_anywhere("GET", "/stand-in/", &[], None).await;
    assert!(!page.text.contains("<script"), "{}", page.text);
    assert!(
        page.header("content-security-policy")
            .is_some_and(|csp| csp.starts_with("default-src 'none'"))
    );
    assert!(!page.text.contains(['{', '}']), "a place was left empty");
    let style = here
        .send_anywhere("GET", "/stand-in/style.css", &[], None)
        .await;
    assert_eq!(
        style.header("content-type"),
        Some("text/css; charset=utf-8")
    );
}

#[tokio::test]
async fn what_the_switchboard_does_not_understand_it_refuses() {
    let here = Here::at(IN_THE_WINDOW);
    for (path, body) in [
        ("/stand-in/clock", json!({ "now": "tomorrow" })),
        ("/stand-in/clock", json!({ "then": "2026-12-01T00:00:00Z" })),
        ("/stand-in/faults", json!({ "fault": "fire" })),
        ("/stand-in/faults", json!({ "fault": "slow", "time": 1 })),
    ] {
        assert_eq!(put(&here, path, body.clone()).await.status, 422, "{body}");
    }
    assert_eq!(
        here.send_anywhere("GET", "/stand-in/nothing", &[], None)
            .await
            .status,
        404
    );
    assert_eq!(clock(&here).await["now"], IN_THE_WINDOW);
}
