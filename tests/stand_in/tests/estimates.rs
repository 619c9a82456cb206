//! What the coming invoice would come to: the same that is billed once its month is closed.

use serde_json::{Value, json};

use crate::here::{Here, IN_THE_WINDOW};

const CLOSED: &str = "2026-11-12T12:00:00+02:00";

async fn estimates(here: &Here, account: &str) -> Value {
    let balances = here.get(&format!("/accounts/{account}/balances")).await;
    let invoices = here.get(&format!("/accounts/{account}/invoices")).await;
    let estimates = balances.json()["coming"]["estimates"].clone();
    assert_eq!(invoices.json()["coming"]["estimates"], estimates);
    estimates
}

/// As an estimate has them.
async fn billed(here: &Here, account: &str) -> Vec<(Value, Value)> {
    let number = account.trim_start_matches("a-");
    let path = format!("/accounts/{account}/invoices/i-2026-10-{number}");
    let invoice = here.get(&path).await.json();
    let parts = invoice["parts"].as_array().into_iter().flatten();
    parts
        .map(|part| (part["payee"]["service"].clone(), part["total"].clone()))
        .collect()
}

fn sums(estimates: &Value) -> Vec<(Value, Value)> {
    let estimates = estimates.as_array().into_iter().flatten();
    estimates
        .map(|one| (one["service"].clone(), one["kopiykas"].clone()))
        .collect()
}

fn bases(estimates: &Value) -> Vec<&str> {
    let estimates = estimates.as_array().into_iter().flatten();
    estimates.filter_map(|one| one["basis"].as_str()).collect()
}

#[tokio::test]
async fn an_estimate_of_what_was_handed_in_is_what_is_billed() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let account = "a-1500000015";
    let planned = estimates(&here, account).await;
    assert_eq!(bases(&planned), ["planned", "monthly_charge"]);
    let reading = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    let path = format!("/accounts/{account}/readings");
    assert_eq!(here.post(&path, &reading).await.status, 201);
    let submitted = estimates(&here, account).await;
    assert_eq!(bases(&submitted), ["submitted", "monthly_charge"]);
    assert_ne!(sums(&submitted), sums(&planned));
    here.set_clock(CLOSED);
    here.sign_in("olena@example.com").await;
    assert_eq!(billed(&here, account).await, sums(&submitted));
}

#[tokio::test]
async fn an_estimate_of_what_will_be_planned_is_what_is_billed_when_nothing_comes() {
    // The first has a benefit and a subsidy.
    for (login, account) in [
        ("vasyl@example.com", "a-1500000065"),
        ("olena@example.com", "a-1500000015"),
    ] {
        let here = Here::signed_in(IN_THE_WINDOW, login).await;
        let before = estimates(&here, account).await;
        assert_eq!(bases(&before), ["planned", "monthly_charge"]);
        here.set_clock("2026-11-07T12:00:00+02:00");
        here.sign_in(login).await;
        assert_eq!(estimates(&here, account).await, before);
        here.set_clock(CLOSED);
        here.sign_in(login).await;
        assert_eq!(billed(&here, account).await, sums(&before));
    }
}

#[tokio::test]
async fn where_nobody_can_tell_there_is_no_estimate() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    // Its operator tells no charge.
    let silent = estimates(&here, "a-1500000049").await;
    assert_eq!(bases(&silent), ["planned"]);
    here.sign_in("iryna@example.com").await;
    // Its meter was never read.
    let unread = estimates(&here, "a-1500000073").await;
    assert_eq!(bases(&unread), ["monthly_charge"]);
    here.sign_in("olena@example.com").await;
    let replaced = json!({
        "meter_id": "m-70415", "value": 12, "taken_on": "2026-11-03",
        "confirmations": ["meter_replaced"],
    });
    let readings = "/accounts/a-1500000015/readings";
    assert_eq!(here.post(readings, &replaced).await.status, 201);
    let untold = estimates(&here, "a-1500000015").await;
    assert_eq!(bases(&untold), ["monthly_charge"]);
}
