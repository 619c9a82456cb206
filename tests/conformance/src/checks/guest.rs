//! What nobody who is not signed in may see or do. Nothing is written: each request lacks a session, and a body.

use serde_json::json;

use crate::client::{Ask, Who};
use crate::contract::{CONTRACT, Operation};
use crate::inspection::{Inspection, NOTHING, Wish};

/// A key of the contract's form that nothing is kept under.
const KEY: &str = "conformance-of-a-guest";

pub fn all(it: &mut Inspection) {
    who_is_here(it);
    over_https(it);
    turned_away(it);
    no_session(it);
    nothing_there(it);
}

fn who_is_here(it: &mut Inspection) {
    let ask = Ask::get("/session").by(Who::Guest);
    let Some(answer) = it.ask(&ask, &[200]) else {
        return;
    };
    it.expect(
        answer.json()["state"] == "guest",
        &ask,
        &Wish {
            at: "state",
            came: "another state than guest, without a cookie".to_owned(),
            wanted: "guest",
            why: "The first page is drawn by it; a guest is an answer and no error.",
        },
    );
}

fn over_https(it: &mut Inspection) {
    let ask = Ask::get("/session").by(Who::Guest);
    let is_safe = it.settings.is_https() || it.settings.is_local();
    it.expect(
        is_safe || it.has_given_up(),
        &ask,
        &Wish {
            at: "https",
            came: "an address without it".to_owned(),
            wanted: "https",
            why: "Passwords and bills travel here; browsers send no Secure cookie without it.",
        },
    );
}

/// Every operation that needs a session, asked for without one: it is there, and it says who is missing.
fn turned_away(it: &mut Inspection) {
    for operation in CONTRACT.operations().iter().filter(|one| one.needs_session) {
        let ask = as_the_cabinet(operation).by(Who::Guest);
        let Some(answer) = it.ask(&ask, &[401]) else {
            continue;
        };
        it.expect(answer.code().as_deref() == Some("session_expired"), &ask, &Wish {
            at: "code",
            came: crate::mask::word(&answer.json()["code"]),
            wanted: "session_expired",
            why: "The cabinet then asks for the password again and goes on where the consumer was.",
        });
    }
}

/// As the cabinet would send it, about nothing, with an empty body.
pub fn as_the_cabinet(operation: &Operation) -> Ask {
    let mut ask = Ask::new(&operation.method, &operation.path);
    for part in operation.path.split('/') {
        if let Some(name) = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
        {
            ask = ask.id(name, NOTHING);
        }
    }
    for (place, name) in &operation.parameters {
        if place == "query" && name == "receptionist_id" {
            ask = ask.query(name, NOTHING);
        }
    }
    if operation.takes("Idempotency-Key") {
        ask = ask.key(KEY);
    }
    match operation.takes.first().map(String::as_str) {
        None => ask,
        Some("application/json") => ask.json(json!({})),
        Some(_) => ask.bytes("image/png", Vec::new()),
    }
}

/// With the contract's own example of a body.
pub fn with_example(ask: Ask, operation: &Operation) -> Ask {
    match &operation.body {
        Some(body) => ask.json(body.clone()),
        None => ask,
    }
}

fn no_session(it: &mut Inspection) {
    let made_up = Who::Bearer("gc_session=made-up".to_owned());
    let ask = Ask::get("/session").by(made_up.clone());
    if let Some(answer) = it.ask(&ask, &[200]) {
        it.expect(answer.json()["state"] == "guest", &ask, &Wish {
            at: "state",
            came: "another state than guest, with a cookie that was made up".to_owned(),
            wanted: "guest",
            why: "A session that is over is an answer and no error: else every old tab shows a failure.",
        });
    }
    if it.is_there("GET", "/accounts") {
        let why = "Anybody could read the homes of others.";
        it.ask_for(&Ask::get("/accounts").by(made_up), &[401], why);
    }
}

fn nothing_there(it: &mut Inspection) {
    let unknown = Ask::get(&format!("/{NOTHING}")).by(Who::Guest);
    it.ask_for(
        &unknown,
        &[404],
        "A mistyped address must be told from a failure, and never be answered with a page.",
    );
    let other_method = Ask::new("PUT", "/session").json(json!({})).by(Who::Guest);
    let why = "It tells a developer at once that the method is wrong and not the address.";
    it.ask_for(&other_method, &[405], why);
    if it.is_there("DELETE", "/session") {
        it.ask(&Ask::new("DELETE", "/session").by(Who::Guest), &[204]);
    }
}
