//! Language of letters, name of a home: changed, read back, and put as it was.

use serde_json::{Value, json};

use crate::client::Ask;
use crate::inspection::{Inspection, Wish};

const PROFILE: &str = "/profile";
const HOME: &str = "/accounts/{account_id}";

pub fn all(it: &mut Inspection, home: &str) {
    language(it);
    label(it, home);
}

fn language(it: &mut Inspection) {
    if !it.is_there("PATCH", PROFILE) {
        return;
    }
    let Some(before) = it.ask(&Ask::get(PROFILE), &[200]) else {
        return;
    };
    let before = before.json()["language"].clone();
    let other = if before == "uk" { "en" } else { "uk" };
    let change =
        |language: &Value| Ask::new("PATCH", PROFILE).json(json!({ "language": language }));
    let ask = change(&json!(other));
    if it.ask(&ask, &[200]).is_none() {
        return;
    }
    if let Some(now) = it.ask(&Ask::get(PROFILE), &[200]) {
        kept(it, &ask, "language", now.json()["language"] == other);
    }
    it.ask(&change(&before), &[200]);
    it.ask(&change(&json!("xx")), &[400, 422]);
}

fn label(it: &mut Inspection, home: &str) {
    if !it.is_there("PATCH", HOME) {
        return;
    }
    let of = |method: &str| Ask::new(method, HOME).id("account_id", home);
    let Some(before) = it.ask(&of("GET"), &[200]) else {
        return;
    };
    let ask = of("PATCH").json(json!({ "label": "Conformance" }));
    if it.ask(&ask, &[200]).is_none() {
        return;
    }
    if let Some(now) = it.ask(&of("GET"), &[200]) {
        kept(it, &ask, "label", now.json()["label"] == "Conformance");
    }
    it.ask(
        &of("PATCH").json(json!({ "label": before.json()["label"] })),
        &[200],
    );
}

fn kept(it: &mut Inspection, ask: &Ask, at: &str, holds: bool) {
    it.expect(
        holds,
        ask,
        &Wish {
            at,
            came: "what was there before".to_owned(),
            wanted: "what was sent, when it is read back",
            why: "The cabinet says that it is saved.",
        },
    );
}
