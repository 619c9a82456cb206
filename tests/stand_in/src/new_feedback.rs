//! What is asked of a new entry in the feedback book.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::feedback_entry;
use crate::invoice::Books;
use crate::links;
use crate::period::Period;
use crate::problem::Problem;
use crate::request::there;

const KINDS: [&str; 4] = ["question", "review", "suggestion", "complaint"];
const TOPICS: [&str; 5] = ["bill", "payment", "reading", "meter", "other"];

/// Characters.
const LONGEST: usize = 4000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFeedbackJson {
    account_id: Option<String>,
    kind: Option<String>,
    topic: Option<String>,
    text: Option<String>,
    #[serde(default, deserialize_with = "there")]
    invoice_id: Option<String>,
}

/// Keeps an entry; its id. Fails with 422 and field codes.
pub(crate) fn create(
    db: &Connection,
    consumer: i64,
    json: NewFeedbackJson,
    now: Timestamp,
) -> Result<String, Problem> {
    let account = home(db, consumer, json.account_id)?;
    let kind = one_of(json.kind, &KINDS);
    let topic = one_of(json.topic, &TOPICS);
    let text = text(json.text.as_deref());
    let home = account.as_deref().ok();
    let invoice = invoice(db, consumer, home, json.invoice_id.as_deref(), now)?;
    match (account, kind, topic, text, invoice) {
        (Ok(account), Ok(kind), Ok(topic), Ok(text), Ok(invoice)) => Ok(db.query_row(
            "INSERT INTO feedback (consumer_id, account_id, kind, topic, text, invoice, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING number",
            (
                consumer,
                account,
                kind,
                topic,
                text,
                invoice.map(|period| period.to_string()),
                now.as_second(),
            ),
            |row| row.get(0).map(feedback_entry::id),
        )?),
        (account, kind, topic, text, invoice) => Err(Problem::invalid_where([
            ("account_id", account.err()),
            ("kind", kind.err()),
            ("topic", topic.err()),
            ("text", text.err()),
            ("invoice_id", invoice.err()),
        ])),
    }
}

/// A value, or the code of what is wrong with it.
type Coded<T> = Result<T, &'static str>;

fn given(text: Option<String>) -> Coded<String> {
    text.filter(|text| !text.is_empty()).ok_or("required")
}

fn home(
    db: &Connection,
    consumer: i64,
    account: Option<String>,
) -> rusqlite::Result<Coded<String>> {
    Ok(match given(account) {
        Ok(account) if !links::has(db, consumer, &account)? => Err("unknown"),
        account => account,
    })
}

fn one_of(code: Option<String>, known: &[&str]) -> Coded<String> {
    given(code).and_then(|code| match known.contains(&&*code) {
        true => Ok(code),
        false => Err("unknown"),
    })
}

fn text(text: Option<&str>) -> Coded<&str> {
    let text = text.unwrap_or_default().trim();
    if text.is_empty() {
        Err("required")
    } else if text.chars().count() > LONGEST {
        Err("too_long")
    } else {
        Ok(text)
    }
}

/// One of the home's, and there already.
fn invoice(
    db: &Connection,
    consumer: i64,
    account: Option<&str>,
    id: Option<&str>,
    now: Timestamp,
) -> Result<Coded<Option<Period>>, Problem> {
    let (Some(account), Some(id)) = (account, id) else {
        return Ok(Ok(None));
    };
    let books = Books::of(db, consumer, account, now)?;
    Ok(books.closed_period(id).map(Some).or(Err("unknown")))
}
