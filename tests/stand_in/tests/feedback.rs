//! The feedback book: what may be written, who sees it, when it is answered and with what.

use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW, fresh_key};

pub const OLENA: &str = "olena@example.com";

pub fn entry() -> Value {
    json!({ "account_id": "a-1500000015", "kind": "complaint", "topic": "bill", "text": " Чому стільки?\n" })
}

pub fn with(name: &str, value: Value) -> Value {
    let mut entry = entry();
    entry[name] = value;
    entry
}

pub async fn at(here: &Here, now: &str, id: &Value) -> Value {
    here.set_clock(now);
    here.sign_in(OLENA).await;
    here.get(&path(id)).await.json()
}

pub fn path(id: &Value) -> String {
    format!("/feedback/{}", id.as_str().unwrap_or_default())
}

/// The last words of the company.
pub fn answer(entry: &Value) -> Option<&str> {
    let messages = entry["messages"].as_array()?;
    let last = messages.iter().rfind(|one| one["from"] == "company")?;
    last["text"].as_str()
}

#[tokio::test]
async fn an_entry_is_in_the_book_once_and_can_be_read_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let key = fresh_key();
    let created = here.post_with_key("/feedback", &key, &entry()).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let again = here.post_with_key("/feedback", &key, &entry()).await;
    assert_eq!(again.text, created.text);
    let entry = created.json();
    let id = entry["id"].as_str().unwrap_or_default();
    let number: i64 = id[2..].parse().expect("a number");
    let location = format!("/api/v1/feedback/{id}");
    assert_eq!(created.header("location"), Some(&*location));
    assert_eq!(entry["reference"], format!("В-2026-{number:06}"));
    let first = json!([{ "from": "consumer", "text": "Чому стільки?", "at": IN_THE_WINDOW, "attachments": [] }]);
    assert_eq!(entry["messages"], first);
    assert_eq!(entry["status"], "received");
    assert_eq!(entry["answer_by"], "2026-12-03");
    assert_eq!(entry["days_left"], 30);
    assert_eq!(here.get(&path(&entry["id"])).await.json(), entry);
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
        assert_eq!(answer(&entry).is_none(), status != "answered");
        assert_eq!(entry["days_left"].is_null(), status == "answered");
    }
    let answered = at(&here, "2026-11-11T12:00:00+02:00", &id).await;
    let stages = json!([
        { "stage": "received", "at": IN_THE_WINDOW },
        { "stage": "in_work", "at": "2026-11-04T09:00:00+02:00" },
        { "stage": "answered", "at": "2026-11-10T12:00:00+02:00" },
    ]);
    assert_eq!(answered["trail"], stages);
    assert_eq!(answered["messages"][1]["at"], "2026-11-10T12:00:00+02:00");
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
        let text = answer(&answered).unwrap_or_default();
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
    let mut written = Vec::new();
    for _ in 0..101 {
        let created = here.post("/feedback", &entry()).await;
        assert_eq!(created.status, 201);
        written.push(created.json()["id"].clone());
    }
    let items = here.get("/feedback").await.json()["items"].clone();
    let ids: Vec<_> = (0..100).map(|index| items[index]["id"].clone()).collect();
    assert_eq!((&ids[0], &ids[99]), (&written[100], &written[1]));
    assert_eq!(items[100], Value::Null);
    let foreign = written[0].as_str().unwrap_or_default();
    here.sign_in("mykola@example.com").await;
    assert_eq!(here.get("/feedback").await.json(), json!({ "items": [] }));
    for foreign in [foreign, "f-0", "f-", "1", "f-+1"] {
        assert_eq!(here.get(&format!("/feedback/{foreign}")).await.status, 404);
    }
}

#[tokio::test]
async fn an_entry_may_be_about_a_reading_or_a_payment_of_its_home() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let account = "/accounts/a-1500000015";
    let readings = here
        .get(&format!("{account}/readings?limit=1"))
        .await
        .json();
    let reading = &readings["items"][0];
    let payment = json!({ "service": "gas", "kopiykas": 100, "provider": "ipay" });
    let payment = here
        .post(&format!("{account}/payments"), &payment)
        .await
        .json();
    let mut about = with("reading_id", reading["id"].clone());
    about["payment_id"] = payment["id"].clone();
    let entry = here.post("/feedback", &about).await.json();
    for (name, of) in [("reading", reading), ("payment", &payment)] {
        let told = json!({ "id": of["id"], "reference": of["reference"] });
        assert_eq!(entry[name], told);
    }
    for (name, foreign) in [
        ("reading_id", "r-1000000"),
        ("payment_id", "p-99"),
        ("reading_id", "x"),
    ] {
        let refused = here.post("/feedback", &with(name, json!(foreign))).await;
        assert_eq!(refused.fields(), [format!("{name}: unknown")]);
    }
}
