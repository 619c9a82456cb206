//! The statement of accession: made, printed, handed in, accepted or returned; and the companies' documents.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::pdf;

const OLENA: &str = "olena@example.com";
const HOME: &str = "/accounts/a-1500000015";
const ACCESSION: &str = "/accounts/a-1500000015/accession";

fn answers() -> Value {
    json!({ "answers": { "persons_registered": 3, "heated_area": "54.5", "bills_by": "cabinet" } })
}

fn with(name: &str, value: Value) -> Value {
    let mut body = answers();
    body["answers"][name] = value;
    body
}

async fn submitted(here: &Here, id: &Value) -> Answer {
    let body = json!({ "statement_id": id, "way": "office" });
    here.post(&format!("{ACCESSION}/submission"), &body).await
}

fn text_of(file: &Answer) -> String {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("file.pdf");
    std::fs::write(&path, &file.bytes).expect("a file");
    pdf::text(&path)
}

#[tokio::test]
async fn a_statement_is_made_handed_in_and_accepted() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let none = here.get(ACCESSION).await.json();
    assert_eq!(
        (&none["state"], &none["statement"]),
        (&json!("none"), &Value::Null)
    );
    assert_eq!(here.get(&format!("{ACCESSION}/pdf")).await.status, 404);
    let made = here.post(ACCESSION, &answers()).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let made = made.json();
    assert_eq!(
        (&made["state"], &made["since"]),
        (&json!("prepared"), &json!("2026-11-03"))
    );
    assert_eq!(made["statement"]["answers"], answers()["answers"]);
    // Anew, in its place.
    let made = here
        .post(ACCESSION, &with("persons_registered", json!(4)))
        .await
        .json();
    let id = &made["statement"]["id"];
    let handed_in = submitted(&here, id).await;
    assert_eq!(handed_in.status, 201, "{}", handed_in.text);
    assert_eq!(handed_in.json()["decide_by"], "2026-11-17");
    assert_eq!(
        submitted(&here, id).await.fields(),
        ["statement_id: outdated"]
    );
    assert_eq!(
        here.post(ACCESSION, &answers()).await.fields(),
        ["state: submitted"]
    );
    for (now, state) in [
        ("2026-11-10T11:59:59+02:00", "submitted"),
        ("2026-11-10T12:00:00+02:00", "accepted"),
    ] {
        here.set_clock(now);
        here.sign_in(OLENA).await;
        assert_eq!(here.get(ACCESSION).await.json()["state"], state);
    }
    assert_eq!(
        here.post(ACCESSION, &answers()).await.fields(),
        ["state: accepted"]
    );
}

#[tokio::test]
async fn a_pdf_reader_finds_the_consumers_data_in_it() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    here.post(ACCESSION, &answers()).await;
    let file = here.get(&format!("{ACCESSION}/pdf")).await;
    let disposition = "attachment; filename=\"zaiava-1500000015.pdf\"";
    assert_eq!(file.header("content-disposition"), Some(disposition));
    let text = text_of(&file);
    for wanted in [
        "Заява-приєднання до умов договору",
        "Ковальчук Олена Петрівна",
        "м. Ніжин, вул. Гоголя, буд. 12, кв. 7",
        "1500000015",
        "150000015",
        "56ZM25A00000001K",
        "+380501112201",
        "olena@example.com",
        "Самгаз G4, № 0070415",
        "Greta 1470, 1 шт.",
        "54,5 м²",
        "лише в особистому кабінеті",
        "03.11.2026",
    ] {
        assert!(text.contains(wanted), "no {wanted:?} in\n{text}");
    }
    assert_eq!(
        here.get(&format!("{ACCESSION}/pdf")).await.bytes,
        file.bytes
    );
}

#[tokio::test]
async fn a_made_statement_says_what_was_on_record_then_as_its_file_does() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let made = here.post(ACCESSION, &answers()).await.json();
    assert_eq!(made["statement"]["facts"], made["facts"]);
    let right = json!({ "what": "serial", "item_id": "m-70415", "value": "0070451" });
    let corrections = format!("{HOME}/equipment/corrections");
    assert_eq!(here.post(&corrections, &right).await.status, 201);
    here.set_clock("2026-12-01T12:00:00+02:00");
    here.sign_in(OLENA).await;
    let now = here.get(ACCESSION).await.json();
    assert_eq!(now["facts"]["meters"][0]["serial"], "0070451");
    assert_eq!(now["statement"]["facts"], made["statement"]["facts"]);
}

