//! What a cubic metre and a month of delivery cost, as the companies say it.

use rusqlite::Row;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TariffsJson {
    gas_price: String,
    gas_since: String,
    delivery_kopiykas: i64,
    delivery_since: String,
}

impl TariffsJson {
    /// From a row of a home with its supplier's price; nothing where either company is silent.
    pub fn from_row(row: &Row) -> rusqlite::Result<Option<TariffsJson>> {
        let gas_price: Option<String> = row.get("gas_price")?;
        let delivery: Option<i64> = row.get("delivery_kopiykas")?;
        let (Some(gas_price), Some(delivery_kopiykas)) = (gas_price, delivery) else {
            return Ok(None);
        };
        Ok(Some(TariffsJson {
            gas_price,
            gas_since: row.get("gas_since")?,
            delivery_kopiykas,
            delivery_since: row.get("delivery_since")?,
        }))
    }
}
