//! The feedback book: what may be written, who sees it, when it is answered and with what.

use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW, fresh_key};

const OLENA: &str = "olena@example.com";

fn entry() -> Value {
    json!({ "account_id": "a-1500000015", "kind": "complaint", "topic": "bill", "text": " Чому стільки?\n" })
}

fn with(name: &str, value: Value) -> Value {
    let mut entry = entry();
    entry[name] = value;
    entry
}

async fn at(here: &Here, now: &str, id: &Value) -> Value {
    here.set_clock(now);
    here.sign_in(OLENA).await;
    let id = id.as_str().unwrap_or_default();
    here.get(&format!("/feedback/{id}")).await.json()
}

#[tokio::test]
async fn an_entry_is_in_the_book_once_and_can_be_read_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let key = fresh_key();
    let created = here.post_with_key("/feedback", &key, &entry()).await;
    assert_eq!(created.status, 201, "{}", created.text);
    assert_eq!(created.header("location"), Some("/api/v1/feedback/f-1"));
    let again = here.post_with_key("/feedback", &key, &entry()).await;
    assert_eq!(again.text, created.text);
    let entry = created.json();
    assert_eq!(entry["reference"], "В-2026-000001");
    assert_eq!(entry["text"], "Чому стільки?");
    assert_eq!(entry["status"], "received");
    assert_eq!(entry["answer_by"], "2026-12-03");
    assert_eq!(entry["answer"], Value::Null);
    assert_eq!(here.get("/feedback/f-1").await.json(), entry);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    for (body, codes) in [
        (
            json!({}),
            vec![
                "account_id: required",
                "kind: required",
                "topic: required",
                "text: required",
            ],
        ),
        (
            with("account_id", json!("a-1500000023")),
            vec!["account_id: unknown"],
        ),
        (with("kind", json!("praise")), vec!["kind: unknown"]),
        (with("topic", json!("weather")), vec!["topic: unknown"]),
        (with("text", json!(" \n ")), vec!["text: required"]),
        (
            with("text", json!("є".repeat(4001))),
            vec!["text: too_long"],
        ),
        (
            with("invoice_id", json!("i-2026-09-1500000023")),
            vec!["invoice_id: unknown"],
        ),
        (
            with("invoice_id", json!("i-2026-10-1500000015")),
            vec!["invoice_id: unknown"],
        ),
    ] {
        assert_eq!(here.post("/feedback", &body).await.fields(), codes);
    }
    let longest = with("text", json!(format!(" {} ", "є".repeat(4000))));
    assert_eq!(here.post("/feedback", &longest).await.status, 201);
}

#[tokio::test]
async fn the_operator_answers_on_the_fifth_working_day() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = here.post("/feedback", &entry()).await.json()["id"].clone();
    for (now, status) in [
        ("2026-11-04T08:59:59+02:00", "received"),
        ("2026-11-04T09:00:00+02:00", "in_work"),
        ("2026-11-10T11:59:59+02:00", "in_work"),
        ("2026-11-10T12:00:00+02:00", "answered"),
    ] {
        let entry = at(&here, now, &id).await;
        assert_eq!(entry["status"], status, "{now}");
        assert_eq!(entry["answer"].is_null(), status != "answered");
    }
    let answered = at(&here, "2026-11-11T12:00:00+02:00", &id).await;
    let stages = json!([
        { "stage": "received", "at": IN_THE_WINDOW },
        { "stage": "in_work", "at": "2026-11-04T09:00:00+02:00" },
        { "stage": "answered", "at": "2026-11-10T12:00:00+02:00" },
    ]);
    assert_eq!(answered["trail"], stages);
    assert_eq!(answered["answer"]["at"], "2026-11-10T12:00:00+02:00");
}

#[tokio::test]
async fn nobody_is_at_work_at_the_weekend() {
    let here = Here::signed_in("2026-11-06T18:00:00+02:00", OLENA).await;
    let id = here.post("/feedback", &entry()).await.json()["id"].clone();
    let sunday = at(&here, "2026-11-08T12:00:00+02:00", &id).await;
    assert_eq!(sunday["status"], "received");
    let monday = at(&here, "2026-11-09T09:00:00+02:00", &id).await;
    assert_eq!(monday["status"], "in_work");
}

#[tokio::test]
async fn the_answer_compares_what_was_handed_in_with_what_is_billed() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let mut told = Vec::new();
    for invoice in ["i-2026-02-1500000015", "i-2026-08-1500000015"] {
        let about = with("invoice_id", json!(invoice));
        let entry = here.post("/feedback", &about).await.json();
        assert_eq!(entry["invoice"]["id"], invoice);
        let path = format!("/accounts/a-1500000015/invoices/{invoice}");
        let gas = here.get(&path).await.json()["parts"][0].clone();
        told.push((entry["id"].clone(), gas["differences"][0].clone()));
    }
    for (id, difference) in told {
        let answered = at(&here, "2026-11-10T12:00:00+02:00", &id).await;
        let text = answered["answer"]["text"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if difference.is_null() {
            assert!(text.contains("відповідає прийнятим показам"), "{text}");
        } else {
            let (submitted, billed) = (&difference["submitted_m3"], &difference["billed_m3"]);
            let compared = format!("ви передали {submitted} м³, а в рахунку {billed} м³");
            assert!(text.contains(&compared), "{text}");
        }
    }
}

#[tokio::test]
async fn the_book_has_ones_own_entries_newest_first() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    for _ in 0..101 {
        assert_eq!(here.post("/feedback", &entry()).await.status, 201);
    }
    let items = here.get("/feedback").await.json()["items"].clone();
    let ids = |index: usize| items[index]["id"].clone();
    assert_eq!(
        (ids(0), ids(99), ids(100)),
        (json!("f-101"), json!("f-2"), Value::Null)
    );
    here.sign_in("mykola@example.com").await;
    assert_eq!(here.get("/feedback").await.json(), json!({ "items": [] }));
    for foreign in ["f-1", "f-0", "f-", "1", "f-+1"] {
        assert_eq!(here.get(&format!("/feedback/{foreign}")).await.status, 404);
    }
}
