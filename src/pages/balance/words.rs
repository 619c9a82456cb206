//! What the balance page says.

pub mod history;

use crate::domain::bill::EstimateBasis;
use crate::locale::Lang;

/// One language. A sentence around values is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub two_bills: &'static str,
    pub two_bills_text: &'static str,
    pub coming: &'static str,
    pub no_estimate: &'static str,
    about: &'static str,
    submitted: &'static str,
    planned: &'static str,
    monthly_charge: &'static str,
    pub only_estimate: &'static str,
    pub send_reading: &'static str,
    pub more: &'static str,
    pub settlements: &'static str,
    pub invoices: &'static str,
    pub payments: &'static str,
    pub benefits: &'static str,
    pub feedback: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

impl Words {
    /// «орієнтовно 684,56 ₴»
    pub fn about(&self, sum: &str) -> String {
        [self.about, sum].concat()
    }

    /// What an estimate stands on, where this version knows it.
    pub fn basis(&self, basis: EstimateBasis) -> Option<&'static str> {
        match basis {
            EstimateBasis::Submitted => Some(self.submitted),
            EstimateBasis::Planned => Some(self.planned),
            EstimateBasis::MonthlyCharge => Some(self.monthly_charge),
            EstimateBasis::Other => None,
        }
    }
}

static UK: Words = Words {
    title: "Баланс",
    two_bills: "Дві компанії — два рахунки на оплату",
    two_bills_text: "Газ продає вам постачальник, а трубами доставляє оператор мережі. Це різні компанії: сплачене одній не зараховується іншій.",
    coming: "Наступний рахунок на оплату",
    no_estimate: "Скільки в ньому буде, наперед сказати не можна.",
    about: "орієнтовно ",
    submitted: "за переданими показами",
    planned: "за плановим обсягом, якщо показ не передати",
    monthly_charge: "однакова плата щомісяця",
    only_estimate: "Це лише оцінка: сплачувати ще нічого не потрібно, а сума в рахунку на оплату може бути іншою.",
    send_reading: "Передати показ",
    more: "Більше про оплату",
    settlements: "Історія розрахунків",
    invoices: "Рахунки на оплату",
    payments: "Мої оплати",
    benefits: "Пільги та субсидії",
    feedback: "Мої звернення",
};

static EN: Words = Words {
    title: "Balance",
    two_bills: "Two companies, two bills",
    two_bills_text: "The supplier sells you the gas, the network operator brings it through the pipes. They are different companies: what is paid to one does not count for the other.",
    coming: "The next invoice",
    no_estimate: "What it will come to cannot be told yet.",
    about: "about ",
    submitted: "by the readings you sent",
    planned: "by a planned volume, if no reading is sent",
    monthly_charge: "the same charge every month",
    only_estimate: "This is only an estimate: nothing is due yet, and the invoice may come to another sum.",
    send_reading: "Submit a reading",
    more: "More about money",
    settlements: "History of settlements",
    invoices: "Invoices",
    payments: "My payments",
    benefits: "Benefits and subsidies",
    feedback: "My entries",
};
