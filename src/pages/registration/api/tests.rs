use super::*;
use crate::contract;
use crate::domain::person::PersonName;
use crate::route::Step;
use serde_json::Value;

fn read(example: &str) -> Registration {
    let json = contract::decode::<RegistrationJson>(example);
    Registration::try_from(json).expect(example)
}

fn wire<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("json")
}

fn sofiia() -> NewPerson {
    NewPerson {
        name: PersonName {
            given: "Софія".into(),
            patronymic: None,
            family: "Гнатюк".into(),
        },
        email: Email::parse("sofiia@example.com").expect("an e-mail"),
        phone: Phone::parse("+380671112233").expect("a phone"),
    }
}

#[test]
fn the_contracts_registrations_are_read() {
    let begun = read("RegistrationBegun");
    assert_eq!(begun.next(), Step::Proof);
    assert_eq!(begun.claimed.kind, BillNumberKind::Operator);
    assert_eq!(
        begun.claimed.proofs,
        [ProofKind::MeterSerial, ProofKind::InvoiceTotal]
    );
    assert_eq!(read("RegistrationProven").next(), Step::Person);
    let sent = read("RegistrationCodeSent");
    assert_eq!(sent.next(), Step::Code);
    assert_eq!(sent.person, Some(sofiia()));
}

#[test]
fn a_proof_of_an_unknown_kind_is_not_offered() {
    let claimed = claimed("1".into(), "passport", &["retina".into()]);
    assert_eq!(claimed.kind, BillNumberKind::Other);
    assert!(claimed.proofs.is_empty());
}

#[test]
fn the_contracts_claim_and_terms_are_read() {
    let claim = contract::decode::<ClaimJson>("Claim");
    let claimed = claimed(claim.number, &claim.number_kind, &claim.proofs);
    assert_eq!(claimed.kind, BillNumberKind::Supplier);
    let terms = Terms::from(contract::decode::<TermsJson>("RegistrationTerms"));
    assert_eq!(terms.version, "2026-09");
    assert!(terms.consents[0].is_required && !terms.consents[1].is_required);
    assert_eq!(
        contract::decode::<AddedJson>("AccountSummary").id,
        "a-1500000023"
    );
}

#[test]
fn every_answer_goes_out_as_the_contract_says() {
    let proof = Proof {
        kind: ProofKind::MeterSerial,
        value: "0070488".into(),
    };
    let parts = [
        (
            "RegistrationProof",
            PartJson {
                proof: Some((&proof).into()),
                ..PartJson::default()
            },
        ),
        (
            "RegistrationPerson",
            PartJson {
                person: Some((&sofiia()).into()),
                ..PartJson::default()
            },
        ),
        (
            "RegistrationPassword",
            PartJson {
                password: Some("тепло-в-хаті-2026"),
                ..PartJson::default()
            },
        ),
        (
            "RegistrationConsents",
            PartJson {
                consents: Some(ConsentsJson {
                    version: "2026-09",
                    agreed: &["personal_data".into()],
                }),
                ..PartJson::default()
            },
        ),
    ];
    for (example, part) in parts {
        assert_eq!(wire(&part), contract::example(example), "{example}");
    }
    let number = |number, language| NumberJson { number, language };
    assert_eq!(
        wire(&number("1500000031", None)),
        contract::example("NewRegistration")
    );
    assert_eq!(
        wire(&number("56XM25A00000001B", Some(Lang::En.code()))),
        contract::example("NewRegistrationEic")
    );
    let total = Proof {
        kind: ProofKind::InvoiceTotal,
        value: "31240".into(),
    };
    assert_eq!(wire(&ProofJson::from(&total)), contract::example("Proof"));
}
