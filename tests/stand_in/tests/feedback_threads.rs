//! What follows the first words: replies, an entry that is open again, attachments, how good the answer was.

use serde_json::{Value, json};

use crate::attachments::{PAPER, kept};
use crate::drawn::jpeg;
use crate::feedback::{OLENA, answer, at, entry, path, with};
use crate::here::{Answer, Here, IN_THE_WINDOW, fresh_key};

/// At noon of the fifth working day.
const ANSWERED: &str = "2026-11-10T12:00:00+02:00";

async fn asked(here: &Here) -> Value {
    here.post("/feedback", &entry()).await.json()["id"].clone()
}

async fn says(here: &Here, id: &Value, text: &str) -> Value {
    let reply = json!({ "text": text });
    let answer = here.post(&format!("{}/messages", path(id)), &reply).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

async fn rates(here: &Here, id: &Value, rating: &Value) -> Answer {
    let headers = [crate::here::CABINET, crate::here::JSON];
    let path = format!("{}/rating", path(id));
    here.send("PUT", &path, &headers, Some(rating.to_string()))
        .await
}

fn said(entry: &Value) -> Vec<(&str, &str)> {
    let messages = entry["messages"].as_array().expect("messages");
    messages
        .iter()
        .map(|one| {
            (
                one["from"].as_str().unwrap_or_default(),
                one["text"].as_str().unwrap_or_default(),
            )
        })
        .collect()
}

fn stages(entry: &Value) -> Vec<&str> {
    let trail = entry["trail"].as_array().expect("a trail");
    trail
        .iter()
        .map(|passed| passed["stage"].as_str().unwrap_or_default())
        .collect()
}

#[tokio::test]
async fn more_words_before_the_answer_change_nothing_but_the_thread() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = asked(&here).await;
    let entry = says(&here, &id, " Забула: лічильник 0070415. ").await;
    let thread = [
        ("consumer", "Чому стільки?"),
        ("consumer", "Забула: лічильник 0070415."),
    ];
    assert_eq!(said(&entry), thread);
    assert_eq!(stages(&entry), ["received"]);
    assert_eq!(at(&here, ANSWERED, &id).await["status"], "answered");
}

#[tokio::test]
async fn a_reply_to_an_answer_opens_the_entry_again_with_a_term_of_its_own() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = asked(&here).await;
    at(&here, "2026-11-11T10:00:00+02:00", &id).await;
    let entry = says(&here, &id, "Це не відповідь.").await;
    assert_eq!(entry["status"], "reopened");
    assert_eq!(
        (&entry["answer_by"], &entry["days_left"]),
        (&json!("2026-12-11"), &json!(30))
    );
    let taken = at(&here, "2026-11-12T09:00:00+02:00", &id).await;
    assert_eq!(taken["status"], "in_work");
    let answered = at(&here, "2026-11-18T12:00:00+02:00", &id).await;
    assert_eq!(
        stages(&answered),
        [
            "received", "in_work", "answered", "reopened", "in_work", "answered"
        ]
    );
    let from: Vec<_> = said(&answered).iter().map(|(from, _)| *from).collect();
    assert_eq!(from, ["consumer", "company", "consumer", "company"]);
    assert!(answer(&answered).is_some_and(|text| text.starts_with("Ми ще раз розглянули")));
}

#[tokio::test]
async fn a_reply_is_kept_once_and_refused_field_by_field() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = asked(&here).await;
    let messages = format!("{}/messages", path(&id));
    let (key, reply) = (fresh_key(), json!({ "text": "Ще раз." }));
    let first = here.post_with_key(&messages, &key, &reply).await;
    let again = here.post_with_key(&messages, &key, &reply).await;
    assert_eq!(again.text, first.text);
    assert_eq!(said(&here.get(&path(&id)).await.json()).len(), 2);
    for (body, code) in [
        (json!({}), "text: required"),
        (json!({ "text": "є".repeat(4001) }), "text: too_long"),
        (
            json!({ "text": "Ось.", "attachment_ids": ["at-9"] }),
            "attachment_ids: unknown",
        ),
    ] {
        assert_eq!(here.post(&messages, &body).await.fields(), [code]);
    }
    here.sign_in("mykola@example.com").await;
    assert_eq!(here.post(&messages, &reply).await.status, 404);
    assert_eq!(rates(&here, &id, &json!({ "stars": 5 })).await.status, 404);
}

#[tokio::test]
async fn what_was_attached_is_told_in_order_and_belongs_to_one_message_alone() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let paper = kept(&here, "application/pdf", PAPER).await;
    let photo = kept(&here, "image/jpeg", &jpeg(4, 3)).await;
    let ids = json!([photo, paper]);
    let entry = here
        .post("/feedback", &with("attachment_ids", ids))
        .await
        .json();
    let attachments = &entry["messages"][0]["attachments"];
    assert_eq!(
        (&attachments[0]["id"], &attachments[1]["id"]),
        (&json!(photo), &json!(paper))
    );
    assert_eq!(attachments[1]["bytes"], PAPER.len());
    let taken = here.delete(&format!("/attachments/{paper}")).await;
    assert_eq!((taken.status, taken.code().as_str()), (409, "attached"));
    // Twice, once more, or another's: not free.
    let third = kept(&here, "application/pdf", PAPER).await;
    for ids in [json!([third, third]), json!([paper])] {
        let refused = here.post("/feedback", &with("attachment_ids", ids)).await;
        assert_eq!(refused.fields(), ["attachment_ids: unknown"]);
    }
    let six = json!(["at-1", "at-2", "at-3", "at-4", "at-5", "at-6"]);
    let refused = here.post("/feedback", &with("attachment_ids", six)).await;
    assert_eq!(refused.fields(), ["attachment_ids: too_many"]);
    // What is part of an entry stays.
    at(&here, "2026-11-20T12:00:00+02:00", &entry["id"]).await;
    assert_eq!(
        here.get(&format!("/attachments/{photo}")).await.bytes,
        jpeg(4, 3)
    );
}

#[tokio::test]
async fn an_answer_is_rated_and_rated_anew_until_the_entry_is_open_again() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = asked(&here).await;
    let early = rates(&here, &id, &json!({ "stars": 5 })).await;
    assert_eq!((early.status, early.code().as_str()), (409, "not_answered"));
    at(&here, ANSWERED, &id).await;
    for (rating, codes) in [
        (json!({}), ["stars: required"]),
        (json!({ "stars": 0 }), ["stars: unknown"]),
        (
            json!({ "stars": 5, "comment": "є".repeat(1001) }),
            ["comment: too_long"],
        ),
    ] {
        assert_eq!(rates(&here, &id, &rating).await.fields(), codes);
    }
    rates(&here, &id, &json!({ "stars": 2, "comment": " Мало. " })).await;
    let rated = here.get(&path(&id)).await.json()["rating"].clone();
    assert_eq!(
        rated,
        json!({ "stars": 2, "comment": "Мало.", "at": ANSWERED })
    );
    let better = rates(&here, &id, &json!({ "stars": 4 })).await.json();
    assert_eq!(better["rating"]["stars"], 4);
    assert_eq!(better["rating"]["comment"], Value::Null);
    let open = says(&here, &id, "Ще запитання.").await;
    assert_eq!(open["rating"], Value::Null);
    assert_eq!(rates(&here, &id, &json!({ "stars": 1 })).await.status, 409);
    let again = at(&here, "2026-11-18T12:00:00+02:00", &id).await;
    assert_eq!(
        (&again["status"], &again["rating"]),
        (&json!("answered"), &Value::Null)
    );
}
