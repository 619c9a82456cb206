//! A picture of one pixel, added and taken away again.

use super::keyed;
use crate::checks::crawl::text;
use crate::client::Ask;
use crate::inspection::Inspection;

const PATH: &str = "/attachments";

/// One grey pixel, without a word about where and when.
pub const PIXEL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";

const PNG: &str = "image/png";

pub fn all(it: &mut Inspection) {
    if !it.is_there("POST", PATH) {
        return;
    }
    let ask = Ask::post(PATH).bytes(PNG, PIXEL.to_vec());
    keyed::wanted(it, ask.clone());
    it.ask(
        &ask.clone()
            .bytes("image/gif", PIXEL.to_vec())
            .key(&keyed::fresh()),
        &[415],
    );
    keyed::refused(
        it,
        &ask.clone()
            .bytes(PNG, b"no picture".to_vec())
            .key(&keyed::fresh()),
        "attachment",
    );
    let Some(made) = it.ask(&ask.key(&keyed::fresh()), &[201]) else {
        return;
    };
    let of = |method: &str| {
        Ask::new(method, "/attachments/{attachment_id}")
            .id("attachment_id", &text(&made.json()["id"]))
    };
    it.ask(&of("GET"), &[200]);
    if it.is_there("DELETE", "/attachments/{attachment_id}") {
        it.ask(&of("DELETE"), &[204]);
        it.ask(&of("GET"), &[404]);
    }
}
