//! Who is to come tomorrow is told. Nobody wakes up for it: whoever looks at visits or at the outbox next sends what is
//! due, with the time at which it was.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::appointment::Visit;
use crate::clock;
use crate::messages::{self, Channel, Message};
use crate::new_appointment::contact;

pub(crate) fn send_due(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let due: Vec<(Visit, i64)> = db
        .prepare(
            "SELECT * FROM appointment
             WHERE remind_at <= ?1 AND reminded_at IS NULL AND starts_at > ?1 AND reminder <> 'none'
                 AND cancelled_at IS NULL AND called_off_at IS NULL AND consumer_id IS NOT NULL",
        )?
        .query_map([now.as_second()], |row| {
            Ok((Visit::from_row(row)?, row.get("remind_at")?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    for (visit, remind_at) in due {
        send(db, &visit, remind_at)?;
        db.execute(
            "UPDATE appointment SET reminded_at = ?2 WHERE number = ?1",
            (visit.number, remind_at),
        )?;
    }
    Ok(())
}

fn send(db: &Connection, visit: &Visit, remind_at: i64) -> rusqlite::Result<()> {
    let channel = match visit.reminder.as_str() {
        "sms" => Channel::Phone,
        _ => Channel::Email,
    };
    let Some(contact) = contact(db, visit.consumer, &visit.reminder)? else {
        return Ok(());
    };
    let message = Message::VisitNear {
        at: &spoken(visit.starts_at),
        place: &place(visit),
        reference: &visit.reference(),
    };
    let sent_at = Timestamp::from_second(remind_at).unwrap_or_default();
    messages::send_to(db, visit.consumer, channel, &contact, &message, sent_at)
}

/// `05.11.2026, 10:00`
pub(crate) fn spoken(at: Timestamp) -> String {
    clock::in_kyiv(at).strftime("%d.%m.%Y, %H:%M").to_string()
}

/// Who waits, and where.
pub(crate) fn place(visit: &Visit) -> String {
    format!(
        "{}, {}, {}",
        visit.receptionist.name, visit.office.name, visit.office.address
    )
}
