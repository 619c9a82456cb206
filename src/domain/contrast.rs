//! Colours, and whether one can be read on another: WCAG 2.2, success criteria 1.4.3 and 1.4.11.

/// A colour one sees nothing through, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub [u8; 3]);

/// Text on what lies behind it.
pub const TEXT: f64 = 4.5;
/// Edges of fields, and the ring of the focus.
pub const EDGE: f64 = 3.0;

const BLACK: Rgb = Rgb([0; 3]);
const WHITE: Rgb = Rgb([255; 3]);

impl Rgb {
    /// `0x0b4a8f`
    pub const fn of(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self([red, green, blue])
    }

    /// Reads `#0b4a8f`, `#fff`, `rgb(11, 74, 143)`, `rgb(11 74 143 / 1)` and `color(srgb 0.04 0.29 0.56)`, as browsers
    /// write what they have computed. None for other notations and for what one can see through.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('#') {
            return hexadecimal(digits);
        }
        let (name, inside) = text.strip_suffix(')')?.split_once('(')?;
        let (parts, whole) = match name {
            "rgb" | "rgba" => (inside, 1.0),
            "color" => (inside.trim_start().strip_prefix("srgb ")?, 255.0),
            _ => return None,
        };
        let parts = parts.split([' ', ',', '/']).filter(|part| !part.is_empty());
        let parts: Vec<f64> = parts.map(number).collect::<Option<_>>()?;
        match *parts.as_slice() {
            [red, green, blue] => Some((red, green, blue)),
            [red, green, blue, alpha] if alpha >= 1.0 => Some((red, green, blue)),
            _ => None,
        }
        // A colour beyond sRGB is shown as the nearest that a screen has: the cast keeps it within 0 and 255.
        .map(|(r, g, b)| Self([r, g, b].map(|part| (part * whole).round() as u8)))
    }

    /// `#0b4a8f`
    pub fn hex(self) -> String {
        let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
        let digits = self.0.into_iter().flat_map(|part| [part >> 4, part & 15]);
        ['#'].into_iter().chain(digits.map(digit)).collect()
    }

    /// Relative luminance: 0 of black, 1 of white.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// A step from here to `end`, of 255.
    fn towards(self, end: Self, step: u8) -> Self {
        let step = i32::from(step);
        let part = |at: usize| {
            let (from, to) = (i32::from(self.0[at]), i32::from(end.0[at]));
            (from + ((to - from) * step) / 255) as u8
        };
        Self([part(0), part(1), part(2)])
    }
}

/// From 1 (the same) to 21 (black on white).
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    ratio(one.luminance(), other.luminance())
}

fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `text` itself where it has the contrast that is wanted on all `grounds`; else the nearest that has, on its way to
/// black or to white, which leaves the hue as it is. None where not even these two have it.
pub fn corrected(text: Rgb, grounds: &[Rgb], wanted: f64) -> Option<Rgb> {
    let grounds: Vec<f64> = grounds.iter().map(|ground| ground.luminance()).collect();
    let ways = |step| [BLACK, WHITE].map(|end| text.towards(end, step));
    let is_read = |text: &Rgb| {
        let text = text.luminance();
        grounds.iter().all(|ground| ratio(text, *ground) >= wanted)
    };
    (0..=255).flat_map(ways).find(is_read)
}

/// A part of sRGB as an amount of light.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 {
        return part / 12.92;
    }
    let part = (part + 0.055) / 1.055;
    part * part * fifth_root(part * part)
}

/// Of what lies between 0 and 1. `powf` would bring its tables along: more than all the rest of this file.
fn fifth_root(of: f64) -> f64 {
    // Newton's, from above.
    (0..14).fold(1.0, |root: f64, _| {
        let square = root * root;
        (4.0 * root + of / (square * square)) / 5.0
    })
}

fn hexadecimal(digits: &str) -> Option<Rgb> {
    let digits: Vec<u8> = digits
        .chars()
        .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    match *digits.as_slice() {
        [r, g, b] | [r, g, b, 15] => Some(Rgb([r * 17, g * 17, b * 17])),
        [r, s, g, h, b, c] | [r, s, g, h, b, c, 15, 15] => {
            Some(Rgb([r * 16 + s, g * 16 + h, b * 16 + c]))
        }
        _ => None,
    }
}

/// `1`, `-0.5`, `1.2e-7`. The one of the standard library brings tables for digits that no colour has.
fn number(text: &str) -> Option<f64> {
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((text, exponent)) => (text, exponent.parse::<i8>().ok()?),
        None => (text, 0),
    };
    let (text, sign) = match text.strip_prefix('-') {
        Some(text) => (text, -1.0),
        None => (text, 1.0),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let value = digits().fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    let power = i32::from(exponent) - i32::try_from(fraction.len()).ok()?;
    let scale = (0..power.abs()).fold(1.0, |scale, _| scale * 10.0);
    Some(
        sign * if power < 0 {
            value / scale
        } else {
            value * scale
        },
    )
}

#[cfg(test)]
#[path = "contrast_tests.rs"]
mod tests;
