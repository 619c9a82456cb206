//! What would have come by mail and phone.

use serde_json::json;

use crate::here::{Here, IN_THE_WINDOW};
use crate::letters;
use crate::registering::{EMAIL, PHONE, ready, send_code, sent};

#[tokio::test]
async fn letters_and_messages_are_shown_newest_first_with_their_codes() {
    let here = Here::at(IN_THE_WINDOW);
    let empty = here
        .send_anywhere("GET", "/stand-in/outbox", &[], None)
        .await;
    assert!(empty.text.contains("Ще нічого не надіслано"));

    sent(&here, EMAIL, PHONE).await;
    let path = ready(&here, "other@example.com", "+380671112244").await;
    send_code(&here, &path, "phone").await;

    let json = here
        .send_anywhere("GET", "/stand-in/outbox.json", &[], None)
        .await
        .json();
    let newest = &json["messages"][0];
    assert_eq!(newest["channel"], "phone");
    assert_eq!(newest["sent_to"], "+380671112244");
    assert_eq!(newest["code"], json!(letters::code(&here, "+380671112244")));
    assert_eq!(newest["sent_at"], IN_THE_WINDOW);
    assert_eq!(json["messages"][1]["sent_to"], EMAIL);

    let page = here
        .send_anywhere("GET", "/stand-in/outbox", &[], None)
        .await;
    assert!(page.text.contains(&letters::code(&here, EMAIL)));
    assert!(page.text.find("+380671112244") < page.text.find(EMAIL));
    assert!(page.text.contains(r#"http-equiv="refresh""#));
    assert!(!page.text.contains("<script") && !page.text.contains("style="));
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
}

#[tokio::test]
async fn what_was_typed_is_shown_as_text() {
    let here = Here::at(IN_THE_WINDOW);
    sent(&here, "<b>&\"@example.com", PHONE).await;
    let page = here
        .send_anywhere("GET", "/stand-in/outbox", &[], None)
        .await;
    assert!(
        page.text.contains("&lt;b&gt;&amp;&quot;@example.com"),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn the_switchboard_leads_there() {
    let here = Here::at(IN_THE_WINDOW);
    let page = here.send_anywhere("GET", "/stand-in/", &[], None).await;
    assert!(page.text.contains(r#"href="/stand-in/outbox""#));
}
