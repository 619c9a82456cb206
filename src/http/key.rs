//! The name of one act of the consumer, so that the server does it once however often it is asked.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};

/// Made and kept before the first try, reused on a retry, new after an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// 128 random bits as 32 hexadecimal digits.
    pub fn random() -> Self {
        let mut bytes = [0_u8; 16];
        // `randomUUID` would be shorter, but is missing where the page is served without https.
        let drawn = window()
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
        if drawn.is_err() {
            for byte in &mut bytes {
                *byte = (js_sys::Math::random() * 256.0) as u8;
            }
        }
        Self(
            bytes
                .iter()
                .flat_map(|byte| [hex(byte >> 4), hex(byte & 15)])
                .collect(),
        )
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0')
}
