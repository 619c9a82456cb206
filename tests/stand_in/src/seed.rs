//! The demo's people. The same every time, but for the months: a history ends just before the month that the
//! window takes, so that there is always a reading to send.

mod accession;
mod book;
mod companies;
mod equipment;
mod every_state;
mod halyna;
mod history;
mod homes;
mod ledgers;
mod notices;
mod people;
mod unclaimed;
mod visits;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::Failure;
use crate::db::Db;
use crate::password::hashed;
use companies::{OPERATORS, SUPPLIERS};
pub use every_state::{HALYNA, READINGS_OF_EVERY_STATE, ShownReading, Shows};
use people::{Home, PEOPLE, Person};
pub use unclaimed::{UNCLAIMED, Unclaimed};

/// Everybody's.
pub const PASSWORD: &str = "gas-demo-2026";

/// When the demo's people opened their cabinets, and what they agreed to then.
const REGISTERED_ON: &str = "2024-05-11";

/// Holder's given name, patronymic, family name.
type Holder = (&'static str, Option<&'static str>, &'static str);

/// One line of the demo's welcome.
pub struct DemoConsumer {
    pub name: &'static str,
    /// Signs in with it and [`PASSWORD`].
    pub login: &'static str,
    pub look_at: &'static str,
}

pub const DEMO_CONSUMERS: [DemoConsumer; 6] = [
    DemoConsumer {
        name: "Олена Ковальчук",
        login: "olena@example.com",
        look_at: "один дім, десять років показань, скоро повірка",
    },
    DemoConsumer {
        name: "Микола Дʼяченко",
        login: "mykola@example.com",
        look_at: "три рахунки, в одному домі два лічильники, прострочена повірка, підписана заява-приєднання, \
                  запис на прийом",
    },
    DemoConsumer {
        name: "Ганна Шевчук",
        login: "hanna@example.com",
        look_at: "лічильник ось-ось перейде через 99999, вікно з 28-го до 5-го",
    },
    DemoConsumer {
        name: "Василь Бондаренко",
        login: "vasyl@example.com",
        look_at: "борг, пільга і субсидія, відмова виправити запис, повернена заява-приєднання",
    },
    DemoConsumer {
        name: "Ірина Савченко",
        login: "iryna@example.com",
        look_at: "щойно підключена, показань ще немає",
    },
    DemoConsumer {
        name: "Галина Мельник",
        login: HALYNA,
        look_at: "три домівки, вісім лічильників: відхилено (двічі), виправлено, прийнято з фото, щойно \
                  передано з фото, інший спосіб, планові, пропущені місяці; три звернення: з відповіддю, у роботі, \
                  прострочене; прийом, який скасувала компанія",
    },
];

/// Fills an empty database. One that an older stand-in has filled gets what the demo has had since.
pub(crate) fn plant(db: &Db, now: Timestamp) -> Result<(), Failure> {
    db.transaction(|db| {
        let is_empty: bool =
            db.query_row("SELECT NOT EXISTS (SELECT 1 FROM consumer)", [], |row| {
                row.get(0)
            })?;
        if is_empty {
            people(db, now)?;
        }
        unclaimed_homes(db, now)?;
        every_state(db, now)?;
        tax_numbers(db)?;
        tariffs(db)?;
        bills(db)?;
        ledgers::plant(db, now)?;
        book::publish(db, now)?;
        notices::plant(db, now)?;
        equipment::plant(db, now)?;
        accession::plant(db, now)?;
        visits::plant(db, now)
    })
}

/// Those that are not there.
fn unclaimed_homes(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    for (known, home) in UNCLAIMED.iter().zip(&unclaimed::HOMES) {
        if !is_there(db, home)? {
            homes::plant(db, known.holder, home, now)?;
        }
    }
    Ok(())
}

/// Whoever shows them, if she is not there and nobody has taken her address.
fn every_state(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let person = &halyna::PERSON;
    let id: i64 = db.query_row("SELECT max(id) + 1 FROM consumer", [], |row| row.get(0))?;
    let is_taken: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM consumer
             WHERE closed_at IS NULL AND (email = ?1 OR phone = ?2 OR tax_number = ?3))",
        (person.email, person.phone, person.tax_number),
        |row| row.get(0),
    )?;
    if is_taken || is_there(db, &person.homes[0])? {
        return Ok(());
    }
    self::person(db, id, person, now)?;
    every_state::plant(db, id, now)?;
    book::plant(db, id, now)
}

fn is_there(db: &Connection, home: &Home) -> rusqlite::Result<bool> {
    db.query_row(
        "SELECT EXISTS (SELECT 1 FROM account WHERE operator_account = ?1)",
        [home.operator_account],
        |row| row.get(0),
    )
}

fn everybody() -> impl Iterator<Item = &'static Person> {
    PEOPLE.iter().chain([&halyna::PERSON])
}

