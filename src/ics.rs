//! A calendar file (RFC 5545): days or moments, with their reminders. Pure: the words and the moment are handed in.

use crate::domain::date::to_iso;
use chrono::NaiveDate;

/// RFC 5545, 3.1: octets of a line, its end not counted.
const LINE: usize = 75;
const LINE_END: &str = "\r\n";
/// The media type of such a file.
pub const KIND: &str = "text/calendar;charset=utf-8";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing in every file: a calendar that has it already changes it and adds none.
    pub uid: String,
    /// Goes up with each change of the same thing: an older file does not undo a newer one.
    pub sequence: u32,
    pub when: When,
    pub summary: String,
    pub description: String,
    /// An address, or nothing.
    pub location: String,
    pub reminder: Option<Trigger>,
    /// It will not take place: a calendar that has it takes it out.
    pub is_cancelled: bool,
}

/// Moments are instants in UTC as ISO 8601 writes them: `2026-11-03T17:30:00.000Z`. So no calendar has to know a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, the last one inclusive: to remember, not taken.
    Days(NaiveDate, NaiveDate),
    /// A time that is taken.
    Time { from: String, to: String },
}

/// When a calendar reminds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// From the beginning on, as RFC 5545 writes a duration.
    After(&'static str),
    /// At this moment, in UTC: so a day before stays a day before where clocks are changed in between.
    At(String),
}

/// `made_at` is an instant in UTC as ISO 8601 writes it: `2026-11-03T17:30:00.000Z`.
pub fn calendar(name: &str, made_at: &str, events: &[Event]) -> String {
    let stamp = stamp(made_at);
    let mut text = String::new();
    let mut line = |of: &[&str]| push_folded(&mut text, &of.concat());
    line(&["BEGIN:VCALENDAR"]);
    line(&["VERSION:2.0"]);
    line(&["PRODID:-//gas-cabinet//calendar//UK"]);
    line(&["CALSCALE:GREGORIAN"]);
    line(&["METHOD:", method(events)]);
    line(&["X-WR-CALNAME:", &escaped(name)]);
    for event in events {
        push_event(&mut line, event, &stamp);
    }
    line(&["END:VCALENDAR"]);
    text
}

/// RFC 5546: a file of nothing but what is cancelled takes out, any other adds.
fn method(events: &[Event]) -> &'static str {
    match !events.is_empty() && events.iter().all(|event| event.is_cancelled) {
        true => "CANCEL",
        false => "PUBLISH",
    }
}

fn push_event(line: &mut impl FnMut(&[&str]), event: &Event, made_at: &str) {
    let summary = escaped(&event.summary);
    line(&["BEGIN:VEVENT"]);
    line(&["UID:", &escaped(&event.uid)]);
    line(&["DTSTAMP:", made_at]);
    if event.sequence > 0 {
        line(&["SEQUENCE:", &event.sequence.to_string()]);
    }
    push_when(line, &event.when);
    line(&["SUMMARY:", &summary]);
    for (name, text) in [
        ("DESCRIPTION:", &event.description),
        ("LOCATION:", &event.location),
    ] {
        if !text.is_empty() {
            line(&[name, &escaped(text)]);
        }
    }
    if event.is_cancelled {
        line(&["STATUS:CANCELLED"]);
    } else if let Some(trigger) = &event.reminder {
        line(&["BEGIN:VALARM"]);
        line(&["ACTION:DISPLAY"]);
        match trigger {
            Trigger::After(duration) => line(&["TRIGGER:", duration]),
            Trigger::At(moment) => line(&["TRIGGER;VALUE=DATE-TIME:", &stamp(moment)]),
        }
        line(&["DESCRIPTION:", &summary]);
        line(&["END:VALARM"]);
    }
    line(&["END:VEVENT"]);
}

fn push_when(line: &mut impl FnMut(&[&str]), when: &When) {
    match when {
        When::Days(from, to) => {
            let after = to.succ_opt().unwrap_or(*to);
            line(&["DTSTART;VALUE=DATE:", &basic(*from)]);
            line(&["DTEND;VALUE=DATE:", &basic(after)]);
            line(&["TRANSP:TRANSPARENT"]);
        }
        When::Time { from, to } => {
            line(&["DTSTART:", &stamp(from)]);
            line(&["DTEND:", &stamp(to)]);
        }
    }
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
