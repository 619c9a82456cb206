//! The operator's desk: what is done there by hand goes before what the clock would have done.

use serde_json::Value;

use crate::attachments::{PAPER, kept};
use crate::feedback::{OLENA, answer, at, entry, path, with};
use crate::here::{Answer, Here, IN_THE_WINDOW};

async fn does(here: &Here, id: &Value, what: &str, form: &str) -> Answer {
    let id = id.as_str().unwrap_or_default();
    let path = format!("/stand-in/operator/{id}/{what}");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let answer = here
        .send_anywhere("POST", &path, &headers, Some(form.to_owned()))
        .await;
    assert_eq!(answer.header("location"), Some("/stand-in/operator"));
    answer
}

async fn desk(here: &Here) -> String {
    let page = here.send_anywhere("GET", "/stand-in/operator", &[], None);
    page.await.text
}

#[tokio::test]
async fn the_desk_shows_what_waits_with_its_thread_and_attachments() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let paper = kept(&here, "application/pdf", PAPER).await;
    let mut new = with("attachment_ids", serde_json::json!([paper]));
    new["text"] = "<b>Чому?</b>".into();
    here.post("/feedback", &new).await;
    let page = desk(&here).await;
    assert!(page.contains("&lt;b&gt;Чому?&lt;/b&gt;") && !page.contains("<b>Чому"));
    assert!(!page.contains("<script") && !page.contains("style="));
    let address = format!("/stand-in/operator/attachments/{paper}");
    assert!(page.contains(&address));
    let file = here.send_anywhere("GET", &address, &[], None).await;
    assert_eq!(file.bytes, PAPER);
}

#[tokio::test]
async fn what_is_answered_by_hand_the_clock_leaves_alone() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = here.post("/feedback", &entry()).await.json()["id"].clone();
    does(&here, &id, "answer", "text=+%D0%A2%D0%B0%D0%BA.+").await;
    let entry = here.get(&path(&id)).await.json();
    assert_eq!(
        (&entry["status"], answer(&entry)),
        (&"answered".into(), Some("Так."))
    );
    let later = at(&here, "2026-11-20T12:00:00+02:00", &id).await;
    assert_eq!(later["messages"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn what_is_taken_up_by_hand_waits_for_the_hand_and_may_be_overdue() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = here.post("/feedback", &entry()).await.json()["id"].clone();
    does(&here, &id, "take", "").await;
    let taken = here.get(&path(&id)).await.json();
    assert_eq!(taken["status"], "in_work");
    let overdue = at(&here, "2026-12-08T12:00:00+02:00", &id).await;
    assert_eq!(
        (&overdue["status"], &overdue["days_left"]),
        (&"in_work".into(), &(-5).into())
    );
}

#[tokio::test]
async fn what_is_published_stands_in_the_public_book_as_it_was_edited() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = here.post("/feedback", &entry()).await.json()["id"].clone();
    does(&here, &id, "publish", "question=Why%3F&answer=").await;
    does(&here, &id, "publish", "question=Why%3F&answer=So.").await;
    let items = here.get("/public-feedback").await.json()["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(13));
    let newest = &items[0];
    assert_eq!(
        (&newest["question"], &newest["answer"]),
        (&"Why?".into(), &"So.".into())
    );
    assert_eq!(
        (&newest["topic"], &newest["month"]),
        (&"bill".into(), &"2026-11".into())
    );
}
