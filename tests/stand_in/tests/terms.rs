//! The notice on personal data.

use crate::here::{Here, IN_THE_WINDOW};

#[tokio::test]
async fn the_notice_is_in_both_languages_with_the_same_consents() {
    let here = Here::at(IN_THE_WINDOW);
    let uk = here.get("/registration-terms").await.json();
    let en = here.get("/registration-terms?lang=en").await.json();
    assert_eq!(here.get("/registration-terms?lang=uk").await.json(), uk);
    assert_eq!(uk["version"], en["version"]);
    let parts = |terms: &serde_json::Value| terms["notice"].as_array().map_or(0, Vec::len);
    assert_eq!((parts(&uk), parts(&en)), (7, 7));
    for index in 0..7 {
        for said in ["title", "text"] {
            let (one, other) = (&uk["notice"][index][said], &en["notice"][index][said]);
            assert_ne!(one, other);
            let is_latin = |text: &str| text.chars().all(|letter| !('а'..='я').contains(&letter));
            assert!(other.as_str().is_some_and(is_latin), "{other}");
        }
    }
    let codes = |terms: &serde_json::Value| -> Vec<(String, bool)> {
        let consents = terms["consents"].as_array().cloned().unwrap_or_default();
        let one = |consent: &serde_json::Value| {
            let code = consent["code"].as_str().unwrap_or_default().to_owned();
            (code, consent["is_required"] == true)
        };
        consents.iter().map(one).collect()
    };
    let expected = [
        ("personal_data", true),
        ("terms_of_use", true),
        ("paperless", false),
    ];
    assert_eq!(
        codes(&uk),
        expected.map(|(code, required)| (code.to_owned(), required))
    );
    assert_eq!(codes(&uk), codes(&en));
}

#[tokio::test]
async fn another_language_is_refused() {
    let here = Here::at(IN_THE_WINDOW);
    let answer = here.get("/registration-terms?lang=de").await;
    assert_eq!(answer.fields(), ["lang: unknown"]);
}
