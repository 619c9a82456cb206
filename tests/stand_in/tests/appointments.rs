//! Visits: who may book what, and what becomes of it.

use serde_json::{Value, json};

use crate::free_times::days;
use crate::here::{Here, IN_THE_WINDOW, fresh_key};
use crate::letters;

const OLENA: &str = "olena@example.com";
const MYKOLA: &str = "mykola@example.com";
const HOME: &str = "a-1500000015";

/// The free times with Oksana Lysenko from a day on.
async fn free(here: &Here, from: &str) -> Vec<String> {
    let days = days(here, "o-nizhyn", "s-bills", from).await;
    let slots = days
        .iter()
        .flat_map(|day| day["slots"].as_array().cloned().unwrap_or_default());
    slots
        .filter_map(|slot| slot["starts_at"].as_str().map(str::to_owned))
        .collect()
}

fn wish(starts_at: &str) -> Value {
    json!({
        "account_id": HOME, "receptionist_id": "s-bills", "starts_at": starts_at, "subject": "bill",
        "text": " Чому стільки?\n", "reminder": "email",
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut wish = wish("2026-11-05T09:00:00+02:00");
    wish[name] = value;
    wish
}

async fn booked(here: &Here, starts_at: &str) -> Value {
    let answer = here.post("/appointments", &wish(starts_at)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

fn id(visit: &Value) -> String {
    format!("/appointments/{}", visit["id"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_visit_is_booked_once_and_can_be_read_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let starts_at = free(&here, "2026-11-09").await[0].clone();
    let key = fresh_key();
    let created = here
        .post_with_key("/appointments", &key, &wish(&starts_at))
        .await;
    assert_eq!(created.status, 201, "{}", created.text);
    let again = here
        .post_with_key("/appointments", &key, &wish(&starts_at))
        .await;
    assert_eq!(again.text, created.text);
    let visit = created.json();
    assert_eq!(
        created.header("location"),
        Some(&*format!("/api/v1{}", id(&visit)))
    );
    assert_eq!(visit["text"], "Чому стільки?");
    assert_eq!(
        (&visit["status"], &visit["revision"]),
        (&json!("booked"), &json!(0))
    );
    assert_eq!(visit["receptionist"]["name"], "Оксана Лисенко");
    assert_eq!(here.get(&id(&visit)).await.json(), visit);
    assert_eq!(
        here.get("/appointments").await.json()["items"],
        json!([visit])
    );
    assert!(!free(&here, "2026-11-09").await.contains(&starts_at));
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let missing = [
        "account_id",
        "receptionist_id",
        "starts_at",
        "subject",
        "reminder",
    ];
    let missing: Vec<String> = missing
        .iter()
        .map(|field| format!("{field}: required"))
        .collect();
    assert_eq!(
        here.post("/appointments", &json!({})).await.fields(),
        missing
    );
    for (name, value, code) in [
        ("account_id", json!("a-1500000023"), "account_id: unknown"),
        ("starts_at", json!("soon"), "starts_at: unknown"),
        (
            "starts_at",
            json!("2026-11-05T09:05:00+02:00"),
            "starts_at: unknown",
        ),
        // Lunch, Friday, a holiday, somebody away.
        (
            "starts_at",
            json!("2026-11-05T12:20:00+02:00"),
            "starts_at: unknown",
        ),
        (
            "starts_at",
            json!("2026-11-06T09:00:00+02:00"),
            "starts_at: unknown",
        ),
        (
            "starts_at",
            json!("2026-11-11T09:00:00+02:00"),
            "starts_at: unknown",
        ),
        ("subject", json!("weather"), "subject: unknown"),
        ("text", json!("є".repeat(1001)), "text: too_long"),
        ("reminder", json!("dove"), "reminder: unknown"),
        // Her phone was never confirmed.
        ("reminder", json!("sms"), "reminder: no_contact"),
    ] {
        assert_eq!(
            here.post("/appointments", &with(name, value))
                .await
                .fields(),
            [code]
        );
    }
    let nobody = here
        .post("/appointments", &with("receptionist_id", json!("s-nobody")))
        .await;
    assert_eq!(nobody.fields()[0], "receptionist_id: unknown");
}

#[tokio::test]
async fn a_time_that_somebody_has_is_refused_with_the_nearest_free_ones() {
    let here = Here::signed_in(IN_THE_WINDOW, MYKOLA).await;
    let all = free(&here, "2026-11-16").await;
    let visit = json!({ "account_id": "a-1500000023" });
    let mut his = wish(&all[2]);
    his["account_id"] = visit["account_id"].clone();
    assert_eq!(here.post("/appointments", &his).await.status, 201);
    here.sign_in(OLENA).await;
    let refused = here.post("/appointments", &wish(&all[2])).await;
    assert_eq!((refused.status, &*refused.code()), (409, "slot_taken"));
    let offered = refused.json()["offered"]
        .as_array()
        .cloned()
        .expect("others");
    assert_eq!(offered.len(), 3);
    assert!(
        offered.contains(&json!(all[1])) && offered.contains(&json!(all[3])),
        "{offered:?}"
    );
    let first = offered[0].as_str().unwrap_or_default();
    assert_eq!(booked(&here, first).await["starts_at"], first);
}

#[tokio::test]
async fn a_rival_takes_the_time_first_when_the_switch_says_so() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let all = free(&here, "2026-11-09").await;
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let set = here
        .send_anywhere(
            "POST",
            "/stand-in/reception/rival",
            &form,
            Some("times=1".to_owned()),
        )
        .await;
    assert_eq!(set.status, 303);
    assert_eq!(
        here.post("/appointments", &wish(&all[0])).await.code(),
        "slot_taken"
    );
    assert!(!free(&here, "2026-11-09").await.contains(&all[0]));
    booked(&here, &all[1]).await;
}

#[tokio::test]
async fn three_visits_to_come_are_enough_and_one_a_day_with_somebody() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let all = free(&here, "2026-11-09").await;
    let day = |at: &&String| at[..10].to_owned();
    let mut of_days: Vec<&String> = Vec::new();
    for one in &all {
        if of_days.last().map(day) != Some(day(&one)) {
            of_days.push(one);
        }
    }
    let first = booked(&here, of_days[0]).await;
    let same: Vec<&String> = all
        .iter()
        .filter(|one| day(one) == day(&of_days[0]))
        .collect();
    assert_eq!(
        here.post("/appointments", &wish(same[1])).await.code(),
        "same_day"
    );
    booked(&here, of_days[1]).await;
    booked(&here, of_days[2]).await;
    assert_eq!(
        here.post("/appointments", &wish(of_days[3])).await.code(),
        "too_many"
    );
    // Moving is no new one, on the same day neither.
    let moved = here
        .post(
            &format!("{}/move", id(&first)),
            &json!({ "starts_at": same[1] }),
        )
        .await;
    assert_eq!(moved.status, 200, "{}", moved.text);
    assert_eq!(
        here.post(&format!("{}/cancellation", id(&first)), &json!({}))
            .await
            .status,
        200
    );
    booked(&here, of_days[3]).await;
}

#[tokio::test]
async fn a_moved_visit_has_its_trail_and_the_old_time_is_free() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let all = free(&here, "2026-11-09").await;
    let visit = booked(&here, &all[0]).await;
    let to = json!({ "starts_at": all[5] });
    let moved = here.post(&format!("{}/move", id(&visit)), &to).await.json();
    assert_eq!(
        (&moved["starts_at"], &moved["revision"]),
        (&json!(all[5]), &json!(1))
    );
    let events: Vec<(&Value, &Value)> = moved["trail"]
        .as_array()
        .expect("a trail")
        .iter()
        .map(|event| (&event["event"], &event["starts_at"]))
        .collect();
    assert_eq!(
        events,
        [
            (&json!("booked"), &json!(all[0])),
            (&json!("moved"), &json!(all[5]))
        ]
    );
    let now_free = free(&here, "2026-11-09").await;
    assert!(now_free.contains(&all[0]) && !now_free.contains(&all[5]));
    // To the same time once more: nothing happens.
    let again = here.post(&format!("{}/move", id(&visit)), &to).await.json();
    assert_eq!(again["revision"], 1);
}

#[tokio::test]
async fn two_hours_before_it_only_the_phone_helps() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let all = free(&here, "2026-11-09").await;
    let visit = booked(&here, &all[0]).await;
    let until = visit["change_until"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    here.set_clock(&until);
    here.sign_in(OLENA).await;
    assert_eq!(here.get(&id(&visit)).await.json()["can_change"], true);
    let one_more = here.clock.now().as_second() + 1;
    here.clock.set(
        jiff::Timestamp::from_second(one_more).expect("a time"),
        true,
    );
    assert_eq!(here.get(&id(&visit)).await.json()["can_change"], false);
    let to = json!({ "starts_at": all[9] });
    assert_eq!(
        here.post(&format!("{}/move", id(&visit)), &to).await.code(),
        "too_late"
    );
    assert_eq!(
        here.post(&format!("{}/cancellation", id(&visit)), &json!({}))
            .await
            .code(),
        "too_late"
    );
    assert_eq!(
        here.patch(&id(&visit), &json!({ "reminder": "none" }))
            .await
            .code(),
        "too_late"
    );
    here.set_clock(visit["ends_at"].as_str().unwrap_or_default());
    here.sign_in(OLENA).await;
    let over = here.get(&id(&visit)).await.json();
    assert_eq!(over["status"], "visited");
    assert_eq!(
        here.post(&format!("{}/cancellation", id(&visit)), &json!({}))
            .await
            .code(),
        "over"
    );
}

#[tokio::test]
async fn who_wants_to_is_reminded_a_day_before_and_once() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let visit = booked(&here, &free(&here, "2026-11-09").await[0]).await;
    let remind_at = visit["remind_at"].as_str().expect("a time").to_owned();
    let reminded = |here: &Here| {
        let subjects = letters::subjects(here, OLENA);
        subjects
            .iter()
            .filter(|subject| *subject == "Нагадуємо про прийом")
            .count()
    };
    here.set_clock(&remind_at);
    for wanted in [1, 1] {
        here.send_anywhere("GET", "/stand-in/outbox.json", &[], None)
            .await;
        assert_eq!(reminded(&here), wanted);
    }
    let letter = letters::to(&here, OLENA).pop().expect("a letter").body;
    assert!(
        letter.contains("Оксана Лисенко, Ніжинське відділення"),
        "{letter}"
    );
}

#[tokio::test]
async fn the_company_calls_off_in_its_own_words() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let visit = booked(&here, &free(&here, "2026-11-09").await[0]).await;
    let number = visit["id"]
        .as_str()
        .unwrap_or_default()
        .trim_start_matches("ap-")
        .to_owned();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = Some(format!("number={number}&words=Remont"));
    here.send_anywhere("POST", "/stand-in/reception/call-off", &form, body)
        .await;
    let told = here.get(&id(&visit)).await.json();
    assert_eq!(
        (&told["status"], &told["company_words"]),
        (&json!("called_off"), &json!("Remont"))
    );
    assert_eq!(
        (&told["can_change"], &told["remind_at"]),
        (&json!(false), &Value::Null)
    );
    // Nobody is there then.
    let starts_at = visit["starts_at"].as_str().unwrap_or_default();
    assert!(
        !free(&here, "2026-11-09")
            .await
            .contains(&starts_at.to_owned())
    );
    assert!(letters::subjects(&here, OLENA).contains(&"Прийом скасовано".to_owned()));
}

#[tokio::test]
async fn nobody_sees_or_changes_anothers_visit() {
    let here = Here::signed_in(IN_THE_WINDOW, MYKOLA).await;
    let items = here.get("/appointments").await.json()["items"].clone();
    let statuses: Vec<&Value> = items
        .as_array()
        .expect("two")
        .iter()
        .map(|one| &one["status"])
        .collect();
    assert_eq!(statuses, ["booked", "visited"]);
    let path = id(&items[0]);
    here.sign_in(OLENA).await;
    assert_eq!(here.get("/appointments").await.json()["items"], json!([]));
    assert_eq!(here.get(&path).await.status, 404);
    assert_eq!(
        here.post(&format!("{path}/cancellation"), &json!({}))
            .await
            .status,
        404
    );
    assert_eq!(
        here.patch(&path, &json!({ "reminder": "none" }))
            .await
            .status,
        404
    );
    let to = json!({ "starts_at": "2026-11-05T10:00:00+02:00" });
    assert_eq!(here.post(&format!("{path}/move"), &to).await.status, 404);
}
