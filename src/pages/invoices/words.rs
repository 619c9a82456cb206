//! What the pages about invoices say.

mod en;
mod lines;
mod uk;

use super::model::Sum;
use crate::domain::bill::Service;
use crate::domain::invoice::Paid;
use crate::domain::money::Kopiykas;
use crate::domain::reading::Reason;
use crate::download::FileWords;
use crate::locale::{Format, Lang};

pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub one: &'static str,
    pub none: &'static str,
    pub none_in_year: &'static str,
    pub year: &'static str,
    pub coming_text: &'static str,
    pub see_estimate: &'static str,
    pub to_balance: &'static str,
    pub differs: &'static str,
    pub difference: &'static str,
    pub dispute_volume: &'static str,
    pub dispute: &'static str,
    pub reason_is: &'static str,
    pub your_reading: &'static str,
    pub payee: &'static str,
    pub account_number: &'static str,
    pub does_not_add_up: &'static str,
    pub does_not_add_up_text: &'static str,
    /// Gas, delivery.
    how: [&'static str; 2],
    pub step: &'static str,
    pub reckoning: &'static str,
    pub sum: &'static str,
    pub total: &'static str,
    pub opening: &'static str,
    pub paid_since: &'static str,
    pub closing: &'static str,
    pub files: &'static str,
    download: &'static str,
    fetching: &'static str,
    saved: &'static str,
    not_downloaded: &'static str,
    pub print: &'static str,
    pub to_all: &'static str,
    pub several: &'static str,
    pub several_text: &'static str,
    pub download_chosen: &'static str,
    pub choose_all: &'static str,
    pub nothing_chosen: &'static str,
    pub not_closed: &'static str,
    pub not_closed_text: &'static str,
    reasons: [&'static str; 5],
    sources: [&'static str; 5],
    lines: [&'static str; 8],
    from: [&'static str; 6],
}

impl Words {
    pub fn of_period(&self, period: &str) -> String {
        [
            self.lang.pick("Рахунок на оплату за ", "Invoice for "),
            period,
        ]
        .concat()
    }

    pub fn number_and_day(&self, number: &str, day: &str) -> String {
        match self.lang {
            Lang::Uk => ["№\u{a0}", number, ", складено ", day].concat(),
            Lang::En => ["No.\u{a0}", number, ", issued ", day].concat(),
        }
    }

    pub fn printed(&self, moment: &str) -> String {
        [
            self.lang
                .pick("Надруковано з кабінету ", "Printed from the cabinet "),
            moment,
        ]
        .concat()
    }

    pub fn how(&self, service: Service) -> &'static str {
        let [gas, delivery] = self.how;
        match service {
            Service::Gas => gas,
            Service::Delivery => delivery,
        }
    }

    /// A month that gives back more than it takes.
    pub fn in_favour(&self, total: Kopiykas) -> &'static str {
        match total.0 {
            ..0 => self.lang.pick("на вашу користь", "in your favour"),
            _ => "",
        }
    }

    /// Payments that were reversed are more than those that came.
    pub fn paid(&self, paid: Kopiykas, format: &Format) -> String {
        let returned = self.lang.pick("повернуто ", "returned ");
        let before = if paid.0 < 0 { returned } else { "" };
        [before, &format.money(paid)].concat()
    }

    pub fn pay_sum(&self, sum: &str) -> String {
        [self.lang.pick("Сплатити ", "Pay "), sum].concat()
    }

    /// In the list.
    pub fn state(&self, sum: &Sum, format: &Format) -> String {
        let left = (sum.outstanding != sum.total && sum.outstanding.0 > 0)
            .then(|| format.money(sum.outstanding));
        self.part_state(&sum.state, left, &format.day_month(sum.due_on))
    }

    /// `left`: of a bill that is paid in part.
    pub fn part_state(&self, state: &Paid, left: Option<String>, due: &str) -> String {
        let of_it = left.map(|left| [self.lang.pick("залишилося ", "left "), &left, ", "].concat());
        let of_it = of_it.unwrap_or_default();
        match state {
            Paid::Paid => self.lang.pick("сплачено", "paid").to_owned(),
            Paid::Due => [
                of_it.as_str(),
                self.lang.pick("сплатити до ", "pay by "),
                due,
            ]
            .concat(),
            Paid::Overdue => [
                of_it.as_str(),
                self.lang.pick("прострочено з ", "overdue since "),
                due,
            ]
            .concat(),
            Paid::Other(word) => word.clone(),
        }
    }

    pub fn differs_by(&self, serial: &str, submitted: Option<String>, billed: &str) -> String {
        match (self.lang, submitted) {
            (Lang::Uk, Some(submitted)) => [
                "Лічильник ",
                serial,
                ": за вашим показом ",
                &submitted,
                ", у рахунку ",
                billed,
                ".",
            ]
            .concat(),
            (Lang::Uk, None) => [
                "Лічильник ",
                serial,
                ": у рахунку ",
                billed,
                ", хоча обсягу за вашим показом немає.",
            ]
            .concat(),
            (Lang::En, Some(submitted)) => [
                "Meter ",
                serial,
                ": ",
                &submitted,
                " by your reading, ",
                billed,
                " on the bill.",
            ]
            .concat(),
            (Lang::En, None) => [
                "Meter ",
                serial,
                ": ",
                billed,
                " on the bill, though there is no volume by a reading of yours.",
            ]
            .concat(),
        }
    }

    /// What the company says; where it says what this version does not know, so much.
    pub fn reason(&self, reason: &Reason) -> &'static str {
        let [none, not_accessible, not_plausible, replacement, other] = self.reasons;
        match reason {
            Reason::NoReadingSubmitted => none,
            Reason::MeterNotAccessible => not_accessible,
            Reason::ValueNotPlausible => not_plausible,
            Reason::MeterReplacementUnknown => replacement,
            Reason::Other(_) => other,
        }
    }

    /// What is said of the file.
    pub fn file(&self) -> FileWords {
        FileWords {
            download: self.download,
            fetching: self.fetching,
            saved: self.saved,
            not_downloaded: self.not_downloaded,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}
