//! Files to keep: whole, from where a lost link broke off, and never a part of another version.

use crate::client::Ask;
use crate::inspection::{Inspection, Wish};

use super::read::{Read, read};

/// Where a lost link is said to have broken off.
const HALF: usize = 100;

pub fn file(it: &mut Inspection, ask: Ask) {
    let Some(whole) = read(it, ask.clone(), Read::Twice) else {
        return;
    };
    let tag = whole.header("etag").unwrap_or_default().to_owned();
    let rest = ask
        .clone()
        .header("Range", &format!("bytes={HALF}-"))
        .header("If-Range", &tag);
    let Some(part) = it.ask_for(
        &rest,
        &[206],
        "A download that broke off begins from nothing each time.",
    ) else {
        return;
    };
    it.expect(whole.body.get(HALF..) == Some(part.body.as_slice()), &rest, &Wish {
        at: "the body",
        came: "other bytes than the whole file has from there on".to_owned(),
        wanted: "the rest of the very same file: the same bytes while the ETag is the same",
        why: "The two parts are put together on the device; a PDF of two versions cannot be opened.",
    });
    let other = ask
        .clone()
        .header("Range", &format!("bytes={HALF}-"))
        .header("If-Range", "\"another\"");
    it.ask_for(
        &other,
        &[200],
        "A part of another version would be put behind what is there already.",
    );
    let beyond = ask.header("Range", &format!("bytes={}-", whole.body.len() + 1000));
    it.ask(&beyond, &[416]);
}
