//! What stands around the companies' notices.

use super::{About, CompanyNotice};
use crate::locale::{Format, Lang, around, between};

pub struct Words {
    lang: Lang,
    /// On the button by which it is taken note of.
    pub understood: &'static str,
    /// Of those on the overview.
    pub label: &'static str,
    pub until_unknown: &'static str,
    /// In front of the company's own words.
    pub says: &'static str,
    pub not_here: &'static str,
    pub again: &'static str,
}

static UK: Words = Words {
    lang: Lang::Uk,
    understood: "Зрозуміло",
    label: "Повідомлення компаній",
    until_unknown: "Коли відновлять, ще не відомо.",
    says: "Пише ",
    not_here: "Повідомлення компаній не завантажилися.",
    again: "Завантажити повідомлення",
};

static EN: Words = Words {
    lang: Lang::En,
    understood: "Understood",
    label: "The companies’ notices",
    until_unknown: "Nobody knows yet until when.",
    says: "Written by ",
    not_here: "The companies’ notices did not load.",
    again: "Load the notices",
};

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

impl Words {
    pub fn title(&self, notice: &CompanyNotice, format: &Format) -> String {
        let lang = self.lang;
        match &notice.about {
            About::Outage { from, until } => self.outage(from, until.as_deref(), format),
            About::GasPrice { price, since, .. } => between(
                lang.pick(
                    ["З ", " кубометр газу коштує ", ""],
                    ["From ", " a cubic metre of gas costs ", ""],
                ),
                &format.day_month(*since),
                &format.price(*price),
            ),
            About::Readings { from, until } => between(
                lang.pick(
                    ["Показ приймаємо з ", " до ", ""],
                    ["Readings are taken from ", " to ", ""],
                ),
                &format.day_month(*from),
                &format.day_month(*until),
            ),
            About::News => lang
                .pick("Новина компанії", "The company’s news")
                .to_owned(),
        }
    }

    /// Its day is said once where it is over on the same one.
    fn outage(&self, from: &str, until: Option<&str>, format: &Format) -> String {
        let lang = self.lang;
        let (day, begins) = (format.day_month_of(from), format.time(from));
        let ends = until.map(|until| (format.day_month_of(until), format.time(until)));
        let (start, on, to) = lang.pick(
            ("Газу не буде ", " з ", " до "),
            ("No gas on ", " from ", " to "),
        );
        let begins = [start, &day, on, &begins].concat();
        match ends {
            None => begins,
            Some((over, ends)) if over == day => [begins.as_str(), to, &ends].concat(),
            Some((over, ends)) => {
                [begins.as_str(), to, &ends, lang.pick(" ", " on "), &over].concat()
            }
        }
    }

    /// What the cabinet itself can say of it.
    pub fn detail(&self, about: &About, format: &Format) -> Option<String> {
        let lang = self.lang;
        match about {
            About::Outage { until: None, .. } => Some(self.until_unknown.to_owned()),
            About::GasPrice {
                before: Some(before),
                ..
            } => Some(around(
                lang.pick(["До того: ", "."], ["Before that: ", "."]),
                &format.price(*before),
            )),
            _ => None,
        }
    }

    /// On the way to them all.
    pub fn all(&self, fresh: usize) -> String {
        let all = self.lang.pick("Усі повідомлення", "All notices");
        match fresh {
            0 | 1 => all.to_owned(),
            _ => [all, ": ", &fresh.to_string()].concat(),
        }
    }

    /// Told apart by what it is about, where several stand below each other.
    pub fn understood_of(&self, title: &str) -> String {
        [self.understood, ": ", title].concat()
    }
}
