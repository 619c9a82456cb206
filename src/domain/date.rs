//! Days, as the API writes them and as people type them.
//!
//! Written out by hand: chrono's own `parse` and `format` cost 17 KB in wasm.

use chrono::{Datelike, NaiveDate};

/// Reads `2026-11-05`, and nothing looser: the API's dates have this one shape.
pub fn parse_iso(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    day_of(&text[..4], &text[5..7], &text[8..])
}

/// Writes `2026-11-05`.
pub fn to_iso(date: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_padded(&mut text, date.year().unsigned_abs(), 4);
    text.push('-');
    push_padded(&mut text, date.month(), 2);
    text.push('-');
    push_padded(&mut text, date.day(), 2);
    text
}

/// Reads a day as a person types it: `05.11.2026`, `5/11/2026`, `5 11 2026`, `05112026`.
///
/// A year has four digits: «26» could be 1926 to someone filling in a date of birth.
pub fn parse_typed(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return day_of(&text[4..], &text[2..4], &text[..2]);
    }
    if !text.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return None;
    }
    let mut groups = text.split(is_separator).filter(|group| !group.is_empty());
    let (day, month, year) = (groups.next()?, groups.next()?, groups.next()?);
    if groups.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    day_of(year, month, day)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | '/' | '-') || c.is_whitespace()
}

fn day_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(
        i32::try_from(digits(year)?).ok()?,
        digits(month)?,
        digits(day)?,
    )
}

/// Reads a number of ASCII digits only: `str::parse` would let a plus sign through.
pub(super) fn digits(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()
    } else {
        None
    }
}

/// Appends `number` with leading zeros up to `width`, without the weight of `format!`.
pub(super) fn push_padded(text: &mut String, number: u32, width: u32) {
    let mut place = 10_u32.pow(width - 1);
    while number / place >= 10 {
        place *= 10;
    }
    while place > 0 {
        let digit = (number / place % 10) as u8;
        text.push(char::from(b'0' + digit));
        place /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    #[test]
    fn reads_the_dates_of_the_api() {
        assert_eq!(parse_iso("2026-11-05"), Some(day(2026, 11, 5)));
        assert_eq!(parse_iso("2024-02-29"), Some(day(2024, 2, 29)));
    }

    #[test]
    fn refuses_what_is_not_a_date_of_the_api() {
        for text in [
            "",
            "2026-11-5",
            "2026-02-30",
            "2026-13-01",
            "+026-11-05",
            "2026/11/05",
            "2026-11-05T00",
            "２０２６-11-05",
            "ЖЖ-ЖЖ-Ж",
        ] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn reads_a_typed_day_with_any_usual_separator() {
        for text in [
            "05.11.2026",
            "5.11.2026",
            "05/11/2026",
            "05-11-2026",
            " 5 11 2026 ",
            "05. 11. 2026",
            "05\u{a0}11\u{a0}2026",
            "05112026",
        ] {
            assert_eq!(parse_typed(text), Some(day(2026, 11, 5)), "{text}");
        }
    }

    #[test]
    fn refuses_a_typed_day_that_it_would_have_to_guess() {
        for text in [
            "",
            "05.11.26",
            "31.11.2026",
            "05.11",
            "05.11.2026.1",
            "2026.11.05",
            "5 листопада 2026",
            "0511202",
        ] {
            assert_eq!(parse_typed(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_survives_the_api_and_back(year in 1900..2200, ordinal in 1..=365_u32) {
            let date = NaiveDate::from_yo_opt(year, ordinal).expect("a day of the year");
            prop_assert_eq!(parse_iso(&to_iso(date)), Some(date));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,14}") {
            let _ = (parse_iso(&text), parse_typed(&text));
        }

        #[test]
        fn padding_writes_what_format_writes(number in any::<u32>(), width in 1..=9_u32) {
            let mut text = String::new();
            push_padded(&mut text, number, width);
            prop_assert_eq!(text, format!("{number:0width$}", width = width as usize));
        }
    }
}
