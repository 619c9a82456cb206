use super::*;
use proptest::prelude::*;

const FIVE: Register = Register { digits: 5 };

fn read(text: &str) -> Result<u32, IndexProblem> {
    MeterIndex::parse(text, FIVE).map(|index| index.0)
}

#[test]
fn an_index_is_read_with_or_without_leading_zeros() {
    assert_eq!(read("123"), Ok(123));
    assert_eq!(read("00123"), Ok(123));
    assert_eq!(read("00000"), Ok(0));
    assert_eq!(read("0"), Ok(0));
    assert_eq!(read("99999"), Ok(99_999));
}

#[test]
fn spaces_of_every_width_are_left_out() {
    for text in [
        " 4 405 ",
        "4\u{a0}405",
        "4\u{202f}405",
        "4\u{2009}405",
        "\u{feff}4405\u{200b}",
    ] {
        assert_eq!(read(text), Ok(4405), "{text:?}");
    }
}

#[test]
fn a_unit_after_the_number_is_understood() {
    for text in [
        "4405м³",
        "4405 м3",
        "4405 М³",
        "4405 m3",
        "4405 куб",
        "4405 куб.",
        "4405 кубів",
        "4405 куб. м",
        "4405 кубометрів",
        "4 405,123 м³",
    ] {
        assert_eq!(read(text), Ok(4405), "{text}");
    }
}

#[test]
fn the_red_drums_are_left_out() {
    for text in ["4405,1", "4405.12", "4405,123", "04405.999"] {
        assert_eq!(read(text), Ok(4405), "{text}");
    }
}

#[test]
fn what_could_be_two_numbers_is_no_number() {
    for text in [
        "12,3456", "1.2.3", "1,2,3", "12,", "12.", ",12", "12,м³", "1/2", "1-2", "+12",
    ] {
        assert_eq!(read(text), Err(IndexProblem::NotANumber), "{text}");
    }
}

#[test]
fn words_and_other_scripts_digits_are_no_number() {
    for text in [
        "12a",
        "сто",
        "м³",
        "12 грн",
        "a12",
        "１２３",
        "١٢٣",
        "³",
        "½",
        "-",
        "-м³",
        "1e3",
    ] {
        assert_eq!(read(text), Err(IndexProblem::NotANumber), "{text}");
    }
}

#[test]
fn nothing_and_a_negative_number_have_their_own_problems() {
    for text in ["", " ", "\u{a0}\u{200b}"] {
        assert_eq!(read(text), Err(IndexProblem::Empty), "{text:?}");
    }
    for text in ["-12", "−12", "–12 м³", "-0", "- 12,5"] {
        assert_eq!(read(text), Err(IndexProblem::Negative), "{text}");
    }
}

#[test]
fn more_digits_than_drums_are_refused() {
    let too_many = Err(IndexProblem::TooManyDigits { digits: 5 });
    for text in ["123456", "100000", "99999999999999999999", "123456,1"] {
        assert_eq!(read(text), too_many, "{text}");
    }
}

#[test]
fn leading_zeros_beyond_the_register_are_refused_because_red_drums_may_hide_there() {
    assert_eq!(
        read("00012345"),
        Err(IndexProblem::TooManyDigits { digits: 5 })
    );
}

#[test]
fn the_limit_follows_the_drums() {
    assert_eq!(Register { digits: 4 }.limit(), 10_000);
    assert_eq!(FIVE.limit(), 100_000);
    assert_eq!(Register { digits: 8 }.limit(), 100_000_000);
    assert_eq!(Register { digits: 99 }.limit(), u32::MAX);
}

#[test]
fn the_drums_show_leading_zeros() {
    assert_eq!(MeterIndex(123).drums(FIVE), [0, 0, 1, 2, 3]);
    assert_eq!(MeterIndex(123).padded(FIVE), "00123");
}

#[test]
fn an_index_beyond_its_register_is_shown_whole() {
    assert_eq!(MeterIndex(123_456).padded(FIVE), "123456");
}

proptest! {
    #[test]
    fn what_the_drums_show_is_read_back(digits in 4..=8_u8, seed in any::<u32>()) {
        let register = Register { digits };
        let index = MeterIndex(seed % register.limit());
        let shown = index.padded(register);
        prop_assert_eq!(shown.len(), usize::from(digits));
        prop_assert_eq!(index.drums(register).len(), usize::from(digits));
        prop_assert_eq!(MeterIndex::parse(&shown, register), Ok(index));
        prop_assert_eq!(MeterIndex::parse(&index.0.to_string(), register), Ok(index));
    }

    #[test]
    fn what_is_read_always_fits_the_register(text in "[0-9 ,.м³-]{0,12}", digits in 4..=8_u8) {
        let register = Register { digits };
        if let Ok(index) = MeterIndex::parse(&text, register) {
            prop_assert!(index.0 < register.limit());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,20}", digits in any::<u8>()) {
        let register = Register { digits };
        if let Ok(index) = MeterIndex::parse(&text, register) {
            index.drums(register);
        }
    }
}
