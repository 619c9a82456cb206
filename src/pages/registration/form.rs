//! Every question of a registration: what is typed, what it means, what is wrong with it.

use super::model::{NewPerson, Proof, ProofKind};
use crate::domain::bill_number::{BillNumber, BillNumberProblem};
use crate::domain::contact::{Email, Phone};
use crate::domain::eic::EicProblem;
use crate::domain::money::Kopiykas;
use crate::domain::password::{self, PasswordProblem};
use crate::domain::person::{NamePart, NameProblem, PersonName};
use crate::form::Problems;
use crate::http::{Error, Refusal};
use crate::new_password::refused_password;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Number,
    ProofKind,
    Proof,
    Family,
    Given,
    Patronymic,
    Email,
    Phone,
    Password,
    /// The consent at this place of the terms.
    Consent(usize),
}

/// As many consents as a form can hold.
const CONSENTS: [&str; 6] = [
    "consent",
    "consent-2",
    "consent-3",
    "consent-4",
    "consent-5",
    "consent-6",
];

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::ProofKind => "proof-kind",
            Self::Proof => "proof",
            Self::Family => "family",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Password => crate::new_password::FIELD,
            Self::Consent(at) => CONSENTS[at.min(CONSENTS.len() - 1)],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NumberEmpty,
    NumberDigits {
        got: usize,
    },
    NumberLength {
        got: usize,
    },
    NumberCharacter,
    NumberCheck,
    /// An EIC of another country or thing.
    NumberForeign,
    AlreadyLinked,
    ProofEmpty(ProofKind),
    ProofMalformed(ProofKind),
    NotMatched,
    NameEmpty,
    NameCharacters,
    NameTooLong,
    EmailEmpty,
    EmailMalformed,
    PhoneEmpty,
    PhoneMalformed,
    Password(PasswordProblem),
    ConsentMissing,
    /// There are newer terms than those on the page.
    TermsChanged,
    /// The server knows something wrong that this version has no words for.
    Unclear,
}

pub type Wrong = Problems<Field, Problem>;

pub fn parse_number(typed: &str) -> Result<BillNumber, Wrong> {
    BillNumber::parse(typed).map_err(|problem| Problems::one(Field::Number, problem.into()))
}

impl From<BillNumberProblem> for Problem {
    fn from(problem: BillNumberProblem) -> Self {
        match problem {
            BillNumberProblem::Empty | BillNumberProblem::Eic(EicProblem::Empty) => {
                Self::NumberEmpty
            }
            BillNumberProblem::Stray => Self::NumberCharacter,
            BillNumberProblem::Digits { got } => Self::NumberDigits { got },
            BillNumberProblem::Eic(EicProblem::Length { got }) => Self::NumberLength { got },
            BillNumberProblem::Eic(EicProblem::Character { .. }) => Self::NumberCharacter,
            BillNumberProblem::Eic(EicProblem::Office | EicProblem::Type) => Self::NumberForeign,
            BillNumberProblem::Eic(EicProblem::Check) => Self::NumberCheck,
        }
    }
}

/// The contract's limit, in characters.
const LONGEST_SERIAL: usize = 40;

pub fn parse_proof(kind: ProofKind, typed: &str) -> Result<Proof, Wrong> {
    let wrong = |problem| Err(Problems::one(Field::Proof, problem));
    if typed.trim().is_empty() {
        return wrong(Problem::ProofEmpty(kind));
    }
    let value = match kind {
        ProofKind::MeterSerial => serial(typed),
        ProofKind::InvoiceTotal => Kopiykas::parse(typed)
            .filter(|total| total.0 >= 0)
            .map(|total| total.0.to_string()),
    };
    match value {
        Some(value) => Ok(Proof { kind, value }),
        None => wrong(Problem::ProofMalformed(kind)),
    }
}

/// A number from a meter's plate: digits, at times letters. People copy the «№» too.
fn serial(typed: &str) -> Option<String> {
    let serial: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '№')
        .collect();
    let is_serial = !serial.is_empty()
        && serial.chars().count() <= LONGEST_SERIAL
        && serial
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'))
        && serial.chars().any(|c| c.is_ascii_digit());
    is_serial.then_some(serial)
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct PersonDraft {
    pub family: String,
    pub given: String,
    pub patronymic: String,
    pub email: String,
    pub phone: String,
}

