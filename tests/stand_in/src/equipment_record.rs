//! What stands in a home as the operator has it on record: meters first, then appliances.

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::etag::hex;

pub(crate) const METER: &str = "meter";

/// What an appliance can be.
pub(crate) const APPLIANCES: [&str; 7] = [
    "stove",
    "hob",
    "oven",
    "boiler",
    "water_heater",
    "convector",
    "fireplace",
];

/// What names an item to a person.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct ItemJson {
    pub id: String,
    pub kind: String,
    pub model: String,
    pub serial: Option<String>,
    pub quantity: i64,
}

#[derive(Serialize)]
pub(crate) struct RecordJson {
    #[serde(flatten)]
    pub item: ItemJson,
    location: Option<String>,
    installed_on: Option<String>,
    verified_on: Option<String>,
    next_verification_on: Option<String>,
    seals: Vec<SealJson>,
}

#[derive(Serialize)]
struct SealJson {
    number: String,
    put_on: String,
}

pub(crate) fn of_account(db: &Connection, account: &str) -> rusqlite::Result<Vec<RecordJson>> {
    let mut items = db
        .prepare(
            "SELECT id, 'meter' AS kind, model, serial, 1 AS quantity, location, installed_on,
                 verified_on, next_verification_on
             FROM meter WHERE account_id = ?1 ORDER BY position",
        )?
        .query_map([account], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for meter in &mut items {
        meter.seals = seals(db, &meter.item.id)?;
    }
    let appliances = db
        .prepare(
            "SELECT 'e-' || number AS id, kind, model, serial, quantity, NULL AS location,
                 installed_on, NULL AS verified_on, NULL AS next_verification_on
             FROM appliance WHERE account_id = ?1 ORDER BY number",
        )?
        .query_map([account], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    items.extend(appliances);
    Ok(items)
}

fn from_row(row: &Row) -> rusqlite::Result<RecordJson> {
    Ok(RecordJson {
        item: ItemJson {
            id: row.get("id")?,
            kind: row.get("kind")?,
            model: row.get("model")?,
            serial: row.get("serial")?,
            quantity: row.get("quantity")?,
        },
        location: row.get("location")?,
        installed_on: row.get("installed_on")?,
        verified_on: row.get("verified_on")?,
        next_verification_on: row.get("next_verification_on")?,
        seals: Vec::new(),
    })
}

fn seals(db: &Connection, meter: &str) -> rusqlite::Result<Vec<SealJson>> {
    db.prepare("SELECT number, put_on FROM seal WHERE meter_id = ?1 ORDER BY number")?
        .query_map([meter], |row| {
            Ok(SealJson {
                number: row.get(0)?,
                put_on: row.get(1)?,
            })
        })?
        .collect()
}

/// The same record, the same version.
pub(crate) fn version(items: &[RecordJson]) -> String {
    let record = serde_json::to_vec(items).unwrap_or_default();
    hex(&Sha256::digest(record))[..16].to_owned()
}
