//! A consumer of three homes whose meters show, each, another thing that can happen to a reading.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;

use super::companies::SUPPLIERS;
use super::halyna::PERSON;
use super::history::{self, Row, Wall};
use super::people::{Home, MeterOnWall};
use crate::Failure;
use crate::clock;
use crate::period::Period;
use crate::trail::accepted_at;
use crate::{photos, picture};

/// What a meter shows, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownReading {
    pub shows: Shows,
    pub account: &'static str,
    pub meter: &'static str,
    pub serial: &'static str,
}

/// For the period that a reading sent at the seeding counts for, where nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Sent twenty minutes ago, its photo can still be taken away.
    ReceivedWithPhoto,
    AcceptedWithPhoto,
    /// Accepted in the place of a slip.
    Corrected,
    /// The number was not believed.
    RejectedAsNotPlausible,
    /// The operator knows of no new meter.
    RejectedAsNotReplaced,
    OtherChannel,
    /// Nothing yet; the two months before are planned.
    Planned,
    /// Nothing yet; two months have no reading, so that an interval is three times as long. The operator knows that
    /// this meter is a new one.
    UnevenIntervals,
}

/// Signs in with [`super::PASSWORD`].
pub const HALYNA: &str = "halyna@example.com";

/// Her meters. What is counted in an invoice is in the history of each.
pub const READINGS_OF_EVERY_STATE: [ShownReading; 8] = [
    shown(
        Shows::RejectedAsNotPlausible,
        HOMES[0],
        "0600101",
        "m-600101",
    ),
    shown(Shows::Corrected, HOMES[0], "0600102", "m-600102"),
    shown(Shows::AcceptedWithPhoto, HOMES[0], "0600103", "m-600103"),
    shown(Shows::ReceivedWithPhoto, HOMES[1], "0600201", "m-600201"),
    shown(Shows::OtherChannel, HOMES[1], "0600202", "m-600202"),
    shown(
        Shows::RejectedAsNotReplaced,
        HOMES[1],
        "0600203",
        "m-600203",
    ),
    shown(Shows::Planned, HOMES[2], "0600301", "m-600301"),
    shown(Shows::UnevenIntervals, HOMES[2], "0600302", "m-600302"),
];

const HOMES: [&str; 3] = ["a-1500000115", "a-1500000123", "a-1500000131"];

const fn shown(
    shows: Shows,
    account: &'static str,
    serial: &'static str,
    meter: &'static str,
) -> ShownReading {
    ShownReading {
        shows,
        account,
        meter,
        serial,
    }
}

/// Drawn, and with nothing recorded beside what is seen.
const ACCEPTED_PHOTO: (&str, &[u8]) = ("image/jpeg", include_bytes!("photos/meter-0600103.jpg"));
const RECEIVED_PHOTO: (&str, &[u8]) = ("image/png", include_bytes!("photos/meter-0600201.png"));

/// What the first of the two shows.
const ACCEPTED_VALUE: i64 = 3_933;
const RECEIVED_VALUE: i64 = 4_140;

/// To the readings of the history, those of this month.
pub(super) fn plant(db: &Connection, consumer: i64, now: Timestamp) -> Result<(), Failure> {
    for home in PERSON.homes {
        for meter in home.meters {
            let shown = READINGS_OF_EVERY_STATE
                .iter()
                .find(|shown| shown.serial == meter.serial);
            if let Some(shown) = shown {
                let month = Month::of(home, meter, shown, now);
                month.plant(db, shown.shows, consumer)?;
            }
        }
    }
    Ok(())
}

/// The month that a reading sent now counts for, at one meter.
struct Month<'a> {
    wall: Wall<'a>,
    meter: &'a MeterOnWall,
    period: Period,
    today: Date,
    now: Timestamp,
}

