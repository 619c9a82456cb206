//! What the framework exports to JavaScript and nobody here calls: streams of a server's functions. Exports are roots,
//! so neither the linker nor the optimiser may drop them, nor all that they use.

use super::sections::{CUSTOM, EXPORTS, number, put_number, rewritten, text};
use anyhow::{Result, ensure};

/// Parts of the names of what is exported, and of the modules that export it.
const UNUSED: [&str; 3] = ["intounderlying", "into_underlying", "IntoUnderlying"];
/// Where wasm-bindgen reads what it shall make classes and functions of.
const DESCRIBED: &str = "__wasm_bindgen_unstable";

/// The linked program without them; before it is split, since the splitter keeps what is exported.
pub fn drop_exports(program: &[u8]) -> Result<Vec<u8>> {
    let mut dropped = 0;
    let thin = rewritten(program, |id, contents| {
        Some(match id {
            EXPORTS => {
                let (count, kept) = exports(contents);
                dropped += count;
                kept
            }
            CUSTOM if text(contents, 0).0 == DESCRIBED => described(contents),
            _ => contents.to_vec(),
        })
    });
    ensure!(
        dropped > 0,
        "the framework exports no streams any more: this step is not needed"
    );
    Ok(thin)
}

fn exports(contents: &[u8]) -> (usize, Vec<u8>) {
    let (all, mut at) = number(contents, 0);
    let (mut kept, mut entries) = (0, Vec::<u8>::new());
    for _ in 0..all {
        let (name, kind_at) = text(contents, at);
        let (_, end) = number(contents, kind_at + 1);
        if !UNUSED.iter().any(|part| name.contains(part)) {
            kept += 1;
            entries.extend(&contents[at..end]);
        }
        at = end;
    }
    let mut whole = Vec::new();
    put_number(&mut whole, kept);
    whole.extend(entries);
    (all - kept, whole)
}

/// Each block is two records, the version of its form and what it describes.
fn described(contents: &[u8]) -> Vec<u8> {
    let (_, mut at) = text(contents, 0);
    let mut whole = contents[..at].to_vec();
    while at < contents.len() {
        let end = end_of_record(contents, end_of_record(contents, at));
        let block = &contents[at..end];
        if !UNUSED.iter().any(|part| names(block, part)) {
            whole.extend(block);
        }
        at = end;
    }
    whole
}

/// Its length stands before it.
fn end_of_record(contents: &[u8], at: usize) -> usize {
    let length = contents[at.min(contents.len())..].first_chunk();
    let length = length.map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
    (at + size_of::<u32>() + length).min(contents.len())
}

fn names(block: &[u8], part: &str) -> bool {
    block
        .windows(part.len())
        .any(|window| window == part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::sections::module;
    use super::*;

    #[test]
    fn exports_that_nobody_calls_go_and_so_does_what_describes_them() {
        let before = module(&[
            (EXPORTS, b"\x02\x04main\x00\x05\x13intounderlying_pull\x00\x81\x01"),
            (10, b"code"),
            (
                CUSTOM,
                b"\x17__wasm_bindgen_unstable\x01\0\0\0v\x03\0\0\0abc\x01\0\0\0v\x10\0\0\0\x0eIntoUnderlying\0\x01\0\0\0v\x01\0\0\0z",
            ),
        ]);
        let after = module(&[
            (EXPORTS, b"\x01\x04main\x00\x05"),
            (10, b"code"),
            (
                CUSTOM,
                b"\x17__wasm_bindgen_unstable\x01\0\0\0v\x03\0\0\0abc\x01\0\0\0v\x01\0\0\0z",
            ),
        ]);
        assert_eq!(drop_exports(&before).unwrap(), after);
    }

    #[test]
    fn a_framework_without_streams_stops_the_build() {
        assert!(drop_exports(&module(&[(EXPORTS, b"\x01\x04main\x00\x05")])).is_err());
    }
}
