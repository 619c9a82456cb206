//! Everything that the cabinet knows about a consumer, as a file for them to keep.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::appointment::{self, AppointmentJson};
use crate::clock::{self, rfc3339};
use crate::correction::{self, CorrectionJson};
use crate::feedback_entry::{self, FeedbackEntryJson};
use crate::home::{self, AccountJson};
use crate::links;
use crate::payment::{self, PaymentJson};
use crate::problem::Problem;
use crate::profile::{self, ProfileJson};
use crate::reading::{self, ReadingJson, Viewer};
use crate::session::{Signed, token_hash};
use crate::sessions::{self, SessionJson};
use crate::statement::{self, StatementJson};
use crate::trail::at;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/profile/export", get(export))
}

#[derive(Serialize)]
struct ExportJson {
    exported_at: String,
    profile: ProfileJson,
    consents: Vec<ConsentJson>,
    accounts: Vec<AccountJson>,
    readings: Vec<OfAccountJson>,
    payments: Vec<PaymentJson>,
    feedback: Vec<FeedbackEntryJson>,
    appointments: Vec<AppointmentJson>,
    corrections: Vec<CorrectionJson>,
    statements: Vec<StatementJson>,
    sessions: Vec<SessionJson>,
    messages: Vec<MessageJson>,
}

#[derive(Serialize)]
struct ConsentJson {
    code: String,
    version: String,
    agreed_at: String,
}

#[derive(Serialize)]
struct OfAccountJson {
    account_id: String,
    #[serde(flatten)]
    reading: ReadingJson,
}

#[derive(Serialize)]
struct MessageJson {
    sent_at: String,
    channel: String,
    sent_to: String,
    subject: String,
    body: String,
}

async fn export(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (now, this) = (app.clock.now(), token_hash(&headers));
    let everything = app
        .db
        .run(move |db| everything(db, signed.consumer, this.as_deref(), now))
        .await?;
    let name = format!("attachment; filename=\"kabinet-{}.json\"", clock::day(now));
    let disposition = [(header::CONTENT_DISPOSITION, name)];
    Ok((disposition, JsonAnswer(everything)).into_response())
}

fn everything(
    db: &Connection,
    consumer: i64,
    this: Option<&str>,
    now: Timestamp,
) -> Result<ExportJson, Problem> {
    let (mut accounts, mut readings) = (Vec::new(), Vec::new());
    for account_id in links::of_consumer(db, consumer)? {
        accounts.push(home::one(db, consumer, &account_id, now)?);
        let viewer = Viewer::of_account(db, consumer, &account_id, now)?;
        for reading in reading::of_account(db, &account_id, &viewer)? {
            readings.push(OfAccountJson {
                account_id: account_id.clone(),
                reading,
            });
        }
    }
    Ok(ExportJson {
        exported_at: rfc3339(now),
        profile: profile::of_consumer(db, consumer)?,
        consents: consents(db, consumer)?,
        accounts,
        readings,
        payments: payments(db, consumer, now)?,
        feedback: feedback(db, consumer, now)?,
        appointments: appointments(db, consumer, now)?,
        corrections: corrections(db, consumer, now)?,
        statements: statement::of_consumer(db, consumer)?,
        sessions: sessions::of_consumer(db, consumer, this, now)?,
        messages: messages(db, consumer)?,
    })
}

fn consents(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<ConsentJson>> {
    db.prepare(
        "SELECT code, version, agreed_at FROM consent WHERE consumer_id = ?1
         ORDER BY agreed_at, code",
    )?
    .query_map([consumer], |row| {
        Ok(ConsentJson {
            code: row.get(0)?,
            version: row.get(1)?,
            agreed_at: at(row.get(2)?),
        })
    })?
    .collect()
}

fn payments(db: &Connection, consumer: i64, now: Timestamp) -> rusqlite::Result<Vec<PaymentJson>> {
    let payments = payment::all_of(db, consumer)?.into_iter();
    payments.map(|payment| payment.json(db, now)).collect()
}

fn feedback(
    db: &Connection,
    consumer: i64,
    now: Timestamp,
) -> rusqlite::Result<Vec<FeedbackEntryJson>> {
    let entries = feedback_entry::of_consumer(db, consumer)?.into_iter();
    entries.map(|entry| entry.json(db, now)).collect()
}

fn appointments(
    db: &Connection,
    consumer: i64,
    now: Timestamp,
) -> rusqlite::Result<Vec<AppointmentJson>> {
    let visits = appointment::of_consumer(db, consumer)?.into_iter();
    visits.map(|visit| visit.json(db, now)).collect()
}

fn corrections(
    db: &Connection,
    consumer: i64,
    now: Timestamp,
) -> rusqlite::Result<Vec<CorrectionJson>> {
    correction::settle(db, now)?;
    let corrections = correction::of_consumer(db, consumer)?.into_iter();
    corrections.map(|one| one.json(db, now)).collect()
}

/// Codes are taken out: whoever reads the file has not read the letter. For the same reason letters with a code to
/// a contact that is not theirs yet are not there at all: where it is another's, none was sent.
fn messages(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<MessageJson>> {
    db.prepare(
        "SELECT message.sent_at, channel, sent_to, subject,
             coalesce(replace(body, code, '······'), body)
         FROM message JOIN consumer ON consumer.id = consumer_id
         WHERE consumer_id = ?1 AND (code IS NULL OR sent_to IN (email, phone))
         ORDER BY message.id",
    )?
    .query_map([consumer], |row| {
        Ok(MessageJson {
            sent_at: at(row.get(0)?),
            channel: row.get(1)?,
            sent_to: row.get(2)?,
            subject: row.get(3)?,
            body: row.get(4)?,
        })
    })?
    .collect()
}
