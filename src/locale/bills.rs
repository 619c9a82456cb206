//! The words for the two bills wherever they stand.

use super::{Format, Lang, between};
use crate::domain::account::Standing;
use crate::domain::bill::Service;

/// «Газ (постачальник)»
pub fn service_name(lang: Lang, service: Service) -> &'static str {
    match service {
        Service::Gas => lang.pick("Газ (постачальник)", "Gas (supplier)"),
        Service::Delivery => lang.pick("Розподіл газу (оператор)", "Delivery (network operator)"),
    }
}

/// «борг 668,64 ₴»: which of the two it is stands in words, never in a sign or a colour alone.
pub fn standing_in_words(lang: Lang, standing: Standing) -> String {
    let format = Format::new(lang);
    match standing {
        Standing::Debt(amount) => [lang.pick("борг ", "debt "), &format.money(amount)].concat(),
        Standing::Credit(amount) => {
            [lang.pick("переплата ", "credit "), &format.money(amount)].concat()
        }
        Standing::Settled => lang.pick("боргу немає", "no debt").to_owned(),
    }
}

/// «Рахунок на оплату за листопад 2026 з’явиться до 12 грудня»
pub fn coming_invoice(lang: Lang, period: &str, day: &str) -> String {
    let sentence = lang.pick(
        ["Рахунок на оплату за ", " з’явиться до ", ""],
        ["The invoice for ", " will be here by ", ""],
    );
    between(sentence, period, day)
}

/// «рахунок на оплату № 1500000015-2026-10»
pub fn invoice_number(lang: Lang, number: &str) -> String {
    [
        lang.pick("рахунок на оплату №\u{a0}", "invoice No.\u{a0}"),
        number,
    ]
    .concat()
}
