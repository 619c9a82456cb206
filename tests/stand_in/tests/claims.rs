//! A home is added to a cabinet by one of its numbers and a proof.

use serde_json::{Value, json};
use stand_in::UNCLAIMED;

use crate::here::{Answer, Here, IN_THE_WINDOW};
use crate::letters;

async fn olena() -> Here {
    Here::signed_in(IN_THE_WINDOW, "olena@example.com").await
}

async fn claim(here: &Here, number: &str) -> Answer {
    here.post("/account-claims", &json!({ "number": number }))
        .await
}

/// Begins with a number; where its proof goes.
async fn begun(here: &Here, number: &str) -> String {
    let answer = claim(here, number).await;
    assert_eq!(answer.status, 201, "{number}: {}", answer.text);
    let id = answer.json()["id"].as_str().unwrap_or_default().to_owned();
    format!("/account-claims/{id}/proof")
}

fn serial(value: &str) -> Value {
    json!({ "kind": "meter_serial", "value": value })
}

fn total(kopiykas: i64) -> Value {
    json!({ "kind": "invoice_total", "value": kopiykas.to_string() })
}

async fn ids(here: &Here) -> Vec<String> {
    let accounts = here.get("/accounts").await.json();
    let homes = accounts["accounts"].as_array().cloned().unwrap_or_default();
    let id = |home: &Value| home["id"].as_str().unwrap_or_default().to_owned();
    homes.iter().map(id).collect()
}

#[tokio::test]
async fn a_claim_makes_nothing_of_a_language() {
    let here = olena().await;
    let claim = json!({ "number": UNCLAIMED[0].operator_account, "language": "en" });
    assert_eq!(here.post("/account-claims", &claim).await.status, 201);
    assert_eq!(here.get("/profile").await.json()["language"], "uk");
}

#[tokio::test]
async fn a_home_is_added_by_any_of_its_numbers_and_either_proof() {
    let home = &UNCLAIMED[0];
    let eic = home.eic_metering_point;
    for (number, kind, proof) in [
        (home.operator_account, "operator_account", serial("0070488")),
        (home.supplier_account, "supplier_account", serial("70488")),
        (eic, "eic", total(home.invoice_total)),
        (home.eic_consumer, "eic", total(home.supplier_invoice_total)),
    ] {
        let here = olena().await;
        let begun = claim(&here, number).await.json();
        assert_eq!([&begun["number"], &begun["number_kind"]], [number, kind]);
        assert_eq!(begun["proofs"], json!(["meter_serial", "invoice_total"]));
        let path = format!(
            "/account-claims/{}/proof",
            begun["id"].as_str().unwrap_or_default()
        );
        let added = here.post(&path, &proof).await;
        assert_eq!(added.status, 201, "{number}: {}", added.text);
        let summary = added.json();
        assert_eq!(summary["holder"]["given_name"], "Софія");
        assert_eq!(
            [&summary["label"], &summary["is_default"]],
            [&json!(null), &json!(false)]
        );
        assert_eq!(
            ids(&here).await,
            ["a-1500000015", "a-1500000081"],
            "behind the others"
        );
        let readings = here.get("/accounts/a-1500000081/readings").await.json();
        assert!(
            readings["items"]
                .as_array()
                .is_some_and(|items| !items.is_empty())
        );
    }
}

#[tokio::test]
async fn a_home_without_a_meter_looks_like_any_and_is_proven_by_a_bill() {
    let (here, home) = (olena().await, &UNCLAIMED[2]);
    let begun = claim(&here, home.operator_account).await.json();
    assert_eq!(begun["proofs"], json!(["meter_serial", "invoice_total"]));
    let path = format!(
        "/account-claims/{}/proof",
        begun["id"].as_str().unwrap_or_default()
    );
    for none in ["0", "0070488"] {
        let answer = here.post(&path, &serial(none)).await;
        assert_eq!(answer.fields(), ["value: not_matched"]);
    }
    let added = here.post(&path, &total(home.invoice_total)).await.json();
    assert_eq!(
        [&added["meters"], &added["submitted"]],
        [&json!(0), &json!(0)]
    );
}

