//! A reading as a consumer sees it: the number, how far it has come, what it replaced, which bill it is in.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::invoices::{self, InvoiceMentionJson};
use crate::period::{Period, Window};
use crate::photos::PhotoJson;
use crate::problem::Problem;
use crate::reading_window;
use crate::trail::{StageJson, at, trail};

#[derive(Serialize)]
pub(crate) struct ReadingJson {
    pub id: String,
    reference: String,
    meter_id: String,
    meter_serial: String,
    value: i64,
    previous_value: Option<i64>,
    consumption_m3: Option<i64>,
    period: String,
    taken_on: String,
    source: String,
    pub status: &'static str,
    submitted_at: String,
    reason: Option<String>,
    invoice: Option<InvoiceMentionJson>,
    invoice_expected_on: Option<String>,
    correctable_until: Option<String>,
    replaces: Option<MentionJson>,
    replaced_by: Option<MentionJson>,
    pub photo: Option<PhotoJson>,
    trail: Vec<StageJson>,
}

#[derive(Serialize)]
struct MentionJson {
    id: String,
    value: i64,
    submitted_at: String,
}

/// Who looks at a home's readings, and when.
pub(crate) struct Viewer {
    pub consumer: i64,
    pub window: Window,
    pub now: Timestamp,
}

impl Viewer {
    /// Of one of this consumer's homes; another's is not found.
    pub fn of_account(
        db: &Connection,
        consumer: i64,
        account: &str,
        now: Timestamp,
    ) -> Result<Viewer, Problem> {
        let window = reading_window::of_account(db, consumer, account, now)?;
        Ok(Viewer {
            consumer,
            window,
            now,
        })
    }
}

/// `?1` is who looks. Photos are everybody's own.
const READINGS: &str = "
    SELECT reading.*, serial, operator_account,
        older.number AS older_number, older.value AS older_value, older.submitted_at AS older_at,
        newer.number AS newer_number, newer.value AS newer_value, newer.submitted_at AS newer_at,
        media_type, length(picture) AS bytes, width, height, added_at
    FROM reading
        JOIN meter ON meter.id = reading.meter_id
        JOIN account ON account.id = account_id
        LEFT JOIN reading AS older ON older.number = reading.replaces
        LEFT JOIN reading AS newer ON newer.replaces = reading.number
        LEFT JOIN photo ON photo.reading = reading.number AND consumer_id = ?1";

const NEWEST_FIRST: &str =
    "ORDER BY reading.period DESC, reading.submitted_at DESC, reading.number DESC";

/// Which of a home's: of one meter or all, after which one, how many.
pub(crate) struct Asked {
    pub meter: Option<String>,
    pub after: Option<i64>,
    pub limit: i64,
}

pub(crate) fn some(
    db: &Connection,
    account: &str,
    asked: &Asked,
    viewer: &Viewer,
) -> rusqlite::Result<Vec<ReadingJson>> {
    db.prepare(&format!(
        "{READINGS}
         WHERE account_id = ?2 AND (?3 IS NULL OR reading.meter_id = ?3)
             AND (?4 IS NULL OR (reading.period, reading.submitted_at, reading.number) <
                 (SELECT period, submitted_at, number FROM reading WHERE number = ?4))
         {NEWEST_FIRST} LIMIT ?5"
    ))?
    .query_map(
        (
            viewer.consumer,
            account,
            &asked.meter,
            asked.after,
            asked.limit,
        ),
        |row| from_row(row, viewer),
    )?
    .collect()
}

/// All of a home's, newest first.
pub(crate) fn of_account(
    db: &Connection,
    account: &str,
    viewer: &Viewer,
) -> rusqlite::Result<Vec<ReadingJson>> {
    db.prepare(&format!("{READINGS} WHERE account_id = ?2 {NEWEST_FIRST}"))?
        .query_map((viewer.consumer, account), |row| from_row(row, viewer))?
        .collect()
}

