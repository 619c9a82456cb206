//! PNG: chunks from IHDR to IEND. Checksums are left to whoever draws it.

use super::{Facts, split};

pub(super) const FIRST_BYTES: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Those that say how to draw it. Every other one is a record: text, Exif, time, or somebody's own.
const DRAWN: [&[u8; 4]; 14] = [
    b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"pHYs",
    b"bKGD", b"hIST", b"sPLT", b"IEND",
];

/// Nothing where the file breaks off, does not begin with its size or shows nothing.
pub(super) fn facts(bytes: &[u8]) -> Option<Facts> {
    let (first, mut rest) = chunk(bytes.get(FIRST_BYTES.len()..)?)?;
    let (width, height) = size(&first)?;
    let (mut has_data, mut has_metadata) = (false, false);
    loop {
        let (chunk, after) = chunk(rest)?;
        rest = after;
        match &chunk.kind {
            b"IHDR" => return None,
            b"IDAT" => has_data = true,
            b"IEND" => break,
            kind => has_metadata |= !DRAWN.contains(&kind),
        }
    }
    has_data.then_some(Facts {
        width,
        height,
        has_metadata: has_metadata || !rest.is_empty(),
    })
}

struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

/// Length, kind, data, checksum.
fn chunk(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = split(bytes, 4)?;
    let (kind, rest) = split(rest, 4)?;
    let length = u32::from_be_bytes(length.try_into().ok()?);
    let (data, rest) = split(rest, usize::try_from(length).ok()?)?;
    let (_, rest) = split(rest, 4)?;
    let kind = kind.try_into().ok()?;
    Some((Chunk { kind, data }, rest))
}

fn size(header: &Chunk) -> Option<(u32, u32)> {
    let data: &[u8; 13] = header.data.try_into().ok()?;
    let side = |at: usize| Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (side(0)?, side(4)?);
    // Depth, colours, and the only compression and filter there are; interlaced or not.
    let is_known = matches!(
        (data[8], data[9]),
        (1 | 2 | 4 | 8 | 16, 0) | (1 | 2 | 4 | 8, 3) | (8 | 16, 2 | 4 | 6)
    ) && matches!(data[10..], [0, 0, 0 | 1]);
    (&header.kind == b"IHDR" && is_known && width > 0 && height > 0).then_some((width, height))
}
