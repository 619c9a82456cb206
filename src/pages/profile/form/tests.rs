use super::*;
use crate::pages::profile::model::{Contact, Language};
use chrono::NaiveDate;

fn profile() -> Profile {
    let contact = |value: &str, is_confirmed| Contact {
        value: value.into(),
        is_confirmed,
    };
    Profile {
        name: PersonName {
            given: "Олена".into(),
            patronymic: None,
            family: "Ковальчук".into(),
        },
        email: contact("olena@example.com", true),
        phone: contact("+380501112201", false),
        language: Language::Uk,
        topics: vec![],
        registered_on: NaiveDate::from_ymd_opt(2024, 5, 11).expect("a day"),
    }
}

fn name(parts: [&str; 3]) -> Result<PersonName, Faulty> {
    parse_name(parts.map(str::to_owned))
}

fn found(problems: Faulty) -> Vec<(Field, Problem)> {
    problems.iter().copied().collect()
}

#[test]
fn a_name_goes_out_with_the_letter_apostrophe() {
    let name = name(["Лук'яненко-В’юн", " Мар`яна ", ""]).expect("a name");
    assert_eq!(name.full(), "Лукʼяненко-Вʼюн Марʼяна");
    assert_eq!(name.patronymic, None);
}

#[test]
fn everything_wrong_with_a_name_is_said_at_once_in_the_order_of_the_fields() {
    let problems = name(["", "0лена", "Петрівна!"]).expect_err("wrong");
    assert_eq!(
        found(problems),
        [
            (Field::Family, Problem::Name(NameProblem::Empty)),
            (Field::Given, Problem::Name(NameProblem::Characters)),
            (Field::Patronymic, Problem::Name(NameProblem::Characters)),
        ]
    );
}

#[test]
fn a_new_phone_goes_out_in_its_one_form() {
    let parsed = parse_contact(Channel::Phone, &profile(), "067 123-45-67", "x".into());
    assert_eq!(parsed, Ok(("+380671234567".into(), "x".into())));
}

#[test]
fn each_way_to_be_no_contact_has_its_own_problem() {
    for (channel, typed, problem) in [
        (Channel::Email, " ", Problem::ValueEmpty),
        (Channel::Email, "olena", Problem::Malformed),
        (Channel::Email, "olena@example.com", Problem::Same),
        (Channel::Phone, "12345", Problem::Malformed),
    ] {
        let parsed = parse_contact(channel, &profile(), typed, String::new());
        assert_eq!(
            found(parsed.expect_err(typed)),
            [
                (Field::Value, problem),
                (Field::Current, Problem::PasswordEmpty)
            ]
        );
    }
}

#[test]
fn the_phone_in_use_may_be_sent_again_to_confirm_it() {
    let parsed = parse_contact(Channel::Phone, &profile(), "0501112201", "x".into());
    assert_eq!(parsed, Ok(("+380501112201".into(), "x".into())));
}

#[test]
fn a_new_password_must_not_hold_the_login() {
    let logins = ["olena@example.com", "+380501112201"];
    let parsed = parse_passwords("old".into(), "moya-olena-2026".into(), logins);
    assert_eq!(
        found(parsed.expect_err("weak")),
        [(Field::New, Problem::New(PasswordProblem::LikeLogin))]
    );
    let parsed = parse_passwords("old".into(), "тепло-в-хаті-2026".into(), logins);
    assert!(parsed.is_ok());
}

#[test]
fn a_cabinet_is_closed_only_by_somebody_who_is_sure() {
    assert_eq!(
        found(parse_closure(String::new(), false).expect_err("no")),
        [
            (Field::Current, Problem::PasswordEmpty),
            (Field::Sure, Problem::NotSure)
        ]
    );
    assert_eq!(parse_closure("x".into(), true), Ok("x".into()));
}

#[test]
fn what_the_server_refuses_is_said_at_its_field() {
    for (field, code, said) in [
        (
            "name.given_name",
            "malformed",
            (Field::Given, Problem::Name(NameProblem::Characters)),
        ),
        (
            "name.family_name",
            "too_long",
            (Field::Family, Problem::Name(NameProblem::TooLong)),
        ),
        ("value", "malformed", (Field::Value, Problem::Malformed)),
        (
            "password",
            "wrong",
            (Field::Current, Problem::PasswordWrong),
        ),
        (
            "current_password",
            "wrong",
            (Field::Current, Problem::PasswordWrong),
        ),
        (
            "password",
            "too_common",
            (Field::New, Problem::New(PasswordProblem::TooCommon)),
        ),
    ] {
        let problems = refusals(Error::refused(field, code)).expect(field);
        assert_eq!(found(problems), [said], "{field} {code}");
    }
    assert!(refusals(Error::refused("tail", "wrong")).is_err());
    assert_eq!(refusals(Error::Offline), Err(Error::Offline));
}
