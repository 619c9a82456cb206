//! A year's readings in rows: what was handed in, what it means, and what became of it.

use super::model::Reading;
use super::words::Words;
use super::words::history::HistoryWords;
use super::years::{Compared, Line, Year, counts};
use crate::domain::meter::Register;
use crate::locale::Format;
use crate::route::Route;
use crate::ui::{Cell, Column, Row};

const NOTHING: &str = "—";

pub fn columns(year: &Year, w: &Words, h: &HistoryWords) -> Vec<Column> {
    let before = h.compared_with(&(year.year - 1).to_string());
    [
        (w.period, false),
        (w.value_short, true),
        (w.used, true),
        (&before, true),
        (w.taken_on, false),
        (w.state, false),
    ]
    .map(|(name, numeric)| Column {
        name: name.to_owned(),
        numeric,
    })
    .into()
}

pub fn row(line: &Line, register: Register, w: &Words, h: &HistoryWords, format: Format) -> Row {
    let reading = &line.reading;
    let cells = vec![
        Cell {
            text: format.period(reading.period),
            note: new_meter(line, h),
        },
        reading.value.padded(register).into(),
        used(line, w, h, format),
        compared(line, h, format).into(),
        format.day_month(reading.taken_on).into(),
        state(reading, w, h),
    ];
    Row {
        cells,
        link: Some(Route::Receipt(reading.id.clone()).href()),
        aside: !counts(reading),
    }
}

/// What the year comes to.
pub fn foot(year: &Year, h: &HistoryWords, format: Format) -> Row {
    let change = year
        .compared
        .map(|change| h.change(change, |by| format.count(by)));
    let texts = [
        h.total.to_owned(),
        String::new(),
        format.volume(year.total),
        change.unwrap_or_default(),
        String::new(),
        String::new(),
    ];
    Row {
        cells: texts.map(Cell::from).into(),
        ..Row::default()
    }
}

fn new_meter(line: &Line, h: &HistoryWords) -> String {
    let serial = &line.reading.meter_serial;
    if line.is_of_new_meter {
        [h.new_meter, serial].concat()
    } else {
        String::new()
    }
}

fn used(line: &Line, w: &Words, h: &HistoryWords, format: Format) -> Cell {
    let reading = &line.reading;
    let text = match (reading.consumption, reading.previous) {
        _ if !counts(reading) => NOTHING.to_owned(),
        (Some(used), _) => format.volume(used),
        (None, None) => h.first_reading.to_owned(),
        (None, Some(_)) => w.used_unknown.to_owned(),
    };
    let pace = line
        .pace
        .map(|pace| h.pace(&format.tenths(pace.a_day), &format.days(pace.days)));
    Cell {
        text,
        note: pace.unwrap_or_default(),
    }
}

fn compared(line: &Line, h: &HistoryWords, format: Format) -> String {
    match line.compared {
        None => NOTHING.to_owned(),
        Some(Compared::Month(change)) => h.change(change, |by| format.count(by)),
        Some(Compared::Day(change)) => h.change_a_day(change, |by| format.tenths(by)),
    }
}

fn state(reading: &Reading, w: &Words, h: &HistoryWords) -> Cell {
    let reason = reading.reason.as_ref();
    let state = match reason {
        Some(reason) => [w.status(&reading.status), ": ", w.reason(reason)].concat(),
        None => w.status(&reading.status).to_owned(),
    };
    let mut notes = vec![w.source(&reading.source)];
    if !counts(reading) {
        notes.push(h.does_not_count);
    }
    if reading.has_photo {
        notes.push(h.with_photo);
    }
    Cell {
        text: state,
        note: notes.join(", "),
    }
}
