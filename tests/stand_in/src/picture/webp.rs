//! WebP: RIFF chunks, one of them a still frame, lossy or lossless.

use super::{Facts, split};

/// Bits of `VP8X`: whether Exif or XMP follows.
const ANNOUNCED_RECORDS: u8 = 0b1100;

/// Nothing where the file breaks off, shows no still picture, or its two sizes differ.
pub(super) fn facts(bytes: &[u8]) -> Option<Facts> {
    let (head, rest) = split(bytes, 12)?;
    let length = usize::try_from(u32::from_le_bytes(head[4..8].try_into().ok()?)).ok()?;
    let (mut rest, behind) = split(rest, length.checked_sub(4)?)?;
    let mut has_metadata = !behind.is_empty();
    let (mut canvas, mut frame) = (None, None);
    let mut is_first = true;
    while !rest.is_empty() {
        let (kind, data, after) = chunk(rest)?;
        rest = after;
        match kind {
            b"VP8X" if is_first => {
                canvas = Some(canvas_size(data)?);
                has_metadata |= data[0] & ANNOUNCED_RECORDS != 0;
            }
            b"VP8 " | b"VP8L" if frame.is_none() => frame = Some(frame_size(kind, data)?),
            b"VP8X" | b"VP8 " | b"VP8L" => return None,
            b"ICCP" | b"ALPH" => {}
            _ => has_metadata = true,
        }
        is_first = false;
    }
    let (width, height) = frame?;
    canvas
        .is_none_or(|canvas| canvas == (width, height))
        .then_some(Facts {
            width,
            height,
            has_metadata,
        })
}

/// Kind, data, and what follows: data of an odd length has a byte behind it.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (kind, rest) = split(bytes, 4)?;
    let (length, rest) = split(rest, 4)?;
    let length = usize::try_from(u32::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (data, rest) = split(rest, length)?;
    let (_, rest) = split(rest, length % 2)?;
    Some((kind.try_into().ok()?, data, rest))
}

/// Each side is kept less one, in three bytes.
fn canvas_size(data: &[u8]) -> Option<(u32, u32)> {
    let [_, _, _, _, w0, w1, w2, h0, h1, h2] = *data else {
        return None;
    };
    let side = |low, middle, high| u32::from_le_bytes([low, middle, high, 0]) + 1;
    Some((side(w0, w1, w2), side(h0, h1, h2)))
}

fn frame_size(kind: &[u8; 4], data: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = if kind == b"VP8 " {
        lossy(data)?
    } else {
        lossless(data)?
    };
    (width > 0 && height > 0).then_some((width, height))
}

/// A key frame that is shown: its tag, three known bytes, fourteen bits a side.
fn lossy(data: &[u8]) -> Option<(u32, u32)> {
    let [tag, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..] = *data else {
        return None;
    };
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    (tag & 0b1_0001 == 0b1_0000).then(|| (side(w0, w1), side(h0, h1)))
}

/// A known byte, fourteen bits a side less one, a bit for transparency, three for the version, which is 0.
fn lossless(data: &[u8]) -> Option<(u32, u32)> {
    let [0x2f, b0, b1, b2, b3, ..] = *data else {
        return None;
    };
    let bits = u32::from_le_bytes([b0, b1, b2, b3]);
    (bits >> 29 == 0).then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
}
