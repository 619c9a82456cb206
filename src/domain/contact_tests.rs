use super::*;
use proptest::prelude::*;

fn phone(text: &str) -> Option<String> {
    Phone::parse(text).map(|phone| phone.0)
}

fn login(text: &str) -> Login {
    Login::parse(text).expect(text)
}

#[test]
fn a_phone_is_read_in_every_usual_dress() {
    for text in [
        "+380501112233",
        "380501112233",
        "0501112233",
        "80501112233",
        "+38 (050) 111-22-33",
        "(050) 111 22 33",
        "050.111.22.33",
        " 050\u{a0}111\u{2013}22\u{2013}33 ",
    ] {
        assert_eq!(phone(text).as_deref(), Some("+380501112233"), "{text}");
    }
}

#[test]
fn city_and_free_numbers_are_phones_too() {
    assert_eq!(phone("(0462) 00-01-04").as_deref(), Some("+380462000104"));
    assert_eq!(phone("0 800 300 104").as_deref(), Some("+380800300104"));
}

#[test]
fn what_is_not_a_ukrainian_number_is_no_phone() {
    for text in [
        "",
        "+",
        "104",
        "050111223",
        "05011122334",
        "+48501112233",
        "+0501112233",
        "+80501112233",
        "0101112233",
        "0 5 0 1 1 1 2 2 3 x",
        "０５０１１１２２３３",
        "380501112233+",
        "++380501112233",
    ] {
        assert_eq!(phone(text), None, "{text}");
    }
}

#[test]
fn a_phone_is_shown_in_groups_that_do_not_break() {
    let phone = Phone::parse("0501112233").expect("a phone");
    assert_eq!(phone.display(), "+380\u{a0}50\u{a0}111\u{a0}22\u{a0}33");
}

#[test]
fn usual_addresses_are_read() {
    for text in [
        "olena@example.com",
        " olena.p+gas@mail.example.com.ua ",
        "олена@пошта.укр",
        "o'neil@a-b.ua",
    ] {
        assert_eq!(
            Email::parse(text).as_ref().map(Email::as_str),
            Some(text.trim())
        );
    }
}

#[test]
fn slips_in_an_address_are_noticed() {
    for text in [
        "",
        "olena",
        "@example.com",
        "olena@",
        "olena@example",
        "olena@@example.com",
        "olena@example..com",
        "olena@.com",
        "olena@example.com.",
        "ole na@example.com",
        "olena@exam_ple.com",
        "olena@-example.com",
        "a@b.ua, c@d.ua",
        "<olena@example.com>",
    ] {
        assert_eq!(Email::parse(text), None, "{text}");
    }
}

#[test]
fn an_address_has_a_length_that_mail_can_carry() {
    assert_eq!(
        Email::parse(&format!("{}@example.com", "a".repeat(65))),
        None
    );
    assert_eq!(
        Email::parse(&format!("a@{}com", "abcdefg.".repeat(40))),
        None
    );
}

#[test]
fn a_login_is_one_of_three() {
    assert!(matches!(login("olena@example.com"), Login::Email(_)));
    assert!(matches!(login("+380 50 111 22 33"), Login::Phone(_)));
    assert!(matches!(login("1500 0000 15"), Login::AccountNumber(_)));
    assert!(matches!(login("150000015"), Login::AccountNumber(_)));
}

#[test]
fn ten_digits_from_zero_on_are_a_phone_where_the_code_is_in_use() {
    assert!(matches!(login("0501112233"), Login::Phone(_)));
    assert!(matches!(login("0000000015"), Login::AccountNumber(_)));
    assert!(matches!(login("0150000015"), Login::AccountNumber(_)));
}

#[test]
fn nine_digits_are_never_a_phone_without_its_zero() {
    assert!(matches!(login("501112233"), Login::AccountNumber(_)));
}

#[test]
fn the_api_gets_one_form() {
    assert_eq!(login(" olena@example.com ").as_wire(), "olena@example.com");
    assert_eq!(login("(050) 111-22-33").as_wire(), "+380501112233");
    assert_eq!(login("1500 0000 15").as_wire(), "1500000015");
}

#[test]
fn what_is_none_of_the_three_is_told_from_nothing() {
    assert_eq!(Login::parse(" \u{a0}"), Err(LoginProblem::Empty));
    for text in ["olena", "olena@", "12345", "15000000155", "+48501112233"] {
        assert_eq!(
            Login::parse(text),
            Err(LoginProblem::Unrecognised),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn every_phone_survives_being_shown_and_read(national in "[3-9][0-9]{8}") {
        let phone = Phone::parse(&format!("0{national}")).expect("a phone");
        prop_assert_eq!(phone.as_str(), format!("+380{national}"));
        prop_assert_eq!(Phone::parse(&phone.display()), Some(phone.clone()));
        prop_assert_eq!(Phone::parse(phone.as_str()), Some(phone));
    }

    #[test]
    fn what_the_api_gets_is_read_as_the_same_login(text in "\\PC{0,20}|[0-9+() -]{8,14}") {
        if let Ok(login) = Login::parse(&text) {
            prop_assert_eq!(Login::parse(login.as_wire()), Ok(login.clone()));
        }
    }
}
