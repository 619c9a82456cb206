//! When somebody can be visited: by the hours of reception, less what others have.

use std::collections::HashSet;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::clock::{self, rfc3339};
use crate::etag::tagged;
use crate::offices::{self, AHEAD, Hours, Office, Receptionist};
use crate::problem::Problem;
use crate::request::{InPath, InQuery};
use crate::session::Signed;

/// From here on nothing can be booked, moved or cancelled any more.
pub(crate) const TOO_NEAR: SignedDuration = SignedDuration::from_hours(2);

/// Days of one answer.
const SHOWN: i64 = 14;

/// Slots that are offered in the place of one that is taken.
const OFFERED: usize = 3;

#[derive(Clone, Copy)]
pub(crate) struct Slot {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
}

/// Somebody's book, as others have filled it so far.
pub(crate) struct Book {
    office: &'static Office,
    one: &'static Receptionist,
    taken: HashSet<i64>,
    now: Timestamp,
}

impl Book {
    pub fn of(
        db: &Connection,
        office: &'static Office,
        one: &'static Receptionist,
        now: Timestamp,
    ) -> rusqlite::Result<Book> {
        let taken = db
            .prepare("SELECT starts_at FROM appointment WHERE receptionist = ?1 AND cancelled_at IS NULL")?
            .query_map([one.id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Book {
            office,
            one,
            taken,
            now,
        })
    }

    /// What is free on a day; why nothing is.
    fn free_on(&self, day: Date) -> Result<Vec<Slot>, &'static str> {
        let mut slots = of_day(self.office, self.one, day)?;
        slots.retain(|slot| {
            is_open(self.one, slot, self.now) && !self.taken.contains(&slot.starts_at.as_second())
        });
        if slots.is_empty() {
            Err("full")
        } else {
            Ok(slots)
        }
    }

    fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let today = clock::day(self.now);
        (0..=AHEAD).map(move |ahead| today.saturating_add(ahead.days()))
    }

    fn free(&self) -> impl Iterator<Item = Slot> {
        self.days()
            .flat_map(|day| self.free_on(day).unwrap_or_default())
    }

    /// The free ones beside this time, the nearest first.
    pub fn nearest(&self, to: Timestamp) -> Vec<String> {
        let mut free: Vec<Slot> = self.free().collect();
        free.sort_by_key(|slot| (slot.starts_at.duration_since(to).abs(), slot.starts_at));
        free.iter()
            .take(OFFERED)
            .map(|slot| rfc3339(slot.starts_at))
            .collect()
    }
}

/// The slot that begins then; none where nobody is received.
pub(crate) fn at(office: &Office, one: &Receptionist, starts_at: Timestamp) -> Option<Slot> {
    let slots = of_day(office, one, clock::day(starts_at)).ok()?;
    slots.into_iter().find(|slot| slot.starts_at == starts_at)
}

/// Whether it can still be booked here, if nobody else has: not too near, not too far, and not given out by phone.
pub(crate) fn is_open(one: &Receptionist, slot: &Slot, now: Timestamp) -> bool {
    let last = clock::day(now).saturating_add(AHEAD.days());
    slot.starts_at.duration_since(now) >= TOO_NEAR
        && clock::day(slot.starts_at) <= last
        && chance(one.id, slot.starts_at) >= one.by_phone
}

/// A day before by the clocks of Kyiv; none where that is over.
pub(crate) fn remind_at(starts_at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let day_before = clock::in_kyiv(starts_at).checked_sub(1.day()).ok()?;
    Some(day_before.timestamp()).filter(|at| *at > now)
}

/// All of a day, in the order of time; why there are none. Stepped in time that passes: a night in which clocks are
/// changed has an hour less or one more.
fn of_day(office: &Office, one: &Receptionist, day: Date) -> Result<Vec<Slot>, &'static str> {
    let weekday = day.weekday().to_monday_one_offset();
    let hours = one
        .reception
        .iter()
        .find(|hours| hours.weekdays.contains(&weekday));
    let hours = hours.ok_or("weekend")?;
    if let Some(why) = office.closed_on(day) {
        return Err(why);
    }
    if one.is_away_on(day) {
        return Err("away");
    }
    Ok(within(hours, one.visit, day))
}