#[tokio::test]
async fn whoever_had_the_home_before_is_told_once() {
    let here = olena().await;
    let path = begun(&here, "1500000031").await;
    assert_eq!(here.post(&path, &serial("0045671")).await.status, 201);
    let told = letters::to(&here, "mykola@example.com");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].body.contains("с. Крути, вул. Шкільна, буд. 3"),
        "{}",
        told[0].body
    );
    assert_eq!(letters::to(&here, "olena@example.com").len(), 0);

    let new = json!({ "meter_id": "m-45671", "value": 99_999, "taken_on": "2026-11-02",
        "confirmations": ["unusually_large"] });
    let sent = here.post("/accounts/a-1500000031/readings", &new).await;
    here.sign_in("mykola@example.com").await;
    let seen = here.get("/accounts/a-1500000031").await.json();
    assert_eq!(
        seen["meters"][0]["standing"]["id"],
        sent.json()["id"],
        "both see the same home"
    );
    assert_eq!(
        seen["label"], "Батьки",
        "each has a name of their own for it"
    );
}

#[tokio::test]
async fn only_a_confirmed_contact_is_told_of_a_home() {
    for (confirmed, email, phone) in [
        ("email_confirmed = 0, phone_confirmed = 1", 0, 1),
        ("email_confirmed = 0, phone_confirmed = 0", 0, 0),
        ("email_confirmed = 1, phone_confirmed = 1", 1, 0),
    ] {
        let here = olena().await;
        let written: Result<usize, rusqlite::Error> = here.db.transaction(|db| {
            db.execute(
                &format!("UPDATE consumer SET {confirmed} WHERE email = 'mykola@example.com'"),
                [],
            )
        });
        assert_eq!(written, Ok(1));
        let path = begun(&here, "1500000031").await;
        assert_eq!(here.post(&path, &serial("0045671")).await.status, 201);
        let told = ["mykola@example.com", "+380671112202"].map(|to| letters::to(&here, to));
        assert_eq!(told.each_ref().map(Vec::len), [email, phone], "{confirmed}");
        let channels = ["email", "phone"];
        for (letters, channel) in told.iter().zip(channels) {
            assert!(letters.iter().all(|letter| letter.channel == channel));
        }
    }
}

#[tokio::test]
async fn a_right_proof_sent_twice_adds_the_home_once() {
    let here = olena().await;
    let path = begun(&here, "1500000031").await;
    let proof = serial("0045671");
    let (one, other) = tokio::join!(here.post(&path, &proof), here.post(&path, &proof));
    assert_eq!((one.status, other.status), (201, 201));
    assert_eq!(one.json(), other.json());
    assert_eq!(ids(&here).await, ["a-1500000015", "a-1500000031"]);
    assert_eq!(letters::to(&here, "mykola@example.com").len(), 1);
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_by_its_kind_of_fault() {
    let here = olena().await;
    for (number, code) in [
        ("", "required"),
        ("   ", "required"),
        ("12345", "malformed"),
        ("15000000811", "malformed"),
        ("56XM25A0060000І6", "malformed"),
        ("21X000000001397P", "malformed"),
        ("56XM25A006000017", "check"),
        ("1500000015", "already_linked"),
        ("150000015", "already_linked"),
        ("56ZM25A00000001K", "already_linked"),
        ("56XM25A01234567C", "already_linked"),
    ] {
        let answer = claim(&here, number).await;
        assert_eq!(answer.fields(), [format!("number: {code}")], "{number:?}");
    }
    let missing = here.post("/account-claims", &json!({})).await;
    assert_eq!(missing.fields(), ["number: required"]);
}

#[tokio::test]
async fn a_consumers_code_goes_on_while_one_of_its_homes_is_missing() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    assert_eq!(
        claim(&here, "56XM25A00200001Y").await.fields(),
        ["number: already_linked"]
    );
    assert_eq!(here.delete("/accounts/a-1500000031").await.status, 204);
    let path = begun(&here, "56XM25A00200001Y").await;
    assert_eq!(here.post(&path, &serial("0045671")).await.status, 201);
    assert_eq!(
        ids(&here).await,
        ["a-1500000023", "a-1500000049", "a-1500000031"]
    );
}

#[tokio::test]
async fn an_unknown_number_is_answered_like_a_known_one_to_the_end() {
    let here = olena().await;
    let known = claim(&here, "1500000081").await.json();
    let unknown = claim(&here, "1999999999").await.json();
    assert_eq!(known["proofs"], unknown["proofs"]);
    let mut told = Vec::new();
    for number in ["1500000081", "1999999999"] {
        let path = begun(&here, number).await;
        for _ in 0..5 {
            let answer = here.post(&path, &serial("0000001")).await;
            assert_eq!(answer.fields(), ["value: not_matched"], "{number}");
        }
        let locked = here.post(&path, &serial("0070488")).await;
        told.push((
            locked.status,
            locked.code(),
            locked.header("retry-after").map(str::to_owned),
        ));
    }
    let locked_out = (429, "locked_out".to_owned(), Some("900".to_owned()));
    assert_eq!(told, [locked_out.clone(), locked_out]);
}

