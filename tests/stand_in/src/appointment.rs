//! A visit: what was booked, and what has become of it by the clock.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::clock;
use crate::offices::{self, Office, Receptionist};
use crate::problem::Problem;
use crate::slots::TOO_NEAR;
use crate::trail::at;

#[derive(Serialize)]
pub(crate) struct AppointmentJson {
    id: String,
    reference: String,
    account_id: String,
    office: OfficeJson,
    receptionist: ReceptionistJson,
    starts_at: String,
    ends_at: String,
    subject: String,
    text: String,
    reminder: String,
    remind_at: Option<String>,
    status: &'static str,
    can_change: bool,
    change_until: String,
    revision: usize,
    bring: &'static [&'static str],
    company_words: Option<String>,
    trail: Vec<EventJson>,
}

#[derive(Serialize)]
struct OfficeJson {
    id: &'static str,
    name: &'static str,
    address: &'static str,
    directions: &'static str,
    phone: &'static str,
}

#[derive(Serialize)]
struct ReceptionistJson {
    id: &'static str,
    kind: &'static str,
    post: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct EventJson {
    event: &'static str,
    at: String,
    starts_at: String,
}

/// As it is in the database.
pub(crate) struct Visit {
    pub number: i64,
    pub consumer: i64,
    pub starts_at: Timestamp,
    pub office: &'static Office,
    pub receptionist: &'static Receptionist,
    pub reminder: String,
    account: String,
    ends_at: i64,
    subject: String,
    text: String,
    remind_at: Option<i64>,
    created_at: i64,
    cancelled_at: Option<i64>,
    called_off_at: Option<i64>,
    company_words: Option<String>,
}

pub(crate) const SUBJECTS: [&str; 9] = [
    "bill",
    "debt",
    "subsidy",
    "meter",
    "contract",
    "connection",
    "safety",
    "complaint",
    "other",
];

/// What is wanted on the spot.
fn bring(subject: &str) -> &'static [&'static str] {
    match subject {
        "bill" => &["passport", "bill"],
        "debt" => &["passport", "bill", "payment_proof"],
        "subsidy" => &["passport", "income"],
        "meter" => &["passport", "meter_photo"],
        "contract" | "connection" => &["passport", "ownership"],
        _ => &["passport"],
    }
}

pub(crate) fn id(number: i64) -> String {
    format!("ap-{number}")
}

/// The latest day first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<Visit>> {
    db.prepare(
        "SELECT * FROM appointment WHERE consumer_id = ?1 ORDER BY starts_at DESC, number DESC",
    )?
    .query_map([consumer], Visit::from_row)?
    .collect()
}

/// This consumer's own; another's is not found.
pub(crate) fn one(db: &Connection, consumer: i64, id: &str) -> Result<Visit, Problem> {
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = id.strip_prefix("ap-").filter(is_number);
    let number: Option<i64> = number.and_then(|digits| digits.parse().ok());
    db.query_row(
        "SELECT * FROM appointment WHERE consumer_id = ?1 AND number = ?2",
        (consumer, number),
        Visit::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

impl Visit {
    pub fn from_row(row: &Row) -> rusqlite::Result<Visit> {
        let receptionist: String = row.get("receptionist")?;
        let (office, receptionist) =
            offices::receptionist(&receptionist).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(Visit {
            number: row.get("number")?,
            consumer: row.get("consumer_id")?,
            account: row.get("account_id")?,
            starts_at: Timestamp::from_second(row.get("starts_at")?).unwrap_or_default(),
            office,
            receptionist,
            ends_at: row.get("ends_at")?,
            subject: row.get("subject")?,
            text: row.get("text")?,
            reminder: row.get("reminder")?,
            remind_at: row.get("remind_at")?,
            created_at: row.get("created_at")?,
            cancelled_at: row.get("cancelled_at")?,
            called_off_at: row.get("called_off_at")?,
            company_words: row.get("company_words")?,
        })
    }

    pub fn reference(&self) -> String {
        let year = clock::day(Timestamp::from_second(self.created_at).unwrap_or_default()).year();
        format!("П-{year}-{:06}", self.number)
    }

    pub fn status(&self, now: Timestamp) -> &'static str {
        match (self.cancelled_at, self.called_off_at) {
            (Some(_), _) => "cancelled",
            (_, Some(_)) => "called_off",
            // Everybody has come.
            _ if self.ends_at <= now.as_second() => "visited",
            _ => "booked",
        }
    }

    /// 409 where it cannot be moved or cancelled any more.
    pub fn changeable(&self, now: Timestamp) -> Result<(), Problem> {
        if self.status(now) != "booked" {
            return Err(Problem::over());
        }
        match self.starts_at.duration_since(now) < TOO_NEAR {
            true => Err(Problem::too_late()),
            false => Ok(()),
        }
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> rusqlite::Result<AppointmentJson> {
        let status = self.status(now);
        let remind_at = self
            .remind_at
            .filter(|at| status == "booked" && *at > now.as_second());
        let moves = moves(db, self.number)?;
        let is_ended = self.cancelled_at.or(self.called_off_at).is_some();
        let change_until = self
            .starts_at
            .saturating_sub(TOO_NEAR)
            .unwrap_or(self.starts_at);
        Ok(AppointmentJson {
            id: id(self.number),
            reference: self.reference(),
            office: OfficeJson {
                id: self.office.id,
                name: self.office.name,
                address: self.office.address,
                directions: self.office.directions,
                phone: self.office.phone,
            },
            receptionist: ReceptionistJson {
                id: self.receptionist.id,
                kind: self.receptionist.kind,
                post: self.receptionist.post,
                name: self.receptionist.name,
            },
            starts_at: clock::rfc3339(self.starts_at),
            ends_at: at(self.ends_at),
            remind_at: remind_at.map(at),
            status,
            can_change: self.changeable(now).is_ok(),
            change_until: clock::rfc3339(change_until),
            revision: moves.len() + usize::from(is_ended),
            bring: bring(&self.subject),
            trail: self.trail(&moves, now),
            account_id: self.account,
            subject: self.subject,
            text: self.text,
            reminder: self.reminder,
            company_words: self.company_words,
        })
    }

    fn trail(&self, moves: &[Move], now: Timestamp) -> Vec<EventJson> {
        let event = |event, when: i64, starts_at: i64| EventJson {
            event,
            at: at(when),
            starts_at: at(starts_at),
        };
        let starts_at = self.starts_at.as_second();
        let first = moves.first().map_or(starts_at, |first| first.instead_of);
        let mut trail = vec![event("booked", self.created_at, first)];
        trail.extend(
            moves
                .iter()
                .map(|one| event("moved", one.at, one.starts_at)),
        );
        let end = match self.status(now) {
            "cancelled" => self.cancelled_at,
            "called_off" => self.called_off_at,
            "visited" => Some(self.ends_at),
            _ => None,
        };
        trail.extend(end.map(|at| event(self.status(now), at, starts_at)));
        trail
    }
}

struct Move {
    at: i64,
    starts_at: i64,
    instead_of: i64,
}

fn moves(db: &Connection, number: i64) -> rusqlite::Result<Vec<Move>> {
    db.prepare("SELECT at, starts_at, instead_of FROM appointment_move WHERE appointment = ?1 ORDER BY rowid")?
        .query_map([number], |row| {
            Ok(Move {
                at: row.get(0)?,
                starts_at: row.get(1)?,
                instead_of: row.get(2)?,
            })
        })?
        .collect()
}
