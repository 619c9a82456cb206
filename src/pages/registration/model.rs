//! A registration as far as it has come, and what each of its questions wants.

use crate::confirmation::CodeSent;
use crate::domain::bill_number::BillNumberKind;
use crate::domain::contact::{Email, Phone};
use crate::domain::person::PersonName;
use crate::route::{REGISTRATION, Step};

/// A registration under way. Its id is a secret of this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: String,
    pub claimed: Claimed,
    pub is_proven: bool,
    pub person: Option<NewPerson>,
    pub has_password: bool,
    /// Codes of what was agreed to.
    pub consents: Option<Vec<String>>,
    pub code: Option<CodeSent>,
}

/// A number that somebody says is theirs, and what it can be proven by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    pub number: String,
    pub kind: BillNumberKind,
    /// The one to offer first in the first place.
    pub proofs: Vec<ProofKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofKind {
    MeterSerial,
    InvoiceTotal,
}

/// What proves that a number is theirs to use. `value` is as the API takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub kind: ProofKind,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    pub name: PersonName,
    pub email: Email,
    pub phone: Phone,
}

/// The notice on personal data, and what is asked to be agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub version: String,
    pub notice: Vec<Paragraph>,
    pub consents: Vec<Consent>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub title: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub code: String,
    pub is_required: bool,
    pub text: String,
}

impl Registration {
    /// The first question that has no answer yet.
    pub fn next(&self) -> Step {
        if !self.is_proven {
            Step::Proof
        } else if self.person.is_none() {
            Step::Person
        } else if !self.has_password {
            Step::Password
        } else if self.consents.is_none() {
            Step::Consents
        } else if self.code.is_none() {
            Step::Check
        } else {
            Step::Code
        }
    }

    /// Whether a person may be at this step: all before it are answered.
    pub fn allows(&self, step: Step) -> bool {
        number_of(step) <= number_of(self.next())
    }
}

/// From 1 on.
pub fn number_of(step: Step) -> usize {
    let at = REGISTRATION.iter().position(|known| *known == step);
    at.map_or(1, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Channel;

    fn begun() -> Registration {
        Registration {
            id: "r".into(),
            claimed: Claimed {
                number: "1500000031".into(),
                kind: BillNumberKind::Operator,
                proofs: vec![ProofKind::MeterSerial],
            },
            is_proven: false,
            person: None,
            has_password: false,
            consents: None,
            code: None,
        }
    }

    #[test]
    fn a_registration_goes_on_where_it_was_left() {
        let mut registration = begun();
        assert_eq!(registration.next(), Step::Proof);
        registration.is_proven = true;
        assert_eq!(registration.next(), Step::Person);
        registration.has_password = true;
        assert_eq!(registration.next(), Step::Person);
        registration.person = Some(NewPerson {
            name: PersonName {
                given: "Софія".into(),
                patronymic: None,
                family: "Гнатюк".into(),
            },
            email: Email::parse("s@example.com").expect("an e-mail"),
            phone: Phone::parse("0671112233").expect("a phone"),
        });
        assert_eq!(registration.next(), Step::Consents);
        registration.consents = Some(vec![]);
        assert_eq!(registration.next(), Step::Check);
        registration.code = Some(CodeSent {
            channel: Channel::Email,
            to: "s@example.com".into(),
            expires_in: 600,
            resend_in: 60,
        });
        assert_eq!(registration.next(), Step::Code);
    }

    #[test]
    fn nobody_is_let_past_an_unanswered_question() {
        let mut registration = begun();
        assert!(registration.allows(Step::First));
        assert!(registration.allows(Step::Proof));
        assert!(!registration.allows(Step::Person));
        assert!(!registration.allows(Step::Code));
        registration.is_proven = true;
        assert!(registration.allows(Step::Person));
        assert!(!registration.allows(Step::Check));
    }
}