#[tokio::test]
async fn the_lock_is_the_numbers_whoever_tries_and_ends_after_a_quarter_of_an_hour() {
    let here = olena().await;
    let path = begun(&here, "1500000081").await;
    for _ in 0..5 {
        assert_eq!(here.post(&path, &total(1)).await.status, 422);
    }
    let again = begun(&here, "1500000081").await;
    assert_eq!(
        here.post(&again, &serial("0070488")).await.status,
        429,
        "a claim anew"
    );
    let other = begun(&here, "1500000099").await;
    assert_eq!(
        here.post(&other, &serial("0061204")).await.status,
        201,
        "another number"
    );
    here.sign_in("mykola@example.com").await;
    let his = begun(&here, "1500000081").await;
    assert_eq!(
        here.post(&his, &serial("0070488")).await.status,
        429,
        "another consumer"
    );
    here.set_clock("2026-11-03T19:45:00+02:00");
    assert_eq!(here.post(&his, &serial("0070488")).await.status, 201);
}

#[tokio::test]
async fn all_numbers_of_a_home_share_its_tries() {
    let (here, home) = (olena().await, &UNCLAIMED[0]);
    let numbers = [
        home.operator_account,
        home.supplier_account,
        home.eic_metering_point,
        home.eic_consumer,
    ];
    for number in numbers.into_iter().chain([home.operator_account]) {
        let path = begun(&here, number).await;
        let answer = here.post(&path, &total(1)).await;
        assert_eq!(answer.fields(), ["value: not_matched"], "{number}");
    }
    for number in numbers {
        let path = begun(&here, number).await;
        let locked = here.post(&path, &serial("0070488")).await;
        assert_eq!(locked.code(), "locked_out", "{number}");
    }
}

#[tokio::test]
async fn proving_one_home_of_a_code_makes_no_room_for_guesses_at_another() {
    let here = olena().await;
    let path = begun(&here, "56XM25A00200001Y").await;
    for _ in 0..4 {
        assert_eq!(here.post(&path, &total(1)).await.status, 422);
    }
    assert_eq!(here.post(&path, &serial("0045671")).await.status, 201);
    assert_eq!(here.post(&path, &total(1)).await.status, 422);
    let other = begun(&here, "1500000023").await;
    assert_eq!(here.post(&other, &total(1)).await.code(), "locked_out");
}

#[tokio::test]
async fn a_proof_that_is_none_costs_no_try() {
    let here = olena().await;
    let path = begun(&here, "1500000081").await;
    for (proof, code) in [
        (serial(""), "required"),
        (json!({ "kind": "meter_serial" }), "required"),
        (serial("№<70488>"), "malformed"),
        (
            json!({ "kind": "invoice_total", "value": "286,50" }),
            "malformed",
        ),
        (
            json!({ "kind": "invoice_total", "value": "9".repeat(40) }),
            "malformed",
        ),
        (serial(&"7".repeat(41)), "malformed"),
    ] {
        let answer = here.post(&path, &proof).await;
        assert_eq!(answer.fields(), [format!("value: {code}")], "{proof}");
    }
    for not_this_shape in [json!({}), json!({ "kind": "passport", "value": "1" })] {
        assert_eq!(here.post(&path, &not_this_shape).await.status, 400);
    }
    assert_eq!(here.post(&path, &serial("0070488")).await.status, 201);
}

#[tokio::test]
async fn a_claim_is_its_consumers_and_lives_a_day() {
    let here = olena().await;
    let path = begun(&here, "1500000081").await;
    here.sign_in("mykola@example.com").await;
    assert_eq!(
        here.post(&path, &serial("0070488")).await.code(),
        "not_found"
    );
    assert_eq!(
        here.post("/account-claims/%FF/proof", &serial("1"))
            .await
            .status,
        404
    );
    assert_eq!(ids(&here).await.len(), 3);

    here.set_clock("2026-11-04T19:29:59+02:00");
    here.sign_in("olena@example.com").await;
    assert_eq!(here.post(&path, &serial("0000001")).await.status, 422);
    here.set_clock("2026-11-04T19:30:00+02:00");
    assert_eq!(
        here.post(&path, &serial("0070488")).await.code(),
        "not_found"
    );
    assert_eq!(ids(&here).await, ["a-1500000015"]);
}
