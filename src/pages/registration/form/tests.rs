use super::*;

fn refused_as(field: &str, code: &str) -> Option<(Field, Problem)> {
    refusals(Error::refused(field, code))
        .ok()?
        .iter()
        .next()
        .copied()
}

fn draft() -> PersonDraft {
    PersonDraft {
        family: "Гнатюк".into(),
        given: "Мар'яна".into(),
        patronymic: String::new(),
        email: " m@example.com ".into(),
        phone: "(067) 111-22-33".into(),
    }
}

#[test]
fn a_number_is_forgiven_its_look_and_not_its_meaning() {
    let number = parse_number("56хм 25а0 0000 001в").expect("an EIC");
    assert_eq!(number.as_str(), "56XM25A00000001B");
    let problem = |typed| {
        parse_number(typed)
            .expect_err("no")
            .of(&Field::Number)
            .copied()
    };
    assert_eq!(problem(""), Some(Problem::NumberEmpty));
    assert_eq!(problem("12345678"), Some(Problem::NumberDigits { got: 8 }));
    assert_eq!(problem("56XM25A"), Some(Problem::NumberLength { got: 7 }));
    assert_eq!(problem("56XM25A0000Ж001B"), Some(Problem::NumberCharacter));
    assert_eq!(problem("56XM25A00000001C"), Some(Problem::NumberCheck));
    assert_eq!(problem("21X000000001397P"), Some(Problem::NumberForeign));
}

#[test]
fn a_proof_goes_out_in_the_apis_form() {
    let proof = parse_proof(ProofKind::MeterSerial, " № 0070 488 ").expect("a serial");
    assert_eq!(proof.value, "0070488");
    let proof = parse_proof(ProofKind::InvoiceTotal, "1 312,40 грн").expect("a total");
    assert_eq!(proof.value, "131240");
}

#[test]
fn what_is_no_proof_is_said_so_before_it_is_sent() {
    let problem = |kind, typed| {
        parse_proof(kind, typed)
            .expect_err("no")
            .of(&Field::Proof)
            .copied()
    };
    let (serial, total) = (ProofKind::MeterSerial, ProofKind::InvoiceTotal);
    assert_eq!(problem(serial, " "), Some(Problem::ProofEmpty(serial)));
    assert_eq!(
        problem(serial, "немає"),
        Some(Problem::ProofMalformed(serial))
    );
    assert_eq!(
        problem(total, "багато"),
        Some(Problem::ProofMalformed(total))
    );
    assert_eq!(problem(total, "-5"), Some(Problem::ProofMalformed(total)));
}

#[test]
fn a_person_is_read_whichever_way_they_type() {
    let person = parse_person(&draft()).expect("a person");
    assert_eq!(person.name.given, "Марʼяна");
    assert_eq!(person.name.patronymic, None);
    assert_eq!(person.email.as_str(), "m@example.com");
    assert_eq!(person.phone.as_str(), "+380671112233");
}

#[test]
fn an_empty_person_names_every_field_in_its_order() {
    let problems = parse_person(&PersonDraft::default()).expect_err("empty");
    let fields: Vec<Field> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [Field::Family, Field::Given, Field::Email, Field::Phone]
    );
}

#[test]
fn a_patronymic_may_be_left_out_but_not_be_wrong() {
    let mut draft = draft();
    draft.patronymic = "123".into();
    let problems = parse_person(&draft).expect_err("wrong");
    assert_eq!(
        problems.of(&Field::Patronymic),
        Some(&Problem::NameCharacters)
    );
}

#[test]
fn a_password_must_not_hold_what_one_signs_in_with() {
    let problems = parse_password("maria-1971-maria".into(), &["maria@example.com"]);
    assert_eq!(
        problems.expect_err("weak").of(&Field::Password),
        Some(&Problem::Password(PasswordProblem::LikeLogin))
    );
}

#[test]
fn required_consents_are_wanted_and_optional_ones_are_not() {
    let consents = |personal| {
        vec![
            ("personal_data".to_owned(), true, personal),
            ("paperless".to_owned(), false, false),
        ]
    };
    assert_eq!(
        parse_consents(&consents(true)),
        Ok(vec!["personal_data".into()])
    );
    let problems = parse_consents(&consents(false)).expect_err("missing");
    assert_eq!(
        problems.of(&Field::Consent(0)),
        Some(&Problem::ConsentMissing)
    );
    assert_eq!(problems.of(&Field::Consent(1)), None);
}

#[test]
fn what_the_server_refuses_is_said_at_its_field() {
    for (field, code, expected) in [
        ("number", "check", (Field::Number, Problem::NumberCheck)),
        (
            "number",
            "already_linked",
            (Field::Number, Problem::AlreadyLinked),
        ),
        (
            "proof.value",
            "not_matched",
            (Field::Proof, Problem::NotMatched),
        ),
        ("value", "not_matched", (Field::Proof, Problem::NotMatched)),
        (
            "person.name.given_name",
            "malformed",
            (Field::Given, Problem::NameCharacters),
        ),
        (
            "person.email",
            "malformed",
            (Field::Email, Problem::EmailMalformed),
        ),
        (
            "person.phone",
            "malformed",
            (Field::Phone, Problem::PhoneMalformed),
        ),
        (
            "password",
            "too_common",
            (
                Field::Password,
                Problem::Password(PasswordProblem::TooCommon),
            ),
        ),
        (
            "consents.agreed",
            "missing",
            (Field::Consent(0), Problem::ConsentMissing),
        ),
    ] {
        assert_eq!(refused_as(field, code), Some(expected), "{field} {code}");
    }
    assert_eq!(refused_as("tail", "wagging"), None);
}
