//! What is asked of a new correction.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::attachments;
use crate::correction;
use crate::equipment_record::{self, APPLIANCES, ItemJson, METER};
use crate::problem::Problem;
use crate::request::there;

const WHATS: [&str; 6] = ["serial", "model", "quantity", "gone", "missing", "other"];

/// Characters.
const LONGEST_VALUE: usize = 60;
const LONGEST_TEXT: usize = 2000;

const MOST: i64 = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCorrectionJson {
    what: Option<String>,
    #[serde(default, deserialize_with = "there")]
    item_id: Option<String>,
    #[serde(default, deserialize_with = "there")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "there")]
    value: Option<String>,
    #[serde(default, deserialize_with = "there")]
    quantity: Option<i64>,
    #[serde(default, deserialize_with = "there")]
    text: Option<String>,
    #[serde(default)]
    attachment_ids: Vec<String>,
}

/// A value, or the code of what is wrong with it.
type Coded<T> = Result<T, &'static str>;

/// Keeps a correction; its id. Fails with 422 and field codes.
pub(crate) fn create(
    db: &Connection,
    consumer: i64,
    account: &str,
    json: NewCorrectionJson,
    now: Timestamp,
) -> Result<String, Problem> {
    let what = one_of(json.what.as_deref(), &WHATS);
    let asked = what.unwrap_or_default();
    let item = match asked {
        "" | "missing" => Ok(None),
        _ => item(db, consumer, account, json.item_id)?.map(Some),
    };
    let on_record = item.as_ref().ok().and_then(Option::as_ref);
    let kind = match asked {
        "missing" => one_of(json.kind.as_deref(), &[&[METER], &APPLIANCES[..]].concat()).map(Some),
        _ => Ok(None),
    };
    let value = value(asked, json.value.as_deref(), on_record);
    let quantity = quantity(asked, json.quantity, on_record);
    let text = text(asked, json.text.as_deref());
    let files = attachments::free(db, consumer, &json.attachment_ids, now)?;
    match (what, item, kind, value, quantity, text, files) {
        (Ok(what), Ok(item), Ok(kind), Ok(value), Ok(quantity), Ok(text), Ok(files)) => {
            let id: String = db.query_row(
                "INSERT INTO correction (account_id, consumer_id, what, item_id, item, kind, value, quantity,
                     text, has_photos, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING number",
                rusqlite::params![
                    account,
                    consumer,
                    what,
                    item.as_ref().map(|item| &item.id),
                    item.as_ref().and_then(|item| serde_json::to_string(item).ok()),
                    kind,
                    value,
                    quantity,
                    text,
                    !files.is_empty(),
                    now.as_second(),
                ],
                |row| row.get(0).map(correction::id),
            )?;
            attachments::attach(db, &files, &correction::whole(&id))?;
            Ok(id)
        }
        (what, item, kind, value, quantity, text, files) => Err(Problem::invalid_where([
            ("what", what.err()),
            ("item_id", item.err()),
            ("kind", kind.err()),
            ("value", value.err()),
            ("quantity", quantity.err()),
            ("text", text.err()),
            ("attachment_ids", files.err()),
        ])),
    }
}

fn one_of<'a>(code: Option<&str>, known: &[&'a str]) -> Coded<&'a str> {
    let code = code.filter(|code| !code.is_empty()).ok_or("required")?;
    let found = known.iter().find(|known| **known == code);
    found.copied().ok_or("unknown")
}

/// One of the home's that is in no other correction of this consumer.
fn item(
    db: &Connection,
    consumer: i64,
    account: &str,
    id: Option<String>,
) -> rusqlite::Result<Coded<ItemJson>> {
    let Some(id) = id.filter(|id| !id.is_empty()) else {
        return Ok(Err("required"));
    };
    let records = equipment_record::of_account(db, account)?.into_iter();
    let found = records.map(|record| record.item).find(|item| item.id == id);
    let Some(item) = found else {
        return Ok(Err("unknown"));
    };
    Ok(match correction::open(db, consumer, &item.id)? {
        Some(_) => Err("being_corrected"),
        None => Ok(item),
    })
}

fn trimmed(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn value<'a>(
    what: &str,
    value: Option<&'a str>,
    item: Option<&ItemJson>,
) -> Coded<Option<&'a str>> {
    let value = trimmed(value);
    let on_record = match what {
        "serial" => item.and_then(|item| item.serial.as_deref()),
        "model" => item.map(|item| item.model.as_str()),
        "missing" => None,
        _ => return Ok(None),
    };
    match value {
        None if what == "missing" => Ok(None),
        None => Err("required"),
        Some(value) if value.chars().count() > LONGEST_VALUE => Err("too_long"),
        value if value == on_record => Err("same"),
        value => Ok(value),
    }
}

fn quantity(what: &str, quantity: Option<i64>, item: Option<&ItemJson>) -> Coded<Option<i64>> {
    if !matches!(what, "quantity" | "missing") {
        return Ok(None);
    }
    match (quantity, item) {
        (None, _) => Err("required"),
        (Some(quantity), _) if !(1..=MOST).contains(&quantity) => Err("out_of_range"),
        (Some(_), Some(item)) if item.kind == METER => Err("out_of_range"),
        (Some(quantity), Some(item)) if item.quantity == quantity => Err("same"),
        (quantity, _) => Ok(quantity),
    }
}

fn text<'a>(what: &str, text: Option<&'a str>) -> Coded<Option<&'a str>> {
    match trimmed(text) {
        None if what == "other" => Err("required"),
        Some(text) if text.chars().count() > LONGEST_TEXT => Err("too_long"),
        text => Ok(text),
    }
}
