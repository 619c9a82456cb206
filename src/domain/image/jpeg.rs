//! JPEG as a row of segments: where its size stands, and what was written beside the picture.

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// A marker, and its body without the length before it.
struct Segment<'a> {
    marker: u8,
    body: &'a [u8],
}

/// The segment that begins at `at`, and where the next one does. Any number of 0xFF may stand before a marker.
fn segment(bytes: &[u8], mut at: usize) -> Option<(Segment<'_>, usize)> {
    if *bytes.get(at)? != 0xff {
        return None;
    }
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    let marker = bytes[at];
    if marker == END {
        let body = &[];
        return Some((Segment { marker, body }, at + 1));
    }
    let length = bytes.get(at + 1..at + 3)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let body = bytes.get(at + 3..at + 1 + length.max(2))?;
    (length >= 2).then_some((Segment { marker, body }, at + 1 + length))
}

/// Width and height, as its frame says them.
pub(super) fn size(head: &[u8]) -> Option<(u32, u32)> {
    let mut at = START.len();
    loop {
        let (Segment { marker, body }, next) = segment(head, at)?;
        match marker {
            SCAN | END => return None,
            marker if is_frame(marker) => {
                let side = |at: usize| {
                    let two = body.get(at..at + 2)?;
                    Some(u32::from(u16::from_be_bytes([two[0], two[1]])))
                };
                return Some((side(3)?, side(1)?));
            }
            _ => at = next,
        }
    }
}

/// All of 0xC0 to 0xCF but the tables and the reserved one.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// A comment, and every application's segment (Exif, XMP, IPTC) but those without which colours come out wrong.
fn is_record(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => !body.starts_with(b"JFIF\0"),
        0xe2 => !body.starts_with(b"ICC_PROFILE\0"),
        0xee => !body.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => true,
        _ => false,
    }
}

/// The picture alone: without what says where, when and with what it was taken, and without anything after its end.
/// Nothing where it is no whole JPEG.
pub fn without_records(jpeg: &[u8]) -> Option<Vec<u8>> {
    if !jpeg.starts_with(&START) {
        return None;
    }
    let mut kept = START.to_vec();
    let mut at = START.len();
    loop {
        let (Segment { marker, body }, next) = segment(jpeg, at)?;
        let end = if marker == SCAN {
            after_scan(jpeg, next)?
        } else {
            next
        };
        if !is_record(marker, body) {
            kept.extend_from_slice(&jpeg[at..end]);
        }
        if marker == END {
            return Some(kept);
        }
        at = end;
    }
}

/// True unless this is a JPEG with the picture alone in it.
pub fn carries_records(jpeg: &[u8]) -> bool {
    without_records(jpeg).is_none_or(|bare| bare != jpeg)
}

/// Where the marker after a scan stands. Inside a scan 0xFF is followed by 0, by a restart marker, or by another 0xFF.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let found = bytes.get(from..)?.windows(2).position(is_marker)?;
    Some(from + found)
}
