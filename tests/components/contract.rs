//! The contract's examples, each looked up once: to read the whole of it takes a browser a while.

use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

#[path = "../../src/contract.rs"]
#[allow(dead_code, reason = "the cabinet's own tests decode; these hand on")]
mod whole;

thread_local! {
    static KNOWN: RefCell<HashMap<String, Value>> = RefCell::default();
}

/// The value of the example `name`.
pub fn example(name: &str) -> Value {
    KNOWN.with_borrow_mut(|known| {
        let example = known.entry(name.to_owned());
        example.or_insert_with(|| whole::example(name)).clone()
    })
}
