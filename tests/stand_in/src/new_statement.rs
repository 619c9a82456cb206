//! What is asked of a new statement, and of one that is handed in.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::accession_facts::FactsJson;
use crate::accession_ways::WAYS;
use crate::problem::Problem;
use crate::statement::{self, AnswersJson, State};

const MOST_PERSONS: i64 = 50;
/// Hundredths of a square metre.
const LARGEST_AREA: i64 = 100_000;
const BILLS_BY: [&str; 3] = ["cabinet", "email", "post"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAccessionJson {
    answers: Option<AnswersJson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSubmissionJson {
    statement_id: Option<String>,
    way: Option<String>,
}

/// A value, or the code of what is wrong with it.
type Coded<T> = Result<T, &'static str>;

/// In the place of one that this consumer has made and not handed in.
pub(crate) fn make(
    db: &Connection,
    consumer: i64,
    account: &str,
    json: NewAccessionJson,
    now: Timestamp,
) -> Result<(), Problem> {
    if let Some(other) = statement::underway(db, account)? {
        let code = match other.state(now) {
            State::Accepted(_) => "accepted",
            _ => "submitted",
        };
        return Err(Problem::field("state", code));
    }
    let answers = checked(json.answers.unwrap_or_default())?;
    let facts = FactsJson::of(db, consumer, account)?;
    let json = |of: serde_json::Result<String>| of.map_err(|cause| Problem::internal(&cause));
    db.execute(
        "DELETE FROM statement WHERE account_id = ?1 AND consumer_id = ?2 AND submitted_at IS NULL",
        (account, consumer),
    )?;
    db.execute(
        "INSERT INTO statement (account_id, consumer_id, answers, facts, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            account,
            consumer,
            json(serde_json::to_string(&answers))?,
            json(serde_json::to_string(&facts))?,
            now.as_second(),
        ),
    )?;
    Ok(())
}

fn checked(answers: AnswersJson) -> Result<AnswersJson, Problem> {
    let persons = match answers.persons_registered {
        None => Some("required"),
        Some(persons) if !(0..=MOST_PERSONS).contains(&persons) => Some("out_of_range"),
        Some(_) => None,
    };
    let bills_by = match answers.bills_by.as_deref() {
        None | Some("") => Some("required"),
        Some(way) if !BILLS_BY.contains(&way) => Some("unknown"),
        Some(_) => None,
    };
    let area = area(answers.heated_area.as_deref()).err();
    if persons.or(area).or(bills_by).is_some() {
        return Err(Problem::invalid_where([
            ("answers.persons_registered", persons),
            ("answers.heated_area", area),
            ("answers.bills_by", bills_by),
        ]));
    }
    Ok(answers)
}

fn area(text: Option<&str>) -> Coded<()> {
    let text = text.filter(|text| !text.is_empty()).ok_or("required")?;
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 4
        || part.len() > 2
        || !is_digits(whole)
        || !is_digits(part)
        || text.ends_with('.')
    {
        return Err("malformed");
    }
    let hundredths: i64 = format!("{whole}{part:0<2}").parse().unwrap_or(i64::MAX);
    match hundredths <= LARGEST_AREA {
        true => Ok(()),
        false => Err("out_of_range"),
    }
}

/// The consumer says that the one with this id is handed in.
pub(crate) fn submit(
    db: &Connection,
    consumer: i64,
    account: &str,
    json: NewSubmissionJson,
    now: Timestamp,
) -> Result<(), Problem> {
    let way = match json.way.as_deref() {
        None | Some("") => Err("required"),
        Some(way) if WAYS.iter().all(|known| known.kind != way) => Err("unknown"),
        Some(way) => Ok(way),
    };
    let current = statement::current(db, consumer, account)?;
    let id = match json.statement_id.as_deref() {
        None | Some("") => Err("required"),
        Some(id) => current
            .filter(|one| one.is_of(consumer) && one.id() == id)
            .filter(|one| matches!(one.state(now), State::Prepared))
            .map(|one| one.id())
            .ok_or("outdated"),
    };
    match (id, way) {
        (Ok(id), Ok(way)) => {
            db.execute(
                "UPDATE statement SET submitted_at = max(?2, made_at), way = ?3 WHERE 's-' || number = ?1",
                (id, now.as_second(), way),
            )?;
            Ok(())
        }
        (id, way) => Err(Problem::invalid_where([
            ("statement_id", id.err()),
            ("way", way.err()),
        ])),
    }
}
