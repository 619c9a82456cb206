//! The public book: read by a guest, without names.

use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn a_guest_reads_what_the_company_shows_the_newest_first() {
    let here = Here::at(IN_THE_WINDOW);
    let items = here.get("/public-feedback").await.json()["items"].clone();
    let items = items.as_array().expect("a list");
    assert_eq!(items.len(), 12);
    assert_eq!(items[0]["month"], "2026-10");
    assert_eq!(items[11]["month"], "2025-11");
    let text = |item: &serde_json::Value| format!("{}{}", item["question"], item["answer"]);
    for item in items {
        // Wrapped lines leave no holes.
        assert!(!text(item).contains("  "), "{item}");
    }
}
