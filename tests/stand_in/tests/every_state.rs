//! The demo's consumer whose meters show what can happen to a reading.

use serde_json::{Value, json};
use stand_in::{HALYNA, READINGS_OF_EVERY_STATE, ShownReading, Shows};

use crate::here::{Here, IN_THE_WINDOW};

/// Days at which a month, a window, a year has just begun or ends.
const TIMES: [&str; 6] = [
    IN_THE_WINDOW,
    "2026-11-22T20:30:00+02:00",
    "2026-11-06T12:00:00+02:00",
    "2026-12-01T09:00:00+02:00",
    "2027-01-01T12:00:00+02:00",
    "2027-03-28T13:00:00+03:00",
];

async fn meter(here: &Here, shown: &ShownReading) -> Value {
    let account = here
        .get(&format!("/accounts/{}", shown.account))
        .await
        .json();
    let meters = account["meters"].as_array().cloned().unwrap_or_default();
    let of = |meter: &&Value| meter["id"] == shown.meter && meter["serial"] == shown.serial;
    meters.iter().find(of).cloned().expect("the meter is there")
}

/// Newest first.
async fn history(here: &Here, shown: &ShownReading) -> Vec<Value> {
    let path = format!(
        "/accounts/{}/readings?meter_id={}&limit=120",
        shown.account, shown.meter
    );
    let page = here.get(&path).await.json();
    page["items"].as_array().cloned().unwrap_or_default()
}

async fn shows(here: &Here, shown: &ShownReading) {
    let (meter, history) = (meter(here, shown).await, history(here, shown).await);
    let newest = &history[0];
    let status = |status: &str| assert_eq!(newest["status"], status, "{newest}");
    let rejected_as = |reason: &str| {
        assert_eq!(
            (&meter["rejected"]["reason"], &meter["standing"]),
            (&json!(reason), &json!(null))
        );
    };
    match shown.shows {
        Shows::ReceivedWithPhoto | Shows::AcceptedWithPhoto => {
            let is_new = shown.shows == Shows::ReceivedWithPhoto;
            status(if is_new { "received" } else { "accepted" });
            assert_eq!(newest["photo"]["width"], 640);
            let photo = format!(
                "/accounts/{}/readings/{}/photo",
                shown.account,
                newest["id"].as_str().unwrap_or_default()
            );
            let media_type = newest["photo"]["media_type"].as_str().unwrap_or_default();
            let seen = here.get(&photo).await;
            assert_eq!(seen.header("content-type"), Some(media_type));
            // What is planted would be taken from a consumer too.
            let again = here.put(&photo, media_type, &seen.bytes).await;
            assert_eq!(again.status, if is_new { 200 } else { 409 });
        }
        Shows::Corrected => {
            status("accepted");
            assert_eq!(newest["replaces"]["id"], history[1]["id"]);
            assert_eq!(history[1]["replaced_by"]["id"], newest["id"]);
            assert_ne!(newest["correctable_until"], json!(null));
        }
        Shows::RejectedAsNotPlausible => rejected_as("value_not_plausible"),
        Shows::RejectedAsNotReplaced => rejected_as("meter_replacement_unknown"),
        Shows::OtherChannel => {
            status("accepted");
            assert_eq!(meter["standing"]["source"], "other_channel");
        }
        Shows::Planned => {
            assert_eq!([&newest["source"], &history[1]["source"]], ["planned"; 2]);
            assert_eq!(meter["standing"], json!(null));
        }
        Shows::UnevenIntervals => {
            assert_eq!(meter["standing"], json!(null));
            let months: Vec<i32> = history
                .iter()
                .filter_map(|one| one["period"].as_str())
                .map(|text| {
                    text[..4].parse::<i32>().unwrap_or(0) * 12
                        + text[5..].parse::<i32>().unwrap_or(0)
                })
                .collect();
            let steps: Vec<i32> = months.windows(2).map(|pair| pair[0] - pair[1]).collect();
            assert_eq!(steps[..5], [1, 1, 1, 3, 1]);
        }
    }
}

#[tokio::test]
async fn every_meter_shows_what_it_is_said_to_whenever_it_is_planted() {
    for now in TIMES {
        let here = Here::signed_in(now, HALYNA).await;
        for shown in &READINGS_OF_EVERY_STATE {
            shows(&here, shown).await;
        }
    }
}

#[tokio::test]
async fn each_of_them_has_readings_in_an_invoice() {
    let here = Here::signed_in(IN_THE_WINDOW, HALYNA).await;
    for shown in &READINGS_OF_EVERY_STATE {
        let history = history(&here, shown).await;
        let counted = history.iter().find(|one| one["status"] == "counted");
        let number = counted.map(|one| one["invoice"]["number"].to_string());
        assert!(
            number.is_some_and(|number| number.ends_with("-2026-09\"")),
            "{shown:?}"
        );
    }
}

#[tokio::test]
async fn an_interval_of_three_months_counts_what_was_used_in_three() {
    let here = Here::signed_in(IN_THE_WINDOW, HALYNA).await;
    let uneven = READINGS_OF_EVERY_STATE
        .iter()
        .find(|one| one.shows == Shows::UnevenIntervals);
    let history = history(&here, uneven.expect("one of them")).await;
    let value = |index: usize| history[index]["value"].as_i64().unwrap_or_default();
    assert_eq!(history[3]["period"], "2026-06");
    assert_eq!(history[3]["consumption_m3"], value(3) - value(4));
    assert_eq!(history[3]["previous_value"], value(4));
}
