//! What a test account can write and take back: asked for with `WRITES=yes` alone.

mod appointments;
mod attachments;
mod feedback;
pub mod keyed;
mod readings;
mod taste;

use super::crawl::Found;
use super::guest::{as_the_cabinet, with_example};
use crate::contract::{CONTRACT, Operation};
use crate::inspection::Inspection;

pub fn all(it: &mut Inspection, found: &Found) {
    nothing_to_write_to(it);
    let Some(home) = found.home() else { return };
    bodies(it, &home);
    feedback::all(it, &home);
    attachments::all(it);
    readings::all(it, &home);
    appointments::all(it, &home);
    taste::all(it, &home);
}

/// Signed in, with an id of nothing and a body that is right otherwise.
fn nothing_to_write_to(it: &mut Inspection) {
    let is_of_something = |one: &&Operation| one.needs_session && !one.is_read() && one.has_id();
    for operation in CONTRACT.operations().iter().filter(is_of_something) {
        if !it.is_there(&operation.method, &operation.path) {
            continue;
        }
        let ask = with_example(as_the_cabinet(operation), operation);
        it.ask(&keyed::if_needed(ask, operation), &[404]);
    }
}

/// A body that is empty, cannot be read or is of another type is refused before anything is made of it.
fn bodies(it: &mut Inspection, home: &str) {
    let is_of_home =
        |one: &Operation| one.path.matches('{').count() == 1 && one.path.contains("{account_id}");
    let takes_json = |one: &&Operation| {
        one.needs_session
            && !one.is_read()
            && one.body.is_some()
            && (is_of_home(one) || !one.has_id())
    };
    for operation in CONTRACT.operations().iter().filter(takes_json) {
        if it.is_there(&operation.method, &operation.path) {
            let ask = as_the_cabinet(operation).with_id("account_id", home);
            let ask = keyed::if_needed(ask, operation);
            it.ask(&ask, &[400, 422]);
            let broken = keyed::if_needed(ask.clone(), operation);
            it.ask(&broken.bytes("application/json", b"{".to_vec()), &[400]);
            let other = keyed::if_needed(ask, operation);
            it.ask(&other.bytes("text/plain", b"hello".to_vec()), &[415]);
        }
    }
}
