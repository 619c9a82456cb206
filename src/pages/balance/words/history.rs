//! What the history of settlements says, and its files.

use crate::domain::account::Standing;
use crate::locale::{Lang, around, between};
use crate::pages::balance::book::Span;

/// One language. A sentence around values is an array of its parts.
pub struct HistoryWords {
    pub title: &'static str,
    pub services: &'static str,
    pub which_years: &'static str,
    pub all_years: &'static str,
    pub nothing: &'static str,
    nothing_in: [&'static str; 2],
    charged_in: [&'static str; 4],
    one_year: &'static str,
    several_years: &'static str,
    table: [&'static str; 2],
    chart_by_month: [&'static str; 2],
    pub chart_by_year: &'static str,
    pub month: &'static str,
    pub opening: &'static str,
    pub paid: &'static str,
    pub subsidy: &'static str,
    pub benefit: &'static str,
    pub charged: &'static str,
    pub recalculated: &'static str,
    pub penalty: &'static str,
    pub closing: &'static str,
    pub total: &'static str,
    pub not_closed: &'static str,
    debt: &'static str,
    credit: &'static str,
    pub added: &'static str,
    pub given_back: &'static str,
    pub reversed: &'static str,
    pub breach: &'static str,
    breach_of_sums: [&'static str; 3],
    breach_of_carried: [&'static str; 4],
    breach_more: [&'static str; 2],
    pub breach_text: &'static str,
    pub breach_call: &'static str,
    pub breach_write: &'static str,
    pub files: &'static str,
    pub files_lead: &'static str,
    pub from_year: &'static str,
    pub to_year: &'static str,
    pub to_csv: &'static str,
    pub to_json: &'static str,
    pub to_paper: &'static str,
    collecting: [&'static str; 3],
    pub file_saved: &'static str,
    pub file_failed: &'static str,
    pub file_again: &'static str,
    pub browser_refused: &'static str,
    pub company: &'static str,
    pub account_number: &'static str,
    pub period: &'static str,
    printed: &'static str,
    pub csv_heads: [&'static str; 13],
    pub yes: &'static str,
    pub no: &'static str,
}

pub fn words(lang: Lang) -> &'static HistoryWords {
    lang.pick(&UK, &EN)
}

impl HistoryWords {
    /// «2026 рік», «2016–2026 роки»
    pub fn years(&self, span: Span) -> String {
        let name = span.name();
        let word = match span.from == span.to {
            true => self.one_year,
            false => self.several_years,
        };
        [&name, word].concat()
    }

    pub fn nothing_in(&self, years: &str) -> String {
        around(self.nothing_in, years)
    }

    /// «За 2026 рік нараховано 1 234,56 ₴, сплачено 1 000,00 ₴.»
    pub fn charged_in(&self, years: &str, charged: &str, paid: &str) -> String {
        let [a, b, c, d] = self.charged_in;
        [a, years, b, charged, c, paid, d].concat()
    }

    pub fn table(&self, years: &str) -> String {
        around(self.table, years)
    }

    pub fn chart_by_month(&self, year: &str) -> String {
        around(self.chart_by_month, year)
    }

    /// Which way a balance points; nothing to say of nought.
    pub fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Debt(_) => self.debt,
            Standing::Credit(_) => self.credit,
            Standing::Settled => "",
        }
    }

    pub fn breach_of_sums(&self, period: &str, by: &str) -> String {
        between(self.breach_of_sums, period, by)
    }

    pub fn breach_of_carried(&self, period: &str, before: &str, by: &str) -> String {
        let [a, b, c, d] = self.breach_of_carried;
        [a, period, b, before, c, by, d].concat()
    }

    pub fn breach_more(&self, count: &str) -> String {
        around(self.breach_more, count)
    }

    pub fn collecting(&self, held: &str, all: &str) -> String {
        between(self.collecting, held, all)
    }

    pub fn printed(&self, moment: &str) -> String {
        [self.printed, moment].concat()
    }
}

static UK: HistoryWords = HistoryWords {
    title: "Історія розрахунків",
    services: "Послуга",
    which_years: "Роки",
    all_years: "усі роки",
    nothing: "Розрахунків за цю послугу ще немає. Перші з’являться, коли закриють перший місяць.",
    nothing_in: ["За ", " розрахунків немає."],
    charged_in: ["За ", " нараховано ", ", сплачено ", "."],
    one_year: " рік",
    several_years: " роки",
    table: ["Розрахунки за ", ", ₴"],
    chart_by_month: ["Нараховано за місяцями ", " року, ₴"],
    chart_by_year: "Нараховано за роками, ₴",
    month: "Місяць",
    opening: "На початок",
    paid: "Сплачено",
    subsidy: "Субсидія",
    benefit: "Пільга",
    charged: "Нараховано",
    recalculated: "Перерахунок",
    penalty: "Пеня",
    closing: "На кінець",
    total: "Усього",
    not_closed: "ще не закрито",
    debt: "борг",
    credit: "переплата",
    added: "додано",
    given_back: "знято",
    reversed: "повернуто",
    breach: "Розрахунки не сходяться",
    breach_of_sums: [
        "",
        ": баланс на кінець місяця не дорівнює сумі його рядка, різниця ",
        ".",
    ],
    breach_of_carried: [
        "",
        ": баланс на початок місяця не такий, як на кінець місяця «",
        "», різниця ",
        ".",
    ],
    breach_more: ["І ще таких місць: ", "."],
    breach_text: "Такі числа надіслала компанія. Попросіть її звірити розрахунки.",
    breach_call: "Зателефонуйте:",
    breach_write: "Написати звернення",
    files: "Файли та виписка",
    files_lead: "Розрахунки за ці роки з усіма стовпцями: CSV — для таблиць, JSON — для програм, виписка — на папері.",
    from_year: "З року",
    to_year: "До року",
    to_csv: "Завантажити CSV",
    to_json: "Завантажити JSON",
    to_paper: "Надрукувати виписку",
    collecting: ["Збираємо роки: ", " з ", "…"],
    file_saved: "Файл завантажено",
    file_failed: "Не всі роки вдалося зібрати",
    file_again: "Натисніть ще раз: продовжимо з того місця, де зупинилися.",
    browser_refused: "Браузер не взяв файл. Перевірте, чи є місце на пристрої.",
    company: "Компанія",
    account_number: "Особовий рахунок",
    period: "Період",
    printed: "Надруковано ",
    csv_heads: [
        "Місяць",
        "Закрито",
        "На початок, ₴ (мінус — переплата)",
        "Сплачено, ₴",
        "Субсидія, ₴",
        "Пільга, ₴",
        "Нараховано, ₴",
        "Перерахунок, ₴",
        "Пеня, ₴",
        "На кінець, ₴ (мінус — переплата)",
        "Обсяг, м³",
        "Ціна, ₴ за м³",
        "Рахунок на оплату №",
    ],
    yes: "так",
    no: "ні",
};

static EN: HistoryWords = HistoryWords {
    title: "History of settlements",
    services: "Service",
    which_years: "Years",
    all_years: "all years",
    nothing: "There are no settlements of this service yet. The first ones come when the first month is closed.",
    nothing_in: ["There are no settlements in ", "."],
    charged_in: ["In ", ", ", " was charged and ", " paid."],
    one_year: "",
    several_years: "",
    table: ["Settlements of ", ", ₴"],
    chart_by_month: ["Charged by month in ", ", ₴"],
    chart_by_year: "Charged by year, ₴",
    month: "Month",
    opening: "Opening",
    paid: "Paid",
    subsidy: "Subsidy",
    benefit: "Benefit",
    charged: "Charged",
    recalculated: "Recalculated",
    penalty: "Penalty",
    closing: "Closing",
    total: "Total",
    not_closed: "not closed yet",
    debt: "debt",
    credit: "credit",
    added: "added",
    given_back: "taken off",
    reversed: "reversed",
    breach: "The settlements do not add up",
    breach_of_sums: [
        "",
        ": the closing balance is not what the month’s sums come to, the difference is ",
        ".",
    ],
    breach_of_carried: [
        "",
        ": the opening balance is not the closing one of ",
        ", the difference is ",
        ".",
    ],
    breach_more: ["And more such places: ", "."],
    breach_text: "These are the company’s numbers. Ask it to check the settlements.",
    breach_call: "Call:",
    breach_write: "Write to us",
    files: "Files and a statement",
    files_lead: "The settlements of these years with all columns: CSV for tables, JSON for programs, the statement for paper.",
    from_year: "From year",
    to_year: "To year",
    to_csv: "Download CSV",
    to_json: "Download JSON",
    to_paper: "Print a statement",
    collecting: ["Collecting years: ", " of ", "…"],
    file_saved: "The file is downloaded",
    file_failed: "Not all years could be collected",
    file_again: "Press again: we go on from where we stopped.",
    browser_refused: "The browser did not take the file. Check the space on the device.",
    company: "Company",
    account_number: "Account number",
    period: "Period",
    printed: "Printed on ",
    csv_heads: [
        "Month",
        "Closed",
        "Opening, ₴ (minus is credit)",
        "Paid, ₴",
        "Subsidy, ₴",
        "Benefit, ₴",
        "Charged, ₴",
        "Recalculated, ₴",
        "Penalty, ₴",
        "Closing, ₴ (minus is credit)",
        "Volume, m³",
        "Price, ₴ per m³",
        "Invoice No.",
    ],
    yes: "yes",
    no: "no",
};
