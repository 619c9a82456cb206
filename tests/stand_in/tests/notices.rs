use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const OLENA: (&str, &str) = ("olena@example.com", "a-1500000015");
/// Of the supplier whose price rises.
const HANNA: (&str, &str) = ("hanna@example.com", "a-1500000057");

async fn told(here: &Here, account: &str) -> Vec<Value> {
    let notices = here
        .get(&format!("/accounts/{account}/notices"))
        .await
        .json();
    notices["items"].as_array().cloned().unwrap_or_default()
}

fn kinds(notices: &[Value]) -> Vec<&str> {
    notices
        .iter()
        .filter_map(|notice| notice["kind"].as_str())
        .collect()
}

#[tokio::test]
async fn an_outage_is_told_to_the_home_without_gas_and_to_no_other() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let notices = told(&here, OLENA.1).await;
    assert_eq!(kinds(&notices), ["outage", "news"]);
    let [from, to] = ["starts_at", "ends_at"].map(|name| notices[0][name].as_str().unwrap_or(""));
    assert!(from.ends_with("T09:00:00+02:00"), "{from}");
    assert!(from < to);
    let here = Here::signed_in(IN_THE_WINDOW, HANNA.0).await;
    let notices = told(&here, HANNA.1).await;
    assert_eq!(kinds(&notices), ["news", "gas_price"]);
    assert_eq!(notices[1]["price"], "8.45");
    assert_eq!(notices[1]["previous_price"], "8.30933");
}

#[tokio::test]
async fn nobody_is_told_what_is_over_and_a_window_is_told_before_it_opens() {
    let here = Here::at(IN_THE_WINDOW);
    for (now, kinds_then) in [
        ("2026-11-12T16:59:00+02:00", vec!["outage", "news"]),
        ("2026-11-12T17:00:00+02:00", vec!["news"]),
        ("2026-11-25T23:59:00+02:00", vec!["news"]),
        ("2026-11-26T00:00:00+02:00", vec!["news", "readings"]),
        // From then on the reading itself is asked for.
        ("2026-12-01T00:00:00+02:00", vec!["news"]),
    ] {
        here.set_clock(now);
        here.sign_in(OLENA.0).await;
        let notices = told(&here, OLENA.1).await;
        assert_eq!(kinds(&notices), kinds_then, "{now}");
        if let [_, window] = notices.as_slice()
            && window["kind"] == "readings"
        {
            assert_eq!(
                (&window["from"], &window["until"]),
                (&json!("2026-12-01"), &json!("2026-12-05"))
            );
        }
    }
}

#[tokio::test]
async fn anothers_notices_are_not_found() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let answer = here.get(&format!("/accounts/{}/notices", HANNA.1)).await;
    assert_eq!(answer.status, 404);
}
