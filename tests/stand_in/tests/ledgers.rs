//! The history of settlements: whatever the home, the service, the year and the day on which it is looked at, it adds up.

use serde_json::{Value, json};
use stand_in::DEMO_CONSUMERS;

use crate::here::{Here, IN_THE_WINDOW};

const SERVICES: [(&str, &str); 2] = [("gas", "supplier"), ("delivery", "operator")];

/// Days before and after closings, windows, dues; the last ones years after the seeding.
const LOOKED_AT: [&str; 7] = [
    "2025-01-11T12:00:00+02:00",
    "2026-10-11T01:59:00+03:00",
    IN_THE_WINDOW,
    "2026-11-11T02:00:00+02:00",
    "2026-11-12T09:00:00+02:00",
    "2027-02-28T23:59:59+02:00",
    "2029-07-15T12:00:00+03:00",
];

async fn homes(here: &Here) -> Vec<Value> {
    let accounts = here.get("/accounts").await.json();
    accounts["accounts"].as_array().cloned().unwrap_or_default()
}

/// All months of a service, oldest first.
async fn months(here: &Here, account: &str, service: &str) -> Vec<Value> {
    let path = format!("/accounts/{account}/ledger?service={service}");
    let newest = here.get(&path).await.json();
    let mut months = Vec::new();
    for year in newest["years"].as_array().into_iter().flatten().rev() {
        let page = here.get(&format!("{path}&year={year}")).await.json();
        let of_year = page["months"].as_array().cloned().unwrap_or_default();
        months.extend(of_year.into_iter().rev());
    }
    months
}

fn sum(month: &Value, name: &str) -> i64 {
    month[name].as_i64().expect("whole kopiykas")
}

fn adds_up(month: &Value) {
    let of = |name: &str| sum(month, name);
    assert_eq!(
        of("opening") + of("charged") - of("benefit") - of("subsidy")
            + of("recalculated")
            + of("penalty")
            - of("paid"),
        of("closing"),
        "{month}"
    );
    assert!(of("paid") >= 0, "{month}");
}

#[tokio::test]
async fn every_month_of_every_home_adds_up_and_begins_where_the_last_one_ended() {
    for login in DEMO_CONSUMERS.map(|consumer| consumer.login) {
        let here = Here::signed_in(IN_THE_WINDOW, login).await;
        for now in LOOKED_AT {
            here.set_clock(now);
            here.sign_in(login).await;
            for home in homes(&here).await {
                for (service, company) in SERVICES {
                    let account = home["id"].as_str().unwrap_or_default();
                    let months = months(&here, account, service).await;
                    months.iter().for_each(adds_up);
                    for pair in months.windows(2) {
                        assert_eq!(pair[0]["closing"], pair[1]["opening"], "{now}: {pair:?}");
                        assert!(pair[0]["period"].as_str() < pair[1]["period"].as_str());
                    }
                    let last = months.last().expect("there is always the open month");
                    assert_eq!(last["is_closed"], false);
                    let balance = &home[format!("{company}_balance")]["kopiykas"];
                    assert_eq!(last["closing"], *balance, "{now}: {account} {service}");
                }
            }
        }
    }
}

#[tokio::test]
async fn at_the_seeding_the_balance_is_the_seeds_whatever_the_day() {
    for now in [
        "2026-11-01T00:00:00+02:00",
        "2026-11-10T02:00:00+02:00",
        "2026-11-11T02:30:00+02:00",
        "2026-11-30T23:00:00+02:00",
        "2027-03-12T12:00:00+02:00",
    ] {
        let here = Here::signed_in(now, "vasyl@example.com").await;
        let balances = here.get("/accounts/a-1500000065/balances").await.json();
        let owed: Vec<_> = balances["balances"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| one["kopiykas"].clone())
            .collect();
        assert_eq!(owed, [json!(527_318), json!(184_560)], "{now}");
    }
}

#[tokio::test]
async fn what_was_paid_is_what_came_between_two_closings() {
    let here = Here::at(IN_THE_WINDOW);
    let sums = |table: &str, sum: &str| -> i64 {
        let query = format!("SELECT sum({sum}) FROM {table}");
        here.db
            .transaction(|db| db.query_row(&query, [], |row| row.get(0)))
            .unwrap_or_else(|cause: rusqlite::Error| panic!("{cause}"))
    };
    let open = "received WHERE received_at > unixepoch('2026-10-12')";
    let settled = sums("settlement", "paid");
    assert!(settled > 0 && sums("received", "kopiykas") >= settled);
    assert!(sums("received", "kopiykas") - sums(open, "kopiykas") <= settled);
}

