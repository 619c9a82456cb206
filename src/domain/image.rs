//! What a picture is and how large, told by its first bytes and never by its name. Nothing here decodes.
//!
//! Whoever makes a picture may be hostile: every length is checked before it is followed.

mod jpeg;

pub use jpeg::{carries_records, without_records};

/// What a photo may weigh before it is made smaller, in bytes: more than a telephone makes.
pub const LARGEST_FILE: u64 = 20 * 1024 * 1024;
/// And how many pixels it may have: decoding them takes four bytes each.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The long side of what is sent: the digits on the drums stay readable. Pixels.
pub const LONG_SIDE: u32 = 1600;
/// What the contract takes, in bytes.
pub const LARGEST_SENT: u64 = 2 * 1024 * 1024;

/// A picture that can be read here, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    WebP,
}

/// In pixels; neither side is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

/// Why a file cannot be taken for a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Empty,
    /// A picture or paper of another kind, by its name: «HEIC».
    Kind(&'static str),
    NotAPicture,
    /// Over [`LARGEST_FILE`].
    TooLarge,
    /// Over [`MOST_PIXELS`].
    TooManyPixels,
    /// It begins like a picture and does not go on like one.
    Broken,
}

impl Size {
    fn of(width: u32, height: u32) -> Result<Self, Unfit> {
        match u64::from(width) * u64::from(height) {
            0 => Err(Unfit::Broken),
            pixels if pixels > MOST_PIXELS => Err(Unfit::TooManyPixels),
            _ => Ok(Self { width, height }),
        }
    }

    pub fn turned(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
        }
    }

    /// The same shape with no side longer than `most`; never larger than it is.
    pub fn within(self, most: u32) -> Self {
        let long = self.width.max(self.height);
        if long <= most {
            return self;
        }
        let scaled = |side: u32| {
            let side = u64::from(side) * u64::from(most) / u64::from(long);
            u32::try_from(side).unwrap_or(most).max(1)
        };
        Self {
            width: scaled(self.width),
            height: scaled(self.height),
        }
    }
}

/// Looks at the beginning of a file of `length` bytes.
///
/// [`Unfit::Broken`] may also mean that `head` ends before the size is told.
pub fn look(head: &[u8], length: u64) -> Result<(Kind, Size), Unfit> {
    if length == 0 {
        return Err(Unfit::Empty);
    }
    if length > LARGEST_FILE {
        return Err(Unfit::TooLarge);
    }
    let (kind, size) = match head {
        [0xff, 0xd8, 0xff, ..] => (Kind::Jpeg, jpeg::size(head)),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => (Kind::Png, png(head)),
        _ if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") => {
            (Kind::WebP, webp(head))
        }
        _ => return Err(other(head)),
    };
    let (width, height) = size.ok_or(Unfit::Broken)?;
    Ok((kind, Size::of(width, height)?))
}

/// What people send by mistake, by name; anything else is no picture.
fn other(head: &[u8]) -> Unfit {
    if head.get(4..8) == Some(b"ftyp") {
        return match head.get(8..12) {
            Some(b"avif" | b"avis") => Unfit::Kind("AVIF"),
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => {
                Unfit::Kind("HEIC")
            }
            _ => Unfit::NotAPicture,
        };
    }
    const NAMES: [(&[u8], &str); 6] = [
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"%PDF-", "PDF"),
        (b"<svg", "SVG"),
    ];
    let named = NAMES.iter().find(|(first, _)| head.starts_with(first));
    named.map_or(Unfit::NotAPicture, |(_, name)| Unfit::Kind(name))
}

fn png(head: &[u8]) -> Option<(u32, u32)> {
    if head.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((big_endian(head, 16)?, big_endian(head, 20)?))
}

/// Lossy, lossless, or extended: the first chunk says which, and the size.
fn webp(head: &[u8]) -> Option<(u32, u32)> {
    let body = head.get(20..30)?;
    let low = |at: usize| u32::from(body[at]);
    match head.get(12..16)? {
        b"VP8 " if body.get(3..6)? == [0x9d, 0x01, 0x2a] => {
            let side = |at| (low(at) | low(at + 1) << 8) & 0x3fff;
            Some((side(6), side(8)))
        }
        b"VP8L" if body[0] == 0x2f => {
            let bits = low(1) | low(2) << 8 | low(3) << 16 | low(4) << 24;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => {
            let side = |at| (low(at) | low(at + 1) << 8 | low(at + 2) << 16) + 1;
            Some((side(4), side(7)))
        }
        _ => None,
    }
}

fn big_endian(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

#[cfg(test)]
#[path = "image_tests.rs"]
mod tests;
