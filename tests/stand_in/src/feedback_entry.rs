//! An entry in the feedback book: how far the operator has come with it by the clock, and what was answered.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::bill::{self, DifferenceJson};
use crate::clock;
use crate::invoices::{self, InvoiceMentionJson};
use crate::period::Period;
use crate::problem::Problem;
use crate::trail::at;

/// Working days after the one it came on: at nine it is taken up, at noon it is answered.
const TAKEN_UP: usize = 1;
const ANSWERED: usize = 5;

/// Days within which the law wants an answer.
const LONGEST_WAIT: i64 = 30;

#[derive(Serialize)]
pub(crate) struct FeedbackEntryJson {
    id: String,
    reference: String,
    account_id: String,
    kind: String,
    topic: String,
    text: String,
    invoice: Option<InvoiceMentionJson>,
    status: &'static str,
    created_at: String,
    answer_by: String,
    answer: Option<AnswerJson>,
    trail: Vec<StageJson>,
}

#[derive(Serialize)]
struct AnswerJson {
    text: String,
    at: String,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    at: String,
}

pub(crate) struct Entry {
    number: i64,
    account: String,
    operator_account: String,
    kind: String,
    topic: String,
    text: String,
    invoice: Option<Period>,
    created_at: Timestamp,
}

const ENTRIES: &str = "
    SELECT feedback.*, operator_account
    FROM feedback JOIN account ON account.id = account_id
    WHERE consumer_id = ?1";

pub(crate) fn id(number: i64) -> String {
    format!("f-{number}")
}

/// Newest first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<Entry>> {
    db.prepare(&format!("{ENTRIES} ORDER BY number DESC"))?
        .query_map([consumer], Entry::from_row)?
        .collect()
}

/// This consumer's own; another's is not found.
pub(crate) fn one(db: &Connection, consumer: i64, id: &str) -> Result<Entry, Problem> {
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = id.strip_prefix("f-").filter(is_number);
    let number: Option<i64> = number.and_then(|digits| digits.parse().ok());
    db.query_row(
        &format!("{ENTRIES} AND number = ?2"),
        (consumer, number),
        Entry::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
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
            created_at: Timestamp::from_second(row.get("created_at")?).unwrap_or_default(),
        })
    }

    /// The day on which it came.
    fn day(&self) -> Date {
        clock::day(self.created_at)
    }

    fn answered_at(&self) -> Timestamp {
        clock::instant(working_day_after(self.day(), ANSWERED), 12, 0)
    }

    /// Those that the clock has passed; the first one even where it was set back.
    fn stages(&self, now: Timestamp) -> Vec<(&'static str, Timestamp)> {
        let taken_up = clock::instant(working_day_after(self.day(), TAKEN_UP), 9, 0);
        let later = [("in_work", taken_up), ("answered", self.answered_at())];
        let passed = later.into_iter().filter(|(_, reached)| *reached <= now);
        std::iter::once(("received", self.created_at))
            .chain(passed)
            .collect()
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> rusqlite::Result<FeedbackEntryJson> {
        let stages = self.stages(now);
        let status = stages.last().map_or("received", |(stage, _)| stage);
        let answer = match status {
            "answered" => Some(AnswerJson {
                text: self.answer(db)?,
                at: clock::rfc3339(self.answered_at()),
            }),
            _ => None,
        };
        let answer_by = self.day().saturating_add(LONGEST_WAIT.days());
        Ok(FeedbackEntryJson {
            id: id(self.number),
            reference: format!("В-{}-{:06}", self.day().year(), self.number),
            invoice: self
                .invoice
                .map(|period| invoices::mention(&self.operator_account, period)),
            status,
            created_at: at(self.created_at.as_second()),
            answer_by: answer_by.to_string(),
            answer,
            trail: stages
                .into_iter()
                .map(|(stage, reached)| StageJson {
                    stage,
                    at: clock::rfc3339(reached),
                })
                .collect(),
            account_id: self.account,
            kind: self.kind,
            topic: self.topic,
            text: self.text,
        })
    }

    fn answer(&self, db: &Connection) -> rusqlite::Result<String> {
        let Some(period) = self.invoice else {
            return Ok(
                "Дякуємо, що написали. Ми прочитали ваше звернення і передали його тим, хто за це відповідає. \
                 Якщо запитання лишилося, напишіть нам ще раз."
                    .to_owned(),
            );
        };
        let number = invoices::mention(&self.operator_account, period).number;
        let differences = bill::differences(db, &self.account, period)?;
        let mut said = vec![format!(
            "Ми порівняли рахунок на оплату {number} з показами за цей місяць."
        )];
        if differences.is_empty() {
            said.push("Обсяг газу в рахунку відповідає прийнятим показам.".to_owned());
        } else {
            said.extend(differences.iter().map(compared));
            said.push(
                "Якщо ви не згодні, додайте до наступного показу фото лічильника і напишіть нам ще раз."
                    .to_owned(),
            );
        }
        Ok(said.join(" "))
    }
}

/// What was handed in, what is billed, and no promise.
fn compared(difference: &DifferenceJson) -> String {
    let (serial, billed) = (&difference.meter_serial, difference.billed_m3);
    match (&difference.reading_id, difference.submitted_m3) {
        (Some(_), Some(submitted)) => format!(
            "За лічильником № {serial} ви передали {submitted} м³, а в рахунку {billed} м³: ваш показ було відхилено."
        ),
        (Some(_), None) => {
            format!("За лічильником № {serial} ваш показ було відхилено, у рахунку {billed} м³.")
        }
        (None, _) => format!(
            "За лічильником № {serial} показу від вас не було, тому в рахунку плановий обсяг: {billed} м³."
        ),
    }
}

fn working_day_after(day: Date, count: usize) -> Date {
    let days = std::iter::successors(Some(day), |day| Some(day.saturating_add(1.day())));
    days.skip(1)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .nth(count - 1)
        .unwrap_or(day)
}
