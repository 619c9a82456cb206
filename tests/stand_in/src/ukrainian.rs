//! Numbers and days as Ukrainian writes them, for what is printed.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
];

/// `2026-10`: жовтень 2026 року.
pub(crate) fn month(period: &str) -> String {
    let (year, month) = period.split_once('-').unwrap_or((period, ""));
    let index = month
        .parse::<usize>()
        .ok()
        .and_then(|month| month.checked_sub(1));
    let name = index.and_then(|index| MONTHS.get(index));
    format!("{} {year} року", name.copied().unwrap_or_default())
}

/// 12.11.2026.
pub(crate) fn day(date: &str) -> String {
    let date: Option<Date> = date.parse().ok();
    date.map_or_else(String::new, |date| date.strftime("%d.%m.%Y").to_string())
}

/// As Ukrainian writes decimals.
pub(crate) fn comma(number: &str) -> String {
    number.replace('.', ",")
}

/// `1 234,56`, its spaces no-break ones, as its minus is a minus.
pub(crate) fn money(kopiykas: i64) -> String {
    let (whole, part) = (kopiykas.abs() / 100, kopiykas.abs() % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    let sign = if kopiykas < 0 { "−" } else { "" };
    format!("{sign}{grouped},{part:02}")
}

pub(crate) fn hryvnias(kopiykas: i64) -> String {
    money(kopiykas) + "\u{a0}₴"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_ukrainian_does() {
        for (kopiykas, written) in [
            (0, "0,00"),
            (7, "0,07"),
            (-5_620, "−56,20"),
            (66_864, "668,64"),
            (123_456, "1\u{a0}234,56"),
            (100_000_000, "1\u{a0}000\u{a0}000,00"),
        ] {
            assert_eq!(money(kopiykas), written);
        }
    }

    #[test]
    fn months_and_days_have_their_names() {
        assert_eq!(month("2026-10"), "жовтень 2026 року");
        assert_eq!(day("2026-11-02"), "02.11.2026");
    }
}
