//! What follows a reading until the bill: until when it can be replaced, what replaced it, which invoice it is in.

use serde_json::{Value, json};

use crate::here::{Answer, Here, IN_THE_WINDOW};

const OLENA: (&str, &str, &str) = ("olena@example.com", "a-1500000015", "m-70415");
const HANNA: (&str, &str, &str) = ("hanna@example.com", "a-1500000057", "m-99871");

async fn send(here: &Here, who: (&str, &str, &str), value: i64, confirmed: &[&str]) -> Answer {
    let today = here
        .get(&format!("/accounts/{}/reading-window", who.1))
        .await
        .json();
    let new = json!({ "meter_id": who.2, "value": value, "taken_on": today["today"],
        "confirmations": confirmed });
    here.post(&format!("/accounts/{}/readings", who.1), &new)
        .await
}

async fn again(here: &Here, who: (&str, &str, &str), reading: &Value) -> Value {
    here.sign_in(who.0).await;
    let id = reading["id"].as_str().unwrap_or_default();
    here.get(&format!("/accounts/{}/readings/{id}", who.1))
        .await
        .json()
}

#[tokio::test]
async fn a_reading_can_be_corrected_until_the_window_closes() {
    let here = Here::signed_in("2026-11-02T12:00:00+02:00", OLENA.0).await;
    let reading = send(&here, OLENA, 14_400, &[]).await.json();
    assert_eq!(reading["correctable_until"], "2026-11-05");
    for (now, until) in [
        ("2026-11-03T12:00:00+02:00", json!("2026-11-05")),
        ("2026-11-05T23:59:59+02:00", json!("2026-11-05")),
        ("2026-11-06T00:00:00+02:00", json!(null)),
        ("2026-11-30T12:00:00+02:00", json!(null)),
    ] {
        here.set_clock(now);
        let seen = again(&here, OLENA, &reading).await;
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
        let reading = send(&here, HANNA, 99_990, &[]).await.json();
        assert_eq!(reading["correctable_until"], until, "at {now}");
    }
}

#[tokio::test]
async fn both_values_are_kept_and_point_at_each_other() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = send(&here, OLENA, 14_450, &[]).await.json();
    here.set_clock("2026-11-05T20:00:00+02:00");
    here.sign_in(OLENA.0).await;
    let second = send(&here, OLENA, 14_400, &["replaces_standing"])
        .await
        .json();
    let third = send(&here, OLENA, 14_405, &["replaces_standing"])
        .await
        .json();
    let mention = |of: &Value| json!({ "id": of["id"], "value": of["value"], "submitted_at": of["submitted_at"] });
    assert_eq!(first["replaces"], json!(null));
    assert_eq!(second["replaces"], mention(&first));
    assert_eq!(third["replaces"], mention(&second));
    let first = again(&here, OLENA, &first).await;
    let second = again(&here, OLENA, &second).await;
    assert_eq!(first["replaced_by"], mention(&second));
    assert_eq!(second["replaced_by"], mention(&third));
    for replaced in [&first, &second] {
        assert_eq!(replaced["status"], "superseded");
        assert_eq!(replaced["correctable_until"], json!(null));
        assert_eq!(replaced["invoice_expected_on"], json!(null));
    }
    assert_eq!(
        again(&here, OLENA, &third).await["replaced_by"],
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
        let reading = send(&here, who, value, &[]).await.json();
        assert_eq!(reading["invoice"], json!(null));
        assert_eq!(reading["invoice_expected_on"], "2026-11-12");
        here.set_clock(counted);
        let reading = again(&here, who, &reading).await;
        assert_eq!(reading["invoice"]["number"], number);
        assert_eq!(reading["invoice_expected_on"], json!(null));
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
    let reading = send(&here, OLENA, 14_400, &[]).await.json();
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
        let seen = again(&here, OLENA, &reading).await;
        assert_eq!(seen["correctable_until"], until, "{source}");
    }
}
