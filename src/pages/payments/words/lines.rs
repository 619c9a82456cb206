//! The lines that the check and the receipt have in common.

use crate::domain::money::Kopiykas;
use crate::locale::{Format, Lang};

pub struct LineWords {
    pub account: &'static str,
    pub payee: &'static str,
    pub invoice: &'static str,
    pub provider: &'static str,
    pub amount: &'static str,
    pub fee: &'static str,
    pub total: &'static str,
    pub own_payments: &'static str,
    pub fee_unknown: &'static str,
    pub fee_none: &'static str,
}

pub fn words(lang: Lang) -> &'static LineWords {
    lang.pick(&UK, &EN)
}

impl LineWords {
    /// The fee alone.
    pub fn fee(&self, fee: Option<Kopiykas>, format: Format) -> String {
        match fee {
            None => self.fee_unknown.to_owned(),
            Some(Kopiykas(0)) => self.fee_none.to_owned(),
            Some(fee) => format.money(fee),
        }
    }
}

const UK: LineWords = LineWords {
    account: "Особовий рахунок",
    payee: "Кому",
    invoice: "Рахунок на оплату",
    provider: "Через кого",
    amount: "Сума",
    fee: "Комісія",
    total: "Разом",
    own_payments: "Мої оплати",
    fee_unknown: "комісію назве сам провайдер",
    fee_none: "без комісії",
};

const EN: LineWords = LineWords {
    account: "Account number",
    payee: "To whom",
    invoice: "Invoice",
    provider: "By way of",
    amount: "Sum",
    fee: "Fee",
    total: "In all",
    own_payments: "My payments",
    fee_unknown: "the provider tells its fee itself",
    fee_none: "no fee",
};
