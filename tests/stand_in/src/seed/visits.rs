//! Visits of the demo's people: one to come, one that is past, one that the company has called off.

use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension};

use crate::Failure;
use crate::clock;
use crate::offices;
use crate::reception;
use crate::slots::{self, Slot};

struct Planned {
    login: &'static str,
    account: &'static str,
    receptionist: &'static str,
    /// From the seeding on.
    days: i64,
    subject: &'static str,
    text: &'static str,
    reminder: &'static str,
    called_off: Option<&'static str>,
}

const VISITS: [Planned; 3] = [
    Planned {
        login: "mykola@example.com",
        account: "a-1500000031",
        receptionist: "s-meters",
        days: -55,
        subject: "meter",
        text: "Заміна лічильника в котельні.",
        reminder: "none",
        called_off: None,
    },
    Planned {
        login: "mykola@example.com",
        account: "a-1500000031",
        receptionist: "s-bills",
        days: 6,
        subject: "debt",
        text: "Хочу розтермінувати борг за газ.",
        reminder: "sms",
        called_off: None,
    },
    Planned {
        login: super::HALYNA,
        account: "a-1500000115",
        receptionist: "s-subsidies",
        days: 4,
        subject: "subsidy",
        text: "",
        reminder: "email",
        called_off: Some(
            "Фахівчиня захворіла. Оберіть, будь ласка, інший день: ми приймемо вас без черги.",
        ),
    },
];

/// For those who have none yet.
pub(super) fn plant(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let is_empty: bool =
        db.query_row("SELECT NOT EXISTS (SELECT 1 FROM appointment)", [], |row| {
            row.get(0)
        })?;
    if !is_empty {
        return Ok(());
    }
    for planned in &VISITS {
        let Some(slot) = slot(planned, now) else {
            continue;
        };
        let number = keep(db, planned, &slot, now)?;
        if let (Some(words), Some(number)) = (planned.called_off, number) {
            // Without its letter: the outbox has those that are written from now on.
            reception::take_back(db, number, words, now)?;
        }
    }
    Ok(())
}

/// The first that is to be had on that day or after it.
fn slot(planned: &Planned, now: Timestamp) -> Option<Slot> {
    let (office, one) = offices::receptionist(planned.receptionist)?;
    let from = clock::day(now).saturating_add(planned.days.days());
    let days = (0..14).map(|after| from.saturating_add(after.days()));
    days.into_iter()
        .find_map(|day| slots::first_of(office, one, day))
}

/// Booked a week before it, or now.
fn keep(
    db: &Connection,
    planned: &Planned,
    slot: &Slot,
    now: Timestamp,
) -> rusqlite::Result<Option<i64>> {
    let week_before = slot
        .starts_at
        .saturating_sub(jiff::SignedDuration::from_hours(7 * 24));
    let created_at = week_before.unwrap_or(now).min(now);
    db.query_row(
        "INSERT INTO appointment (consumer_id, account_id, receptionist, starts_at, ends_at, subject, text, reminder,
             remind_at, created_at)
         SELECT consumer.id, account_id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
         FROM consumer JOIN account_link ON consumer_id = consumer.id
         WHERE email = ?1 AND account_id = ?2 AND closed_at IS NULL
         RETURNING number",
        rusqlite::params![
            planned.login,
            planned.account,
            planned.receptionist,
            slot.starts_at.as_second(),
            slot.ends_at.as_second(),
            planned.subject,
            planned.text,
            planned.reminder,
            slots::remind_at(slot.starts_at, now).map(Timestamp::as_second),
            created_at.as_second(),
        ],
        |row| row.get(0),
    )
    .optional()
}
