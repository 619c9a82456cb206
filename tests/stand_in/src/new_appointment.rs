//! What is asked of a new visit, and of a visit's new time. That a time is nobody else's the database alone says.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;

use crate::appointment::{self, SUBJECTS, Visit};
use crate::clock;
use crate::links;
use crate::offices::{self, Office, Receptionist};
use crate::problem::Problem;
use crate::request::there;
use crate::slots::{self, Book, Slot};

/// Visits to come that somebody may have.
const MOST: usize = 3;

/// Characters.
const LONGEST: usize = 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAppointmentJson {
    account_id: Option<String>,
    pub receptionist_id: Option<String>,
    pub starts_at: Option<String>,
    subject: Option<String>,
    #[serde(default, deserialize_with = "there")]
    text: Option<String>,
    reminder: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoveJson {
    pub starts_at: Option<String>,
}

/// A value, or the code of what is wrong with it.
type Coded<T> = Result<T, &'static str>;

/// Keeps a visit; its number. Fails with 422 and field codes, or with 409 where the time is not to be had.
pub(crate) fn create(
    db: &Connection,
    consumer: i64,
    json: NewAppointmentJson,
    now: Timestamp,
) -> Result<i64, Problem> {
    let account = given(json.account_id.as_deref());
    let account = match account {
        Ok(account) if !links::has(db, consumer, account)? => Err("unknown"),
        account => account,
    };
    let to_whom = given(json.receptionist_id.as_deref())
        .and_then(|id| offices::receptionist(id).ok_or("unknown"));
    let starts_at = starts_at(json.starts_at.as_deref());
    let slot = match (to_whom, starts_at) {
        (Ok((office, one)), Ok(starts_at)) => slots::at(office, one, starts_at).ok_or("unknown"),
        (_, Err(code)) => Err(code),
        // Whose time it is has to be said first.
        (Err(_), Ok(_)) => Err("unknown"),
    };
    let subject = given(json.subject.as_deref()).and_then(|code| known(code, &SUBJECTS));
    let text = text(json.text.as_deref());
    let reminder = reminder(db, consumer, json.reminder.as_deref())?;
    match (account, to_whom, slot, subject, text, reminder) {
        (Ok(account), Ok((office, one)), Ok(slot), Ok(subject), Ok(text), Ok(reminder)) => {
            within_limits(db, consumer, one, slot.starts_at, None, now)?;
            let remind_at = slots::remind_at(slot.starts_at, now).map(Timestamp::as_second);
            let kept = slots::is_open(one, &slot, now).then(|| {
                db.query_row(
                    "INSERT INTO appointment (consumer_id, account_id, receptionist, starts_at, ends_at, subject, text,
                         reminder, remind_at, created_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                     ON CONFLICT (receptionist, starts_at) WHERE cancelled_at IS NULL DO NOTHING
                     RETURNING number",
                    rusqlite::params![
                        consumer,
                        account,
                        one.id,
                        slot.starts_at.as_second(),
                        slot.ends_at.as_second(),
                        subject,
                        text,
                        reminder,
                        remind_at,
                        now.as_second(),
                    ],
                    |row| row.get(0),
                )
                .optional()
            });
            let kept = kept.transpose()?.flatten();
            kept.map_or_else(|| taken(db, office, one, &slot, now), Ok)
        }
        (account, to_whom, slot, subject, text, reminder) => Err(Problem::invalid_where([
            ("account_id", account.err()),
            ("receptionist_id", to_whom.err()),
            ("starts_at", slot.err()),
            ("subject", subject.err()),
            ("text", text.err()),
            ("reminder", reminder.err()),
        ])),
    }
}

/// The old time is given up in the moment in which the new one is had.
pub(crate) fn move_to(
    db: &Connection,
    visit: &Visit,
    json: &MoveJson,
    now: Timestamp,
) -> Result<(), Problem> {
    visit.changeable(now)?;
    let (office, one) = (visit.office, visit.receptionist);
    let slot = starts_at(json.starts_at.as_deref())
        .and_then(|starts_at| slots::at(office, one, starts_at).ok_or("unknown"))
        .map_err(|code| Problem::field("starts_at", code))?;
    if slot.starts_at == visit.starts_at {
        return Ok(());
    }
    within_limits(
        db,
        visit.consumer,
        one,
        slot.starts_at,
        Some(visit.number),
        now,
    )?;
    if !slots::is_open(one, &slot, now) {
        return taken(db, office, one, &slot, now);
    }
    let starts_at = slot.starts_at.as_second();
    // Of all that the table wants, only that nobody else has the time can fail here.
    let moved = db.execute(
        "UPDATE OR IGNORE appointment SET starts_at = ?2, ends_at = ?3, remind_at = ?4, reminded_at = NULL
         WHERE number = ?1",
        (
            visit.number,
            starts_at,
            slot.ends_at.as_second(),
            slots::remind_at(slot.starts_at, now).map(Timestamp::as_second),
        ),
    )?;
    if moved == 0 {
        return taken(db, office, one, &slot, now);
    }
    db.execute(
        "INSERT INTO appointment_move (appointment, at, starts_at, instead_of) VALUES (?1, ?2, ?3, ?4)",
        (visit.number, now.as_second(), starts_at, visit.starts_at.as_second()),
    )?;
    Ok(())
}

/// How to be reminded; the code of what is wrong with it.
pub(crate) fn reminder<'a>(
    db: &Connection,
    consumer: i64,
    code: Option<&'a str>,
) -> rusqlite::Result<Coded<&'a str>> {
    let code = match given(code).and_then(|code| known(code, &["none", "sms", "email"])) {
        Ok(code) if code != "none" => code,
        other => return Ok(other),
    };
    Ok(contact(db, consumer, code)?
        .map(|_| code)
        .ok_or("no_contact"))
}