#[tokio::test]
async fn ten_years_of_olena_and_delivery_since_it_is_billed_apart() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let gas = months(&here, "a-1500000015", "gas").await;
    assert_eq!(gas.len(), 120);
    let delivery = months(&here, "a-1500000015", "delivery").await;
    assert_eq!(delivery[0]["period"], "2020-01");
    assert_eq!(delivery[0]["price"], Value::Null);
    let prices: Vec<_> = gas.iter().map(|month| month["price"].as_str()).collect();
    for price in ["6.957", "8.30933", "5.50036", "7.96"] {
        assert!(prices.contains(&Some(price)), "{price}");
    }
    assert!(gas.iter().any(|month| sum(month, "recalculated") < 0));
}

#[tokio::test]
async fn a_month_is_charged_once_it_is_closed_and_not_before() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let reading = json!({ "meter_id": "m-70415", "value": 14_405, "taken_on": "2026-11-03" });
    let path = "/accounts/a-1500000015";
    here.post(&format!("{path}/readings"), &reading).await;
    let newest = || async {
        let ledger = here.get(&format!("{path}/ledger")).await.json();
        ledger["months"].as_array().cloned().unwrap_or_default()
    };
    assert_eq!(newest().await[0]["period"], "2026-10");
    assert_eq!(newest().await[0]["charged"], 0);
    here.set_clock("2026-11-12T03:00:00+02:00");
    here.sign_in("olena@example.com").await;
    let months = newest().await;
    assert_eq!(months[0]["period"], "2026-11");
    assert_eq!(months[1]["charged"], 66_864);
    assert_eq!(months[1]["volume_m3"], "84");
    let balances = here.get(&format!("{path}/balances")).await.json();
    assert_eq!(balances["balances"][0]["kopiykas"], 66_864 - 5_620);
    assert_eq!(balances["balances"][0]["due_on"], "2026-11-25");
    assert_eq!(balances["coming"]["expected_on"], "2026-12-12");
    here.set_clock(IN_THE_WINDOW);
    here.sign_in("olena@example.com").await;
    assert_eq!(newest().await[0]["charged"], 0, "the clock was set back");
}

#[tokio::test]
async fn a_year_without_months_is_empty_and_a_new_home_has_nothing_yet() {
    let here = Here::signed_in(IN_THE_WINDOW, "iryna@example.com").await;
    let path = "/accounts/a-1500000073";
    let ledger = here.get(&format!("{path}/ledger")).await.json();
    assert_eq!(ledger["months"].as_array().map(Vec::len), Some(1));
    let empty = here.get(&format!("{path}/ledger?year=1999")).await.json();
    assert_eq!(
        (&empty["year"], &empty["months"]),
        (&json!(1999), &json!([]))
    );
    let invoices = here.get(&format!("{path}/invoices")).await.json();
    assert_eq!(invoices["items"], json!([]));
    let balances = here.get(&format!("{path}/balances")).await.json();
    assert_eq!(balances["balances"][1]["due_on"], Value::Null);
}

#[tokio::test]
async fn a_benefit_and_a_subsidy_enter_each_invoice() {
    let here = Here::signed_in(IN_THE_WINDOW, "vasyl@example.com").await;
    let benefits = here.get("/accounts/a-1500000065/benefits").await.json();
    let kinds: Vec<_> = benefits["entitlements"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| (one["kind"].as_str(), one["this_month"]["left"].as_i64()))
        .collect();
    assert_eq!(
        kinds,
        [(Some("benefit"), Some(42)), (Some("subsidy"), Some(64_250))]
    );
    let invoices = benefits["invoices"].as_array().cloned().unwrap_or_default();
    assert_eq!(invoices.len(), 24);
    for one in &invoices {
        assert!(sum(one, "benefit") > 0, "{one}");
        let is_subsidised = one["period"].as_str() >= Some("2025-05");
        assert_eq!(sum(one, "subsidy") > 0, is_subsidised, "{one}");
    }
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let none = here.get("/accounts/a-1500000015/benefits").await.json();
    assert_eq!(none, json!({ "entitlements": [], "invoices": [] }));
}
