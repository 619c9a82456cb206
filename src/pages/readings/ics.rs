//! A calendar file (RFC 5545) of whole days, with their reminders. Pure: the words and the moment are handed in.

use crate::domain::date::to_iso;
use chrono::NaiveDate;

/// RFC 5545, 3.1: octets of a line, its end not counted.
const LINE: usize = 75;
const LINE_END: &str = "\r\n";

/// One or several whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing in every file: a calendar that has it already changes it and adds none.
    pub uid: String,
    pub from: NaiveDate,
    /// Inclusive.
    pub to: NaiveDate,
    pub summary: String,
    pub description: String,
    pub reminder: Option<Reminder>,
}

/// Always at ten in the morning, by the clock of whoever is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    OnTheDay,
    TheDayBefore,
    /// For what needs an appointment: thirty days before.
    AMonthBefore,
}

impl Reminder {
    /// From the midnight that the first day begins with.
    fn trigger(self) -> &'static str {
        match self {
            Self::OnTheDay => "PT10H",
            Self::TheDayBefore => "-PT14H",
            Self::AMonthBefore => "-P29DT14H",
        }
    }
}

/// `made_at` is an instant in UTC as ISO 8601 writes it: `2026-11-03T17:30:00.000Z`.
pub fn calendar(name: &str, made_at: &str, events: &[Event]) -> String {
    let stamp = stamp(made_at);
    let mut text = String::new();
    let mut line = |of: &[&str]| push_folded(&mut text, &of.concat());
    line(&["BEGIN:VCALENDAR"]);
    line(&["VERSION:2.0"]);
    line(&["PRODID:-//gas-cabinet//dates//UK"]);
    line(&["CALSCALE:GREGORIAN"]);
    line(&["METHOD:PUBLISH"]);
    line(&["X-WR-CALNAME:", &escaped(name)]);
    for event in events {
        push_event(&mut line, event, &stamp);
    }
    line(&["END:VCALENDAR"]);
    text
}

fn push_event(line: &mut impl FnMut(&[&str]), event: &Event, stamp: &str) {
    let summary = escaped(&event.summary);
    let after = event.to.succ_opt().unwrap_or(event.to);
    line(&["BEGIN:VEVENT"]);
    line(&["UID:", &escaped(&event.uid)]);
    line(&["DTSTAMP:", stamp]);
    line(&["DTSTART;VALUE=DATE:", &basic(event.from)]);
    line(&["DTEND;VALUE=DATE:", &basic(after)]);
    line(&["SUMMARY:", &summary]);
    if !event.description.is_empty() {
        line(&["DESCRIPTION:", &escaped(&event.description)]);
    }
    // A day to remember, not a day that is taken.
    line(&["TRANSP:TRANSPARENT"]);
    if let Some(reminder) = event.reminder {
        line(&["BEGIN:VALARM"]);
        line(&["ACTION:DISPLAY"]);
        line(&["TRIGGER:", reminder.trigger()]);
        line(&["DESCRIPTION:", &summary]);
        line(&["END:VALARM"]);
    }
    line(&["END:VEVENT"]);
}

/// `20261103`
fn basic(day: NaiveDate) -> String {
    to_iso(day).replace('-', "")
}

/// `20261103T173000Z`
fn stamp(instant: &str) -> String {
    let seconds = instant.split(['.', 'Z']).next().unwrap_or_default();
    let mut stamp: String = seconds
        .chars()
        .filter(|c| !matches!(c, '-' | ':'))
        .collect();
    stamp.push('Z');
    stamp
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Folds between characters, never in the middle of one, as the RFC allows and old calendars need.
fn push_folded(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str(LINE_END);
            text.push(' ');
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str(LINE_END);
}

#[cfg(test)]
mod tests;
