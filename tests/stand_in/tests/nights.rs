//! When the night comes, for how many, and what is left of it when the clock is set back.

use serde_json::{Value, json};

use crate::at_a_meter::{OLENA, at, history, meter, reading, sent};
use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn two_o_clock_is_two_o_clock_when_the_hour_changes() {
    for (now, night) in [
        ("2026-10-24T20:00:00+03:00", "2026-10-25T02:00:00+03:00"),
        ("2026-10-25T03:30:00+02:00", "2026-10-26T02:00:00+02:00"),
        ("2027-03-27T20:00:00+02:00", "2027-03-28T02:00:00+02:00"),
    ] {
        let here = Here::signed_in(now, OLENA.0).await;
        let sent = sent(&here, OLENA, 3, &["meter_replaced"]).await;
        at(&here, night, OLENA).await;
        let rejected = reading(&here, OLENA, &sent).await;
        assert_eq!(
            rejected["trail"][1],
            json!({ "stage": "rejected", "at": night })
        );
    }
}

#[tokio::test]
async fn many_who_look_at_once_see_the_same_night() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    sent(&here, OLENA, 3, &["meter_replaced"]).await;
    at(&here, "2026-12-07T12:00:00+02:00", OLENA).await;
    let path = "/accounts/a-1500000015/readings?limit=5";
    let look = || here.get(path);
    let seen = tokio::join!(look(), look(), look(), look(), look(), look());
    let seen = [seen.0, seen.1, seen.2, seen.3, seen.4, seen.5].map(|answer| answer.text);
    assert!(seen.iter().all(|one| *one == seen[0]));
    let periods: Vec<Value> = history(&here, OLENA).await[..4]
        .iter()
        .map(|one| json!([one["period"], one["status"]]))
        .collect();
    let expected = [
        json!(["2026-11", "accepted"]),
        json!(["2026-10", "counted"]),
        json!(["2026-10", "rejected"]),
        json!(["2026-09", "counted"]),
    ];
    assert_eq!(periods, expected);
}

#[tokio::test]
async fn set_back_the_clock_takes_back_what_the_nights_did_and_forward_it_comes_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let sent = sent(&here, OLENA, 3, &["meter_replaced"]).await;
    let now = history(&here, OLENA).await;
    let forward = "2027-01-20T12:00:00+02:00";
    at(&here, forward, OLENA).await;
    let then = history(&here, OLENA).await;
    assert_eq!(reading(&here, OLENA, &sent).await["status"], "rejected");
    assert_ne!(then, now);

    at(&here, IN_THE_WINDOW, OLENA).await;
    assert_eq!(history(&here, OLENA).await, now);
    assert_eq!(meter(&here, OLENA).await["standing"]["value"], 3);
    at(&here, forward, OLENA).await;
    let again = history(&here, OLENA).await;
    let told = |readings: &[Value]| -> Vec<Value> {
        let kept = [
            "period",
            "value",
            "consumption_m3",
            "status",
            "submitted_at",
        ];
        let of = |one: &Value| kept.iter().map(|field| one[field].clone()).collect();
        readings.iter().map(of).collect()
    };
    assert_eq!(told(&again), told(&then));
}

/// Sent in a future that is not any more: it stays, and nothing breaks.
#[tokio::test]
async fn what_was_sent_in_between_stays_when_the_clock_is_set_back() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    at(&here, "2026-12-03T12:00:00+02:00", OLENA).await;
    sent(&here, OLENA, 14_600, &[]).await;
    at(&here, IN_THE_WINDOW, OLENA).await;
    let newest = history(&here, OLENA).await;
    assert_eq!(
        (&newest[0]["period"], &newest[1]["period"]),
        (&json!("2026-11"), &json!("2026-09"))
    );
    sent(&here, OLENA, 14_400, &[]).await;
    at(&here, "2027-02-20T12:00:00+02:00", OLENA).await;
    let periods: Vec<Value> = history(&here, OLENA).await[..4]
        .iter()
        .map(|one| one["period"].clone())
        .collect();
    assert_eq!(periods, ["2027-01", "2026-12", "2026-11", "2026-10"]);
}
