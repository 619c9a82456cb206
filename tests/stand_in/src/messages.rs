//! Letters and short messages. They go to a table: the outbox of `/stand-in/outbox` shows them in place of a mailbox.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::letters;

/// How a person is reached.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Channel {
    Email,
    Phone,
}

impl Channel {
    /// The name of the consumer's column, and of the contract's value.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Phone => "phone",
        }
    }
}

impl ToSql for Channel {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.name().to_sql()
    }
}

impl FromSql for Channel {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Channel> {
        match value.as_str()? {
            "email" => Ok(Channel::Email),
            "phone" => Ok(Channel::Phone),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// Of letters and messages.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Language {
    #[default]
    Uk,
    En,
}

impl ToSql for Language {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Language::Uk => "uk".to_sql(),
            Language::En => "en".to_sql(),
        }
    }
}

impl FromSql for Language {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Language> {
        match value.as_str()? {
            "uk" => Ok(Language::Uk),
            "en" => Ok(Language::En),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// What a message has to say.
pub(crate) enum Message<'a> {
    /// The code that opens a new cabinet.
    RegistrationCode(&'a str),
    /// Somebody registers with a contact that has a cabinet already.
    CabinetExists(Channel),
    RecoveryCode(&'a str),
    PasswordChanged,
    ContactCode(&'a str),
    /// Somebody wants to move to a contact that another cabinet has.
    ContactTaken,
    /// To the old address: the new one stands now.
    ContactChanged(Channel),
    /// To whoever had the home in their cabinet before.
    HomeJoined {
        address: &'a str,
    },
    CabinetClosed {
        erased_on: Date,
    },
    /// A visit is to come tomorrow.
    VisitNear {
        at: &'a str,
        place: &'a str,
        reference: &'a str,
    },
    /// The company cannot receive; why, in its words.
    VisitCalledOff {
        at: &'a str,
        place: &'a str,
        words: &'a str,
    },
}

impl Message<'_> {
    fn code(&self) -> Option<&str> {
        match self {
            Message::RegistrationCode(code)
            | Message::RecoveryCode(code)
            | Message::ContactCode(code) => Some(code),
            _ => None,
        }
    }
}

/// To somebody who has no cabinet yet.
pub(crate) fn send(
    db: &Connection,
    language: Language,
    channel: Channel,
    sent_to: &str,
    message: &Message,
    now: Timestamp,
) -> rusqlite::Result<()> {
    keep(db, None, language, channel, sent_to, message, now)
}

/// To a consumer, in the consumer's language: by letter where the e-mail is confirmed, else to the phone that is. What
/// was never confirmed may be somebody else's, and is told nothing of a home.
pub(crate) fn write_to(
    db: &Connection,
    consumer: i64,
    message: &Message,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let (email, phone): (Option<String>, Option<String>) = db.query_row(
        "SELECT iif(email_confirmed, email, NULL), iif(phone_confirmed, phone, NULL)
         FROM consumer WHERE id = ?1",
        [consumer],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let contacts = [(Channel::Email, email), (Channel::Phone, phone)];
    let confirmed = contacts
        .into_iter()
        .find_map(|(channel, contact)| contact.map(|contact| (channel, contact)));
    match confirmed {
        Some((channel, contact)) => send_to(db, consumer, channel, &contact, message, now),
        None => Ok(()),
    }
}

/// To an address of a consumer, also one that is new or not theirs any more, in the consumer's language.
pub(crate) fn send_to(
    db: &Connection,
    consumer: i64,
    channel: Channel,
    sent_to: &str,
    message: &Message,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let language = db.query_row(
        "SELECT language FROM consumer WHERE id = ?1",
        [consumer],
        |row| row.get(0),
    )?;
    keep(db, Some(consumer), language, channel, sent_to, message, now)
}

/// Tells all other cabinets that show the home that one more does.
pub(crate) fn tell_joined(
    db: &Connection,
    account: &str,
    newcomer: i64,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let address: String = db.query_row(
        "SELECT address FROM account WHERE id = ?1",
        [account],
        |row| row.get(0),
    )?;
    let others: Vec<i64> = db
        .prepare(
            "SELECT consumer_id FROM account_link JOIN consumer ON consumer.id = consumer_id
             WHERE account_id = ?1 AND consumer_id <> ?2 AND closed_at IS NULL",
        )?
        .query_map((account, newcomer), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for consumer in others {
        write_to(
            db,
            consumer,
            &Message::HomeJoined { address: &address },
            now,
        )?;
    }
    Ok(())
}

/// Whose open cabinet has confirmed this e-mail or phone. One that was never confirmed may be a slip, and somebody
/// else's: it stands in nobody's way, and recovers nothing.
pub(crate) fn with_confirmed(
    db: &Connection,
    channel: Channel,
    value: &str,
) -> rusqlite::Result<Option<i64>> {
    db.query_row(
        "SELECT id FROM consumer WHERE closed_at IS NULL AND
             CASE ?1 WHEN 'email' THEN email_confirmed AND email = ?2
                     ELSE phone_confirmed AND phone = ?2 END",
        (channel, value),
        |row| row.get(0),
    )
    .optional()
}

fn keep(
    db: &Connection,
    consumer: Option<i64>,
    language: Language,
    channel: Channel,
    sent_to: &str,
    message: &Message,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let (subject, body) = letters::written(message, language);
    db.execute(
        "INSERT INTO message (consumer_id, channel, sent_to, language, subject, body, code, sent_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            consumer,
            channel,
            sent_to,
            language,
            subject,
            body,
            message.code(),
            now.as_second(),
        ),
    )
    .map(drop)
}
