//! What stands in the demo's homes beside the meters, who has confirmed it, and who says that it is wrong.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension};

use super::every_state::HALYNA;
use crate::Failure;
use crate::clock;
use crate::equipment;
use crate::equipment_record::{self, version};

/// Months between two verifications.
const VERIFIED_EVERY: i64 = 96;

/// Home, kind, model, serial number, how many, since when.
type Appliance = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    u32,
    &'static str,
);

const APPLIANCES: [Appliance; 12] = [
    ("1500000015", "stove", "Greta 1470", None, 1, "2014-03-02"),
    (
        "1500000015",
        "boiler",
        "Vaillant turboTEC plus",
        Some("21194500"),
        1,
        "2019-09-18",
    ),
    (
        "1500000023",
        "stove",
        "Gorenje GN5111",
        None,
        1,
        "2016-07-21",
    ),
    (
        "1500000023",
        "boiler",
        "Bosch Gaz 6000",
        Some("60024417"),
        1,
        "2020-10-05",
    ),
    ("1500000031", "stove", "Електа 1103", None, 1, "1998-05-14"),
    ("1500000031", "convector", "Аког-4", None, 3, "2004-11-30"),
    ("1500000049", "stove", "Terra 14.120", None, 1, "2012-06-09"),
    (
        "1500000057",
        "boiler",
        "Данко-16",
        Some("116-2208"),
        1,
        "2009-10-12",
    ),
    ("1500000065", "stove", "Брест 1457", None, 1, "2003-02-17"),
    (
        "1500000065",
        "water_heater",
        "Нева 4511",
        Some("4511-9083"),
        1,
        "2008-08-25",
    ),
    ("1500000115", "stove", "Hansa FCGW", None, 2, "2017-04-11"),
    (
        "1500000115",
        "boiler",
        "Ariston Cares",
        Some("33190072"),
        1,
        "2018-10-01",
    ),
];

/// Where nothing of it is there yet.
pub(super) fn plant(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let is_there: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM appliance)", [], |row| {
        row.get(0)
    })?;
    if is_there {
        return Ok(());
    }
    meters(db, now)?;
    for (account, kind, model, serial, quantity, installed_on) in APPLIANCES {
        db.execute(
            "INSERT INTO appliance (account_id, kind, model, serial, quantity, installed_on)
             SELECT id, ?2, ?3, ?4, ?5, ?6 FROM account WHERE operator_account = ?1",
            (account, kind, model, serial, quantity, installed_on),
        )?;
    }
    confirmations(db, now)?;
    corrections(db, now)
}

/// Each hangs since its last verification, with a seal of that day.
fn meters(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let due = db
        .prepare("SELECT id, serial, next_verification_on FROM meter WHERE next_verification_on IS NOT NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(String, String, String)>>>()?;
    for (meter, serial, next) in due {
        let next: Date = next.parse()?;
        let verified = next.saturating_sub(VERIFIED_EVERY.months());
        let verified = verified.min(clock::day(now)).to_string();
        db.execute(
            "UPDATE meter SET installed_on = ?2, verified_on = ?2 WHERE id = ?1",
            (&meter, &verified),
        )?;
        db.execute(
            "INSERT INTO seal (number, meter_id, put_on) VALUES (?1, ?2, ?3)",
            (format!("С-{serial}"), &meter, &verified),
        )?;
    }
    Ok(())
}

/// One that a year has made old, one that a change has.
fn confirmations(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    for (login, account, days_ago, has_changed) in [
        ("mykola@example.com", "a-1500000023", 400, false),
        (HALYNA, "a-1500000115", 40, true),
    ] {
        let Some(consumer) = consumer(db, login, account)? else {
            continue;
        };
        let seen = match has_changed {
            true => "before-the-change".to_owned(),
            false => version(&equipment_record::of_account(db, account)?),
        };
        let confirmed = now.saturating_sub((days_ago * 24).hours())?;
        equipment::keep(db, consumer, account, &seen, confirmed)?;
    }
    Ok(())
}

/// One under way, and one whose serial number is another's.
fn corrections(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    for (login, account, days_ago, what, model, value, text) in [
        (
            HALYNA,
            "a-1500000115",
            2,
            "quantity",
            "Hansa FCGW",
            None,
            "Другу плиту ми віддали сусідам.",
        ),
        (
            "vasyl@example.com",
            "a-1500000065",
            20,
            "serial",
            "Нева 4511",
            Some("21194500"),
            "На табличці написано так.",
        ),
    ] {
        let Some(consumer) = consumer(db, login, account)? else {
            continue;
        };
        let records = equipment_record::of_account(db, account)?.into_iter();
        let mut items = records.map(|record| record.item);
        let Some(item) = items.find(|item| item.model == model) else {
            continue;
        };
        db.execute(
            "INSERT INTO correction (account_id, consumer_id, what, item_id, item, value, quantity, text,
                 has_photos, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)",
            (
                account,
                consumer,
                what,
                &item.id,
                serde_json::to_string(&item)?,
                value,
                (what == "quantity").then_some(1),
                text,
                now.saturating_sub((days_ago * 24).hours())?.as_second(),
            ),
        )?;
    }
    Ok(())
}

/// Who signs in so, where they see the home.
pub(super) fn consumer(
    db: &Connection,
    login: &str,
    account: &str,
) -> rusqlite::Result<Option<i64>> {
    db.query_row(
        "SELECT id FROM consumer JOIN account_link ON consumer_id = consumer.id
         WHERE email = ?1 AND closed_at IS NULL AND account_id = ?2",
        (login, account),
        |row| row.get(0),
    )
    .optional()
}
