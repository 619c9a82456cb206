//! A statement of accession: made, handed in, and what the company has said by the clock.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};

use crate::accession_facts::FactsJson;
use crate::clock::{self, working_day_after};

/// Working days after the one on which it was handed in.
const ACCEPTED: usize = 5;
const LAST_DAY: usize = 10;

#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswersJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons_registered: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heated_area: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bills_by: Option<String>,
}

/// As whoever made it sees it.
#[derive(Serialize)]
pub(crate) struct StatementJson {
    id: String,
    reference: String,
    made_at: String,
    facts: FactsJson,
    answers: AnswersJson,
    file_name: String,
}

pub(crate) struct Statement {
    number: i64,
    consumer: Option<i64>,
    pub answers: AnswersJson,
    pub facts: Option<FactsJson>,
    pub made_at: Timestamp,
    submitted_at: Option<Timestamp>,
    returned: Option<(Timestamp, String)>,
}

/// What has become of it, since when.
pub(crate) enum State {
    Prepared,
    Submitted(Timestamp),
    Accepted(Timestamp),
    Returned(Timestamp, String),
}

/// The one that counts for this consumer: what was handed in for the home by anybody, else their own newest.
pub(crate) fn current(
    db: &Connection,
    consumer: i64,
    account: &str,
) -> rusqlite::Result<Option<Statement>> {
    db.query_row(
        "SELECT * FROM statement
         WHERE account_id = ?1
             AND (consumer_id = ?2 OR submitted_at IS NOT NULL AND returned_at IS NULL)
         ORDER BY submitted_at IS NOT NULL AND returned_at IS NULL DESC, number DESC LIMIT 1",
        (account, consumer),
        Statement::from_row,
    )
    .optional()
}

/// All that this consumer has made, oldest first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<StatementJson>> {
    db.prepare("SELECT * FROM statement WHERE consumer_id = ?1 ORDER BY number")?
        .query_map([consumer], |row| {
            Statement::from_row(row).map(Statement::json)
        })?
        .filter_map(Result::transpose)
        .collect()
}

/// What is handed in for the home, by anybody.
pub(crate) fn underway(db: &Connection, account: &str) -> rusqlite::Result<Option<Statement>> {
    db.query_row(
        "SELECT * FROM statement
         WHERE account_id = ?1 AND submitted_at IS NOT NULL AND returned_at IS NULL",
        [account],
        Statement::from_row,
    )
    .optional()
}

impl Statement {
    fn from_row(row: &Row) -> rusqlite::Result<Statement> {
        let time = |seconds: i64| Timestamp::from_second(seconds).unwrap_or_default();
        let (answers, facts): (String, Option<String>) = (row.get("answers")?, row.get("facts")?);
        let submitted: Option<i64> = row.get("submitted_at")?;
        let returned: Option<i64> = row.get("returned_at")?;
        Ok(Statement {
            number: row.get("number")?,
            consumer: row.get("consumer_id")?,
            answers: serde_json::from_str(&answers).unwrap_or_default(),
            facts: facts.and_then(|facts| serde_json::from_str(&facts).ok()),
            made_at: time(row.get("made_at")?),
            submitted_at: submitted.map(time),
            returned: returned.map(time).zip(row.get("returned")?),
        })
    }

    /// None of one that was signed on paper: nobody made it here.
    pub fn json(self) -> Option<StatementJson> {
        let (id, reference) = (self.id(), self.reference());
        let facts = self.facts?;
        Some(StatementJson {
            id,
            reference,
            made_at: clock::rfc3339(self.made_at),
            file_name: facts.file_name(),
            facts,
            answers: self.answers,
        })
    }

    pub fn id(&self) -> String {
        format!("s-{}", self.number)
    }

    pub fn reference(&self) -> String {
        format!("З-{}-{:06}", clock::day(self.made_at).year(), self.number)
    }

    /// Whether this consumer has made it: only they see what is in it.
    pub fn is_of(&self, consumer: i64) -> bool {
        self.consumer == Some(consumer)
    }

    pub fn state(&self, now: Timestamp) -> State {
        let Some(submitted) = self.submitted_at else {
            return State::Prepared;
        };
        if let Some((at, why)) = &self.returned {
            return State::Returned(*at, why.clone());
        }
        let accepted = working_day_after(clock::day(submitted), ACCEPTED);
        let accepted = clock::instant(accepted, 12, 0);
        match accepted <= now {
            true => State::Accepted(accepted),
            false => State::Submitted(submitted),
        }
    }

    /// The last day for a decision, once it is handed in.
    pub fn decide_by(&self) -> Option<String> {
        let submitted = clock::day(self.submitted_at?);
        Some(working_day_after(submitted, LAST_DAY).to_string())
    }
}
