//! What the page of important dates says, and the calendar that it gives.

use crate::locale::{Lang, around};
use crate::pages::readings::days::DateKind;

/// One language. A sentence around a value is an array of its parts.
pub struct DatesWords {
    pub lead: &'static str,
    pub none: &'static str,
    pub is_over: &'static str,
    pub later: &'static str,
    days_of_month: [&'static str; 2],
    window: [&'static str; 2],
    invoice: [&'static str; 2],
    delivery: [&'static str; 2],
    gas: [&'static str; 2],
    verification: [&'static str; 2],
    other: &'static str,
    pub calendar: &'static str,
    pub to_calendar: &'static str,
    pub saved: &'static str,
    pub saved_text: &'static str,
}

pub fn words(lang: Lang) -> &'static DatesWords {
    lang.pick(&UK, &EN)
}

impl DatesWords {
    /// «1–5 листопада»
    pub fn days_of_month(&self, from: &str, to: &str) -> String {
        let [between, after] = self.days_of_month;
        [from, between, to, after].concat()
    }

    /// `about` is the period, or the serial number of a meter.
    pub fn date(&self, kind: &DateKind, about: &str) -> String {
        let words = match kind {
            DateKind::ReadingWindow => self.window,
            DateKind::Invoice => self.invoice,
            DateKind::DeliveryDue => self.delivery,
            DateKind::GasDue => self.gas,
            DateKind::Verification => self.verification,
            DateKind::Other(_) => return self.other.to_owned(),
        };
        around(words, about)
    }
}

static UK: DatesWords = DatesWords {
    lead: "Дні, які краще не пропустити. Додайте їх у календар телефону — він нагадає.",
    none: "Дат поки немає.",
    is_over: "строк минув",
    later: "Пізніші дати",
    days_of_month: ["–", ""],
    window: ["Передайте показ за ", ""],
    invoice: ["Рахунок на оплату за ", ""],
    delivery: ["Останній день оплати розподілу газу за ", ""],
    gas: ["Останній день оплати газу за ", ""],
    verification: ["Повірка лічильника №\u{a0}", ""],
    other: "Подія компанії",
    calendar: "Газ",
    to_calendar: "Додати в календар",
    saved: "Файл календаря завантажено",
    saved_text: "Відкрийте його, і календар додасть дати. Він нагадає о 10:00: у перший день приймання показів, за день до останнього дня оплати, за місяць до повірки.",
};

static EN: DatesWords = DatesWords {
    lead: "Days better not missed. Add them to your phone’s calendar, and it will remind you.",
    none: "There are no dates yet.",
    is_over: "overdue",
    later: "Later dates",
    days_of_month: ["–", ""],
    window: ["Submit the reading for ", ""],
    invoice: ["Invoice for ", ""],
    delivery: ["Last day to pay for the delivery (", ")"],
    gas: ["Last day to pay for the gas (", ")"],
    verification: ["Verification of meter No.\u{a0}", ""],
    other: "An event of the company",
    calendar: "Gas",
    to_calendar: "Add to calendar",
    saved: "Calendar file downloaded",
    saved_text: "Open it, and your calendar adds the dates. It reminds you at 10:00: on the first day for readings, a day before the last day to pay, a month before a verification.",
};
