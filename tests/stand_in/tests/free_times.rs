//! When somebody can be visited, and why not.

use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const OLENA: &str = "olena@example.com";

/// The days of two weeks.
pub async fn days(here: &Here, office: &str, who: &str, from: &str) -> Vec<Value> {
    let path = format!("/offices/{office}/slots?receptionist_id={who}&from={from}");
    let answer = here.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["days"].as_array().cloned().expect("days")
}

#[tokio::test]
async fn a_day_before_is_the_same_time_of_the_clocks_of_kyiv() {
    let here = Here::signed_in("2026-10-20T12:00:00+03:00", OLENA).await;
    let days = days(&here, "o-duty", "s-duty", "2026-10-24").await;
    let slot = |day: usize, at: usize| days[day]["slots"][at].clone();
    // Sunday afternoon: 25 hours pass since Saturday's.
    let sunday = json!({
        "starts_at": "2026-10-25T15:00:00+02:00", "ends_at": "2026-10-25T16:00:00+02:00",
        "remind_at": "2026-10-24T15:00:00+03:00",
    });
    assert_eq!(slot(1, 16), sunday);
    // The hour that is there twice.
    assert_eq!(slot(1, 3)["starts_at"], "2026-10-25T03:00:00+03:00");
    assert_eq!(slot(1, 4)["starts_at"], "2026-10-25T03:00:00+02:00");
    let count = |day: &Value| day["slots"].as_array().map_or(0, Vec::len);
    assert_eq!(
        (count(&days[0]), count(&days[1]), count(&days[2])),
        (24, 25, 24)
    );
    here.set_clock("2027-03-20T12:00:00+02:00");
    here.sign_in(OLENA).await;
    let days = self::days(&here, "o-duty", "s-duty", "2027-03-28").await;
    assert_eq!(count(&days[0]), 23);
    assert_eq!(
        days[0]["slots"][3]["starts_at"],
        "2027-03-28T04:00:00+03:00"
    );
}

#[tokio::test]
async fn empty_days_say_why() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let reasons = |days: &[Value]| -> Vec<String> {
        days.iter()
            .map(|day| day["reason"].as_str().unwrap_or("-").to_owned())
            .collect()
    };
    // Today is over; the 11th and 12th somebody is away; Friday is no day of hers.
    let first = days(&here, "o-nizhyn", "s-bills", "2026-11-03").await;
    let expected = [
        "full", "-", "-", "weekend", "weekend", "weekend", "-", "-", "away", "away", "weekend",
        "weekend", "weekend", "-",
    ];
    assert_eq!(reasons(&first), expected);
    let december = days(&here, "o-nizhyn", "s-meters", "2026-12-24").await;
    assert_eq!(december[1]["reason"], "holiday");
    // Who is booked out by phone has no first free time.
    let head = here
        .get("/offices/o-chernihiv/slots?receptionist_id=h-operator")
        .await
        .json();
    assert_eq!(head["first_free"], Value::Null);
    assert_eq!(
        here.get("/offices/o-nizhyn/slots").await.fields(),
        ["receptionist_id: required"]
    );
    let nobody = here
        .get("/offices/o-nizhyn/slots?receptionist_id=s-duty&from=2026-11-03")
        .await;
    assert_eq!(nobody.fields(), ["receptionist_id: unknown"]);
    let when = here
        .get("/offices/o-nizhyn/slots?receptionist_id=s-bills&from=soon")
        .await;
    assert_eq!(when.fields(), ["from: malformed"]);
}

#[tokio::test]
async fn weeks_can_be_paged_through_to_the_last_day() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let mut from = "2026-11-03".to_owned();
    let mut seen = 0;
    loop {
        let page = here
            .get(&format!(
                "/offices/o-nizhyn/slots?receptionist_id=s-bills&from={from}"
            ))
            .await
            .json();
        assert_eq!(page["from"], from);
        assert_eq!(page["earlier"].is_null(), seen == 0);
        seen += page["days"].as_array().map_or(0, Vec::len);
        match page["later"].as_str() {
            Some(later) => from = later.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, 61);
    let beyond = here
        .get("/offices/o-nizhyn/slots?receptionist_id=s-bills&from=2030-01-01")
        .await
        .json();
    assert_eq!(beyond["from"], "2027-01-02");
}
