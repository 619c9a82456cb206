//! What the coming invoice would come to if its month were closed with what stands now.

use rusqlite::Connection;
use serde::Serialize;

use crate::billing::{Service, Terms};
use crate::period::Period;
use crate::planning;

#[derive(Serialize)]
pub(crate) struct EstimateJson {
    service: &'static str,
    kopiykas: i64,
    basis: &'static str,
}

/// Gas first, then delivery; none for a service of which nobody can tell.
pub(crate) fn of_home(
    db: &Connection,
    terms: &Terms,
    period: Period,
) -> rusqlite::Result<Vec<EstimateJson>> {
    let gas = gas(db, terms, period)?;
    let delivery = terms.delivery.map(|_| EstimateJson {
        service: Service::Delivery.code(),
        kopiykas: terms.delivery().total(),
        basis: "monthly_charge",
    });
    Ok([gas, delivery].into_iter().flatten().collect())
}

fn gas(db: &Connection, terms: &Terms, period: Period) -> rusqlite::Result<Option<EstimateJson>> {
    if terms.gas_price.is_none() {
        return Ok(None);
    }
    let volume = Volume::of(db, &terms.account, period)?;
    Ok(volume.map(|volume| EstimateJson {
        service: Service::Gas.code(),
        kopiykas: terms.gas_today(period, volume.used_m3).total(),
        basis: if volume.is_planned {
            "planned"
        } else {
            "submitted"
        },
    }))
}

/// Of all meters together.
struct Volume {
    used_m3: i64,
    is_planned: bool,
}

/// What stands for one meter.
struct Standing {
    used_m3: Option<i64>,
    is_planned: bool,
}

impl Volume {
    /// Nothing where no meter was ever read, or one of them was replaced and its volume is the operator's to tell.
    fn of(db: &Connection, account: &str, period: Period) -> rusqlite::Result<Option<Volume>> {
        let mut whole = None;
        for (meter, standing) in meters(db, account, period)? {
            let (used_m3, is_planned) = match standing {
                Some(Standing { used_m3: None, .. }) => return Ok(None),
                Some(Standing {
                    used_m3: Some(used),
                    is_planned,
                }) => (used, is_planned),
                None => match planning::planned_m3(db, &meter, period)? {
                    Some(used) => (used, true),
                    None => continue,
                },
            };
            let sum = whole.get_or_insert(Volume {
                used_m3: 0,
                is_planned: false,
            });
            sum.used_m3 += used_m3;
            sum.is_planned |= is_planned;
        }
        Ok(whole)
    }
}

fn meters(
    db: &Connection,
    account: &str,
    period: Period,
) -> rusqlite::Result<Vec<(String, Option<Standing>)>> {
    db.prepare(
        "SELECT meter.id, number IS NOT NULL, consumption_m3, source = 'planned'
         FROM meter
             LEFT JOIN reading ON meter_id = meter.id AND period = ?2
                 AND superseded_at IS NULL AND rejected_at IS NULL
         WHERE account_id = ?1",
    )?
    .query_map((account, period.to_string()), |row| {
        let stands: bool = row.get(1)?;
        let standing = match stands {
            true => Some(Standing {
                used_m3: row.get(2)?,
                is_planned: row.get(3)?,
            }),
            false => None,
        };
        Ok((row.get(0)?, standing))
    })?
    .collect()
}