#[tokio::test]
async fn what_is_wrong_is_said_field_by_field() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let area = |text: &str| with("heated_area", json!(text));
    for (body, codes) in [
        (
            json!({}),
            vec![
                "answers.persons_registered: required",
                "answers.heated_area: required",
                "answers.bills_by: required",
            ],
        ),
        (
            with("persons_registered", json!(51)),
            vec!["answers.persons_registered: out_of_range"],
        ),
        (area("54,5"), vec!["answers.heated_area: malformed"]),
        (area("54."), vec!["answers.heated_area: malformed"]),
        (area(".5"), vec!["answers.heated_area: malformed"]),
        (area("1000.01"), vec!["answers.heated_area: out_of_range"]),
        (
            with("bills_by", json!("pigeon")),
            vec!["answers.bills_by: unknown"],
        ),
    ] {
        assert_eq!(here.post(ACCESSION, &body).await.fields(), codes, "{body}");
    }
    let path = format!("{ACCESSION}/submission");
    let none = here.post(&path, &json!({})).await;
    assert_eq!(none.fields(), ["statement_id: required", "way: required"]);
    let other = json!({ "statement_id": "s-1", "way": "pigeon" });
    assert_eq!(
        here.post(&path, &other).await.fields(),
        ["statement_id: outdated", "way: unknown"]
    );
}

#[tokio::test]
async fn the_demo_shows_a_signed_one_and_a_returned_one_that_can_be_made_anew() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let signed = here.get("/accounts/a-1500000023/accession").await.json();
    assert_eq!(
        (&signed["state"], &signed["statement"]),
        (&json!("accepted"), &Value::Null)
    );
    here.sign_in("vasyl@example.com").await;
    let path = "/accounts/a-1500000065/accession";
    let returned = here.get(path).await.json();
    assert_eq!(returned["state"], "returned");
    assert!(
        returned["returned"]
            .as_str()
            .is_some_and(|why| why.contains("підпису"))
    );
    assert_eq!(
        here.post(path, &answers()).await.json()["state"],
        "prepared"
    );
}

#[tokio::test]
async fn who_else_sees_the_home_sees_that_it_is_handed_in_and_nothing_of_what_it_says() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let id = here.post(ACCESSION, &answers()).await.json()["statement"]["id"].clone();
    here.sign_in("mykola@example.com").await;
    let claim = here
        .post("/account-claims", &json!({ "number": "1500000015" }))
        .await
        .json();
    let proof = json!({ "kind": "meter_serial", "value": "0070415" });
    let proof_at = format!(
        "/account-claims/{}/proof",
        claim["id"].as_str().expect("an id")
    );
    assert_eq!(here.post(&proof_at, &proof).await.status, 201);
    assert_eq!(here.get(ACCESSION).await.json()["state"], "none");
    here.sign_in(OLENA).await;
    submitted(&here, &id).await;
    here.sign_in("mykola@example.com").await;
    let seen = here.get(ACCESSION).await.json();
    assert_eq!(
        (&seen["state"], &seen["statement"]),
        (&json!("submitted"), &Value::Null)
    );
    assert_eq!(seen["facts"]["email"], "mykola@example.com");
    assert_eq!(here.get(&format!("{ACCESSION}/pdf")).await.status, 404);
}

#[tokio::test]
async fn each_document_is_a_file_that_says_what_the_list_says() {
    let here = Here::signed_in(IN_THE_WINDOW, OLENA).await;
    let documents = here.get(&format!("{HOME}/documents")).await.json();
    let documents = documents["items"].as_array().expect("documents");
    assert_eq!(documents.len(), 4);
    let mut texts = Vec::new();
    for document in documents {
        let id = document["id"].as_str().expect("an id");
        let file = here.get(&format!("{HOME}/documents/{id}/pdf")).await;
        assert_eq!(
            file.bytes.len() as u64,
            document["bytes"].as_u64().expect("a size")
        );
        let text = text_of(&file)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(
            text.contains(document["name"].as_str().expect("a name")),
            "{text}"
        );
        texts.push(text);
    }
    assert!(texts[1].contains("7,96 ₴ за 1 м³"), "{}", texts[1]);
    assert!(texts[3].contains("142,30 ₴ на місяць"), "{}", texts[3]);
}
