//! Invoices: the sum of the lines, what differs from what was handed in, and when there is none yet.

use serde_json::{Value, json};
use stand_in::DEMO_CONSUMERS;

use crate::here::{Here, IN_THE_WINDOW};

fn sum(of: &Value, name: &str) -> i64 {
    of[name].as_i64().expect("whole kopiykas")
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of[name].as_array().into_iter().flatten()
}

/// All of a year, each with its lines.
async fn of_year(here: &Here, account: &str, year: i16) -> Vec<(Value, Value)> {
    let path = format!("/accounts/{account}/invoices");
    let year = here.get(&format!("{path}?year={year}")).await.json();
    let mut invoices = Vec::new();
    for summary in list(&year, "items") {
        let id = summary["id"].as_str().unwrap_or_default();
        let whole = here.get(&format!("{path}/{id}")).await.json();
        invoices.push((summary.clone(), whole));
    }
    invoices
}

/// Hundredths of a cubic metre.
fn hundredths(text: &Value) -> i64 {
    let text = text.as_str().expect("a volume");
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<2}").parse().expect("digits")
}

#[tokio::test]
async fn the_lines_of_every_invoice_come_to_its_total() {
    for login in DEMO_CONSUMERS.map(|consumer| consumer.login) {
        let here = Here::signed_in("2026-11-20T12:00:00+02:00", login).await;
        let accounts = here.get("/accounts").await.json();
        for home in list(&accounts, "accounts") {
            let account = home["id"].as_str().unwrap_or_default();
            for (summary, whole) in of_year(&here, account, 2026).await {
                let totals: Vec<_> = list(&whole, "parts").map(|part| &part["total"]).collect();
                let listed: Vec<_> = list(&summary, "sums").map(|sum| &sum["total"]).collect();
                assert_eq!(totals, listed);
                for part in list(&whole, "parts") {
                    comes_to_its_total(part);
                }
                let differences = list(&whole["parts"][0], "differences").count();
                assert_eq!(summary["differs"], json!(differences > 0), "{summary}");
            }
        }
    }
}

fn comes_to_its_total(part: &Value) {
    let lines = list(part, "lines").filter_map(|line| line["kopiykas"].as_i64());
    assert_eq!(lines.sum::<i64>(), sum(part, "total"), "{part:#}");
    assert_eq!(
        sum(part, "opening") - sum(part, "paid") + sum(part, "total"),
        sum(part, "to_pay")
    );
    let of = |kind: &str| list(part, "lines").find(|line| line["kind"] == kind);
    let Some(volume) = of("volume") else { return };
    let turned: i64 = list(part, "lines")
        .filter(|line| line["kind"] == "meter" && !line["volume_m3"].is_null())
        .map(|line| hundredths(&line["volume_m3"]))
        .sum();
    if volume["coefficient"] == "1" {
        assert_eq!(turned, hundredths(&volume["volume_m3"]));
    } else {
        assert!(turned >= hundredths(&volume["volume_m3"]));
    }
}

#[tokio::test]
async fn billed_is_what_the_operator_took_where_the_consumers_own_was_rejected() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let path = "/accounts/a-1500000015/invoices";
    let invoice = here.get(&format!("{path}/i-2026-02-1500000015")).await;
    let gas = &invoice.json()["parts"][0];
    let difference = &gas["differences"][0];
    assert_eq!(difference["reason"], "value_not_plausible");
    assert_eq!(
        sum(difference, "submitted_m3"),
        sum(difference, "billed_m3") + 9_000
    );
    assert_eq!(gas["lines"][0]["source"], "operator");
    let reading = difference["reading_id"].as_str().unwrap_or_default();
    let own = here
        .get(&format!("/accounts/a-1500000015/readings/{reading}"))
        .await;
    assert_eq!(own.json()["status"], "rejected");
}

#[tokio::test]
async fn where_nothing_was_handed_in_it_says_so() {
    let here = Here::signed_in(IN_THE_WINDOW, "vasyl@example.com").await;
    let path = "/accounts/a-1500000065/invoices/i-2026-09-1500000065";
    let gas = &here.get(path).await.json()["parts"][0];
    let difference = &gas["differences"][0];
    assert_eq!(difference["submitted_m3"], Value::Null);
    assert_eq!(difference["reason"], "no_reading_submitted");
    let kinds: Vec<_> = list(gas, "lines")
        .map(|line| line["kind"].as_str())
        .collect();
    let wanted = ["meter", "volume", "charge", "benefit", "subsidy", "penalty"];
    assert_eq!(kinds, wanted.map(Some));
}

#[tokio::test]
async fn an_invoice_is_there_when_its_month_is_closed() {
    let here = Here::signed_in("2026-11-12T01:59:59+02:00", "olena@example.com").await;
    let path = "/accounts/a-1500000015/invoices";
    let coming = format!("{path}/i-2026-10-1500000015");
    let closing = ["10", "11", "12"];
    let mut statuses = Vec::new();
    for day in closing {
        here.set_clock(&format!("2026-11-{day}T02:00:00+02:00"));
        here.sign_in("olena@example.com").await;
        let answer = here.get(&coming).await;
        if answer.status == 409 {
            assert_eq!(answer.code(), "not_closed");
            let list = here.get(path).await.json();
            let coming = &list["coming"];
            assert_eq!(coming["period"], "2026-10");
            assert_eq!(coming["expected_on"], "2026-11-12");
        }
        statuses.push(answer.status);
    }
    assert_eq!(statuses.last(), Some(&200));
    for unknown in [
        "i-2026-12-1500000015",
        "i-2016-01-1500000015",
        "i-2026-09-1500000023",
        "x",
    ] {
        assert_eq!(here.get(&format!("{path}/{unknown}")).await.status, 404);
    }
}

#[tokio::test]
async fn what_is_outstanding_is_never_more_than_is_owed() {
    let here = Here::signed_in(IN_THE_WINDOW, "mykola@example.com").await;
    let account = "a-1500000023";
    let balances = here
        .get(&format!("/accounts/{account}/balances"))
        .await
        .json();
    let mut outstanding = [0, 0];
    for (summary, _) in of_year(&here, account, 2026).await {
        for (index, one) in list(&summary, "sums").enumerate() {
            outstanding[index] += sum(one, "outstanding");
            let is_paid = sum(one, "outstanding") == 0;
            assert_eq!(one["state"] == "paid", is_paid, "{one}");
        }
    }
    let owed = [0, 1].map(|index| sum(&balances["balances"][index], "kopiykas"));
    assert_eq!(outstanding, owed);
}
