use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const READINGS: &str = "/accounts/a-1500000015/readings";

async fn all(here: &Here, path: &str, limit: u32) -> (Vec<Value>, usize) {
    let (mut items, mut pages, mut cursor) = (Vec::new(), 0, String::new());
    loop {
        let page = here
            .get(&format!("{path}?limit={limit}{cursor}"))
            .await
            .json();
        items.extend(page["items"].as_array().cloned().unwrap_or_default());
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return (items, pages),
        }
    }
}

#[tokio::test]
async fn ten_years_come_page_by_page_newest_first_each_once() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let (by_seven, pages) = all(&here, READINGS, 7).await;
    assert_eq!(
        (by_seven.len(), pages),
        (122, 18),
        "120 months, one rejected, one superseded"
    );
    assert_eq!(all(&here, READINGS, 120).await, (by_seven.clone(), 2));
    let periods: Vec<&str> = by_seven
        .iter()
        .filter_map(|one| one["period"].as_str())
        .collect();
    assert!(periods.is_sorted_by(|newer, older| newer >= older));
    assert_eq!((periods[0], periods[121]), ("2026-09", "2016-10"));
    let default = here.get(READINGS).await.json();
    assert_eq!(default["items"].as_array().map(Vec::len), Some(24));
}

#[tokio::test]
async fn a_page_that_is_exactly_full_is_the_last() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let path = "/accounts/a-1500000049/readings";
    assert_eq!(
        here.get(&format!("{path}?limit=36")).await.json()["next_cursor"],
        json!(null)
    );
    assert_ne!(
        here.get(&format!("{path}?limit=35")).await.json()["next_cursor"],
        json!(null)
    );
}

#[tokio::test]
async fn one_meters_readings_can_be_had_alone() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let path = "/accounts/a-1500000023/readings";
    let (both, _) = all(&here, path, 50).await;
    assert_eq!(both.len(), 120);
    let one = here
        .get(&format!("{path}?meter_id=m-112234&limit=120"))
        .await
        .json();
    let items = one["items"].as_array().cloned().unwrap_or_default();
    assert_eq!(items.len(), 60);
    assert!(items.iter().all(|one| one["meter_serial"] == "0112234"));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_named() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    for (query, wrong) in [
        ("limit=0", "limit: out_of_range"),
        ("limit=121", "limit: out_of_range"),
        ("limit=-1", "limit: out_of_range"),
        ("limit=ten", "limit: malformed"),
        ("limit=", "limit: malformed"),
        ("cursor=nothing", "cursor: unknown"),
        ("cursor=r-999999", "cursor: unknown"),
        ("cursor=r-200", "cursor: unknown"),
        ("meter_id=m-112233", "meter_id: unknown"),
    ] {
        let answer = here.get(&format!("{READINGS}?{query}")).await;
        assert_eq!(answer.fields(), [wrong], "{query}");
    }
    let twice = here.get(&format!("{READINGS}?limit=1&limit=2")).await;
    assert_eq!((twice.status, twice.code().as_str()), (400, "bad_request"));
}

#[tokio::test]
async fn a_reading_goes_from_received_to_accepted_to_counted_with_the_clock() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    let received = here.post(READINGS, &new).await;
    let location = received
        .header("location")
        .unwrap_or_default()
        .replace("/api/v1", "");
    let received = received.json();
    assert_eq!(received["status"], "received");
    let reference = received["reference"].as_str().unwrap_or_default();
    assert!(reference.starts_with("П-2026-10-0"), "{reference}");
    assert_eq!(
        here.get(&location).await.json(),
        received,
        "the receipt is there on reload"
    );

    for (now, status, trail) in [
        ("2026-11-04T01:59:59+02:00", "received", 1),
        ("2026-11-04T02:00:00+02:00", "accepted", 2),
        ("2026-11-11T01:59:59+02:00", "accepted", 2),
        ("2026-11-11T02:00:00+02:00", "counted", 3),
    ] {
        here.set_clock(now);
        here.sign_in("olena@example.com").await;
        let reading = here.get(&location).await.json();
        assert_eq!(reading["status"], status, "at {now}");
        assert_eq!(
            reading["trail"].as_array().map(Vec::len),
            Some(trail),
            "at {now}"
        );
    }
    let trail = json!([
        { "stage": "received", "at": "2026-11-03T19:30:00+02:00" },
        { "stage": "accepted", "at": "2026-11-04T02:00:00+02:00" },
        { "stage": "counted", "at": "2026-11-11T02:00:00+02:00" },
    ]);
    assert_eq!(here.get(&location).await.json()["trail"], trail);
}

#[tokio::test]
async fn a_reading_sent_after_midnight_is_accepted_the_same_night_also_when_the_hour_changes() {
    for (sent, accepted) in [
        ("2026-11-03T01:59:59+02:00", "2026-11-03T02:00:00+02:00"),
        ("2026-11-03T02:00:00+02:00", "2026-11-04T02:00:00+02:00"),
        ("2026-10-24T20:00:00+03:00", "2026-10-25T02:00:00+03:00"),
        ("2026-10-25T20:00:00+02:00", "2026-10-26T02:00:00+02:00"),
        ("2027-03-27T20:00:00+02:00", "2027-03-28T02:00:00+02:00"),
        ("2027-03-28T20:00:00+03:00", "2027-03-29T02:00:00+03:00"),
    ] {
        let here = Here::signed_in(sent, "olena@example.com").await;
        let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": &sent[..10] });
        let id = here.post(READINGS, &new).await.json()["id"].clone();
        here.set_clock("2027-06-01T12:00:00+03:00");
        here.sign_in("olena@example.com").await;
        let path = format!("{READINGS}/{}", id.as_str().unwrap_or_default());
        assert_eq!(
            here.get(&path).await.json()["trail"][1]["at"],
            accepted,
            "sent at {sent}"
        );
    }
}

#[tokio::test]
async fn replaced_rejected_and_planned_readings_say_so() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let (items, _) = all(&here, READINGS, 120).await;
    let with = |field: &str, value: &str| -> Vec<&Value> {
        items.iter().filter(|one| one[field] == value).collect()
    };
    let stages = |reading: &Value| -> Vec<String> {
        let trail = reading["trail"].as_array().cloned().unwrap_or_default();
        trail
            .iter()
            .filter_map(|step| step["stage"].as_str().map(str::to_owned))
            .collect()
    };
    let superseded = with("status", "superseded");
    assert_eq!(
        stages(superseded[0]),
        ["received", "accepted", "superseded"]
    );
    assert_eq!(
        with(
            "period",
            superseded[0]["period"].as_str().unwrap_or_default()
        )
        .len(),
        2
    );

    let rejected = with("status", "rejected");
    assert_eq!(stages(rejected[0]), ["received", "rejected"]);
    assert_eq!(rejected[0]["reason"], "value_not_plausible");
    assert_eq!(rejected[0]["consumption_m3"], json!(null));

    let planned = with("source", "planned");
    assert_eq!(planned.len(), 4);
    assert_eq!(stages(planned[0]), ["received", "accepted", "counted"]);
    assert_eq!(planned[0]["reason"], "no_reading_submitted");
}
