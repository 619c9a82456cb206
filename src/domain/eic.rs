//! The EIC code (ЕІС-код): who a consumer is, or which metering point, in the whole energy market.

use std::fmt;

/// Values 0 to 36 of the characters, by place.
const ALPHABET: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
const LENGTH: usize = 16;
/// The issuing office of Ukraine.
const OFFICE: &str = "56";

/// A checked code: 16 characters, issued in Ukraine (`56`), of a party (`X`) or a metering point (`Z`).
///
/// Source: NKREKP 1611 (2015), which adopts ENTSO-E's scheme; the check character as in ENTSO-E's EIC manual.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EicCode(String);

/// Why a text is no EIC code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EicProblem {
    Empty,
    /// How many characters there are, separators left out; 16 are wanted.
    Length {
        got: usize,
    },
    /// A character that no code holds, counted from 0 without separators.
    Character {
        at: usize,
    },
    /// Not issued in Ukraine: does not start with `56`.
    Office,
    /// Neither a party (`X`) nor a metering point (`Z`).
    Type,
    /// The last character does not follow from the others: one of them is mistyped.
    Check,
}

impl EicCode {
    /// Reads a code as people copy it: any case, Cyrillic look-alikes, spaces, dashes between groups.
    pub fn parse(text: &str) -> Result<Self, EicProblem> {
        let code = without_separators(text);
        if code.is_empty() {
            return Err(EicProblem::Empty);
        }
        if code.len() != LENGTH {
            return Err(EicProblem::Length { got: code.len() });
        }
        let code = ascii_of(&code)?;
        if !code.starts_with(OFFICE) {
            return Err(EicProblem::Office);
        }
        if !matches!(code.as_bytes()[2], b'X' | b'Z') {
            return Err(EicProblem::Type);
        }
        match check_character(&code.as_bytes()[..LENGTH - 1]) {
            Some(check) if check == code.as_bytes()[LENGTH - 1] => Ok(Self(code)),
            _ => Err(EicProblem::Check),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A dash is a letter of the alphabet too: it is taken for a separator only where the code is too long with it.
fn without_separators(text: &str) -> Vec<char> {
    let mut code: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(canonical)
        .collect();
    let dashes = code.iter().filter(|c| **c == '-').count();
    if code.len() > LENGTH && code.len() - dashes == LENGTH {
        code.retain(|c| *c != '-');
    }
    code
}

fn canonical(c: char) -> char {
    let upper = c.to_uppercase().next().unwrap_or(c);
    match upper {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'І' => 'I',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

fn ascii_of(code: &[char]) -> Result<String, EicProblem> {
    let is_known = |c: &char| c.is_ascii() && value_of(*c as u8).is_some();
    match code.iter().position(|c| !is_known(c)) {
        Some(at) => Err(EicProblem::Character { at }),
        None => Ok(code.iter().collect()),
    }
}

fn value_of(character: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == character)
}

/// The 16th character, or none where it would be the dash, which is not allowed there.
fn check_character(first_fifteen: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (i, character) in first_fifteen.iter().enumerate() {
        sum += (LENGTH - i) * value_of(*character)?;
    }
    // 36 − ((sum − 1) mod 37), without going below zero.
    let check = 36 - (sum + 36) % 37;
    Some(ALPHABET[check]).filter(|character| *character != b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VALID: [&str; 4] = [
        "56XM19A205987456",
        "56XM25A00000001B",
        "56XM25A01234567C",
        "56ZM25A00000001K",
    ];

    fn code() -> impl Strategy<Value = String> {
        "56[XZ][0-9A-Z-]{12}".prop_filter_map("the check character would be a dash", |first| {
            let check = check_character(first.as_bytes())?;
            Some(first + &char::from(check).to_string())
        })
    }

    #[test]
    fn codes_that_are_in_use_are_read() {
        for text in VALID {
            let code = EicCode::parse(text).expect(text);
            assert_eq!(code.as_str(), text);
            assert_eq!(code.to_string(), text);
        }
    }

    #[test]
    fn the_check_character_agrees_with_foreign_codes_too() {
        for text in ["21X000000001397P", "22XWATTPLUS----G"] {
            let (first, check) = text.split_at(15);
            assert_eq!(check_character(first.as_bytes()), Some(check.as_bytes()[0]));
            assert_eq!(EicCode::parse(text), Err(EicProblem::Office));
        }
    }

    #[test]
    fn a_copied_code_may_hold_spaces_dashes_small_and_cyrillic_letters() {
        for typed in [
            " 56XM 25A0 0000 001B ",
            "56XM-25A0-0000-001B",
            "56xm25a00000001b",
            "56ХМ25А00000001В",
            "56хм25а00000001в",
            "56XM\u{a0}25A0–0000–001B",
        ] {
            let code = EicCode::parse(typed);
            assert_eq!(
                code.as_ref().map(EicCode::as_str),
                Ok("56XM25A00000001B"),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_dash_that_belongs_to_the_code_stays() {
        let first = "56X-GAS--------";
        let check = check_character(first.as_bytes()).expect("a check character");
        let text = format!("{first}{}", char::from(check));
        assert_eq!(EicCode::parse(&text).expect("valid").as_str(), text);
    }

    #[test]
    fn each_way_to_be_wrong_has_its_own_problem() {
        assert_eq!(EicCode::parse(" \u{a0} "), Err(EicProblem::Empty));
        assert_eq!(
            EicCode::parse("56XM25A0000000"),
            Err(EicProblem::Length { got: 14 })
        );
        assert_eq!(
            EicCode::parse("56XM25A00000001BB"),
            Err(EicProblem::Length { got: 17 })
        );
        assert_eq!(
            EicCode::parse("56XM25A0000Ж001B"),
            Err(EicProblem::Character { at: 11 })
        );
        assert_eq!(EicCode::parse("21XM25A00000001B"), Err(EicProblem::Office));
        assert_eq!(EicCode::parse("56YM25A00000001B"), Err(EicProblem::Type));
        assert_eq!(EicCode::parse("56XM25A00000001C"), Err(EicProblem::Check));
        assert_eq!(EicCode::parse("56XM25A00000001-"), Err(EicProblem::Check));
    }

    proptest! {
        #[test]
        fn every_code_made_by_the_rule_is_read(text in code()) {
            prop_assert_eq!(EicCode::parse(&text).map(|code| code.0), Ok(text));
        }

        #[test]
        fn every_slip_of_one_character_is_noticed(text in code(), at in 0..LENGTH, to in 0..37_usize) {
            let mut slipped = text.clone().into_bytes();
            slipped[at] = ALPHABET[to];
            let slipped = String::from_utf8(slipped).expect("ASCII");
            prop_assume!(slipped != text);
            prop_assert!(EicCode::parse(&slipped).is_err(), "{} for {}", slipped, text);
        }

        #[test]
        fn every_swap_of_neighbours_is_noticed(text in code(), at in 0..LENGTH - 1) {
            let mut swapped = text.clone().into_bytes();
            swapped.swap(at, at + 1);
            let swapped = String::from_utf8(swapped).expect("ASCII");
            prop_assume!(swapped != text);
            prop_assert!(EicCode::parse(&swapped).is_err(), "{} for {}", swapped, text);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}") {
            let _ = EicCode::parse(&text);
        }
    }
}
