//! What the history by years says, and its files.

use crate::locale::{Lang, around, between};
use crate::pages::readings::years::Change;

/// One language. A sentence around a value is an array of its parts.
pub struct HistoryWords {
    pub years: &'static str,
    pub earlier: &'static str,
    year_empty: [&'static str; 2],
    used_in: [&'static str; 3],
    than_year: [&'static str; 2],
    as_in_year: [&'static str; 2],
    planned_of_it: [&'static str; 2],
    chart: [&'static str; 2],
    pub planned_in_legend: &'static str,
    table: [&'static str; 2],
    compared_with: [&'static str; 2],
    less: [&'static str; 2],
    more: [&'static str; 2],
    same: &'static str,
    cubic_metres: &'static str,
    a_day: &'static str,
    pace: [&'static str; 2],
    pub first_reading: &'static str,
    pub new_meter: &'static str,
    pub does_not_count: &'static str,
    pub with_photo: &'static str,
    pub total: &'static str,
    pub print_year: &'static str,
    pub files: &'static str,
    pub files_lead: &'static str,
    pub to_csv: &'static str,
    pub to_json: &'static str,
    collecting: [&'static str; 2],
    pub file_saved: &'static str,
    pub file_failed: &'static str,
    pub file_again: &'static str,
    pub csv_heads: [&'static str; 13],
    yes: &'static str,
    no: &'static str,
}

pub fn words(lang: Lang) -> &'static HistoryWords {
    lang.pick(&UK, &EN)
}

impl HistoryWords {
    pub fn year_empty(&self, year: &str) -> String {
        around(self.year_empty, year)
    }

    pub fn used_in(&self, year: &str, volume: &str) -> String {
        between(self.used_in, year, volume)
    }

    pub fn than_year(&self, is_same: bool, year: &str) -> String {
        let words = if is_same {
            self.as_in_year
        } else {
            self.than_year
        };
        around(words, year)
    }

    pub fn planned_of_it(&self, volume: &str) -> String {
        around(self.planned_of_it, volume)
    }

    pub fn chart(&self, year: &str) -> String {
        around(self.chart, year)
    }

    pub fn table(&self, year: &str) -> String {
        around(self.table, year)
    }

    pub fn compared_with(&self, year: &str) -> String {
        around(self.compared_with, year)
    }

    /// «на 12 м³ менше»
    pub fn change(&self, change: Change, number: impl Fn(u32) -> String) -> String {
        self.changed(change, number, "")
    }

    /// «на 0,3 м³ на день менше»
    pub fn change_a_day(&self, change: Change, number: impl Fn(u32) -> String) -> String {
        self.changed(change, number, self.a_day)
    }

    fn changed(&self, change: Change, number: impl Fn(u32) -> String, a_day: &str) -> String {
        let (words, by) = match change {
            Change::Same => return self.same.to_owned(),
            Change::Less(by) => (self.less, by),
            Change::More(by) => (self.more, by),
        };
        let [before, after] = words;
        [before, &number(by), self.cubic_metres, a_day, after].concat()
    }

    pub fn pace(&self, a_day: &str, days: &str) -> String {
        let [over, after] = self.pace;
        [a_day, self.cubic_metres, self.a_day, over, days, after].concat()
    }

    pub fn collecting(&self, count: &str) -> String {
        around(self.collecting, count)
    }

    pub fn yes_no(&self, is_so: bool) -> &'static str {
        if is_so { self.yes } else { self.no }
    }
}

static UK: HistoryWords = HistoryWords {
    years: "Роки",
    earlier: "раніше",
    year_empty: ["За ", " рік показів немає."],
    used_in: ["За ", " рік спожито ", ""],
    than_year: [", ніж за ті самі місяці ", " року"],
    as_in_year: [", як і за ті самі місяці ", " року"],
    planned_of_it: [" З них планово: ", "."],
    chart: ["Спожитий газ за місяцями ", " року, м³"],
    planned_in_legend: ", планово",
    table: ["Покази за ", " рік"],
    compared_with: ["Порівняно з ", " роком"],
    less: ["на ", " менше"],
    more: ["на ", " більше"],
    same: "стільки само",
    cubic_metres: "\u{a0}м³",
    a_day: " на день",
    pace: [" за ", ""],
    first_reading: "перший показ",
    new_meter: "новий лічильник №\u{a0}",
    does_not_count: "не враховується",
    with_photo: "є фото",
    total: "Усього",
    print_year: "Надрукувати рік",
    files: "Уся історія файлом",
    files_lead: "Усі покази цього лічильника за всі роки: CSV — для таблиць, JSON — для програм.",
    to_csv: "Завантажити CSV",
    to_json: "Завантажити JSON",
    collecting: ["Збираємо покази: ", "…"],
    file_saved: "Файл завантажено",
    file_failed: "Файл не зібрано",
    file_again: "Натисніть ще раз: продовжимо з того місця, де зупинилися.",
    csv_heads: [
        "Період",
        "Знято",
        "Лічильник №",
        "Показ",
        "Попередній показ",
        "Спожито, м³",
        "Звідки показ",
        "Стан",
        "Причина",
        "Рахунок на оплату",
        "Номер квитанції",
        "Передано",
        "Є фото",
    ],
    yes: "так",
    no: "ні",
};

static EN: HistoryWords = HistoryWords {
    years: "Years",
    earlier: "earlier",
    year_empty: ["There are no readings for ", "."],
    used_in: ["In ", " you used ", ""],
    than_year: [" than in the same months of ", ""],
    as_in_year: [" as in the same months of ", ""],
    planned_of_it: [" Of that, planned: ", "."],
    chart: ["Gas used by months of ", ", m³"],
    planned_in_legend: ", planned",
    table: ["Readings of ", ""],
    compared_with: ["Compared with ", ""],
    less: ["", " less"],
    more: ["", " more"],
    same: "as much",
    cubic_metres: "\u{a0}m³",
    a_day: " a day",
    pace: [" over ", ""],
    first_reading: "first reading",
    new_meter: "new meter No.\u{a0}",
    does_not_count: "does not count",
    with_photo: "with a photo",
    total: "Total",
    print_year: "Print the year",
    files: "The whole history as a file",
    files_lead: "Every reading of this meter, all years: CSV for tables, JSON for programs.",
    to_csv: "Download CSV",
    to_json: "Download JSON",
    collecting: ["Collecting the readings: ", "…"],
    file_saved: "File downloaded",
    file_failed: "The file could not be made",
    file_again: "Press again: we go on from where we stopped.",
    csv_heads: [
        "Period",
        "Taken on",
        "Meter No.",
        "Reading",
        "Previous reading",
        "Used, m³",
        "Source",
        "State",
        "Reason",
        "Invoice",
        "Receipt number",
        "Submitted at",
        "Photo",
    ],
    yes: "yes",
    no: "no",
};
