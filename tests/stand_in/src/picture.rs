//! What a picture's bytes say of it: its type, its size, and whether something is recorded beside what is seen.
//!
//! Written by hand and not taken from a crate: those that tell a size skip the records that have to be found here, and
//! those that decode are many times as large as this server. Nothing is decoded, so a picture whose header is right and
//! whose content is noise is believed.

mod jpeg;
mod png;
mod webp;

/// The contract's limit.
const MOST_PIXELS: u64 = 4_000_000;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
}

/// What the parts of a file say, whatever its type.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    width: u32,
    height: u32,
    has_metadata: bool,
}

/// The picture; or the contract's field code.
pub(crate) fn read(announced: &str, bytes: &[u8]) -> Result<Picture, &'static str> {
    let (media_type, facts) = by_first_bytes(bytes).ok_or("not_an_image")?;
    if media_type != announced {
        return Err("not_an_image");
    }
    let Facts {
        width,
        height,
        has_metadata,
    } = facts.ok_or("not_an_image")?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err("too_many_pixels");
    }
    if has_metadata {
        return Err("has_metadata");
    }
    Ok(Picture {
        media_type,
        width,
        height,
    })
}

/// Nothing where the type is none of the three; no facts where it cannot be read.
fn by_first_bytes(bytes: &[u8]) -> Option<(&'static str, Option<Facts>)> {
    if bytes.starts_with(jpeg::FIRST_BYTES) {
        Some(("image/jpeg", jpeg::facts(bytes)))
    } else if bytes.starts_with(png::FIRST_BYTES) {
        Some(("image/png", png::facts(bytes)))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(("image/webp", webp::facts(bytes)))
    } else {
        None
    }
}

/// The first `length` bytes and what follows them.
fn split(bytes: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
    (length <= bytes.len()).then(|| bytes.split_at(length))
}