impl<'a> Month<'a> {
    fn of(
        home: &'a Home,
        meter: &'a MeterOnWall,
        shown: &ShownReading,
        now: Timestamp,
    ) -> Month<'a> {
        let today = clock::day(now);
        let window = SUPPLIERS[home.supplier].window;
        Month {
            wall: Wall {
                id: shown.meter,
                operator_account: home.operator_account,
                window,
            },
            meter,
            period: window.seen_on(today).counts_for,
            today,
            now,
        }
    }

    fn plant(&self, db: &Connection, shows: Shows, consumer: i64) -> Result<(), Failure> {
        let usual = self.meter.last_value + history::volume(self.meter, self.period);
        match shows {
            Shows::Planned => {}
            Shows::UnevenIntervals => self.replace_meter(db)?,
            Shows::RejectedAsNotPlausible => {
                self.reject(db, usual + 9_000, "value_not_plausible")?;
            }
            Shows::RejectedAsNotReplaced => self.reject(db, 12, "meter_replacement_unknown")?,
            Shows::OtherChannel => {
                let row = Row {
                    source: "other_channel",
                    ..self.sent(2, usual)
                };
                history::insert(db, &row)?;
            }
            Shows::Corrected => self.correct(db, usual)?,
            Shows::AcceptedWithPhoto => {
                let row = self.sent(2, ACCEPTED_VALUE);
                let number = history::insert(db, &row)?;
                keep(db, number, consumer, ACCEPTED_PHOTO, row.submitted_at)?;
            }
            Shows::ReceivedWithPhoto => {
                let submitted_at = self.now.saturating_sub(20.minutes())?;
                let row = Row {
                    taken_on: clock::day(submitted_at),
                    submitted_at,
                    accepted_at: Some(accepted_at(submitted_at)),
                    ..self.sent(0, RECEIVED_VALUE)
                };
                let number = history::insert(db, &row)?;
                keep(db, number, consumer, RECEIVED_PHOTO, submitted_at)?;
            }
        }
        Ok(())
    }

    /// In the evening, so many days ago: two are enough for the night to have said its word.
    fn sent(&self, days_ago: i64, value: i64) -> Row<'_> {
        let taken_on = self.today.saturating_sub(days_ago.days());
        let submitted_at = clock::instant(taken_on, 18, 40);
        Row {
            wall: &self.wall,
            period: self.period,
            value,
            previous: Some(self.meter.last_value),
            taken_on,
            source: "consumer",
            reason: None,
            submitted_at,
            accepted_at: Some(accepted_at(submitted_at)),
            superseded_at: None,
            replaces: None,
        }
    }

    fn reject(&self, db: &Connection, value: i64, reason: &'static str) -> rusqlite::Result<()> {
        let row = Row {
            accepted_at: None,
            reason: Some(reason),
            ..self.sent(2, value)
        };
        history::insert(db, &row).map(drop)
    }

    fn correct(&self, db: &Connection, value: i64) -> rusqlite::Result<()> {
        let right = self.sent(2, value);
        let slip = Row {
            superseded_at: Some(right.submitted_at),
            ..self.sent(3, value + 90)
        };
        let slip = history::insert(db, &slip)?;
        let right = Row {
            replaces: Some(slip),
            ..right
        };
        history::insert(db, &right).map(drop)
    }

    /// The day after the last window: the last reading is the old meter's.
    fn replace_meter(&self, db: &Connection) -> rusqlite::Result<()> {
        let (_, closed_on) = self.wall.window.for_period(self.period.before());
        db.execute(
            "UPDATE meter SET replaced_on = ?2 WHERE id = ?1",
            (self.wall.id, closed_on.saturating_add(1.day()).to_string()),
        )
        .map(drop)
    }
}

fn keep(
    db: &Connection,
    reading: i64,
    consumer: i64,
    (media_type, bytes): (&str, &[u8]),
    at: Timestamp,
) -> Result<(), Failure> {
    let picture = picture::read(media_type, bytes)?;
    Ok(photos::keep(db, reading, consumer, &picture, bytes, at)?)
}
