//! One read: its answer, and the answer to a reader that has it already.

use crate::client::{Answer, Ask};
use crate::inspection::{Inspection, Wish};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Read {
    Once,
    /// Also with `If-None-Match`.
    Twice,
}

pub fn read(it: &mut Inspection, ask: Ask, how: Read) -> Option<Answer> {
    if !it.is_there("GET", &ask.template) {
        return None;
    }
    let answer = it.ask(&ask, &[200])?;
    let is_tagged = it
        .operation(&ask)
        .is_some_and(|one| one.takes("If-None-Match"));
    if how == Read::Twice && is_tagged {
        not_again(it, &ask, &answer);
    }
    Some(answer)
}

fn not_again(it: &mut Inspection, ask: &Ask, first: &Answer) {
    // A tag that is missing has been told already.
    let Some(tag) = first.header("etag").map(str::to_owned) else {
        return;
    };
    let ask = ask.clone().header("If-None-Match", &tag);
    let Some(again) = it.look(&ask) else { return };
    let same = again.header("etag") == Some(tag.as_str());
    let came = match (again.status, same) {
        (304, true) => return,
        (304, false) => "304 with another ETag".to_owned(),
        (status, true) => format!("{status} with the same ETag"),
        (status, false) => format!("{status} with another ETag, a moment later"),
    };
    it.expect(false, &ask, &Wish {
        at: "If-None-Match",
        came,
        wanted: "304 without a body, and the same ETag",
        why: "On a weak link the cabinet asks whether anything has changed: 200 bytes, and not the page again.",
    });
}
