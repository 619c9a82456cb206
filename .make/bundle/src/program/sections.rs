//! A wasm module as its sections.

/// A module starts with its magic number and its version.
const HEADER: usize = 8;

pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;

/// Each section's id and contents, changed by `change`: `None` leaves the section out.
pub fn rewritten(module: &[u8], mut change: impl FnMut(u8, &[u8]) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut whole = module[..HEADER.min(module.len())].to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let (length, begins) = number(module, at + 1);
        let end = (begins + length).min(module.len());
        if let Some(contents) = change(module[at], &module[begins..end]) {
            whole.push(module[at]);
            put_number(&mut whole, contents.len());
            whole.extend(contents);
        }
        at = end;
    }
    whole
}

/// An unsigned LEB128 number, and where it ends.
pub fn number(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut value, mut shift) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        value |= usize::from(byte & 0x7f) << shift;
        (at, shift) = (at + 1, shift + 7);
        if byte & 0x80 == 0 {
            break;
        }
    }
    (value, at)
}

/// Text with its length before it, and where it ends.
pub fn text(bytes: &[u8], at: usize) -> (&str, usize) {
    let (length, begins) = number(bytes, at);
    let end = (begins + length).min(bytes.len());
    (str::from_utf8(&bytes[begins..end]).unwrap_or_default(), end)
}

pub fn put_number(to: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

pub fn put_text(to: &mut Vec<u8>, text: &str) {
    put_number(to, text.len());
    to.extend(text.as_bytes());
}

/// The sections of a module made by hand, for tests.
#[cfg(test)]
pub fn module(sections: &[(u8, &[u8])]) -> Vec<u8> {
    let mut whole = b"\0asm\x01\0\0\0".to_vec();
    for (id, contents) in sections {
        whole.push(*id);
        put_number(&mut whole, contents.len());
        whole.extend(*contents);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_length_come_back() {
        for value in [0, 1, 127, 128, 300, 16_384, 2_000_000] {
            let mut bytes = vec![];
            put_number(&mut bytes, value);
            assert_eq!(number(&bytes, 0), (value, bytes.len()));
        }
    }

    #[test]
    fn sections_go_stay_or_change() {
        let before = module(&[
            (CUSTOM, b"\x04name"),
            (IMPORTS, b"\xaa"),
            (EXPORTS, b"\xbb"),
        ]);
        let after = rewritten(&before, |id, contents| match id {
            CUSTOM => None,
            IMPORTS => Some(vec![7; 200]),
            _ => Some(contents.to_vec()),
        });
        assert_eq!(after, module(&[(IMPORTS, &[7; 200]), (EXPORTS, b"\xbb")]));
    }
}
