//! A correction: how far the operator has come with it by the clock, and what it does to the record in the end.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::attachments::{self, AttachmentJson};
use crate::clock::{self, rfc3339, working_day_after};
use crate::equipment_record::{ItemJson, METER};
use crate::problem::Problem;
use crate::trail::at;

/// Working days after the one on which it came.
const TAKEN_UP: usize = 1;
const VISIT_SET: usize = 2;
/// Who has a photo needs no visit.
const DECIDED_BY_PHOTO: usize = 3;
const VISIT: usize = 4;
const DECIDED: usize = 5;
const LAST_DAY: usize = 10;

#[derive(Serialize)]
pub(crate) struct CorrectionJson {
    id: String,
    reference: String,
    account_id: String,
    what: String,
    item: Option<ItemJson>,
    kind: Option<String>,
    value: Option<String>,
    quantity: Option<i64>,
    text: Option<String>,
    attachments: Vec<AttachmentJson>,
    status: &'static str,
    created_at: String,
    decide_by: String,
    visit: Option<VisitJson>,
    decision: Option<DecisionJson>,
    trail: Vec<StageJson>,
}

/// Beside the item that it is about.
#[derive(Serialize)]
pub(crate) struct MentionJson {
    id: String,
    reference: String,
}

#[derive(Serialize)]
struct VisitJson {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct DecisionJson {
    text: String,
    at: String,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    at: String,
}

pub(crate) struct Correction {
    number: i64,
    pub account: String,
    what: String,
    item: Option<ItemJson>,
    kind: Option<String>,
    value: Option<String>,
    quantity: Option<i64>,
    text: Option<String>,
    has_photos: bool,
    created_at: Timestamp,
    /// `corrected` or `refused`, and the words with it.
    decided: Option<(&'static str, String)>,
}

pub(crate) fn id(number: i64) -> String {
    format!("c-{number}")
}

/// What its attachments are part of.
pub(crate) fn whole(id: &str) -> String {
    format!("correction {id}")
}

/// Newest first.
pub(crate) fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<Correction>> {
    db.prepare("SELECT * FROM correction WHERE consumer_id = ?1 ORDER BY number DESC")?
        .query_map([consumer], Correction::from_row)?
        .collect()
}

/// This consumer's own; another's is not found.
pub(crate) fn one(db: &Connection, consumer: i64, id: &str) -> Result<Correction, Problem> {
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = id.strip_prefix("c-").filter(is_number);
    let number: Option<i64> = number.and_then(|digits| digits.parse().ok());
    db.query_row(
        "SELECT * FROM correction WHERE consumer_id = ?1 AND number = ?2",
        (consumer, number),
        Correction::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

/// The one of an item that nothing has come of yet.
pub(crate) fn open(
    db: &Connection,
    consumer: i64,
    item: &str,
) -> rusqlite::Result<Option<MentionJson>> {
    let found = db.query_row(
        "SELECT * FROM correction WHERE consumer_id = ?1 AND item_id = ?2 AND outcome IS NULL",
        (consumer, item),
        Correction::from_row,
    );
    Ok(found.optional()?.map(|one| MentionJson {
        id: id(one.number),
        reference: one.reference(),
    }))
}

/// Decides what is due and enters it in the record. What was entered stays, also where the clock is set back.
pub(crate) fn settle(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let undecided = db
        .prepare("SELECT * FROM correction WHERE outcome IS NULL ORDER BY number")?
        .query_map([], Correction::from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for correction in undecided {
        if correction.decided_at() <= now {
            let (outcome, words) = correction.decide(db, now)?;
            db.execute(
                "UPDATE correction SET outcome = ?2, decision = ?3 WHERE number = ?1",
                (correction.number, outcome, words),
            )?;
        }
    }
    Ok(())
}

impl Correction {
    fn from_row(row: &Row) -> rusqlite::Result<Correction> {
        let item: Option<String> = row.get("item")?;
        let outcome: Option<String> = row.get("outcome")?;
        let outcome = outcome.map(|outcome| match outcome.as_str() {
            "corrected" => "corrected",
            _ => "refused",
        });
        Ok(Correction {
            number: row.get("number")?,
            account: row.get("account_id")?,
            what: row.get("what")?,
            item: item.and_then(|item| serde_json::from_str(&item).ok()),
            kind: row.get("kind")?,
            value: row.get("value")?,
            quantity: row.get("quantity")?,
            text: row.get("text")?,
            has_photos: row.get("has_photos")?,
            created_at: Timestamp::from_second(row.get("created_at")?).unwrap_or_default(),
            decided: outcome.zip(row.get("decision")?),
        })
    }

    fn reference(&self) -> String {
        format!("О-{}-{:06}", self.day().year(), self.number)
    }

    fn day(&self) -> Date {
        clock::day(self.created_at)
    }

    fn on(&self, working_day: usize, hour: i8) -> Timestamp {
        clock::instant(working_day_after(self.day(), working_day), hour, 0)
    }

    fn decided_at(&self) -> Timestamp {
        match self.has_photos {
            true => self.on(DECIDED_BY_PHOTO, 12),
            false => self.on(DECIDED, 12),
        }
    }

    /// Those that the clock has passed; the first one even where it was set back.
    fn stages(&self, now: Timestamp) -> Vec<(&'static str, Timestamp)> {
        let visit = (!self.has_photos).then(|| ("visit_set", self.on(VISIT_SET, 12)));
        let decided = self.decided.as_ref().map(|(outcome, _)| *outcome);
        let later = [
            Some(("in_work", self.on(TAKEN_UP, 9))),
            visit,
            decided.map(|outcome| (outcome, self.decided_at())),
        ];
        let passed = later.into_iter().flatten();
        std::iter::once(("received", self.created_at))
            .chain(passed.filter(|(_, reached)| *reached <= now))
            .collect()
    }

    pub fn json(self, db: &Connection, now: Timestamp) -> rusqlite::Result<CorrectionJson> {
        let stages = self.stages(now);
        let reached = |stage: &str| stages.iter().any(|(passed, _)| *passed == stage);
        let visit = reached("visit_set").then(|| VisitJson {
            from: rfc3339(self.on(VISIT, 10)),
            to: rfc3339(self.on(VISIT, 13)),
        });
        let decision = self
            .decided
            .as_ref()
            .filter(|(outcome, _)| reached(outcome));
        Ok(CorrectionJson {
            id: id(self.number),
            attachments: attachments::of(db, &whole(&id(self.number)))?,
            reference: self.reference(),
            status: stages.last().map_or("received", |(stage, _)| stage),
            created_at: at(self.created_at.as_second()),
            decide_by: working_day_after(self.day(), LAST_DAY).to_string(),
            visit,
            decision: decision.map(|(_, words)| DecisionJson {
                text: words.clone(),
                at: rfc3339(self.decided_at()),
            }),
            trail: stages
                .into_iter()
                .map(|(stage, reached)| StageJson {
                    stage,
                    at: rfc3339(reached),
                })
                .collect(),
            account_id: self.account,
            what: self.what,
            item: self.item,
            kind: self.kind,
            value: self.value,
            quantity: self.quantity,
            text: self.text,
        })
    }

    /// What comes of it, and the company's words with it.
    fn decide(&self, db: &Connection, now: Timestamp) -> rusqlite::Result<(&'static str, String)> {
        let is_meter = self.item.as_ref().is_some_and(|item| item.kind == METER);
        let words = match self.what.as_str() {
            "serial" if self.is_taken(db)? => {
                let serial = self.value.as_deref().unwrap_or_default();
                return Ok((
                    "refused",
                    format!(
                        "За номером {serial} у нас уже записано інший прилад. Перевірте номер на табличці й напишіть нам \
                         ще раз."
                    ),
                ));
            }
            "gone" if is_meter => {
                return Ok((
                    "refused",
                    "Лічильник знімають з обліку лише за актом. Зателефонуйте нам: ми приїдемо, складемо акт і \
                     виправимо запис."
                        .to_owned(),
                ));
            }
            "missing" if self.kind.as_deref() == Some(METER) => {
                return Ok((
                    "refused",
                    "Лічильник беруть на облік за актом про встановлення. Зателефонуйте нам, щоб його оформити.".to_owned(),
                ));
            }
            "other" => {
                "Ми перевірили запис за вашими словами. Якщо щось лишилося не так, напишіть нам, що саме."
            }
            _ => "Ми перевірили й виправили запис.",
        };
        self.enter(db, now)?;
        Ok(("corrected", words.to_owned()))
    }

    /// Whether another item has the serial number.
    fn is_taken(&self, db: &Connection) -> rusqlite::Result<bool> {
        db.query_row(
            "SELECT EXISTS (SELECT 1 FROM meter WHERE serial = ?1)
                 OR EXISTS (SELECT 1 FROM appliance WHERE serial = ?1)",
            [&self.value],
            |row| row.get(0),
        )
    }

    /// In a record that may have changed since: what is not there any more is left alone.
    fn enter(&self, db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
        let item = self.item.as_ref().map(|item| item.id.as_str());
        let item = item.unwrap_or_default();
        let statements: &[&str] = match self.what.as_str() {
            "serial" => &[
                "UPDATE meter SET serial = ?2 WHERE id = ?1",
                "UPDATE appliance SET serial = ?2 WHERE 'e-' || number = ?1",
            ],
            "model" => &[
                "UPDATE meter SET model = ?2 WHERE id = ?1",
                "UPDATE appliance SET model = ?2 WHERE 'e-' || number = ?1",
            ],
            "quantity" => &["UPDATE appliance SET quantity = ?2 WHERE 'e-' || number = ?1"],
            "gone" => &["DELETE FROM appliance WHERE 'e-' || number = ?1 AND ?2 IS NULL"],
            "missing" => return self.add(db, now),
            _ => &[],
        };
        for statement in statements {
            match self.quantity {
                Some(quantity) => db.execute(statement, (item, quantity))?,
                None => db.execute(statement, (item, &self.value))?,
            };
        }
        Ok(())
    }

    fn add(&self, db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
        db.execute(
            "INSERT INTO appliance (account_id, kind, model, quantity, installed_on)
             VALUES (?1, ?2, coalesce(?3, 'модель не вказано'), ?4, ?5)",
            (
                &self.account,
                &self.kind,
                &self.value,
                self.quantity,
                clock::day(now).to_string(),
            ),
        )
        .map(drop)
    }
}
