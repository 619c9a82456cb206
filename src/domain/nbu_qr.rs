//! The QR that any bank's app pays by: the National Bank's Resolution 97, version 002.
//!
//! `https://bank.gov.ua/qr/` and, in base64url without padding, the lines of a credit transfer.

use super::bill::Payee;
use super::money::Kopiykas;

/// Characters that a payee's name, a purpose and the whole address may have.
const LONGEST_NAME: usize = 140;
const LONGEST_PURPOSE: usize = 420;
const LONGEST_ADDRESS: usize = 507;

/// What implementers disagree on, as the API sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrSettings {
    /// What stands before the payload.
    pub address: String,
    pub encoding: Encoding,
    pub line_end: LineEnd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Windows1251,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    Lf,
    CrLf,
}

impl QrSettings {
    /// `None` for a version, an encoding or a line end that this cabinet does not know: better no code than a wrong one.
    pub fn read(address: String, version: &str, encoding: &str, line_end: &str) -> Option<Self> {
        let encoding = match encoding {
            "utf-8" => Encoding::Utf8,
            "windows-1251" => Encoding::Windows1251,
            _ => return None,
        };
        let line_end = match line_end {
            "lf" => LineEnd::Lf,
            "crlf" => LineEnd::CrLf,
            _ => return None,
        };
        let is_known = version == "002" && address.starts_with("https://");
        is_known.then_some(Self {
            address,
            encoding,
            line_end,
        })
    }

    /// The address that the code holds. `None` where something is longer than the rules allow, or nothing is to be paid.
    pub fn address_of(&self, payee: &Payee, amount: Kopiykas, purpose: &str) -> Option<String> {
        let (name, purpose) = (in_a_line(&payee.name), in_a_line(purpose));
        let fits =
            name.chars().count() <= LONGEST_NAME && purpose.chars().count() <= LONGEST_PURPOSE;
        if !fits || amount.0 <= 0 {
            return None;
        }
        let sum = ["UAH", &amount.to_decimal_string()].concat();
        let lines = [
            "BCD",
            "002",
            self.encoding.code(),
            "UCT",
            "",
            &name,
            &payee.iban,
            &sum,
            &payee.code,
            "",
            "",
            &purpose,
            "",
        ];
        let payload = self.encoding.bytes(&lines.join(self.line_end.text()));
        let address = [&self.address, base64url(&payload).as_str()].concat();
        (address.len() <= LONGEST_ADDRESS).then_some(address)
    }
}

impl Encoding {
    fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "1",
            Self::Windows1251 => "2",
        }
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            // It has neither the letter apostrophe nor the hryvnia's sign.
            Self::Windows1251 => {
                let text = text.replace(['’', 'ʼ', '`'], "'").replace('₴', "грн");
                text.chars().map(windows_1251).collect()
            }
        }
    }
}

impl LineEnd {
    fn text(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }
}

/// A break inside of a field would move all that follow.
fn in_a_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

/// 0x80 to 0xBF; from 0xC0 on stand the letters from А to я.
const WINDOWS_1251: &str =
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";

/// What it does not have becomes a question mark, as in every bank's own forms.
fn windows_1251(letter: char) -> u8 {
    match u32::from(letter) {
        plain @ 0..0x80 => plain as u8,
        from_a @ 0x410..=0x44F => (from_a - 0x410 + 0xC0) as u8,
        _ => {
            let mut others = (0x80..).zip(WINDOWS_1251.chars());
            let found = others.find(|(_, other)| *other == letter);
            found.map_or(b'?', |(byte, _)| byte)
        }
    }
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let letters = bytes.chunks(3).flat_map(|chunk| {
        let three = (0..3).fold(0_u32, |all, at| {
            all << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        (0..=chunk.len()).map(move |at| {
            let six = three >> (18 - 6 * at) & 63;
            char::from(ALPHABET[six as usize])
        })
    });
    letters.collect()
}

#[cfg(test)]
mod tests;
