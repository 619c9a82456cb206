//! Asks every operation of the contract for the answers that all of them have, and keeps what was answered.

use std::collections::BTreeSet;

use conformance::contract::{CONTRACT, Operation};
use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan};

use crate::here::{Answer, CABINET, Here, JSON, fresh_key};

/// The id of no thing.
const NOTHING: &str = "nothing";

pub struct Tour {
    pub here: Here,
    seen: BTreeSet<(String, u16)>,
}

impl Tour {
    pub fn of(here: Here) -> Tour {
        Tour {
            here,
            seen: BTreeSet::new(),
        }
    }

    pub async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let body = body.map(Value::to_string);
        let answer = self.here.send(method, path, headers, body).await;
        self.note(method, path, &answer);
        answer
    }

    /// As the cabinet does, with a fresh key.
    pub async fn write(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let key = fresh_key();
        let headers = [CABINET, JSON, ("idempotency-key", key.as_str())];
        self.ask(method, path, &headers, Some(body)).await
    }

    /// A picture, as the cabinet sends it.
    pub async fn put(&mut self, path: &str, media_type: &str, picture: &[u8]) -> Answer {
        let answer = self.here.put(path, media_type, picture).await;
        self.note("PUT", path, &answer);
        answer
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, &[], None).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.ask("DELETE", path, &[CABINET], None).await
    }

    pub fn note(&mut self, method: &str, path: &str, answer: &Answer) {
        let operation = CONTRACT.operation(method, path).expect("an operation");
        self.seen.insert((operation.id.clone(), answer.status));
    }

    /// What the contract has and nobody has answered. An operation that takes nothing that could be misread never
    /// gives its 400: the contract leaves it to servers that look at more than the stand-in does.
    pub fn missing(&self) -> Vec<(String, u16)> {
        let never: BTreeSet<_> = CONTRACT
            .operations()
            .iter()
            .filter(|stop| !stop.can_be_misread())
            .map(|stop| (stop.id.clone(), 400))
            .collect();
        let documented = CONTRACT.documented().into_iter();
        documented
            .filter(|one| !self.seen.contains(one) && !never.contains(one))
            .collect()
    }

    /// Every operation while a fault is on.
    pub async fn under(&mut self, fault: Fault) {
        let plan = FaultPlan::next(fault, 1);
        self.here.faults.set(FaultPlan {
            times: None,
            ..plan
        });
        for stop in CONTRACT.operations() {
            self.ask(&stop.method, &stop.path_with(NOTHING), &[], None)
                .await;
        }
        self.here.faults.set(FaultPlan::next(Fault::None, 1));
    }

    /// Every operation without a session: as a foreign form would send it, then as the cabinet does.
    pub async fn as_a_guest(&mut self) {
        for stop in CONTRACT.operations() {
            let path = stop.path_with(NOTHING);
            self.ask(&stop.method, &path, &[], None).await;
            self.ask(&stop.method, &path, &[CABINET], None).await;
        }
    }

    /// What can be wrong with every request, whatever it asks for; what it asks about is not there.
    pub async fn misread(&mut self) {
        for stop in CONTRACT.operations() {
            let path = stop.path_with(NOTHING);
            if stop.takes("If-None-Match") {
                let too_long = "x".repeat(201);
                let known = [("if-none-match", too_long.as_str())];
                self.ask(&stop.method, &path, &known, None).await;
            }
            if stop.method == "GET" {
                self.get(&path).await;
            } else if stop.body.is_some() {
                self.misread_body(stop, &path).await;
            } else if stop.has_id() {
                self.ask(&stop.method, &path, &[CABINET], None).await;
            }
        }
    }

    async fn misread_body(&mut self, stop: &Operation, path: &str) {
        let key = fresh_key();
        let keyed = [CABINET, ("idempotency-key", key.as_str())];
        self.ask(&stop.method, path, &keyed, stop.body.as_ref())
            .await;
        let too_large = json!("x".repeat(70_000));
        for body in [json!([]), too_large] {
            self.write(&stop.method, path, &body).await;
        }
        if stop.has_id() {
            let example = stop.body.clone().unwrap_or_default();
            self.write(&stop.method, path, &example).await;
        }
    }

    /// A read, and once more by a reader that has it.
    pub async fn read_twice(&mut self, path: &str) {
        let tag = self.get(path).await;
        let tag = tag.header("etag").unwrap_or_default().to_owned();
        self.ask("GET", path, &[("if-none-match", &tag)], None)
            .await;
        let too_long = "x".repeat(201);
        self.ask("GET", path, &[("if-none-match", &too_long)], None)
            .await;
    }
}
