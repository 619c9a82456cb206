//! A write under a key: sent twice it is done once, and the second answer is the first one's.

use serde_json::{Value, json};

use crate::client::{Answer, Ask};
use crate::contract::Operation;
use crate::inspection::{Inspection, Wish};

const LOST: &str = "An answer is lost on a weak link and the cabinet sends the same again: without this, a reading or a visit is there twice.";

/// A key as the cabinet makes it.
pub fn fresh() -> String {
    let random = || getrandom::u64().unwrap_or_default();
    format!("{:016x}{:016x}", random(), random())
}

/// A fresh one where the operation takes one.
pub fn if_needed(ask: Ask, operation: &Operation) -> Ask {
    match operation.takes("Idempotency-Key") {
        true => ask.key(&fresh()),
        false => ask,
    }
}

/// What was made. `other` is a body that is right too, and another.
pub fn twice(it: &mut Inspection, ask: Ask, wants: u16, other: Value) -> Option<Answer> {
    let ask = ask.key(&fresh());
    let first = it.ask(&ask, &[wants])?;
    if let Some(again) = it.ask_for(&ask, &[wants], LOST) {
        let same =
            again.json() == first.json() && again.header("location") == first.header("location");
        it.expect(
            same,
            &ask,
            &Wish {
                at: "Idempotency-Key",
                came: "another answer to the same key and body".to_owned(),
                wanted: "the very answer of the first time, Location too",
                why: LOST,
            },
        );
    }
    reused(it, ask.json(other));
    Some(first)
}

fn reused(it: &mut Inspection, ask: Ask) {
    let why = "The same key with another body is a mistake of the client's; taken, it would write something twice.";
    let Some(refusal) = it.ask_for(&ask, &[422], why) else {
        return;
    };
    it.expect(
        refusal.code().as_deref() == Some("key_reused"),
        &ask,
        &Wish {
            at: "code",
            came: crate::mask::word(&refusal.json()["code"]),
            wanted: "key_reused",
            why: "By this code the cabinet makes a new key instead of blaming a field.",
        },
    );
}

/// Without a key nothing is made.
pub fn wanted(it: &mut Inspection, ask: Ask) {
    let why = "A write without a key could not be repeated safely after a lost answer.";
    it.ask_for(&ask.without("Idempotency-Key"), &[400], why);
}

/// What stands in a list after a write and did not before: exactly one, and the one that was answered.
pub fn one_more(it: &mut Inspection, list: &Ask, before: &[String], made: &Answer) {
    let Some(after) = ids(it, list) else { return };
    let new: Vec<&String> = after.iter().filter(|id| !before.contains(id)).collect();
    let id = made.json()["id"].as_str().map(str::to_owned);
    let is_it = id.is_some_and(|id| new.iter().any(|one| **one == id));
    it.expect(
        new.len() == 1 && is_it,
        list,
        &Wish {
            at: "items[]",
            came: format!("{} new ones after one write that was sent twice", new.len()),
            wanted: "exactly one new one, the one that was answered",
            why: LOST,
        },
    );
}

pub fn ids(it: &mut Inspection, list: &Ask) -> Option<Vec<String>> {
    let items = it.ask(list, &[200])?.json()["items"].as_array()?.clone();
    Some(
        items
            .iter()
            .map(|item| super::super::crawl::text(&item["id"]))
            .collect(),
    )
}

/// The field codes of a refusal.
pub fn refused(it: &mut Inspection, ask: &Ask, field: &str) {
    let Some(refusal) = it.ask(ask, &[422]) else {
        return;
    };
    let fields = refusal.json()["fields"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let is_named = fields.iter().any(|one| one["field"] == json!(field));
    it.expect(
        refusal.code().as_deref() == Some("invalid") && is_named,
        ask,
        &Wish {
            at: "fields[].field",
            came: format!(
                "code {}, without the field {field}",
                crate::mask::word(&refusal.json()["code"])
            ),
            wanted: &format!("code invalid, and {field} among the fields"),
            why: "The words stand at the field that they are about, and above the heading.",
        },
    );
}
