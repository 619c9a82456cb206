//! What a statement of accession says of the home and of whoever holds its account, as it is on record.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::equipment_record::{self, METER};
use crate::summary::holder;

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct FactsJson {
    pub holder: HolderJson,
    pub address: String,
    pub operator: PartyJson,
    pub supplier: PartyJson,
    pub eic: String,
    pub phone: String,
    pub email: String,
    pub heating: String,
    pub meters: Vec<MeterJson>,
    pub appliances: Vec<ApplianceJson>,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct HolderJson {
    pub given_name: String,
    pub patronymic: Option<String>,
    pub family_name: String,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct PartyJson {
    pub name: String,
    pub account_number: String,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct MeterJson {
    pub model: String,
    pub serial: String,
}

#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct ApplianceJson {
    pub kind: String,
    pub model: String,
    pub quantity: i64,
}

impl FactsJson {
    /// Of the statement as a PDF.
    pub fn file_name(&self) -> String {
        format!("zaiava-{}.pdf", self.operator.account_number)
    }

    /// Of a home, with the contacts of this consumer.
    pub fn of(db: &Connection, consumer: i64, account: &str) -> rusqlite::Result<FactsJson> {
        let (meters, appliances) = equipment(db, account)?;
        db.query_row(
            "SELECT account.*, operator.name AS operator_name, supplier.name AS supplier_name,
                 consumer.phone AS phone, consumer.email AS email
             FROM account
                 JOIN operator ON operator.id = operator_id
                 JOIN supplier ON supplier.id = supplier_id
                 JOIN consumer ON consumer.id = ?2
             WHERE account.id = ?1",
            (account, consumer),
            |row| {
                let name = holder(row)?;
                Ok(FactsJson {
                    holder: HolderJson {
                        given_name: name.given_name,
                        patronymic: name.patronymic,
                        family_name: name.family_name,
                    },
                    address: row.get("address")?,
                    operator: PartyJson {
                        name: row.get("operator_name")?,
                        account_number: row.get("operator_account")?,
                    },
                    supplier: PartyJson {
                        name: row.get("supplier_name")?,
                        account_number: row.get("supplier_account")?,
                    },
                    eic: row.get("eic_metering_point")?,
                    phone: row.get("phone")?,
                    email: row.get("email")?,
                    heating: row.get("heating")?,
                    meters,
                    appliances,
                })
            },
        )
    }
}

fn equipment(
    db: &Connection,
    account: &str,
) -> rusqlite::Result<(Vec<MeterJson>, Vec<ApplianceJson>)> {
    let (mut meters, mut appliances) = (Vec::new(), Vec::new());
    for record in equipment_record::of_account(db, account)? {
        let item = record.item;
        if item.kind == METER {
            meters.push(MeterJson {
                model: item.model,
                serial: item.serial.unwrap_or_default(),
            });
        } else {
            appliances.push(ApplianceJson {
                kind: item.kind,
                model: item.model,
                quantity: item.quantity,
            });
        }
    }
    Ok((meters, appliances))
}
