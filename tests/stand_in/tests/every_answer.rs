//! Every status that the contract has for an operation can be had from the stand-in.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan};

use crate::contract::CONTRACT;
use crate::here::{CABINET, Here, IN_THE_WINDOW, JSON, fresh_key};

/// The contract lets a server refuse a header that it cannot read; the stand-in reads none that could fail there.
const NOT_GIVEN: [(&str, u16); 2] = [("extendSession", 400), ("signOut", 400)];

const ACCOUNT: &str = "/accounts/a-1500000015";

struct Tour {
    here: Here,
    seen: BTreeSet<(String, u16)>,
}

impl Tour {
    async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) {
        let answer = self
            .here
            .send(method, path, headers, body.map(Value::to_string))
            .await;
        let operation = CONTRACT.operation_id(method, path).expect("an operation");
        self.seen.insert((operation, answer.status));
    }

    /// The status of every operation while a fault is on.
    async fn under(&mut self, fault: Fault) {
        self.here.faults.set(FaultPlan {
            times: None,
            ..FaultPlan::next(fault, 1)
        });
        for path in reads() {
            self.ask("GET", &path, &[], None).await;
        }
        for (method, path) in writes() {
            self.ask(method, &path, &[], None).await;
        }
        self.here.faults.set(FaultPlan::next(Fault::None, 1));
    }
}

fn reads() -> Vec<String> {
    let below = ["", "/reading-window", "/readings", "/readings/r-100"];
    ["/session", "/accounts"]
        .into_iter()
        .map(str::to_owned)
        .chain(below.map(|path| format!("{ACCOUNT}{path}")))
        .collect()
}

fn writes() -> [(&'static str, String); 4] {
    [
        ("POST", "/session".to_owned()),
        ("DELETE", "/session".to_owned()),
        ("POST", "/session/extension".to_owned()),
        ("POST", format!("{ACCOUNT}/readings")),
    ]
}

#[tokio::test]
async fn every_answer_of_the_contract_is_given_and_none_beside() {
    let here = Here::at(IN_THE_WINDOW);
    let mut tour = Tour {
        here,
        seen: BTreeSet::new(),
    };
    tour.under(Fault::Unavailable).await;
    tour.under(Fault::TooMany).await;
    as_a_guest(&mut tour).await;
    tour.here.sign_in("olena@example.com").await;
    reading(&mut tour).await;
    writing(&mut tour).await;
    ending(&mut tour).await;

    let documented: BTreeSet<_> = CONTRACT.documented().into_iter().collect();
    let missing: Vec<_> = documented.difference(&tour.seen).collect();
    let expected = NOT_GIVEN.map(|(operation, status)| (operation.to_owned(), status));
    assert_eq!(missing, expected.iter().collect::<Vec<_>>());
}

async fn as_a_guest(tour: &mut Tour) {
    for path in reads() {
        tour.ask("GET", &path, &[], None).await;
    }
    for (method, path) in writes() {
        tour.ask(method, &path, &[], None).await;
        tour.ask(method, &path, &[CABINET], None).await;
    }
    let pair = |password: &str| json!({ "login": "olena@example.com", "password": password });
    tour.ask("POST", "/session", &[CABINET, JSON], Some(&json!([])))
        .await;
    tour.ask("POST", "/session", &[CABINET, JSON], Some(&json!({})))
        .await;
    tour.ask("POST", "/session", &[CABINET, JSON], Some(&pair("wrong")))
        .await;
    let large = json!("x".repeat(70_000));
    tour.ask("POST", "/session", &[CABINET, JSON], Some(&large))
        .await;
    tour.ask(
        "POST",
        "/session",
        &[CABINET, JSON],
        Some(&pair(stand_in::PASSWORD)),
    )
    .await;
}

async fn reading(tour: &mut Tour) {
    let too_long = "x".repeat(201);
    for path in reads() {
        tour.ask("GET", &path, &[], None).await;
        if path != "/session" {
            tour.ask("GET", &path, &[("if-none-match", "*")], None)
                .await;
            tour.ask("GET", &path, &[("if-none-match", &too_long)], None)
                .await;
        }
        if path.starts_with(ACCOUNT) {
            tour.ask("GET", &path.replace("1500000015", "0"), &[], None)
                .await;
        }
    }
    tour.ask("GET", &format!("{ACCOUNT}/readings?limit=0"), &[], None)
        .await;
}

async fn writing(tour: &mut Tour) {
    let path = format!("{ACCOUNT}/readings");
    let key = fresh_key();
    let keyed = [CABINET, JSON, ("idempotency-key", key.as_str())];
    let good = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    tour.ask("POST", &path, &[CABINET, JSON], Some(&good)).await;
    tour.ask("POST", &path, &[keyed[0], keyed[2]], Some(&good))
        .await;
    tour.ask("POST", &path, &keyed, Some(&json!("x".repeat(70_000))))
        .await;
    tour.ask(
        "POST",
        &path.replace("1500000015", "0"),
        &keyed,
        Some(&good),
    )
    .await;
    tour.ask("POST", &path, &keyed, Some(&json!({}))).await;
    in_progress(tour, &path, &good).await;
}

/// Two slow ones with the same key: whichever is second is told that the first is at work.
async fn in_progress(tour: &mut Tour, path: &str, good: &Value) {
    let key = fresh_key();
    let keyed = [CABINET, JSON, ("idempotency-key", key.as_str())];
    tour.here.faults.set(FaultPlan {
        delay_ms: 500,
        ..FaultPlan::next(Fault::Slow, 2)
    });
    let send = || tour.here.send("POST", path, &keyed, Some(good.to_string()));
    let (one, other) = tokio::join!(send(), send());
    let operation = || "submitReading".to_owned();
    tour.seen
        .extend([(operation(), one.status), (operation(), other.status)]);
}

async fn ending(tour: &mut Tour) {
    tour.ask("POST", "/session/extension", &[CABINET], None)
        .await;
    tour.ask("DELETE", "/session", &[CABINET], None).await;
}