/// Where a reminder goes: a contact that was never confirmed may be somebody else's.
pub(crate) fn contact(
    db: &Connection,
    consumer: i64,
    reminder: &str,
) -> rusqlite::Result<Option<String>> {
    let contact = match reminder {
        "sms" => "iif(phone_confirmed, phone, NULL)",
        _ => "iif(email_confirmed, email, NULL)",
    };
    let sql = format!("SELECT {contact} FROM consumer WHERE id = ?1 AND closed_at IS NULL");
    Ok(db
        .query_row(&sql, [consumer], |row| row.get(0))
        .optional()?
        .flatten())
}

fn taken<T>(
    db: &Connection,
    office: &'static Office,
    one: &'static Receptionist,
    slot: &Slot,
    now: Timestamp,
) -> Result<T, Problem> {
    let book = Book::of(db, office, one, now)?;
    Err(Problem::slot_taken(book.nearest(slot.starts_at)))
}

/// `but`: the visit that is moved.
fn within_limits(
    db: &Connection,
    consumer: i64,
    one: &Receptionist,
    starts_at: Timestamp,
    but: Option<i64>,
    now: Timestamp,
) -> Result<(), Problem> {
    let visits = appointment::of_consumer(db, consumer)?;
    let others = visits
        .iter()
        .filter(|visit| visit.status(now) == "booked" && Some(visit.number) != but);
    if others.clone().count() >= MOST {
        return Err(Problem::too_many());
    }
    let is_same = |visit: &Visit| {
        visit.receptionist.id == one.id && clock::day(visit.starts_at) == clock::day(starts_at)
    };
    match others.into_iter().any(is_same) {
        true => Err(Problem::same_day()),
        false => Ok(()),
    }
}

fn given(text: Option<&str>) -> Coded<&str> {
    text.filter(|text| !text.is_empty()).ok_or("required")
}

fn known<'a>(code: &'a str, of: &[&str]) -> Coded<&'a str> {
    match of.contains(&code) {
        true => Ok(code),
        false => Err("unknown"),
    }
}

fn starts_at(text: Option<&str>) -> Coded<Timestamp> {
    given(text).and_then(|text| text.parse().map_err(|_| "unknown"))
}

fn text(text: Option<&str>) -> Coded<&str> {
    let text = text.unwrap_or_default().trim();
    match text.chars().count() > LONGEST {
        true => Err("too_long"),
        false => Ok(text),
    }
}
