//! Whose home of the demo has joined the contract, and whose statement came back.

use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;

use super::equipment::consumer;
use crate::Failure;
use crate::accession_facts::FactsJson;

const RETURNED: &str =
    "У заяві немає підпису власника особового рахунку. Підпишіть її й подайте ще раз.";

/// Where there is no statement yet.
pub(super) fn plant(db: &Connection, now: Timestamp) -> Result<(), Failure> {
    let is_there: bool = db.query_row("SELECT EXISTS (SELECT 1 FROM statement)", [], |row| {
        row.get(0)
    })?;
    if is_there {
        return Ok(());
    }
    for home in ["1500000023", "1500000115"] {
        db.execute(
            "INSERT INTO statement (account_id, answers, made_at, submitted_at, way)
             SELECT id, '{}', unixepoch('2021-05-11'), unixepoch('2021-05-11'), 'office'
             FROM account WHERE operator_account = ?1",
            [home],
        )?;
    }
    let home = "a-1500000065";
    let Some(vasyl) = consumer(db, "vasyl@example.com", home)? else {
        return Ok(());
    };
    let facts = serde_json::to_string(&FactsJson::of(db, vasyl, home)?)?;
    let ago = |days: i64| Ok::<_, Failure>(now.saturating_sub((days * 24).hours())?.as_second());
    db.execute(
        "INSERT INTO statement (account_id, consumer_id, answers, facts, made_at, submitted_at, way,
             returned_at, returned)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'post', ?7, ?8)",
        (
            home,
            vasyl,
            r#"{"persons_registered":2,"heated_area":"38.4","bills_by":"post"}"#,
            facts,
            ago(25)?,
            ago(24)?,
            ago(17)?,
            RETURNED,
        ),
    )?;
    Ok(())
}
