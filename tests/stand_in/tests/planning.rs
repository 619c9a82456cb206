//! Months that no reading came for.

use serde_json::{Value, json};
use stand_in::DEMO_CONSUMERS;

use crate::at_a_meter::{HANNA, IRYNA, OLENA, at, history, meter, reading, send, sent};
use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn a_month_without_a_reading_is_planned_the_night_after_its_window() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    // In October she used 83 to 86 m³ in the years before.
    let middle = 84;
    at(&here, "2026-11-06T01:59:59+02:00", OLENA).await;
    assert_eq!(history(&here, OLENA).await[0]["period"], "2026-09");
    at(&here, "2026-11-06T02:00:00+02:00", OLENA).await;
    let planned = history(&here, OLENA).await[0].clone();
    for (field, value) in [
        ("period", json!("2026-10")),
        ("source", json!("planned")),
        ("reason", json!("no_reading_submitted")),
        ("previous_value", json!(14_321)),
        ("consumption_m3", json!(middle)),
        ("value", json!(14_321 + middle)),
        ("status", json!("accepted")),
        ("taken_on", json!("2026-11-01")),
        ("submitted_at", json!("2026-11-06T02:00:00+02:00")),
        ("correctable_until", json!(null)),
        ("invoice_expected_on", json!("2026-11-12")),
    ] {
        assert_eq!(planned[field], value, "{field}");
    }
    at(&here, "2026-11-11T02:00:00+02:00", OLENA).await;
    let counted = history(&here, OLENA).await[0].clone();
    assert_eq!(counted["invoice"]["number"], "1500000015-2026-10");
}

#[tokio::test]
async fn what_stands_is_not_planned_and_what_was_rejected_is() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let sent_in_time = sent(&here, OLENA, 14_400, &[]).await;
    at(&here, "2026-11-06T02:00:00+02:00", OLENA).await;
    assert_eq!(history(&here, OLENA).await[0]["id"], sent_in_time["id"]);

    let here = Here::signed_in("2026-11-05T21:00:00+02:00", OLENA.0).await;
    sent(&here, OLENA, 3, &["meter_replaced"]).await;
    at(&here, "2026-11-06T02:00:00+02:00", OLENA).await;
    let newest = history(&here, OLENA).await;
    let statuses = [0, 1].map(|index| &newest[index]["status"]);
    assert_eq!(statuses, ["accepted", "rejected"]);
    assert_eq!(newest[0]["source"], "planned");
}

#[tokio::test]
async fn the_other_suppliers_month_is_planned_after_its_own_window_and_through_the_nines() {
    let here = Here::signed_in("2026-10-29T12:00:00+02:00", HANNA.0).await;
    let before = history(&here, HANNA).await[0].clone();
    assert_eq!(
        (&before["period"], &before["value"]),
        (&json!("2026-09"), &json!(99_984))
    );
    at(&here, "2026-11-06T02:00:00+02:00", HANNA).await;
    let planned = history(&here, HANNA).await[0].clone();
    let volume = planned["consumption_m3"].as_i64().unwrap_or_default();
    assert_eq!(planned["period"], "2026-10");
    assert!(volume > 16, "{planned}");
    assert_eq!(planned["value"], 99_984 + volume - 100_000);
}

/// What was seen at the beginning stays below what came since: counted from the newest.
fn without_gaps(readings: &[Value], first: &str, last: &str) {
    let standing: Vec<&Value> = readings
        .iter()
        .filter(|one| {
            !["superseded", "rejected"]
                .map(Value::from)
                .contains(&one["status"])
        })
        .collect();
    assert_eq!(standing[0]["period"], first);
    for pair in standing.windows(2) {
        let (newer, older) = (pair[0], pair[1]);
        assert_eq!(newer["previous_value"], older["value"], "{newer}");
        if newer["period"] == last {
            return;
        }
        let month = |one: &Value| {
            let period = one["period"].as_str().unwrap_or_default();
            period[..4].parse::<i32>().unwrap_or(0) * 12 + period[5..].parse::<i32>().unwrap_or(0)
        };
        assert_eq!(month(newer), month(older) + 1, "{newer}");
    }
    panic!("{last} is not there");
}

#[tokio::test]
async fn a_database_that_slept_for_years_has_no_gap() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    here.set_clock("2029-02-20T12:00:00+02:00");
    for consumer in &DEMO_CONSUMERS {
        here.sign_in(consumer.login).await;
        let homes = here.get("/accounts").await.json();
        for home in homes["accounts"].as_array().into_iter().flatten() {
            let account = home["id"].as_str().unwrap_or_default();
            if account == IRYNA.1 {
                continue;
            }
            let meters = here.get(&format!("/accounts/{account}")).await.json();
            for meter in meters["meters"].as_array().into_iter().flatten() {
                let id = meter["id"].as_str().unwrap_or_default();
                let path = format!("/accounts/{account}/readings?meter_id={id}&limit=120");
                let page = here.get(&path).await.json();
                let items = page["items"].as_array().cloned().unwrap_or_default();
                without_gaps(&items, "2029-01", "2026-10");
            }
        }
    }
}

#[tokio::test]
async fn a_meter_that_was_never_read_is_left_alone_until_it_is() {
    let here = Here::signed_in(IN_THE_WINDOW, IRYNA.0).await;
    at(&here, "2026-12-20T12:00:00+02:00", IRYNA).await;
    assert_eq!(history(&here, IRYNA).await, Vec::<Value>::new());
    sent(&here, IRYNA, 37, &[]).await;
    at(&here, "2027-02-06T12:00:00+02:00", IRYNA).await;
    let planned = history(&here, IRYNA).await[0].clone();
    assert_eq!(
        (&planned["period"], &planned["value"]),
        (&json!("2027-01"), &json!(37))
    );
    assert_eq!(planned["consumption_m3"], 0, "nothing else is known of it");
}

/// Sent for the new month before the night has planned the old one.
#[tokio::test]
async fn between_midnight_and_two_no_cubic_metre_is_counted_twice() {
    let here = Here::signed_in("2026-11-05T12:00:00+02:00", OLENA.0).await;
    at(&here, "2026-11-06T00:30:00+02:00", OLENA).await;
    let early = sent(&here, OLENA, 14_341, &[]).await;
    assert_eq!(
        (&early["period"], &early["consumption_m3"]),
        (&json!("2026-11"), &json!(20))
    );
    at(&here, "2026-11-06T12:00:00+02:00", OLENA).await;
    let newest = history(&here, OLENA).await;
    let volumes = [0, 1].map(|index| newest[index]["consumption_m3"].as_i64());
    assert_eq!(newest[1]["source"], "planned");
    assert_eq!(volumes, [Some(0), Some(20)]);
    without_gaps(&newest, "2026-11", "2026-10");
}

/// The months before were planned with more than was used: an honest number is no dead end.
#[tokio::test]
async fn a_number_below_a_planned_one_is_taken_where_it_is_not_below_what_was_read() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    at(&here, "2026-12-03T12:00:00+02:00", OLENA).await;
    let planned = meter(&here, OLENA).await["last_reading"].clone();
    assert_eq!(planned["source"], "planned");
    assert_eq!(
        send(&here, OLENA, 14_320, &[]).await.fields(),
        ["value: below_previous"]
    );
    let honest = sent(&here, OLENA, 14_330, &[]).await;
    assert_eq!(honest["previous_value"], planned["value"]);
    assert_eq!(honest["consumption_m3"], json!(null));
    at(&here, "2026-12-04T02:00:00+02:00", OLENA).await;
    assert_eq!(reading(&here, OLENA, &honest).await["status"], "accepted");
}
