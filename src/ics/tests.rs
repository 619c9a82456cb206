use super::*;
use crate::domain::date::parse_iso;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    parse_iso(text).expect(text)
}

fn event(summary: &str, reminder: Option<Trigger>) -> Event {
    Event {
        uid: "a-1-reading_window-2026-11-01@gas-cabinet".into(),
        sequence: 0,
        when: When::Days(day("2026-11-01"), day("2026-11-05")),
        summary: summary.into(),
        description: String::new(),
        location: String::new(),
        reminder,
        is_cancelled: false,
    }
}

/// A visit.
fn visit() -> Event {
    Event {
        uid: "ap-7@gas-cabinet".into(),
        sequence: 1,
        when: When::Time {
            from: "2026-11-06T12:20:00.000Z".into(),
            to: "2026-11-06T12:40:00.000Z".into(),
        },
        location: "Ніжин, вул. Шевченка, 21".into(),
        ..event(
            "Прийом",
            Some(Trigger::At("2026-11-05T12:20:00.000Z".into())),
        )
    }
}

fn made(events: &[Event]) -> String {
    calendar("Газ: Дім", "2026-11-03T17:30:05.123Z", events)
}

/// As a calendar reads it: RFC 5545, 3.1.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}

fn value<'a>(text: &'a str, name: &str) -> &'a str {
    let line = text.split("\r\n").find(|line| line.starts_with(name));
    line.and_then(|line| line.strip_prefix(name)).expect(name)
}

#[test]
fn a_calendar_is_what_the_rfc_says_it_is() {
    let text = made(&[event("Передайте показ", Some(Trigger::After("PT10H")))]);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gas-cabinet//calendar//UK",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Газ: Дім",
        "BEGIN:VEVENT",
        "UID:a-1-reading_window-2026-11-01@gas-cabinet",
        "DTSTAMP:20261103T173005Z",
        "DTSTART;VALUE=DATE:20261101",
        "DTEND;VALUE=DATE:20261106",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Передайте показ",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT10H",
        "DESCRIPTION:Передайте показ",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text, expected.join("\r\n"));
}

#[test]
fn the_day_after_the_last_one_ends_it() {
    for (to, end) in [
        ("2026-11-01", "20261102"),
        ("2026-11-30", "20261201"),
        ("2026-12-31", "20270101"),
        ("2028-02-28", "20280229"),
    ] {
        let mut event = event("x", None);
        event.when = When::Days(day("2026-11-01"), day(to));
        assert_eq!(value(&made(&[event]), "DTEND;VALUE=DATE:"), end);
    }
}

#[test]
fn a_moment_is_taken_and_its_reminder_is_a_moment_too() {
    let text = made(&[visit()]);
    for line in [
        "SEQUENCE:1",
        "DTSTART:20261106T122000Z",
        "DTEND:20261106T124000Z",
        "LOCATION:Ніжин\\, вул. Шевченка\\, 21",
        "TRIGGER;VALUE=DATE-TIME:20261105T122000Z",
        "METHOD:PUBLISH",
    ] {
        assert!(
            text.contains(&["\r\n", line, "\r\n"].concat()),
            "{line} in {text}"
        );
    }
    assert!(!text.contains("TRANSPARENT"));
}

#[test]
fn what_is_cancelled_is_taken_out_under_the_same_name() {
    let cancelled = Event {
        sequence: 2,
        is_cancelled: true,
        ..visit()
    };
    let text = made(std::slice::from_ref(&cancelled));
    assert_eq!(value(&text, "METHOD:"), "CANCEL");
    assert_eq!(value(&text, "STATUS:"), "CANCELLED");
    assert_eq!(value(&text, "UID:"), value(&made(&[visit()]), "UID:"));
    assert_eq!(value(&text, "SEQUENCE:"), "2");
    assert!(!text.contains("VALARM"));
    assert_eq!(value(&made(&[cancelled, visit()]), "METHOD:"), "PUBLISH");
    assert_eq!(value(&made(&[]), "METHOD:"), "PUBLISH");
}

#[test]
fn what_has_a_meaning_in_the_file_is_escaped() {
    for (text, expected) in [
        ("розподіл, газ; усе", "розподіл\\, газ\\; усе"),
        ("C:\\дім", "C:\\\\дім"),
        ("рядок\nдругий", "рядок\\nдругий"),
        ("рядок\r\nдругий\rтретій", "рядок\\nдругий\\nтретій"),
        ("а\u{0}б\u{7}\u{1b}", "аб"),
        ("\"лапки\": двокрапка", "\"лапки\": двокрапка"),
    ] {
        assert_eq!(value(&made(&[event(text, None)]), "SUMMARY:"), expected);
    }
}

#[test]
fn a_home_cannot_smuggle_in_a_line_of_its_own() {
    let text = made(&[event("x\r\nEND:VEVENT\r\nBEGIN:VEVENT", None)]);
    assert_eq!(text.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
    assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
}

#[test]
fn a_line_of_75_octets_is_whole_and_one_more_is_folded() {
    let whole = "S".repeat(75 - "SUMMARY:".len());
    let text = made(&[event(&whole, None)]);
    assert!(text.contains(&["\r\nSUMMARY:", &whole, "\r\n"].concat()));
    let text = made(&[event(&[&whole, "T"].concat(), None)]);
    assert!(text.contains(&["\r\nSUMMARY:", &whole, "\r\n T\r\n"].concat()));
}

#[test]
fn a_fold_never_cuts_a_letter_in_two() {
    // Two octets a letter: by turns the 75th octet is the first and the second one of a letter.
    for before in ["", "a"] {
        let summary = [before, &"ї".repeat(120)].concat();
        let text = made(&[event(&summary, None)]);
        assert_eq!(value(&unfolded(&text), "SUMMARY:"), summary);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    }
    let emoji = "🔥".repeat(60);
    let text = made(&[event(&emoji, None)]);
    assert_eq!(value(&unfolded(&text), "SUMMARY:"), emoji);
}

#[test]
fn many_events_have_a_stamp_each() {
    let text = made(&vec![event("x", None); 49]);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 49);
    assert_eq!(text.matches("DTSTAMP:20261103T173005Z").count(), 49);
}

proptest! {
    #[test]
    fn any_text_comes_through_and_no_line_is_too_long(summary in "\\PC{0,300}") {
        let text = made(&[event(&summary, Some(Trigger::After("-PT14H")))]);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        // No line end but the two together.
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let whole = unfolded(&text);
        let read = value(&whole, "SUMMARY:").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        prop_assert_eq!(read, summary);
    }
}
