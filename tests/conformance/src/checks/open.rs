//! What a guest may ask: public pages, signing in and registering, refused before anything is written.

use serde_json::json;

use super::guest::{as_the_cabinet, with_example};
use super::read::{Read, read};
use super::writes::keyed;
use crate::client::{Ask, Who};
use crate::contract::{CONTRACT, Operation};
use crate::inspection::{Inspection, NOTHING, Wish};

/// Bytes: the contract's "over 64 KiB".
const TOO_LARGE: usize = 70_000;

const FORGED: &str =
    "Without this refusal a page of another site can write in the consumer's name.";

pub fn all(it: &mut Inspection) {
    public(it);
    returns(it);
    for operation in CONTRACT.operations() {
        if !operation.needs_session && !operation.path.starts_with("/payment-returns") {
            refused(it, operation);
        }
    }
    signing_in(it);
}

fn public(it: &mut Inspection) {
    for path in [
        "/identity-providers",
        "/public-feedback",
        "/registration-terms",
    ] {
        read(it, Ask::get(path).by(Who::Guest), Read::Twice);
    }
    let terms = Ask::get("/registration-terms").by(Who::Guest);
    read(it, terms.clone().query("lang", "en"), Read::Once);
    if it.is_there("GET", "/registration-terms") {
        it.ask(&terms.query("lang", "xx"), &[400, 422]);
    }
}

/// A browser that comes back from elsewhere is always led into the cabinet.
fn returns(it: &mut Inspection) {
    let lost = "A browser that comes back from elsewhere must land in the cabinet, not on JSON.";
    let state = Ask::get("/identity-return")
        .query("state", NOTHING)
        .by(Who::Guest);
    it.ask_for(&state, &[303], lost);
    for method in ["GET", "POST"] {
        let back = Ask::new(method, "/payment-returns/{payment_id}").id("payment_id", NOTHING);
        it.ask_for(&back.forged().by(Who::Guest), &[303], lost);
    }
}

fn refused(it: &mut Inspection, operation: &Operation) {
    let ask = as_the_cabinet(operation).by(Who::Guest);
    if operation.is_read() {
        if operation.has_id() {
            it.ask(&ask, &[404]);
        }
        return;
    }
    it.ask_for(&ask.clone().forged(), &[403], FORGED);
    if operation.has_id() {
        it.ask(&with_example(ask, operation), &[404]);
    } else if operation.body.is_some() {
        it.ask(&ask, &[400, 422]);
    }
}

fn signing_in(it: &mut Inspection) {
    if !it.is_there("POST", "/session") {
        return;
    }
    let ask = Ask::post("/session").by(Who::Guest);
    it.ask(
        &ask.clone().bytes("application/json", b"{".to_vec()),
        &[400],
    );
    it.ask(&ask.clone().bytes("text/plain", b"hello".to_vec()), &[415]);
    it.ask(
        &ask.clone().json(json!({ "login": "x".repeat(TOO_LARGE) })),
        &[413],
    );
    // Another one each time: a login is locked after a few wrong tries.
    let login = format!("nobody-{}@conformance.invalid", keyed::fresh());
    let nobody = json!({ "login": login, "password": "conformance" });
    let ask = ask.json(nobody);
    let Some(answer) = it.ask(&ask, &[401]) else {
        return;
    };
    it.expect(
        answer.code().as_deref() == Some("wrong_credentials"),
        &ask,
        &Wish {
            at: "code",
            came: crate::mask::word(&answer.json()["code"]),
            wanted: "wrong_credentials",
            why: "By this code the cabinet tells a wrong pair from a session that is over.",
        },
    );
}
