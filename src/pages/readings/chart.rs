//! Two years of gas at a glance.

use super::model::{Reading, Status};
use crate::domain::meter::Source;
use crate::locale::Format;
use crate::ui::Bar;

const MONTHS: usize = 24;
/// Every so many bars one is named: all would not fit a phone, and the outermost would not fit the page.
const NAMED: usize = 8;

/// Oldest first. Readings that do not count are left out.
pub fn bars(newest_first: &[Reading], format: Format) -> Vec<Bar> {
    let counting = newest_first.iter().filter(|reading| counts(reading));
    let mut bars: Vec<Bar> = counting
        .take(MONTHS)
        .enumerate()
        .map(|(at, reading)| Bar {
            label: if at % NAMED == NAMED / 2 {
                format.period_short(reading.period)
            } else {
                String::new()
            },
            value: reading.consumption.map_or(0, |used| used.0),
            planned: reading.source == Source::Planned,
        })
        .collect();
    bars.reverse();
    bars
}

fn counts(reading: &Reading) -> bool {
    !matches!(reading.status, Status::Rejected | Status::Superseded)
}
