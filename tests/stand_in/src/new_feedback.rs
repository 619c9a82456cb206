//! What is asked of a new entry in the feedback book, and of a reply.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::attachments;
use crate::feedback_entry::{self, whole};
use crate::feedback_thread::Act;
use crate::invoice::Books;
use crate::links;
use crate::payment;
use crate::period::Period;
use crate::problem::Problem;
use crate::reading::{self, Viewer};
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
    #[serde(default, deserialize_with = "there")]
    reading_id: Option<String>,
    #[serde(default, deserialize_with = "there")]
    payment_id: Option<String>,
    #[serde(default)]
    attachment_ids: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewMessageJson {
    text: Option<String>,
    #[serde(default)]
    attachment_ids: Vec<String>,
}

/// Keeps an entry; its id. Fails with 422 and field codes.
pub(crate) fn create(
    db: &Connection,
    consumer: i64,
    json: NewFeedbackJson,
    now: Timestamp,
) -> Result<String, Problem> {
    let account = home(db, consumer, json.account_id)?;
    let asker = Asker {
        db,
        consumer,
        home: account.as_deref().ok(),
        now,
    };
    let invoice = asker.invoice(json.invoice_id.as_deref())?;
    let reading = asker.reading(json.reading_id.as_deref())?;
    let payment = asker.payment(json.payment_id.as_deref())?;
    let kind = one_of(json.kind, &KINDS);
    let topic = one_of(json.topic, &TOPICS);
    let text = text(json.text.as_deref());
    let attached = attachments::free(db, consumer, &json.attachment_ids, now)?;
    let wrong = [
        ("account_id", account.as_ref().err()),
        ("kind", kind.as_ref().err()),
        ("topic", topic.as_ref().err()),
        ("text", text.as_ref().err()),
        ("invoice_id", invoice.as_ref().err()),
        ("reading_id", reading.as_ref().err()),
        ("payment_id", payment.as_ref().err()),
        ("attachment_ids", attached.as_ref().err()),
    ]
    .map(|(field, code)| (field, code.copied()));
    if wrong.iter().any(|(_, code)| code.is_some()) {
        return Err(Problem::invalid_where(wrong));
    }
    let number: i64 = db.query_row(
        "INSERT INTO feedback (consumer_id, account_id, kind, topic, text, invoice, reading, payment, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING number",
        (
            consumer,
            account.ok(),
            kind.ok(),
            topic.ok(),
            text.ok(),
            invoice.ok().flatten().map(|period| period.to_string()),
            reading.ok().flatten(),
            payment.ok().flatten(),
            now.as_second(),
        ),
        |row| row.get(0),
    )?;
    let attached = attached.unwrap_or_default();
    attachments::attach(db, &attached, &whole(number, None))?;
    Ok(feedback_entry::id(number))
}

/// Says more in an entry of this consumer's. Fails with 422 and field codes.
pub(crate) fn reply(
    db: &Connection,
    consumer: i64,
    entry: i64,
    json: &NewMessageJson,
    now: Timestamp,
) -> Result<(), Problem> {
    let text = text(json.text.as_deref());
    let attached = attachments::free(db, consumer, &json.attachment_ids, now)?;
    let (text, attached) = match (text, attached) {
        (Ok(text), Ok(attached)) => (text, attached),
        (text, attached) => {
            return Err(Problem::invalid_where([
                ("text", text.err()),
                ("attachment_ids", attached.err()),
            ]));
        }
    };
    let said = Act::Reply(text.to_owned());
    let number = feedback_entry::happen(db, entry, &said, now)?;
    Ok(attachments::attach(
        db,
        &attached,
        &whole(entry, Some(number)),
    )?)
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

/// Who asks, about which home.
struct Asker<'a> {
    db: &'a Connection,
    consumer: i64,
    home: Option<&'a str>,
    now: Timestamp,
}

/// What an entry is about: of the home, and there already. Nothing where it is about nothing, or about no home.
impl Asker<'_> {
    fn invoice(&self, id: Option<&str>) -> Result<Coded<Option<Period>>, Problem> {
        let (Some(home), Some(id)) = (self.home, id) else {
            return Ok(Ok(None));
        };
        let books = Books::of(self.db, self.consumer, home, self.now)?;
        Ok(books.closed_period(id).map(Some).or(Err("unknown")))
    }

    fn reading(&self, id: Option<&str>) -> Result<Coded<Option<i64>>, Problem> {
        let (Some(home), Some(id)) = (self.home, id) else {
            return Ok(Ok(None));
        };
        let viewer = Viewer::of_account(self.db, self.consumer, home, self.now)?;
        let found = reading::number(id)
            .and_then(|number| reading::one(self.db, home, number, &viewer).map(|_| number));
        Ok(found.map(Some).or(Err("unknown")))
    }

    fn payment(&self, id: Option<&str>) -> Result<Coded<Option<i64>>, Problem> {
        let (Some(home), Some(id)) = (self.home, id) else {
            return Ok(Ok(None));
        };
        let found = payment::of_consumer(self.db, self.consumer, id);
        let found = found.ok().filter(|payment| payment.account == home);
        Ok(found.map(|payment| Some(payment.number)).ok_or("unknown"))
    }
}
