//! One meter of a consumer: sending for it, and looking at what became of it.

use serde_json::{Value, json};

use crate::here::{Answer, Here};

/// Login, home, meter.
pub type Who = (&'static str, &'static str, &'static str);

/// Ten years of readings, the last one 14321.
pub const OLENA: Who = ("olena@example.com", "a-1500000015", "m-70415");
/// Her supplier takes readings from the 28th to the 5th; five digits, the last reading 99984.
pub const HANNA: Who = ("hanna@example.com", "a-1500000057", "m-99871");
/// Never read.
pub const IRYNA: Who = ("iryna@example.com", "a-1500000073", "m-500001");

pub async fn send(here: &Here, who: Who, value: i64, confirmed: &[&str]) -> Answer {
    let window = here
        .get(&format!("/accounts/{}/reading-window", who.1))
        .await;
    let new = json!({ "meter_id": who.2, "value": value, "taken_on": window.json()["today"],
        "confirmations": confirmed });
    here.post(&format!("/accounts/{}/readings", who.1), &new)
        .await
}

pub async fn sent(here: &Here, who: Who, value: i64, confirmed: &[&str]) -> Value {
    let answer = send(here, who, value, confirmed).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

/// At that time, signed in anew: the session was over.
pub async fn at(here: &Here, now: &str, who: Who) {
    here.set_clock(now);
    here.sign_in(who.0).await;
}

pub async fn reading(here: &Here, who: Who, reading: &Value) -> Value {
    let id = reading["id"].as_str().unwrap_or_default();
    here.get(&format!("/accounts/{}/readings/{id}", who.1))
        .await
        .json()
}

pub async fn meter(here: &Here, who: Who) -> Value {
    let account = here.get(&format!("/accounts/{}", who.1)).await.json();
    let meters = account["meters"].as_array().cloned().unwrap_or_default();
    let of = |meter: &&Value| meter["id"] == who.2;
    meters.iter().find(of).cloned().unwrap_or_default()
}

/// Newest first.
pub async fn history(here: &Here, who: Who) -> Vec<Value> {
    let path = format!("/accounts/{}/readings?meter_id={}&limit=120", who.1, who.2);
    let page = here.get(&path).await.json();
    page["items"].as_array().cloned().unwrap_or_default()
}

pub fn stages(reading: &Value) -> Vec<&str> {
    let trail = reading["trail"].as_array().into_iter().flatten();
    trail.filter_map(|step| step["stage"].as_str()).collect()
}
