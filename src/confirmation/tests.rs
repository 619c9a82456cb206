use super::form::{Field, Problem, parse, refusals};
use super::resend::{Left, left};
use super::*;
use crate::contract;
use crate::http::{FieldRefusal, Refusal};
use serde_json::Value;

fn sent(expires_in: u32, resend_in: u32) -> CodeSent {
    CodeSent {
        channel: Channel::Email,
        to: "olena@example.com".into(),
        expires_in,
        resend_in,
    }
}

#[test]
fn a_code_may_be_pasted_with_spaces_and_dashes() {
    for typed in ["204617", " 204 617 ", "204-617", "204\u{a0}617", "20–46–17"] {
        assert_eq!(parse(typed).as_deref(), Ok("204617"), "{typed}");
    }
}

#[test]
fn what_is_no_code_is_said_so_before_it_is_sent() {
    let problem = |typed| parse(typed).expect_err("no code").of(&Field).copied();
    assert_eq!(problem("  "), Some(Problem::Empty));
    assert_eq!(problem("20461"), Some(Problem::Malformed));
    assert_eq!(problem("2046170"), Some(Problem::Malformed));
    assert_eq!(problem("20461о"), Some(Problem::Malformed));
}

#[test]
fn each_refusal_of_a_code_has_its_own_words() {
    let refused = |code: &str| {
        let fields = vec![FieldRefusal {
            field: "code".into(),
            code: code.into(),
        }];
        let error = Error::Refused(Refusal {
            code: "invalid".into(),
            fields,
            request_id: "q".into(),
            offered: Vec::new(),
        });
        refusals(error).expect("problems").of(&Field).copied()
    };
    assert_eq!(refused("wrong"), Some(Problem::Wrong));
    assert_eq!(refused("expired"), Some(Problem::Expired));
    assert_eq!(refused("used_up"), Some(Problem::UsedUp));
    assert_eq!(refused("malformed"), Some(Problem::Malformed));
    assert!(refusals(Error::Offline).is_err());
}

#[test]
fn a_code_runs_out_and_a_new_one_becomes_due() {
    let sent = sent(600, 60);
    let until = |until_resend, is_over| Left {
        until_resend,
        is_over,
    };
    assert_eq!(left(&sent, 0.4), until(60, false));
    assert_eq!(left(&sent, 59.9), until(1, false));
    assert_eq!(left(&sent, 60.0), until(0, false));
    assert_eq!(left(&sent, 600.0), until(0, true));
    // A clock that was set back.
    assert_eq!(left(&sent, -5.0), until(60, false));
}

#[test]
fn the_contracts_code_is_read() {
    let recovery = contract::example("RecoveryBegun");
    let json: CodeSentJson = serde_json::from_value(recovery["code"].clone()).expect("a code");
    assert_eq!(CodeSent::try_from(json), Ok(sent(600, 60)));
}

#[test]
fn what_is_sent_is_what_the_contract_says() {
    let confirmation = ConfirmationJson {
        code: "204617".into(),
    };
    let wire = |value: serde_json::Result<Value>| value.expect("json");
    assert_eq!(
        wire(serde_json::to_value(confirmation)),
        contract::example("Confirmation")
    );
    assert_eq!(
        wire(serde_json::to_value(NewCodeJson::from(Channel::Email))),
        contract::example("NewCode")
    );
}
