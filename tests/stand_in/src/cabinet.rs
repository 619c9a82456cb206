//! A registration that is confirmed becomes a cabinet: a consumer, their home, what they agreed to, a session.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::clock;
use crate::links;
use crate::messages::{self, Channel, Language};
use crate::problem::Problem;
use crate::registration::{Consents, PersonJson, Registration};
use crate::session::{self, Browser, Opened};

/// Opens it; the registration is over. `channel` is where the code went, and so is confirmed.
pub(crate) fn open(
    db: &Connection,
    registration: &Registration,
    channel: Channel,
    browser: &Browser,
    now: Timestamp,
) -> Result<Opened, Problem> {
    let (Some(account), Some(person), Some(hash), Some(consents)) = (
        &registration.account,
        &registration.person,
        &registration.password_hash,
        &registration.consents,
    ) else {
        return Err(Problem::field("code", "expired"));
    };
    let sent_to = person.contact(channel);
    // Somebody else has confirmed it since the code was sent.
    if messages::with_confirmed(db, channel, sent_to)?.is_some() {
        return Err(Problem::field("code", "expired"));
    }
    let consumer = consumer(db, person, hash, channel, registration.language, now)?;
    agreed(db, consumer, consents, now)?;
    links::add(db, consumer, account, now)?;
    messages::tell_joined(db, account, consumer, now)?;
    registration.forget(db)?;
    session::open(db, consumer, browser, now)
}

/// Told when readings are taken, as a household wants to be; of anything else on demand.
fn consumer(
    db: &Connection,
    person: &PersonJson,
    password_hash: &str,
    channel: Channel,
    language: Language,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    db.query_row(
        "INSERT INTO consumer (given_name, patronymic, family_name, email, email_confirmed, phone,
             phone_confirmed, password_hash, language, notices, registered_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '[\"window_open\"]', ?10) RETURNING id",
        (
            &person.name.given_name,
            &person.name.patronymic,
            &person.name.family_name,
            &person.email,
            channel == Channel::Email,
            &person.phone,
            channel == Channel::Phone,
            password_hash,
            language,
            clock::day(now).to_string(),
        ),
        |row| row.get(0),
    )
}

fn agreed(
    db: &Connection,
    consumer: i64,
    consents: &Consents,
    now: Timestamp,
) -> rusqlite::Result<()> {
    for code in &consents.agreed {
        db.execute(
            "INSERT INTO consent (consumer_id, code, version, agreed_at) VALUES (?1, ?2, ?3, ?4)",
            (consumer, code, &consents.version, now.as_second()),
        )?;
    }
    Ok(())
}
