//! The two fonts: how wide a text is, and which glyphs it is made of.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use crate::Failure;

const SANS: &[u8] = include_bytes!("../../fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/DejaVuSans-Bold.ttf");

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Sans,
    Bold,
}

impl Face {
    fn bytes(self) -> &'static [u8] {
        match self {
            Face::Sans => SANS,
            Face::Bold => BOLD,
        }
    }

    pub(super) fn font(self) -> Result<Font, Failure> {
        Font::new(self.bytes().into(), 0).ok_or_else(|| "a font that cannot be read".into())
    }

    /// One glyph a letter: Ukrainian needs no shaping.
    pub(super) fn glyphs(self, text: &str) -> Vec<KrillaGlyph> {
        let Ok(font) = FontRef::new(self.bytes()) else {
            return Vec::new();
        };
        let whole = f32::from(
            font.metrics(Size::unscaled(), LocationRef::default())
                .units_per_em,
        );
        let (letters, sizes) = (
            font.charmap(),
            font.glyph_metrics(Size::unscaled(), LocationRef::default()),
        );
        text.char_indices()
            .map(|(at, letter)| {
                let glyph = letters.map(letter).unwrap_or_default();
                let advance = sizes.advance_width(glyph).unwrap_or_default() / whole;
                let range = at..at + letter.len_utf8();
                let glyph = GlyphId::new(glyph.to_u32());
                KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect()
    }

    pub fn width(self, size: f32, text: &str) -> f32 {
        let advances = self.glyphs(text).into_iter().map(|glyph| glyph.x_advance);
        advances.sum::<f32>() * size
    }

    /// Broken at spaces, none wider than `width` unless it is a single word.
    pub fn lines(self, size: f32, text: &str, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let Some(line) = lines.last_mut() else { break };
            let longer = format!("{line} {word}");
            if line.is_empty() {
                line.push_str(word);
            } else if self.width(size, &longer) <= width {
                *line = longer;
            } else {
                lines.push(word.to_owned());
            }
        }
        lines
    }
}
