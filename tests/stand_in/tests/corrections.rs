//! What follows a reading until the bill: until when it can be replaced, what replaced it, which invoice it is in.

use serde_json::{Value, json};

use crate::at_a_meter::{HANNA, OLENA, at, reading, sent};
use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn a_reading_can_be_corrected_until_the_window_closes() {
    let here = Here::signed_in("2026-11-02T12:00:00+02:00", OLENA.0).await;
    let kept = sent(&here, OLENA, 14_400, &[]).await;
    assert_eq!(kept["correctable_until"], "2026-11-05");
    for (now, until) in [
        ("2026-11-03T12:00:00+02:00", json!("2026-11-05")),
        ("2026-11-05T23:59:59+02:00", json!("2026-11-05")),
        ("2026-11-06T00:00:00+02:00", json!(null)),
        ("2026-11-30T12:00:00+02:00", json!(null)),
    ] {
        at(&here, now, OLENA).await;
        let seen = reading(&here, OLENA, &kept).await;
        assert_eq!(seen["correctable_until"], until, "at {now}");
    }
}

/// The window passes the month's end; so does the time to correct.
#[tokio::test]
async fn from_the_28th_on_it_can_be_corrected_until_the_5th_of_the_next_month() {
    for (now, until) in [
        ("2026-11-20T12:00:00+02:00", "2026-12-05"),
        ("2027-02-28T12:00:00+02:00", "2027-03-05"),
        ("2027-03-28T00:30:00+02:00", "2027-04-05"),
    ] {
        let here = Here::signed_in(now, HANNA.0).await;
        let kept = sent(&here, HANNA, 99_990, &[]).await;
        assert_eq!(kept["correctable_until"], until, "at {now}");
    }
}

#[tokio::test]
async fn both_values_are_kept_and_point_at_each_other() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = sent(&here, OLENA, 14_450, &[]).await;
    at(&here, "2026-11-05T20:00:00+02:00", OLENA).await;
    let second = sent(&here, OLENA, 14_400, &["replaces_standing"]).await;
    let third = sent(&here, OLENA, 14_405, &["replaces_standing"]).await;
    let mention = |of: &Value| json!({ "id": of["id"], "value": of["value"], "submitted_at": of["submitted_at"] });
    assert_eq!(first["replaces"], json!(null));
    assert_eq!(second["replaces"], mention(&first));
    assert_eq!(third["replaces"], mention(&second));
    let first = reading(&here, OLENA, &first).await;
    let second = reading(&here, OLENA, &second).await;
    assert_eq!(first["replaced_by"], mention(&second));
    assert_eq!(second["replaced_by"], mention(&third));
    for replaced in [&first, &second] {
        assert_eq!(replaced["status"], "superseded");
        assert_eq!(replaced["correctable_until"], json!(null));
        assert_eq!(replaced["invoice_expected_on"], json!(null));
    }
    assert_eq!(
        reading(&here, OLENA, &third).await["replaced_by"],
        json!(null)
    );
}

#[tokio::test]
async fn the_invoice_is_promised_until_it_is_there() {
    for (who, value, number, counted) in [
        (
            OLENA,
            14_400,
            "1500000015-2026-10",
            "2026-11-11T02:00:00+02:00",
        ),
        (
            HANNA,
            99_990,
            "1500000057-2026-10",
            "2026-11-11T02:00:00+02:00",
        ),
    ] {
        let here = Here::signed_in(IN_THE_WINDOW, who.0).await;
        let kept = sent(&here, who, value, &[]).await;
        assert_eq!(kept["invoice"], json!(null));
        assert_eq!(kept["invoice_expected_on"], "2026-11-12");
        at(&here, counted, who).await;
        let kept = reading(&here, who, &kept).await;
        assert_eq!(kept["invoice"]["number"], number);
        assert_eq!(kept["invoice_expected_on"], json!(null));
    }
}

#[tokio::test]
async fn months_are_closed_on_the_10th_the_11th_or_the_12th_a_homes_always_on_the_same() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let mut days = Vec::new();
    for account in ["a-1500000023", "a-1500000031", "a-1500000049"] {
        let readings = here
            .get(&format!("/accounts/{account}/readings?limit=12"))
            .await
            .json();
        let mut of_home: Vec<String> = readings["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one["trail"].as_array()?.last().cloned())
            .filter(|last| last["stage"] == "counted")
            .filter_map(|last| Some(last["at"].as_str()?[8..16].to_owned()))
            .collect();
        of_home.dedup();
        assert_eq!(of_home.len(), 1, "{account}: {of_home:?}");
        days.append(&mut of_home);
    }
    assert_eq!(days, ["12T02:00", "10T02:00", "10T02:00"]);
}

#[tokio::test]
async fn what_was_not_the_consumers_is_not_theirs_to_correct() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let kept = sent(&here, OLENA, 14_400, &[]).await;
    for (source, until) in [
        ("operator", json!(null)),
        ("planned", json!(null)),
        ("other_channel", json!("2026-11-05")),
    ] {
        let changed: Result<usize, rusqlite::Error> = here.db.transaction(|db| {
            db.execute(
                "UPDATE reading SET source = ?1 WHERE meter_id = ?2 AND period = '2026-10'",
                (source, OLENA.2),
            )
        });
        assert_eq!(changed, Ok(1));
        let seen = reading(&here, OLENA, &kept).await;
        assert_eq!(seen["correctable_until"], until, "{source}");
    }
}