/// By which a provider of identities knows the demo's people.
fn tax_numbers(db: &Connection) -> Result<(), Failure> {
    for person in everybody() {
        db.execute(
            "UPDATE OR IGNORE consumer SET tax_number = ?2
             WHERE email = ?1 AND email_confirmed AND tax_number IS NULL AND closed_at IS NULL",
            (person.email, person.tax_number),
        )?;
    }
    Ok(())
}

/// Since when an operator's tariffs of delivery hold.
const DELIVERY_SINCE: &str = "2026-01-01";

/// Homes whose meters do not measure at standard conditions.
const COEFFICIENTS: [(&str, &str); 1] = [("1500000031", "0.9713")];

/// Since when whoever has one has it, and by what.
const ENTITLEMENTS: [(&str, &str, &str, &str); 2] = [
    ("benefit", "benefit_percent", "2024-03-01", "war_veteran"),
    ("subsidy", "subsidy_kopiykas", "2025-05-01", "low_income"),
];

/// What the companies charge.
fn tariffs(db: &Connection) -> Result<(), Failure> {
    for company in SUPPLIERS {
        db.execute(
            "UPDATE supplier SET gas_price = ?2, gas_since = ?3
             WHERE name = ?1 AND gas_price IS NULL",
            (company.name, company.gas_price, company.gas_since),
        )?;
    }
    let homes = everybody().flat_map(|person| person.homes);
    for home in homes.chain(&unclaimed::HOMES) {
        db.execute(
            "UPDATE account SET delivery_kopiykas = ?2, delivery_since = ?3
             WHERE operator_account = ?1 AND delivery_kopiykas IS NULL AND ?2 IS NOT NULL",
            (home.operator_account, home.delivery, DELIVERY_SINCE),
        )?;
    }
    Ok(())
}

/// By what the bills are made, beside the prices.
fn bills(db: &Connection) -> Result<(), Failure> {
    for company in SUPPLIERS {
        db.execute(
            "UPDATE supplier SET iban = ?2, code = ?3 WHERE name = ?1",
            (company.name, company.iban, company.code),
        )?;
    }
    for (account, coefficient) in COEFFICIENTS {
        db.execute(
            "UPDATE account SET coefficient = ?2 WHERE operator_account = ?1",
            (account, coefficient),
        )?;
    }
    for (kind, column, since, basis) in ENTITLEMENTS {
        db.execute(
            &format!(
                "INSERT OR IGNORE INTO entitlement (account_id, kind, since, basis)
                 SELECT id, ?1, ?2, ?3 FROM account WHERE {column} IS NOT NULL"
            ),
            (kind, since, basis),
        )?;
    }
    Ok(())
}

fn people(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    for (id, company) in (0_i64..).zip(OPERATORS) {
        db.execute(
            "INSERT INTO operator (id, name, phone) VALUES (?1, ?2, ?3)",
            (id, company.name, company.phone),
        )?;
    }
    for (id, company) in (0_i64..).zip(SUPPLIERS) {
        db.execute(
            "INSERT INTO supplier (id, name, phone, window_opens, window_closes)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                id,
                company.name,
                company.phone,
                company.window.opens,
                company.window.closes,
            ),
        )?;
    }
    for (id, consumer) in (1_i64..).zip(PEOPLE) {
        person(db, id, consumer, now)?;
    }
    Ok(())
}

fn person(db: &Connection, id: i64, person: &Person, now: Timestamp) -> Result<(), Failure> {
    let holder = (person.given_name, person.patronymic, person.family_name);
    db.execute(
        "INSERT INTO consumer (id, given_name, patronymic, family_name, email, email_confirmed, phone,
             phone_confirmed, password_hash, notices, registered_on)
         VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8, '[\"window_open\",\"invoice_ready\"]', ?9)",
        rusqlite::params![
            id,
            holder.0,
            holder.1,
            holder.2,
            person.email,
            person.phone,
            person.phone_confirmed,
            hashed(PASSWORD).map_err(|cause| cause.to_string())?,
            REGISTERED_ON,
        ],
    )?;
    agreed(db, id)?;
    for (position, home) in (0_i64..).zip(person.homes) {
        let account = homes::plant(db, holder, home, now)?;
        db.execute(
            "INSERT INTO account_link (consumer_id, account_id, position, label, linked_at)
             VALUES (?1, ?2, ?3, ?4, unixepoch(?5))",
            (id, account, position, home.label, REGISTERED_ON),
        )?;
    }
    Ok(())
}

fn agreed(db: &Connection, consumer: i64) -> rusqlite::Result<()> {
    for code in ["personal_data", "terms_of_use"] {
        db.execute(
            "INSERT INTO consent (consumer_id, code, version, agreed_at)
             VALUES (?1, ?2, '2024-05', unixepoch(?3))",
            (consumer, code, REGISTERED_ON),
        )?;
    }
    Ok(())
}
