//! An entry in the feedback book: what it is about, how far it has come, what was said.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::attachments::{self, AttachmentJson};
use crate::clock::{self, rfc3339};
use crate::feedback_answer;
use crate::feedback_rating::{self, RatingJson};
use crate::feedback_thread::{Act, Event, From, Message, Thread};
use crate::invoices::{self, InvoiceMentionJson};
use crate::payment;
use crate::period::Period;
use crate::problem::Problem;
use crate::reading;

#[derive(Serialize)]
pub(crate) struct FeedbackEntryJson {
    pub id: String,
    pub reference: String,
    account_id: String,
    kind: String,
    topic: String,
    invoice: Option<InvoiceMentionJson>,
    reading: Option<MentionJson>,
    payment: Option<MentionJson>,
    status: &'static str,
    created_at: String,
    answer_by: String,
    days_left: Option<i32>,
    messages: Vec<MessageJson>,
    rating: Option<RatingJson>,
    trail: Vec<StageJson>,
}

#[derive(Serialize)]
struct MentionJson {
    id: String,
    reference: String,
}

#[derive(Serialize)]
pub(crate) struct MessageJson {
    pub from: &'static str,
    pub text: String,
    pub at: String,
    pub attachments: Vec<AttachmentJson>,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    at: String,
}

pub(crate) struct Entry {
    pub number: i64,
    pub account: String,
    pub operator_account: String,
    pub kind: String,
    pub topic: String,
    pub text: String,
    pub invoice: Option<Period>,
    reading: Option<i64>,
    payment: Option<i64>,
    created_at: Timestamp,
}

const ENTRIES: &str = "
    SELECT feedback.*, operator_account
    FROM feedback JOIN account ON account.id = account_id";

pub(crate) fn id(number: i64) -> String {
    format!("f-{number}")
}

/// The number in an id, if it is one.
pub(crate) fn number(id: &str) -> Option<i64> {
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
    id.strip_prefix("f-").filter(is_number)?.parse().ok()
}

/// Newest first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<Entry>> {
    db.prepare(&format!(
        "{ENTRIES} WHERE consumer_id = ?1 ORDER BY number DESC"
    ))?
    .query_map([consumer], Entry::from_row)?
    .collect()
}

/// Everybody's, newest first: the operator's.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<Entry>> {
    db.prepare(&format!("{ENTRIES} ORDER BY number DESC"))?
        .query_map([], Entry::from_row)?
        .collect()
}

