//! What is said of a balance wherever it stands.

use crate::domain::account::Standing;
use crate::domain::bill::Service;
use crate::locale::{Format, Lang, around};

pub struct Words {
    lang: Lang,
    pub account_number: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub due: &'static str,
    pub last_payment: &'static str,
    pub no_payment: &'static str,
    pub invoice: &'static str,
    pub code: &'static str,
    debt: &'static str,
    credit: &'static str,
    settled: &'static str,
    copy_of: &'static str,
    as_of: &'static str,
    overdue: &'static str,
    on_the_way: [&'static str; 2],
    on: &'static str,
    was_due: &'static str,
    pay: [&'static str; 2],
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

impl Words {
    /// «Борг 668,64 ₴», where it stands for itself.
    pub fn standing(&self, standing: Standing) -> String {
        let (words, amount) = match standing {
            Standing::Debt(amount) => (self.debt, amount),
            Standing::Credit(amount) => (self.credit, amount),
            Standing::Settled => return self.settled.to_owned(),
        };
        [words, &Format::new(self.lang).money(amount)].concat()
    }

    pub fn as_of(&self, day: &str) -> String {
        [self.as_of, day].concat()
    }

    pub fn copy_of(&self, number: &str) -> String {
        [self.copy_of, number].concat()
    }

    pub fn overdue(&self, sum: &str) -> String {
        [self.overdue, sum].concat()
    }

    pub fn on_the_way(&self, sum: &str) -> String {
        around(self.on_the_way, sum)
    }

    /// «214,92 ₴, 21 жовтня 2026»
    pub fn paid(&self, sum: &str, day: &str) -> String {
        [sum, self.on, day].concat()
    }

    /// The day that has passed already.
    pub fn was_due(&self, day: &str) -> String {
        [day, self.was_due].concat()
    }

    pub fn pay(&self, service: Service) -> &'static str {
        let [gas, delivery] = self.pay;
        match service {
            Service::Gas => gas,
            Service::Delivery => delivery,
        }
    }
}

static UK: Words = Words {
    lang: Lang::Uk,
    account_number: "Особовий рахунок",
    copy: "Скопіювати",
    copied: "Скопійовано",
    due: "Сплатити до",
    last_payment: "Остання оплата",
    no_payment: "Оплат ще не було",
    invoice: "Найновіший рахунок на оплату",
    code: "Код ЄДРПОУ",
    debt: "Борг ",
    credit: "Переплата ",
    settled: "Боргу немає",
    copy_of: "Скопіювати ",
    as_of: "станом на ",
    overdue: "Прострочено ",
    on_the_way: [
        "Ще ",
        " сплачено в кабінеті, але компанія цієї суми ще не зарахувала.",
    ],
    on: ", ",
    was_due: " (строк минув)",
    pay: ["Сплатити за газ", "Сплатити за розподіл"],
};

static EN: Words = Words {
    lang: Lang::En,
    account_number: "Account number",
    copy: "Copy",
    copied: "Copied",
    due: "Pay by",
    last_payment: "Last payment",
    no_payment: "No payments yet",
    invoice: "Newest invoice",
    code: "Company code (EDRPOU)",
    debt: "Debt ",
    credit: "Credit ",
    settled: "No debt",
    copy_of: "Copy ",
    as_of: "as of ",
    overdue: "Overdue: ",
    on_the_way: [
        "Another ",
        " is paid in the cabinet and on its way: the company has not credited it yet.",
    ],
    on: ", ",
    was_due: " (the day has passed)",
    pay: ["Pay for gas", "Pay for delivery"],
};
