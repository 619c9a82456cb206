//! What paying says, from the form to the provider's door.

pub mod lines;
pub mod state;

mod en;
mod uk;

use self::lines::LineWords;
use super::form::{Field, Problem};
use super::model::{Provider, Second};
use crate::domain::money::Kopiykas;
use crate::form::Problems;
use crate::locale::{Format, Lang, around};
use crate::ui::{Failure, Fault};

/// One language. A sentence around a value is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub to_whom: &'static str,
    pub how_much: &'static str,
    pub debt: &'static str,
    pub this_invoice: &'static str,
    pub own: &'static str,
    pub sum: &'static str,
    pub sum_hint: &'static str,
    pub by_whom: &'static str,
    pub card: &'static str,
    pub nobody: &'static str,
    pub nobody_text: &'static str,
    pub no_invoice: &'static str,
    pub no_invoice_text: &'static str,
    pub check: &'static str,
    pub to_check: &'static str,
    pub purpose: &'static str,
    pub change: &'static str,
    pub go: &'static str,
    pub leave_text: &'static str,
    pub covers: &'static str,
    pub covers_in_part: &'static str,
    pub second: &'static str,
    pub second_other: &'static str,
    pub second_go: &'static str,
    pub second_dont: &'static str,
    pub qr: &'static str,
    pub qr_text: &'static str,
    pub qr_open: &'static str,
    pub qr_not_yet: &'static str,
    pub qr_none: &'static str,
    decimal_sign: &'static str,
    leave: [&'static str; 2],
    on_the_way: &'static str,
    fee_is: [&'static str; 2],
    fee_rule: [&'static str; 3],
    qr_label: [&'static str; 3],
    doubt: [&'static str; 2],
    already_paid: [&'static str; 2],
    being_paid: [&'static str; 2],
    missing: [&'static str; 4],
    not_a_sum: &'static str,
    zero: &'static str,
    too_much: &'static str,
    not_taken: [&'static str; 3],
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}

impl Words {
    pub fn faults(&self, problems: &Problems<Field, Problem>) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(*field, *problem).to_owned(),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(&self, field: Field, problem: Problem) -> &'static str {
        let of = |[service, sum, provider]: [&'static str; 3]| match field {
            Field::Service => service,
            Field::Sum | Field::HowMuch => sum,
            Field::Provider => provider,
        };
        let [service, sum, provider, how_much] = self.missing;
        match problem {
            Problem::Missing if field == Field::HowMuch => how_much,
            Problem::Missing => of([service, sum, provider]),
            Problem::NotASum => self.not_a_sum,
            Problem::Zero => self.zero,
            Problem::TooMuch => self.too_much,
            Problem::NotTaken => of(self.not_taken),
        }
    }

    /// What a provider takes on top: of a sum, or as a rule while there is none.
    pub fn fee_of(
        &self,
        lines: &LineWords,
        provider: &Provider,
        amount: Option<Kopiykas>,
        format: Format,
    ) -> String {
        let Some(fee) = provider.fee else {
            return lines.fee_unknown.to_owned();
        };
        let Some(amount) = amount else {
            let [before, percent, least] = self.fee_rule;
            let share = fee.percent().replace('.', self.decimal_sign);
            return [before, &share, percent, least, &format.money(fee.at_least)].concat();
        };
        let taken = fee.of(amount);
        match amount.checked_add(taken) {
            Some(total) if taken.0 > 0 => {
                let [before, total_is] = self.fee_is;
                [before, &format.money(taken), total_is, &format.money(total)].concat()
            }
            _ => lines.fee_none.to_owned(),
        }
    }

    pub fn leave(&self, provider: &str) -> String {
        around(self.leave, provider)
    }

    /// Of money that is on its way to the ledger.
    pub fn on_the_way(&self, sum: &str) -> String {
        [self.on_the_way, sum].concat()
    }

    /// Another payment of the same thing: what is known of it, and what comes of paying again.
    pub fn second_of(&self, second: Second) -> [&'static str; 2] {
        match second {
            Second::AlreadyPaid => self.already_paid,
            Second::BeingPaid => self.being_paid,
        }
    }

    pub fn qr_label(&self, payee: &str, sum: &str) -> String {
        let [code, to, sum_is] = self.qr_label;
        [code, to, payee, sum_is, sum].concat()
    }

    /// The answer was lost: nothing is known, and nothing was taken.
    pub fn in_doubt(&self, failure: Failure) -> Failure {
        let [title, text] = self.doubt;
        Failure {
            title: title.to_owned(),
            text: text.to_owned(),
            ..failure
        }
    }
}