/// This consumer's own; another's is not found.
pub(crate) fn one(db: &Connection, consumer: i64, id: &str) -> Result<Entry, Problem> {
    db.query_row(
        &format!("{ENTRIES} WHERE consumer_id = ?1 AND number = ?2"),
        (consumer, number(id)),
        Entry::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

/// Where the attachments of its first words, or of a later message, are.
pub(crate) fn whole(entry: i64, event: Option<i64>) -> String {
    match event {
        Some(event) => format!("feedback_event:{event}"),
        None => format!("feedback:{entry}"),
    }
}

impl Entry {
    fn from_row(row: &Row) -> rusqlite::Result<Entry> {
        Ok(Entry {
            number: row.get("number")?,
            account: row.get("account_id")?,
            operator_account: row.get("operator_account")?,
            kind: row.get("kind")?,
            topic: row.get("topic")?,
            text: row.get("text")?,
            invoice: row.get("invoice")?,
            reading: row.get("reading")?,
            payment: row.get("payment")?,
            created_at: Timestamp::from_second(row.get("created_at")?).unwrap_or_default(),
        })
    }

    pub fn thread(&self, db: &Connection, now: Timestamp) -> rusqlite::Result<Thread> {
        let [first, again] = feedback_answer::answer(db, self)?;
        let answer = |round| match round {
            0 => first.clone(),
            _ => again.clone(),
        };
        let events = events(db, self.number)?;
        Ok(Thread::of(
            self.text.clone(),
            self.created_at,
            events,
            now,
            answer,
        ))
    }

    pub fn reference(&self) -> String {
        let year = clock::day(self.created_at).year();
        format!("В-{year}-{:06}", self.number)
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> rusqlite::Result<FeedbackEntryJson> {
        let thread = self.thread(db, now)?;
        let answer_by = thread.answer_by();
        let left = answer_by.since(clock::day(now)).map(|span| span.get_days());
        Ok(FeedbackEntryJson {
            id: id(self.number),
            reference: self.reference(),
            invoice: self
                .invoice
                .map(|period| invoices::mention(&self.operator_account, period)),
            reading: self.reading_mention(db)?,
            payment: self.payment_mention(db)?,
            status: thread.status(),
            created_at: rfc3339(self.created_at),
            answer_by: answer_by.to_string(),
            days_left: left.ok().filter(|_| !thread.is_answered()),
            rating: feedback_rating::of(db, self.number, &thread)?,
            trail: thread.trail.iter().map(stage).collect(),
            messages: messages(db, self.number, thread.messages)?,
            account_id: self.account,
            kind: self.kind,
            topic: self.topic,
        })
    }

    fn reading_mention(&self, db: &Connection) -> rusqlite::Result<Option<MentionJson>> {
        let Some(number) = self.reading else {
            return Ok(None);
        };
        let (id, reference) = reading::mentioned(db, number)?;
        Ok(Some(MentionJson { id, reference }))
    }

    fn payment_mention(&self, db: &Connection) -> rusqlite::Result<Option<MentionJson>> {
        let Some(number) = self.payment else {
            return Ok(None);
        };
        let payment = payment::find(db, number)?;
        Ok(payment.map(|payment| MentionJson {
            id: payment.id(),
            reference: payment.reference(),
        }))
    }
}

fn events(db: &Connection, entry: i64) -> rusqlite::Result<Vec<Event>> {
    db.prepare(
        "SELECT number, kind, text, at FROM feedback_event WHERE feedback = ?1 ORDER BY at, number",
    )?
    .query_map([entry], |row| {
        let (kind, text): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        let act = match (&*kind, text) {
            ("consumer", Some(text)) => Act::Reply(text),
            ("company", Some(text)) => Act::Answer(text),
            _ => Act::Take,
        };
        Ok(Event {
            number: row.get(0)?,
            act,
            at: Timestamp::from_second(row.get(3)?).unwrap_or_default(),
        })
    })?
    .collect()
}

/// Something was said or done by hand; its number.
pub(crate) fn happen(
    db: &Connection,
    entry: i64,
    act: &Act,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    let (kind, text) = match act {
        Act::Reply(text) => ("consumer", Some(text)),
        Act::Answer(text) => ("company", Some(text)),
        Act::Take => ("taken", None),
    };
    db.query_row(
        "INSERT INTO feedback_event (feedback, kind, text, at) VALUES (?1, ?2, ?3, ?4)
         RETURNING number",
        (entry, kind, text, now.as_second()),
        |row| row.get(0),
    )
}

pub(crate) fn messages(
    db: &Connection,
    entry: i64,
    messages: Vec<Message>,
) -> rusqlite::Result<Vec<MessageJson>> {
    let mut told = Vec::new();
    for (place, message) in messages.into_iter().enumerate() {
        let attachments = match (place, message.event) {
            (0, _) => attachments::of(db, &whole(entry, None))?,
            (_, None) => Vec::new(),
            (_, event) => attachments::of(db, &whole(entry, event))?,
        };
        told.push(MessageJson {
            from: match message.from {
                From::Consumer => "consumer",
                From::Company => "company",
            },
            text: message.text,
            at: rfc3339(message.at),
            attachments,
        });
    }
    Ok(told)
}

fn stage((stage, at): &(&'static str, Timestamp)) -> StageJson {
    StageJson {
        stage,
        at: rfc3339(*at),
    }
}
