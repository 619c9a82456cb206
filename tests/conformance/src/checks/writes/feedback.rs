//! An entry in the feedback book: it costs nobody anything, and shows what keys are for.

use serde_json::{Value, json};

use super::keyed;
use crate::checks::crawl::text;
use crate::client::Ask;
use crate::inspection::Inspection;

const BOOK: &str = "/feedback";

/// What the company's staff read.
const WORDS: &str = "Перевірка API кабінету. Відповідати не потрібно. / A check of the cabinet's API, no answer is needed.";

pub fn all(it: &mut Inspection, home: &str) {
    if !it.is_there("POST", BOOK) {
        return;
    }
    let ask = |text: &str| Ask::post(BOOK).json(entry(home, text));
    let list = Ask::get(BOOK);
    let before = keyed::ids(it, &list);
    let made = keyed::twice(it, ask(WORDS), 201, entry(home, "Інше. / Another."));
    if let (Some(before), Some(made)) = (before, &made) {
        keyed::one_more(it, &list, &before, made);
    }
    keyed::wanted(it, ask(WORDS));
    keyed::refused(it, &ask(&"x".repeat(5000)).key(&keyed::fresh()), "text");
    too_large(it, &ask(WORDS));
    if let Some(made) = made {
        answers(it, &text(&made.json()["id"]));
    }
}

fn entry(home: &str, text: &str) -> Value {
    json!({ "account_id": home, "kind": "suggestion", "topic": "other", "text": text })
}

/// A body that no form of the cabinet's can have.
fn too_large(it: &mut Inspection, ask: &Ask) {
    let body = json!({ "text": "x".repeat(70_000) });
    it.ask(&ask.clone().key(&keyed::fresh()).json(body), &[413]);
}

fn answers(it: &mut Inspection, id: &str) {
    let of = |method: &str, path: &str| Ask::new(method, path).id("entry_id", id);
    it.ask(&of("GET", "/feedback/{entry_id}"), &[200]);
    if it.is_there("POST", "/feedback/{entry_id}/messages") {
        let ask = of("POST", "/feedback/{entry_id}/messages").json(json!({ "text": WORDS }));
        keyed::twice(it, ask, 201, json!({ "text": "Інше. / Another." }));
    }
    if it.is_there("PUT", "/feedback/{entry_id}/rating") {
        it.ask(
            &of("PUT", "/feedback/{entry_id}/rating").json(json!({ "stars": 5 })),
            &[409],
        );
    }
}