fn within(hours: &Hours, minutes: i64, day: Date) -> Vec<Slot> {
    let on_day = |minute: i16| match minute {
        1440 => clock::instant(day.saturating_add(1.day()), 0, 0),
        minute => clock::instant(day, (minute / 60) as i8, (minute % 60) as i8),
    };
    let closes = on_day(hours.closes);
    let pause = hours.pause.map(|(from, to)| (on_day(from), on_day(to)));
    let visit = SignedDuration::from_mins(minutes);
    let starts = std::iter::successors(Some(on_day(hours.opens)), |start| {
        start.checked_add(visit).ok()
    });
    let slots = starts.map(|starts_at| Slot {
        starts_at,
        ends_at: starts_at.saturating_add(visit).unwrap_or(starts_at),
    });
    let is_in_pause =
        |slot: &Slot| pause.is_some_and(|(from, to)| slot.starts_at < to && slot.ends_at > from);
    slots
        .take_while(|slot| slot.ends_at <= closes)
        .filter(|slot| !is_in_pause(slot))
        .collect()
}

/// The first of a day that is not given out by phone.
pub(crate) fn first_of(office: &Office, one: &Receptionist, day: Date) -> Option<Slot> {
    let slots = of_day(office, one, day).ok()?;
    slots
        .into_iter()
        .find(|slot| chance(one.id, slot.starts_at) >= one.by_phone)
}

/// A number below a hundred that is always the same for a slot: FNV-1a.
fn chance(id: &str, at: Timestamp) -> u64 {
    let seconds = at.as_second().to_le_bytes();
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = id
        .as_bytes()
        .iter()
        .chain(&seconds)
        .fold(0xcbf2_9ce4_8422_2325, mix);
    (hash >> 20) % 100
}

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/offices/{office_id}/slots", get(list))
}

#[derive(Deserialize)]
struct Asked {
    receptionist_id: Option<String>,
    from: Option<String>,
}

#[derive(Serialize)]
struct SlotsJson {
    office_id: &'static str,
    receptionist_id: &'static str,
    from: String,
    to: String,
    earlier: Option<String>,
    later: Option<String>,
    first_free: Option<SlotJson>,
    days: Vec<DayJson>,
}

#[derive(Serialize)]
struct DayJson {
    date: String,
    reason: Option<&'static str>,
    slots: Vec<SlotJson>,
}

#[derive(Serialize)]
struct SlotJson {
    starts_at: String,
    ends_at: String,
    remind_at: Option<String>,
}

async fn list(
    State(app): State<App>,
    _: Signed,
    InPath(office): InPath<String>,
    InQuery(asked): InQuery<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let office = offices::OFFICES.iter().find(|one| one.id == office);
    let office = office.ok_or_else(Problem::not_found)?;
    let id = asked
        .receptionist_id
        .ok_or_else(|| Problem::field("receptionist_id", "required"))?;
    let one = office.receptionists.iter().find(|one| one.id == id);
    let one = one.ok_or_else(|| Problem::field("receptionist_id", "unknown"))?;
    let from = asked.from.map(|day| day.parse::<Date>()).transpose();
    let from = from.map_err(|_| Problem::field("from", "malformed"))?;
    let book = app
        .db
        .run(move |db| Ok(Book::of(db, office, one, now)?))
        .await?;
    tagged(&headers, &shown(&book, from))
}

fn shown(book: &Book, from: Option<Date>) -> SlotsJson {
    let today = clock::day(book.now);
    let last = today.saturating_add(AHEAD.days());
    let from = from.unwrap_or(today).clamp(today, last);
    let to = from.saturating_add((SHOWN - 1).days()).min(last);
    let earlier = (from > today).then(|| from.saturating_sub(SHOWN.days()).max(today));
    let later = (to < last).then(|| to.saturating_add(1.day()));
    let days = book.days().filter(|day| (from..=to).contains(day));
    let slot = |slot: &Slot| SlotJson {
        starts_at: rfc3339(slot.starts_at),
        ends_at: rfc3339(slot.ends_at),
        remind_at: remind_at(slot.starts_at, book.now).map(rfc3339),
    };
    let day = |day: Date| {
        let free = book.free_on(day);
        DayJson {
            date: day.to_string(),
            reason: free.as_ref().err().copied(),
            slots: free.unwrap_or_default().iter().map(slot).collect(),
        }
    };
    SlotsJson {
        office_id: book.office.id,
        receptionist_id: book.one.id,
        from: from.to_string(),
        to: to.to_string(),
        earlier: earlier.map(|day| day.to_string()),
        later: later.map(|day| day.to_string()),
        first_free: book.free().next().as_ref().map(slot),
        days: days.map(day).collect(),
    }
}
