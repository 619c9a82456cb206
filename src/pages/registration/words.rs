//! What registering and adding a home say; the two languages stand in files of their own.

mod en;
mod uk;

use super::form::{Field, Problem};
use super::model::ProofKind;
use crate::domain::bill_number::BillNumberKind;
use crate::form::Problems;
use crate::locale::{Lang, around};
use crate::new_password::explain_password;
use crate::ui::Fault;

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    step: [&'static str; 2],
    pub go_on: &'static str,
    pub change: &'static str,
    pub sign_in: &'static str,
    pub has_cabinet: &'static str,
    begun: [&'static str; 2],
    pub begun_text: &'static str,
    pub resume: &'static str,
    pub start_anew: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,

    pub number: &'static str,
    pub number_hint: &'static str,
    /// The operator's account, the supplier's, the EIC: name, sample, what it is.
    pub numbers: [[&'static str; 3]; 3],
    recognised: [&'static str; 3],
    pub where_title: &'static str,
    pub delivery_bill: &'static str,
    pub gas_bill: &'static str,
    pub any_will_do: &'static str,
    kinds: [&'static str; 4],

    pub proof_title: &'static str,
    pub proof_lead: &'static str,
    pub proof_kind: &'static str,
    serial: [&'static str; 4],
    total: [&'static str; 4],
    pub other_number: &'static str,
    pub proven: &'static str,
    pub by_phone: &'static str,
    pub by_phone_text: &'static str,

    pub person_title: &'static str,
    pub person_lead: &'static str,
    family: [&'static str; 2],
    given: [&'static str; 2],
    patronymic: [&'static str; 2],
    email_field: [&'static str; 2],
    phone_field: [&'static str; 2],

    pub password_title: &'static str,
    pub password_lead: &'static str,
    pub password_kept: &'static str,
    pub password_kept_text: &'static str,

    pub password_again: &'static str,
    pub password_again_text: &'static str,
    pub signed_in: &'static str,
    pub signed_in_text: &'static str,

    pub consents_title: &'static str,
    pub required: &'static str,
    pub optional: &'static str,

    pub check_title: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub password: &'static str,
    pub password_set: &'static str,
    pub consents: &'static str,
    agreed: &'static str,
    pub code_goes: &'static str,
    pub send_code: &'static str,

    pub code_title: &'static str,
    pub same_answer: &'static str,
    pub other_email: &'static str,

    pub welcome_title: &'static str,
    pub welcome: &'static str,
    pub welcome_text: &'static str,
    pub welcome_no_meter: &'static str,
    pub first_reading: &'static str,
    pub to_overview: &'static str,
    pub add_home: &'static str,

    pub add_title: &'static str,
    pub add_lead: &'static str,
    pub add_note: &'static str,
    pub to_accounts: &'static str,

    problems: ProblemWords,
}

struct ProblemWords {
    number_empty: &'static str,
    number_digits: [&'static str; 2],
    number_length: [&'static str; 2],
    number_character: &'static str,
    number_check: &'static str,
    number_foreign: &'static str,
    already_linked: &'static str,
    serial_empty: &'static str,
    serial_malformed: &'static str,
    total_empty: &'static str,
    total_malformed: &'static str,
    not_matched: &'static str,
    family_empty: &'static str,
    given_empty: &'static str,
    name_characters: &'static str,
    name_too_long: &'static str,
    email_empty: &'static str,
    email_malformed: &'static str,
    phone_empty: &'static str,
    phone_malformed: &'static str,
    consent_missing: &'static str,
    terms_changed: &'static str,
    unclear: &'static str,
}

impl Words {
    pub fn step(&self, number: usize, of: usize) -> String {
        let [before, between] = self.step;
        [before, &number.to_string(), between, &of.to_string()].concat()
    }

    pub fn begun(&self, number: &str) -> String {
        around(self.begun, number)
    }

    pub fn recognised(&self, kind: BillNumberKind) -> &'static str {
        let [operator, supplier, eic] = self.recognised;
        match kind {
            BillNumberKind::Operator => operator,
            BillNumberKind::Supplier => supplier,
            BillNumberKind::Eic => eic,
            BillNumberKind::Other => "",
        }
    }

    pub fn kind_of(&self, kind: BillNumberKind) -> &'static str {
        let [operator, supplier, eic, other] = self.kinds;
        match kind {
            BillNumberKind::Operator => operator,
            BillNumberKind::Supplier => supplier,
            BillNumberKind::Eic => eic,
            BillNumberKind::Other => other,
        }
    }

    /// The label and the hint.
    pub fn proof_choice(&self, kind: ProofKind) -> (&'static str, &'static str) {
        let [label, hint, ..] = self.proof(kind);
        (label, hint)
    }

    pub fn proof_field(&self, kind: ProofKind) -> (&'static str, &'static str) {
        let [.., label, hint] = self.proof(kind);
        (label, hint)
    }

    fn proof(&self, kind: ProofKind) -> [&'static str; 4] {
        match kind {
            ProofKind::MeterSerial => self.serial,
            ProofKind::InvoiceTotal => self.total,
        }
    }

    /// The label and the hint.
    pub fn person_field(&self, field: Field) -> (&'static str, &'static str) {
        let [label, hint] = match field {
            Field::Family => self.family,
            Field::Given => self.given,
            Field::Patronymic => self.patronymic,
            Field::Email => self.email_field,
            _ => self.phone_field,
        };
        (label, hint)
    }

    pub fn agreed(&self, count: usize) -> String {
        [self.agreed, &count.to_string()].concat()
    }

    pub fn faults(&self, lang: Lang, problems: &Problems<Field, Problem>) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(lang, *field, *problem),
        };
        problems.iter().map(fault).collect()
    }

    /// What several fields may suffer from, told apart in the summary by the field's name.
    fn at(&self, field: Field, text: &str) -> String {
        let (label, _) = self.person_field(field);
        [label, ": ", text].concat()
    }

    fn problem(&self, lang: Lang, field: Field, problem: Problem) -> String {
        let w = &self.problems;
        let text = match problem {
            Problem::NumberDigits { got } => return counted(w.number_digits, got),
            Problem::NumberLength { got } => return counted(w.number_length, got),
            Problem::NumberEmpty => w.number_empty,
            Problem::NumberCharacter => w.number_character,
            Problem::NumberCheck => w.number_check,
            Problem::NumberForeign => w.number_foreign,
            Problem::AlreadyLinked => w.already_linked,
            Problem::ProofEmpty(ProofKind::MeterSerial) => w.serial_empty,
            Problem::ProofEmpty(ProofKind::InvoiceTotal) => w.total_empty,
            Problem::ProofMalformed(ProofKind::MeterSerial) => w.serial_malformed,
            Problem::ProofMalformed(ProofKind::InvoiceTotal) => w.total_malformed,
            Problem::NotMatched => w.not_matched,
            Problem::NameEmpty if field == Field::Family => w.family_empty,
            Problem::NameEmpty => w.given_empty,
            Problem::NameCharacters => return self.at(field, w.name_characters),
            Problem::NameTooLong => return self.at(field, w.name_too_long),
            Problem::EmailEmpty => w.email_empty,
            Problem::EmailMalformed => w.email_malformed,
            Problem::PhoneEmpty => w.phone_empty,
            Problem::PhoneMalformed => w.phone_malformed,
            Problem::Password(problem) => explain_password(lang, problem),
            Problem::ConsentMissing => w.consent_missing,
            Problem::TermsChanged => w.terms_changed,
            Problem::Unclear => w.unclear,
        };
        text.to_owned()
    }
}

fn counted([before, after]: [&'static str; 2], got: usize) -> String {
    [before, &got.to_string(), after].concat()
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::UK, &en::EN)
}
