//! Steps of a registration, for tests that begin in the middle of one.

use serde_json::{Value, json};
use stand_in::UNCLAIMED;

use crate::here::{Answer, Here};
use crate::letters;

pub const EMAIL: &str = "sofiia@example.com";
pub const PHONE: &str = "+380671112233";
pub const NEW_PASSWORD: &str = "тепло-в-хаті-2026";

pub async fn start(here: &Here, number: &str) -> Answer {
    here.post("/registrations", &json!({ "number": number }))
        .await
}

/// Where a registration that is begun with the number goes on.
pub async fn begun(here: &Here, number: &str) -> String {
    let answer = start(here, number).await;
    assert_eq!(answer.status, 201, "{number}: {}", answer.text);
    format!("/registrations/{}", text(&answer.json()["id"]))
}

pub fn serial(value: &str) -> Value {
    json!({ "proof": { "kind": "meter_serial", "value": value } })
}

pub fn total(value: &str) -> Value {
    json!({ "proof": { "kind": "invoice_total", "value": value } })
}

pub fn person(email: &str, phone: &str) -> Value {
    let name = json!({ "given_name": "Софія", "patronymic": null, "family_name": "Гнатюк" });
    json!({ "person": { "name": name, "email": email, "phone": phone } })
}

pub fn consents(agreed: &[&str]) -> Value {
    json!({ "consents": { "version": "2026-11", "agreed": agreed } })
}

/// The first home of nobody's, proven.
pub async fn proven(here: &Here) -> String {
    let home = &UNCLAIMED[0];
    let path = begun(here, home.operator_account).await;
    let proof = serial(home.meter_serial.unwrap_or_default());
    kept(here, &path, &proof).await;
    path
}

/// All questions answered.
pub async fn ready(here: &Here, email: &str, phone: &str) -> String {
    let path = proven(here).await;
    for part in [
        person(email, phone),
        json!({ "password": NEW_PASSWORD }),
        consents(&["personal_data", "terms_of_use"]),
    ] {
        kept(here, &path, &part).await;
    }
    path
}

/// A code is on its way to the e-mail.
pub async fn sent(here: &Here, email: &str, phone: &str) -> String {
    let path = ready(here, email, phone).await;
    let answer = send_code(here, &path, "email").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    path
}

/// Registered and signed in.
pub async fn registered(here: &Here) {
    let path = sent(here, EMAIL, PHONE).await;
    let answer = confirm(here, &path, &letters::code(here, EMAIL)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

pub async fn kept(here: &Here, path: &str, part: &Value) -> Value {
    let answer = here.patch(path, part).await;
    assert_eq!(answer.status, 200, "{part}: {}", answer.text);
    answer.json()
}

pub async fn send_code(here: &Here, path: &str, channel: &str) -> Answer {
    here.post(&format!("{path}/code"), &json!({ "channel": channel }))
        .await
}

pub async fn confirm(here: &Here, path: &str, code: &str) -> Answer {
    here.post(&format!("{path}/confirmation"), &json!({ "code": code }))
        .await
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
