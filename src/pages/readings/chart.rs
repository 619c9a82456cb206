//! A year of gas at a glance, beside the year before.

use super::words::history::HistoryWords;
use super::years::Year;
use crate::domain::period::Period;
use crate::locale::Format;
use crate::ui::{Bar, BarKind};

/// Every so many months one is named: twelve names would not fit a phone.
const NAMED: usize = 3;

/// January to December.
pub fn bars(year: &Year, format: Format) -> Vec<Bar> {
    let name = |at: usize| {
        let month = u32::try_from(at + 1)
            .ok()
            .filter(|_| at.is_multiple_of(NAMED))?;
        Some(format.month_short(Period::new(year.year, month)?))
    };
    let bar = |(at, month): (usize, &super::years::Month)| Bar {
        label: name(at).unwrap_or_default(),
        value: month.used.map(|used| used.0),
        planned: month.planned,
        before: month.before.map(|used| used.0),
    };
    year.months.iter().enumerate().map(bar).collect()
}

/// What is drawn, and nothing that is not.
pub fn legend(bars: &[Bar], year: &Year, h: &HistoryWords) -> Vec<(BarKind, String)> {
    let now = year.year.to_string();
    let before = (year.year - 1).to_string();
    let planned = [&now, h.planned_in_legend].concat();
    let all = [
        (
            BarKind::Measured,
            now,
            bars.iter().any(|bar| bar.value.is_some() && !bar.planned),
        ),
        (
            BarKind::Planned,
            planned,
            bars.iter().any(|bar| bar.planned),
        ),
        (
            BarKind::Before,
            before,
            bars.iter().any(|bar| bar.before.is_some()),
        ),
    ];
    let drawn = all.into_iter().filter(|(_, _, is_drawn)| *is_drawn);
    drawn.map(|(kind, text, _)| (kind, text)).collect()
}
