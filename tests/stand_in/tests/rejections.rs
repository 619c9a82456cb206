//! What the night does not believe, and what is left to do then.

use serde_json::json;

use crate::at_a_meter::{OLENA, Who, at, history, meter, reading, sent, stages};
use crate::here::{Here, IN_THE_WINDOW};

/// The operator knows that this meter is new.
const RENEWED: Who = (stand_in::HALYNA, "a-1500000131", "m-600302");

const THE_NIGHT: &str = "2026-11-04T02:00:00+02:00";

#[tokio::test]
async fn a_new_meter_that_the_operator_does_not_know_of_is_rejected_at_night() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = sent(&here, OLENA, 3, &["meter_replaced"]).await;
    at(&here, "2026-11-04T01:59:59+02:00", OLENA).await;
    let waiting = reading(&here, OLENA, &first).await;
    assert_eq!(
        (stages(&waiting), &waiting["reason"]),
        (vec!["received"], &json!(null))
    );
    assert_eq!(meter(&here, OLENA).await["standing"]["value"], 3);

    at(&here, THE_NIGHT, OLENA).await;
    let rejected = reading(&here, OLENA, &first).await;
    assert_eq!(stages(&rejected), ["received", "rejected"]);
    assert_eq!(rejected["trail"][1]["at"], THE_NIGHT);
    assert_eq!(rejected["status"], "rejected");
    assert_eq!(rejected["reason"], "meter_replacement_unknown");
    for gone in [
        "correctable_until",
        "invoice_expected_on",
        "invoice",
        "consumption_m3",
    ] {
        assert_eq!(rejected[gone], json!(null), "{gone}");
    }
    let seen = meter(&here, OLENA).await;
    let told = json!({ "id": first["id"], "value": 3, "taken_on": "2026-11-03",
        "reason": "meter_replacement_unknown" });
    assert_eq!(
        (&seen["rejected"], &seen["standing"]),
        (&told, &json!(null))
    );
    let homes = here.get("/accounts").await.json();
    assert_eq!(homes["accounts"][0]["submitted"], 0);
}

#[tokio::test]
async fn after_a_rejection_the_period_is_open_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let first = sent(&here, OLENA, 3, &["meter_replaced"]).await;
    at(&here, THE_NIGHT, OLENA).await;
    let second = sent(&here, OLENA, 14_400, &[]).await;
    assert_eq!(second["previous_value"], 14_321);
    assert_eq!(
        second["replaces"],
        json!(null),
        "a rejected one holds no place"
    );
    assert_eq!(
        reading(&here, OLENA, &first).await["replaced_by"],
        json!(null)
    );
    let seen = meter(&here, OLENA).await;
    assert_eq!(
        (&seen["rejected"], &seen["standing"]["value"]),
        (&json!(null), &json!(14_400))
    );
    at(&here, "2026-11-12T12:00:00+02:00", OLENA).await;
    assert_eq!(reading(&here, OLENA, &second).await["status"], "counted");
    assert_eq!(history(&here, OLENA).await[1]["status"], "rejected");
}

#[tokio::test]
async fn of_several_rejected_ones_the_newest_is_told() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    sent(&here, OLENA, 3, &["meter_replaced"]).await;
    at(&here, THE_NIGHT, OLENA).await;
    sent(&here, OLENA, 5, &["meter_replaced"]).await;
    at(&here, "2026-11-05T12:00:00+02:00", OLENA).await;
    assert_eq!(meter(&here, OLENA).await["rejected"]["value"], 5);
}

#[tokio::test]
async fn a_new_meter_that_the_operator_knows_of_is_accepted_once() {
    let here = Here::signed_in(IN_THE_WINDOW, RENEWED.0).await;
    let first = sent(&here, RENEWED, 3, &["meter_replaced"]).await;
    at(&here, THE_NIGHT, RENEWED).await;
    assert_eq!(reading(&here, RENEWED, &first).await["status"], "accepted");
    at(&here, "2026-11-29T12:00:00+02:00", RENEWED).await;
    let again = sent(&here, RENEWED, 1, &["meter_replaced"]).await;
    at(&here, "2026-11-30T02:00:00+02:00", RENEWED).await;
    assert_eq!(reading(&here, RENEWED, &again).await["status"], "rejected");
}

#[tokio::test]
async fn more_than_ten_times_the_usual_is_not_believed_though_it_was_confirmed() {
    for (volume_of, status, reason) in [
        (10, "accepted", json!(null)),
        (11, "rejected", json!("value_not_plausible")),
    ] {
        let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
        let usual = meter(&here, OLENA).await["usual"]["to_m3"]
            .as_i64()
            .unwrap_or_default();
        // A cubic metre above ten times as much is enough.
        let volume = 10 * usual + volume_of - 10;
        let sent = sent(&here, OLENA, 14_321 + volume, &["unusually_large"]).await;
        assert_eq!(sent["consumption_m3"], volume);
        at(&here, THE_NIGHT, OLENA).await;
        let judged = reading(&here, OLENA, &sent).await;
        assert_eq!(
            (&judged["status"], &judged["reason"]),
            (&json!(status), &reason)
        );
    }
}

#[tokio::test]
async fn what_was_replaced_in_time_is_not_rejected() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA.0).await;
    let slip = sent(&here, OLENA, 3, &["meter_replaced"]).await;
    let right = sent(&here, OLENA, 14_400, &["replaces_standing"]).await;
    at(&here, THE_NIGHT, OLENA).await;
    assert_eq!(
        stages(&reading(&here, OLENA, &slip).await),
        ["received", "superseded"]
    );
    assert_eq!(reading(&here, OLENA, &right).await["status"], "accepted");
    assert_eq!(meter(&here, OLENA).await["rejected"], json!(null));
}

/// The month in which it was replaced went by without a word.
#[tokio::test]
async fn a_new_meter_is_accepted_also_after_a_planned_month() {
    let here = Here::signed_in(IN_THE_WINDOW, RENEWED.0).await;
    at(&here, "2026-12-03T12:00:00+02:00", RENEWED).await;
    let first = sent(&here, RENEWED, 3, &["meter_replaced"]).await;
    at(&here, "2026-12-04T12:00:00+02:00", RENEWED).await;
    assert_eq!(reading(&here, RENEWED, &first).await["status"], "accepted");
}
