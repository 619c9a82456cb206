//! The code is read back by a reader of its own: what a bank's app would see.

use super::*;
use crate::domain::account::AccountNumber;
use crate::domain::bill::Service;
use crate::domain::contact::Phone;
use proptest::prelude::*;

const PURPOSE: &str = "За газ, особовий рахунок 150000015";

fn settings(encoding: Encoding, line_end: LineEnd) -> QrSettings {
    QrSettings {
        address: "https://bank.gov.ua/qr/".into(),
        encoding,
        line_end,
    }
}

fn payee(name: &str) -> Payee {
    Payee {
        service: Service::Gas,
        name: name.into(),
        phone: Phone::parse("+380800300104").expect("a phone"),
        account_number: AccountNumber::parse("150000015").expect("a number"),
        iban: "UA853535530000026007100000015".into(),
        code: "39576385".into(),
    }
}

fn decoded(letters: &str) -> Vec<u8> {
    let mut bits = 0_u32;
    let mut count = 0;
    let mut bytes = Vec::new();
    for letter in letters.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            other => panic!("{other} in base64url"),
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 255) as u8);
        }
    }
    bytes
}

/// The payload's bytes behind the address.
fn payload(settings: &QrSettings, name: &str, kopiykas: i64, purpose: &str) -> Vec<u8> {
    let address = settings.address_of(&payee(name), Kopiykas(kopiykas), purpose);
    let address = address.expect("a code");
    decoded(address.strip_prefix(&settings.address).expect("the prefix"))
}

#[test]
fn the_lines_are_those_of_version_002() {
    let settings = settings(Encoding::Utf8, LineEnd::Lf);
    let payload = payload(
        &settings,
        "Постачальник «Чернігівгаз Збут»",
        21_492,
        PURPOSE,
    );
    let text = String::from_utf8(payload).expect("utf-8");
    assert_eq!(
        text,
        "BCD\n002\n1\nUCT\n\nПостачальник «Чернігівгаз Збут»\nUA853535530000026007100000015\n\
         UAH214.92\n39576385\n\n\nЗа газ, особовий рахунок 150000015\n"
    );
}

#[test]
fn the_line_end_and_the_encoding_are_settings() {
    let settings = settings(Encoding::Windows1251, LineEnd::CrLf);
    let payload = payload(
        &settings,
        "ПрАТ «Об’єднаннʼя» №\u{a0}1 — їґє ₴ 漢",
        5,
        PURPOSE,
    );
    let lines: Vec<_> = payload.split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), 13);
    assert!(lines[..12].iter().all(|line| line.ends_with(b"\r")));
    assert_eq!(lines[2], b"2\r");
    assert_eq!(lines[7], b"UAH0.05\r");
    assert_eq!(
        lines[5],
        b"\xcf\xf0\xc0\xd2 \xab\xce\xe1'\xba\xe4\xed\xe0\xed\xed'\xff\xbb \xb9\xa01 \x97 \xbf\xb4\xba \xe3\xf0\xed ?\r"
    );
}

#[test]
fn what_is_too_long_has_no_code() {
    let settings = settings(Encoding::Windows1251, LineEnd::Lf);
    let of = |name: &str, amount, purpose: &str| {
        settings
            .address_of(&payee(name), Kopiykas(amount), purpose)
            .is_some()
    };
    assert!(of(&"ї".repeat(140), 1, "За газ"));
    assert!(!of(&"ї".repeat(141), 1, "За газ"));
    assert!(!of("Газ", 1, &"ї".repeat(421)));
    assert!(!of("Газ", 1, &"ї".repeat(400)), "beyond 507 as an address");
    assert!(!of("Газ", 0, "За газ"));
}

#[test]
fn a_break_in_a_name_moves_no_field() {
    let settings = settings(Encoding::Utf8, LineEnd::Lf);
    let payload = payload(&settings, "Газ\nUA00\r", 100, "За\nгаз");
    let text = String::from_utf8(payload).expect("utf-8");
    let lines: Vec<_> = text.split('\n').collect();
    assert_eq!((lines[5], lines[11]), ("Газ UA00 ", "За газ"));
}

#[test]
fn settings_that_are_not_known_make_no_code() {
    let read = |address: &str, version, encoding, end| {
        QrSettings::read(address.into(), version, encoding, end)
    };
    let address = "https://bank.gov.ua/qr/";
    assert!(read(address, "002", "utf-8", "lf").is_some());
    assert!(read(address, "002", "windows-1251", "crlf").is_some());
    assert!(read(address, "003", "utf-8", "lf").is_none());
    assert!(read(address, "002", "koi8-u", "lf").is_none());
    assert!(read(address, "002", "utf-8", "cr").is_none());
    assert!(read("javascript:alert(1)", "002", "utf-8", "lf").is_none());
}

proptest! {
    #[test]
    fn whatever_is_paid_is_read_back(
        kopiykas in 1..=100_000_000_i64,
        purpose in "[а-яА-ЯіїєґІЇЄҐ0-9 ,.№«»'-]{1,60}",
    ) {
        for line_end in [LineEnd::Lf, LineEnd::CrLf] {
            let settings = settings(Encoding::Utf8, line_end);
            let text = String::from_utf8(payload(&settings, "Газ", kopiykas, &purpose)).expect("utf-8");
            let lines: Vec<_> = text.split(line_end.text()).collect();
            prop_assert_eq!(lines.len(), 13);
            let sum = lines[7].strip_prefix("UAH").and_then(Kopiykas::parse);
            prop_assert_eq!(sum, Some(Kopiykas(kopiykas)));
            prop_assert_eq!(lines[11], purpose.as_str());
        }
    }

    #[test]
    fn the_two_encodings_say_the_same(purpose in "[а-яА-ЯіїєґІЇЄҐ0-9 ,.№«»-]{1,60}") {
        let one = payload(&settings(Encoding::Windows1251, LineEnd::Lf), "Газ", 1, &purpose);
        let back: String = one.iter().map(|byte| match byte {
            0xC0.. => char::from_u32(u32::from(*byte) - 0xC0 + 0x410).expect("a letter"),
            0x80.. => WINDOWS_1251.chars().nth(usize::from(*byte) - 0x80).expect("a letter"),
            plain => char::from(*plain),
        }).collect();
        let other = payload(&settings(Encoding::Utf8, LineEnd::Lf), "Газ", 1, &purpose);
        let other = String::from_utf8(other).expect("utf-8").replacen("\n1\n", "\n2\n", 1);
        prop_assert_eq!(back, other);
    }
}
