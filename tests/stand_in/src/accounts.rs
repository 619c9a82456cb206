//! The homes of a consumer: two companies, two account numbers, two EIC codes, the meters.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::App;
use crate::etag::tagged;
use crate::meters::{self, MeterJson};
use crate::problem::Problem;
use crate::reading_window;
use crate::request::InPath;
use crate::session::{ConsumerJson, Signed};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts", get(list))
        .route("/accounts/{account_id}", get(read))
}

#[derive(Serialize)]
struct AccountsJson {
    accounts: Vec<AccountSummaryJson>,
}

#[derive(Serialize)]
struct AccountSummaryJson {
    id: String,
    label: Option<String>,
    address: String,
}

#[derive(Serialize)]
struct AccountJson {
    id: String,
    label: Option<String>,
    holder: ConsumerJson,
    premises: PremisesJson,
    operator: CompanyJson,
    supplier: CompanyJson,
    eic: EicJson,
    meters: Vec<MeterJson>,
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

/// Positive: debt. Negative: credit.
#[derive(Serialize)]
struct BalanceJson {
    kopiykas: i64,
    as_of: String,
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

async fn list(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let accounts = app
        .db
        .run(move |db| Ok(of_consumer(db, signed.consumer)?))
        .await?;
    tagged(&headers, &AccountsJson { accounts })
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let now = app.clock.now();
    let account = app
        .db
        .run(move |db| {
            let period = reading_window::of_account(db, signed.consumer, &account, now)?.counts_for;
            let meters = meters::of_account(db, &account, period)?;
            Ok(one(db, &account, meters)?)
        })
        .await?
        .ok_or_else(Problem::not_found)?;
    tagged(&headers, &account)
}

fn of_consumer(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<AccountSummaryJson>> {
    db.prepare("SELECT id, label, address FROM account WHERE consumer_id = ?1 ORDER BY position")?
        .query_map([consumer], |row| {
            Ok(AccountSummaryJson {
                id: row.get(0)?,
                label: row.get(1)?,
                address: row.get(2)?,
            })
        })?
        .collect()
}

fn one(
    db: &Connection,
    account: &str,
    meters: Vec<MeterJson>,
) -> rusqlite::Result<Option<AccountJson>> {
    db.query_row(
        "SELECT account.*, given_name, patronymic, family_name,
             operator.name AS operator_name, operator.phone AS operator_phone,
             supplier.name AS supplier_name, supplier.phone AS supplier_phone
         FROM account
             JOIN consumer ON consumer.id = consumer_id
             JOIN operator ON operator.id = operator_id
             JOIN supplier ON supplier.id = supplier_id
         WHERE account.id = ?1",
        [account],
        |row| from_row(row, meters),
    )
    .optional()
}

fn from_row(row: &Row, meters: Vec<MeterJson>) -> rusqlite::Result<AccountJson> {
    let benefit: Option<u32> = row.get("benefit_percent")?;
    let subsidy: Option<i64> = row.get("subsidy_kopiykas")?;
    Ok(AccountJson {
        id: row.get("id")?,
        label: row.get("label")?,
        holder: ConsumerJson {
            given_name: row.get("given_name")?,
            patronymic: row.get("patronymic")?,
            family_name: row.get("family_name")?,
        },
        premises: PremisesJson {
            address: row.get("address")?,
            heating: row.get("heating")?,
            persons_registered: row.get("persons_registered")?,
        },
        operator: company(row, "operator")?,
        supplier: company(row, "supplier")?,
        eic: EicJson {
            consumer: row.get("eic_consumer")?,
            metering_point: row.get("eic_metering_point")?,
        },
        meters,
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

fn company(row: &Row, which: &str) -> rusqlite::Result<CompanyJson> {
    Ok(CompanyJson {
        name: row.get(&*format!("{which}_name"))?,
        phone: row.get(&*format!("{which}_phone"))?,
        account_number: row.get(&*format!("{which}_account"))?,
        balance: BalanceJson {
            kopiykas: row.get(&*format!("{which}_balance_kopiykas"))?,
            as_of: row.get("balance_as_of")?,
        },
    })
}