pub(crate) fn one(
    db: &Connection,
    account: &str,
    number: i64,
    viewer: &Viewer,
) -> Result<ReadingJson, Problem> {
    db.query_row(
        &format!("{READINGS} WHERE account_id = ?2 AND reading.number = ?3"),
        (viewer.consumer, account, number),
        |row| from_row(row, viewer),
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

/// Id and reference, where something else speaks of it.
pub(crate) fn mentioned(db: &Connection, number: i64) -> rusqlite::Result<(String, String)> {
    let period = db.query_row(
        "SELECT period FROM reading WHERE number = ?1",
        [number],
        |row| row.get(0),
    )?;
    Ok((id(number), reference(period, number)))
}

fn reference(period: Period, number: i64) -> String {
    format!("П-{period}-{number:06}")
}

/// The number in an id; 404 where it is none.
pub(crate) fn number(id: &str) -> Result<i64, Problem> {
    id.strip_prefix("r-")
        .and_then(|number| number.parse().ok())
        .ok_or_else(Problem::not_found)
}

fn from_row(row: &Row, viewer: &Viewer) -> rusqlite::Result<ReadingJson> {
    let number: i64 = row.get("number")?;
    let submitted_at: i64 = row.get("submitted_at")?;
    let trail = trail(row, submitted_at, viewer.now)?;
    let status = trail.last().map_or("received", |last| last.stage);
    let told = Told {
        operator_account: row.get("operator_account")?,
        period: row.get("period")?,
        source: row.get("source")?,
        status,
    };
    Ok(ReadingJson {
        id: id(number),
        reference: reference(told.period, number),
        meter_id: row.get("meter_id")?,
        meter_serial: row.get("serial")?,
        value: row.get("value")?,
        previous_value: row.get("previous_value")?,
        consumption_m3: row
            .get::<_, Option<i64>>("consumption_m3")?
            .filter(|_| status != "rejected"),
        taken_on: row.get("taken_on")?,
        status,
        submitted_at: at(submitted_at),
        reason: row.get("reason")?,
        invoice: told.invoice(),
        invoice_expected_on: told.invoice_expected_on(),
        correctable_until: told.correctable_until(&viewer.window),
        replaces: mention(row, "older")?,
        replaced_by: mention(row, "newer")?.filter(|_| status == "superseded"),
        photo: PhotoJson::from_row(row)?,
        trail,
        period: told.period.to_string(),
        source: told.source,
    })
}

/// What the days of a reading follow from.
struct Told {
    operator_account: String,
    period: Period,
    source: String,
    status: &'static str,
}

impl Told {
    /// Received or accepted: on its way.
    fn is_under_way(&self) -> bool {
        matches!(self.status, "received" | "accepted")
    }

    fn invoice(&self) -> Option<InvoiceMentionJson> {
        (self.status == "counted").then(|| invoices::mention(&self.operator_account, self.period))
    }

    fn invoice_expected_on(&self) -> Option<String> {
        self.is_under_way()
            .then(|| invoices::expected_on(self.period).to_string())
    }

    /// What the companies have taken or planned themselves is not for the consumer to correct.
    fn correctable_until(&self, window: &Window) -> Option<String> {
        let is_own = matches!(&*self.source, "consumer" | "other_channel");
        (is_own && self.is_under_way() && self.period == window.counts_for)
            .then(|| window.closes_on.to_string())
    }
}

fn mention(row: &Row, which: &str) -> rusqlite::Result<Option<MentionJson>> {
    let Some(number) = row.get(&*format!("{which}_number"))? else {
        return Ok(None);
    };
    Ok(Some(MentionJson {
        id: id(number),
        value: row.get(&*format!("{which}_value"))?,
        submitted_at: at(row.get(&*format!("{which}_at"))?),
    }))
}

fn id(number: i64) -> String {
    format!("r-{number}")
}
