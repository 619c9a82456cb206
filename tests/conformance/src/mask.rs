//! What a report may show of a value: its shape and nothing of what it says. A report goes into mails and tickets.

use serde_json::Value;

/// Characters of a shape that are shown.
const SHOWN: usize = 40;

/// A value's type and shape: `"99.99.9999" (text)`, `a whole number of 5 digits`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Number(number) => number_shape(&number.to_string()),
        Value::String(text) => format!("\"{}\" (text)", shape(text)),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(properties) => format!("an object of {} properties", properties.len()),
    }
}

fn number_shape(digits: &str) -> String {
    if digits.contains(['.', 'e', 'E']) {
        return format!("a number with a fraction, {}", shape(digits));
    }
    let sign = if digits.starts_with('-') {
        "negative "
    } else {
        ""
    };
    let count = digits.trim_start_matches('-').len();
    format!("a {sign}whole number of {count} digits")
}

/// Every digit a 9, every letter an `a` or `A`: a date's order and a code's length can still be seen.
pub fn shape(text: &str) -> String {
    let masked = |letter: char| match letter {
        _ if letter.is_numeric() => '9',
        _ if letter.is_uppercase() => 'A',
        _ if letter.is_alphabetic() => 'a',
        _ if letter.is_control() => ' ',
        _ => letter,
    };
    let mut shape: String = text.chars().take(SHOWN).map(masked).collect();
    if text.chars().nth(SHOWN).is_some() {
        shape.push('…');
    }
    shape
}

/// A word of the protocol as it is, such as `received` or `session_expired`; anything else by its shape.
pub fn word(value: &Value) -> String {
    let is_word = |text: &&str| {
        (1..=SHOWN).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    match value.as_str().filter(is_word) {
        Some(text) => format!("\"{text}\""),
        None => self::value(value),
    }
}

/// A property's name where it looks like one; digits in it may be somebody's number, and all of it a value in the wrong
/// place.
pub fn name(text: &str) -> String {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if text.chars().all(is_name) && text.len() <= SHOWN {
        let digit = |letter: char| if letter.is_ascii_digit() { '9' } else { letter };
        text.chars().map(digit).collect()
    } else {
        shape(text)
    }
}

/// What an answer's bytes look like.
pub fn bytes(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start();
    if text.is_empty() {
        "nothing".to_owned()
    } else if text.starts_with('<') {
        format!("HTML or XML, {} bytes", bytes.len())
    } else if text.starts_with(['{', '[']) {
        format!("JSON that cannot be read, {} bytes", bytes.len())
    } else {
        format!("something else, {} bytes", bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_of_what_a_value_says_is_shown() {
        assert_eq!(value(&json!("Олена К.")), "\"Aaaaa A.\" (text)");
        assert_eq!(value(&json!("03.11.2026")), "\"99.99.9999\" (text)");
        assert_eq!(value(&json!(-14321)), "a negative whole number of 5 digits");
        assert_eq!(value(&json!(1.5)), "a number with a fraction, 9.9");
        assert_eq!(name("1500000015"), "9999999999");
    }

    #[test]
    fn only_words_of_the_protocol_are_shown_as_they_are() {
        assert_eq!(word(&json!("in_work")), "\"in_work\"");
        assert_eq!(word(&json!("Kovalchuk")), "\"Aaaaaaaaa\" (text)");
        assert_eq!(
            word(&json!("olena@example.com")),
            "\"aaaaa@aaaaaaa.aaa\" (text)"
        );
    }
}
