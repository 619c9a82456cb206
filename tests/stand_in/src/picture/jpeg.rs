//! JPEG: segments from SOI to EOI, each walked; the compressed scans between them are stepped over.

use super::{Facts, split};

/// SOI, and the first byte of whichever marker follows.
pub(super) const FIRST_BYTES: &[u8] = &[0xff, 0xd8, 0xff];

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// Frame headers: all of 0xC0 to 0xCF but the tables of Huffman codes, of arithmetic coding, and the reserved one.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// Nothing where the file breaks off, has no size, two sizes, or no scan.
pub(super) fn facts(bytes: &[u8]) -> Option<Facts> {
    let mut rest = bytes.get(2..)?;
    let (mut size, mut has_scan, mut has_metadata) = (None, false, false);
    loop {
        let (marker, after) = marker(rest)?;
        if marker == END {
            let (width, height) = size.filter(|_| has_scan)?;
            return Some(Facts {
                width,
                height,
                has_metadata: has_metadata || !after.is_empty(),
            });
        }
        let (body, after) = segment(after)?;
        rest = after;
        match marker {
            SCAN => {
                size?;
                has_scan = true;
                rest = after_scan(after)?;
            }
            marker if is_frame(marker) => {
                if size.is_some() {
                    return None;
                }
                size = Some(frame_size(body)?);
            }
            marker => has_metadata |= is_record(marker, body),
        }
    }
}

/// The next marker that has a body, or the end. Any number of 0xFF may come before one.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let fill = bytes.iter().take_while(|byte| **byte == 0xff).count();
    if fill == 0 {
        return None;
    }
    let (marker, after) = bytes.get(fill..)?.split_first()?;
    matches!(marker, 0xc0..=0xcf | 0xd9..=0xfe).then_some((*marker, after))
}

/// Its length counts itself.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, _) = split(bytes, 2)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let (segment, after) = split(bytes, length)?;
    Some((segment.get(2..)?, after))
}

fn frame_size(body: &[u8]) -> Option<(u32, u32)> {
    let [_, high, low, left, right, components, rest @ ..] = body else {
        return None;
    };
    let height = u32::from(u16::from_be_bytes([*high, *low]));
    let width = u32::from(u16::from_be_bytes([*left, *right]));
    let is_whole = (1..=4).contains(components) && rest.len() == 3 * usize::from(*components);
    // A height of zero would be told after the first scan: cameras do not, and no browser reads it.
    (is_whole && width > 0 && height > 0).then_some((width, height))
}

/// From the marker after the scan. In a scan 0xFF is followed by zero, or by a restart marker.
fn after_scan(bytes: &[u8]) -> Option<&[u8]> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let end = bytes.windows(2).position(is_marker)?;
    bytes.get(end..)
}

/// A comment, and every application's segment but those without which colours come out wrong.
fn is_record(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => !body.starts_with(b"JFIF\0"),
        0xe2 => !body.starts_with(b"ICC_PROFILE\0"),
        0xee => !body.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => true,
        _ => false,
    }
}
