//! What was charged, at a glance: by month of one year, by year of several.

use crate::domain::ledger::{LedgerMonth, total};
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use crate::locale::Format;
use crate::ui::Bar;

/// Every so many months one is named: twelve names would not fit a phone.
const NAMED: u32 = 3;

/// January to December.
pub fn by_month(months: &[LedgerMonth], year: i32, format: Format) -> Vec<Bar> {
    let periods = (1..=12).filter_map(|month| Period::new(year, month));
    let bar = |period: Period| {
        let month = months.iter().find(|month| month.period == period);
        let label = match period.month() % NAMED {
            1 => format.month_short(period),
            _ => String::new(),
        };
        Bar {
            label,
            value: month
                .filter(|month| month.is_closed)
                .map(|month| hryvnias(month.sums.charged)),
            ..Bar::default()
        }
    };
    periods.map(bar).collect()
}

/// Oldest first. `years` are newest first.
pub fn by_year(months: &[LedgerMonth], years: &[i32]) -> Vec<Bar> {
    let bar = |(at, year): (usize, &i32)| {
        let of: Vec<_> = months
            .iter()
            .filter(|month| month.period.year() == *year)
            .cloned()
            .collect();
        Bar {
            // Every other one, as with months: the newest is always named.
            label: match at % 2 {
                0 => year.to_string(),
                _ => String::new(),
            },
            value: total(&of).map(|sums| hryvnias(sums.charged)),
            ..Bar::default()
        }
    };
    let newest_first: Vec<_> = years.iter().enumerate().map(bar).collect();
    newest_first.into_iter().rev().collect()
}

/// Rounded half up.
fn hryvnias(amount: Kopiykas) -> u32 {
    let whole = amount.0.max(0).saturating_add(50) / 100;
    u32::try_from(whole).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_in_whole_hryvnias() {
        for (kopiykas, whole) in [
            (0, 0),
            (49, 0),
            (50, 1),
            (66_864, 669),
            (-5, 0),
            (i64::MAX, u32::MAX),
        ] {
            assert_eq!(hryvnias(Kopiykas(kopiykas)), whole);
        }
    }
}
