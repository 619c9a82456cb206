//! What the page of all meters says.

use crate::locale::{Lang, around, between};

/// One language. A sentence around a value is an array of its parts.
pub struct AllWords {
    pub title: &'static str,
    pub check: &'static str,
    pub outcomes: &'static str,
    pub no_meters: &'static str,
    pub all_done: &'static str,
    left: [&'static str; 3],
    submitted: [&'static str; 3],
    rejected: [&'static str; 3],
    pub what_to_do: &'static str,
    field: [&'static str; 2],
    pub alone: &'static str,
    pub to_send: &'static str,
    pub cost: &'static str,
    send_all: [&'static str; 2],
    sent_of: [&'static str; 3],
    pub sent: &'static str,
    pub not_sent: &'static str,
    pub in_doubt: &'static str,
    pub expired: &'static str,
    pub refused: &'static str,
    pub goes_on: &'static str,
    pub to_all: &'static str,
}

pub fn words(lang: Lang) -> &'static AllWords {
    lang.pick(&UK, &EN)
}

impl AllWords {
    /// «Залишилося передати: 2 з 5.»
    pub fn left(&self, left: &str, all: &str) -> String {
        between(self.left, left, all)
    }

    /// «передано 04405, 3 листопада»
    pub fn submitted(&self, value: &str, day: &str) -> String {
        between(self.submitted, value, day)
    }

    pub fn rejected(&self, value: &str, why: &str) -> String {
        between(self.rejected, value, why)
    }

    pub fn field(&self, serial: &str) -> String {
        around(self.field, serial)
    }

    pub fn send_all(&self, count: &str) -> String {
        around(self.send_all, count)
    }

    pub fn sent_of(&self, sent: &str, all: &str) -> String {
        between(self.sent_of, sent, all)
    }
}

static UK: AllWords = AllWords {
    title: "Усі лічильники",
    check: "Перевірте покази",
    outcomes: "Що передано",
    no_meters: "У вашому кабінеті немає лічильників.",
    all_done: "Усі покази передано. Більше нічого робити не треба.",
    left: ["Залишилося передати: ", " з ", "."],
    submitted: ["передано ", ", ", ""],
    rejected: ["показ ", " відхилено: ", ""],
    what_to_do: "Що робити",
    field: ["Показ лічильника №\u{a0}", ""],
    alone: "Передати лише цей",
    to_send: "Покази, які передаємо",
    cost: "Орієнтовно",
    send_all: ["Передати покази: ", ""],
    sent_of: ["Передано: ", " з ", "."],
    sent: "передано",
    not_sent: "ще не передано",
    in_doubt: "ще не знаємо, чи дійшов",
    expired: "строк минув",
    refused: "не прийнято",
    goes_on: "Показ збережено на цьому пристрої, і ми спробуємо ще раз.",
    to_all: "До всіх лічильників",
};

static EN: AllWords = AllWords {
    title: "All meters",
    check: "Check the readings",
    outcomes: "What was sent",
    no_meters: "There are no meters in your cabinet.",
    all_done: "All readings are sent. There is nothing more to do.",
    left: ["Left to submit: ", " of ", "."],
    submitted: ["sent ", ", ", ""],
    rejected: ["reading ", " rejected: ", ""],
    what_to_do: "What to do",
    field: ["Reading of meter No.\u{a0}", ""],
    alone: "Submit this one alone",
    to_send: "Readings to be sent",
    cost: "Estimate",
    send_all: ["Submit readings: ", ""],
    sent_of: ["Sent: ", " of ", "."],
    sent: "sent",
    not_sent: "not sent yet",
    in_doubt: "not known yet whether it arrived",
    expired: "out of time",
    refused: "not accepted",
    goes_on: "It is kept on this device, and we will try again.",
    to_all: "To all meters",
};