pub fn parse_person(draft: &PersonDraft) -> Result<NewPerson, Wrong> {
    let mut problems = Problems::default();
    let family = name(Field::Family, &draft.family, &mut problems);
    let given = name(Field::Given, &draft.given, &mut problems);
    let patronymic = match draft.patronymic.trim() {
        "" => None,
        typed => name(Field::Patronymic, typed, &mut problems),
    };
    let email = Email::parse(&draft.email);
    if email.is_none() {
        let problem = match draft.email.trim() {
            "" => Problem::EmailEmpty,
            _ => Problem::EmailMalformed,
        };
        problems.add(Field::Email, problem);
    }
    let phone = Phone::parse(&draft.phone);
    if phone.is_none() {
        let problem = match draft.phone.trim() {
            "" => Problem::PhoneEmpty,
            _ => Problem::PhoneMalformed,
        };
        problems.add(Field::Phone, problem);
    }
    let person = || {
        Some(NewPerson {
            name: PersonName {
                given: given?,
                patronymic,
                family: family?,
            },
            email: email?,
            phone: phone?,
        })
    };
    problems.or(person())
}

fn name(field: Field, typed: &str, problems: &mut Wrong) -> Option<String> {
    match NamePart::parse(typed) {
        Ok(name) => Some(name.into_string()),
        Err(problem) => {
            let problem = match problem {
                NameProblem::Empty => Problem::NameEmpty,
                NameProblem::Characters => Problem::NameCharacters,
                NameProblem::TooLong => Problem::NameTooLong,
            };
            problems.add(field, problem);
            None
        }
    }
}

/// `logins` are what the person will sign in with: none of them belongs into a password.
pub fn parse_password(typed: String, logins: &[&str]) -> Result<String, Wrong> {
    match password::check(&typed, logins) {
        Ok(()) => Ok(typed),
        Err(problem) => Err(Problems::one(Field::Password, Problem::Password(problem))),
    }
}

/// Codes of what was ticked; `consents` are code, whether it is required, whether it is ticked.
pub fn parse_consents(consents: &[(String, bool, bool)]) -> Result<Vec<String>, Wrong> {
    let mut problems = Problems::default();
    for (at, (_, is_required, is_ticked)) in consents.iter().enumerate() {
        if *is_required && !is_ticked {
            problems.add(Field::Consent(at), Problem::ConsentMissing);
        }
    }
    let agreed = consents.iter().filter(|(_, _, is_ticked)| *is_ticked);
    problems.or(Some(agreed.map(|(code, ..)| code.clone()).collect()))
}

/// The server's refusal as problems of the fields; any other error as it came.
pub fn refusals(error: Error) -> Result<Wrong, Error> {
    let Error::Refused(refusal) = &error else {
        return Err(error);
    };
    let problems = refused(refusal);
    if problems.is_empty() {
        Err(error)
    } else {
        Ok(problems)
    }
}

fn refused(refusal: &Refusal) -> Wrong {
    let mut problems = Problems::default();
    for field in &refusal.fields {
        // Inside its part: `person.name.given_name`.
        let name = field.field.rsplit('.').next().unwrap_or_default();
        let (field, problem) = match (name, field.code.as_str()) {
            ("number", "required") => (Field::Number, Problem::NumberEmpty),
            ("number", "check") => (Field::Number, Problem::NumberCheck),
            ("number", "already_linked") => (Field::Number, Problem::AlreadyLinked),
            ("number", _) => (Field::Number, Problem::NumberCharacter),
            ("value" | "proof", "not_matched") => (Field::Proof, Problem::NotMatched),
            ("value" | "kind", _) => (Field::Proof, Problem::Unclear),
            ("given_name", code) => (Field::Given, name_problem(code)),
            ("patronymic", code) => (Field::Patronymic, name_problem(code)),
            ("family_name", code) => (Field::Family, name_problem(code)),
            ("email", _) => (Field::Email, Problem::EmailMalformed),
            ("phone", _) => (Field::Phone, Problem::PhoneMalformed),
            ("password", code) => (Field::Password, Problem::Password(refused_password(code))),
            ("agreed", "missing") => (Field::Consent(0), Problem::ConsentMissing),
            ("version" | "agreed", _) => (Field::Consent(0), Problem::TermsChanged),
            _ => continue,
        };
        problems.add(field, problem);
    }
    problems
}

fn name_problem(code: &str) -> Problem {
    match code {
        "required" => Problem::NameEmpty,
        "too_long" => Problem::NameTooLong,
        _ => Problem::NameCharacters,
    }
}

#[cfg(test)]
mod tests;
