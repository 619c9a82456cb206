//! One home: two companies, two account numbers, two EIC codes, the meters.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::balances;
use crate::billing::Service;
use crate::meters::{self, MeterJson};
use crate::problem::Problem;
use crate::reading_window;
use crate::session::ConsumerJson;
use crate::summary::{BalanceJson, holder};
use crate::tariffs::TariffsJson;

#[derive(Serialize)]
pub(crate) struct AccountJson {
    id: String,
    label: Option<String>,
    holder: ConsumerJson,
    premises: PremisesJson,
    operator: CompanyJson,
    supplier: CompanyJson,
    eic: EicJson,
    meters: Vec<MeterJson>,
    tariffs: Option<TariffsJson>,
    benefit: Option<BenefitJson>,
    subsidy: Option<SubsidyJson>,
}

#[derive(Serialize)]
struct PremisesJson {
    address: String,
    heating: String,
    persons_registered: u32,
}

#[derive(Serialize)]
struct CompanyJson {
    name: String,
    phone: String,
    account_number: String,
    balance: BalanceJson,
}

#[derive(Serialize)]
struct EicJson {
    consumer: String,
    metering_point: String,
}

#[derive(Serialize)]
struct BenefitJson {
    percent: u32,
    norm_m3: u32,
}

#[derive(Serialize)]
struct SubsidyJson {
    kopiykas: i64,
    until: String,
}

/// A home that this consumer sees; another's is not found.
pub(crate) fn one(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<AccountJson, Problem> {
    let period = reading_window::of_account(db, consumer, account, now)?.counts_for;
    let meters = meters::of_account(db, account, period)?;
    db.query_row(
        "SELECT account.*, label,
             operator.name AS operator_name, operator.phone AS operator_phone,
             supplier.name AS supplier_name, supplier.phone AS supplier_phone, gas_price, gas_since
         FROM account_link
             JOIN account ON account.id = account_id
             JOIN operator ON operator.id = operator_id
             JOIN supplier ON supplier.id = supplier_id
         WHERE account_link.consumer_id = ?1 AND account_id = ?2",
        (consumer, account),
        |row| from_row(db, row, meters, now),
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}

fn from_row(
    db: &Connection,
    row: &Row,
    meters: Vec<MeterJson>,
    now: Timestamp,
) -> rusqlite::Result<AccountJson> {
    let benefit: Option<u32> = row.get("benefit_percent")?;
    let subsidy: Option<i64> = row.get("subsidy_kopiykas")?;
    Ok(AccountJson {
        id: row.get("id")?,
        label: row.get("label")?,
        holder: holder(row)?,
        premises: PremisesJson {
            address: row.get("address")?,
            heating: row.get("heating")?,
            persons_registered: row.get("persons_registered")?,
        },
        operator: company(db, row, Service::Delivery, now)?,
        supplier: company(db, row, Service::Gas, now)?,
        eic: EicJson {
            consumer: row.get("eic_consumer")?,
            metering_point: row.get("eic_metering_point")?,
        },
        meters,
        tariffs: TariffsJson::from_row(row)?,
        benefit: match benefit {
            Some(percent) => Some(BenefitJson {
                percent,
                norm_m3: row.get("benefit_norm_m3")?,
            }),
            None => None,
        },
        subsidy: match subsidy {
            Some(kopiykas) => Some(SubsidyJson {
                kopiykas,
                until: row.get("subsidy_until")?,
            }),
            None => None,
        },
    })
}

fn company(
    db: &Connection,
    row: &Row,
    service: Service,
    now: Timestamp,
) -> rusqlite::Result<CompanyJson> {
    let which = service.company();
    let account: String = row.get("id")?;
    Ok(CompanyJson {
        name: row.get(&*format!("{which}_name"))?,
        phone: row.get(&*format!("{which}_phone"))?,
        account_number: row.get(&*format!("{which}_account"))?,
        balance: balances::brief(db, &account, service, now)?,
    })
}
