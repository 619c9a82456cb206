//! Meters and gas appliances of a home on record, and that its people say so too.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::clock;
use crate::correction::{self, MentionJson};
use crate::equipment_record::{self, RecordJson};
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::links;
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Json, Keyed};
use crate::session::Signed;
use crate::trail::at;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/accounts/{account_id}/equipment", get(read))
        .route(
            "/accounts/{account_id}/equipment/confirmation",
            post(confirm),
        )
}

#[derive(Serialize)]
struct EquipmentJson {
    version: String,
    today: String,
    items: Vec<ListedJson>,
    confirmation: Option<ConfirmationJson>,
    operator: OperatorJson,
}

#[derive(Serialize)]
struct ListedJson {
    #[serde(flatten)]
    record: RecordJson,
    correction: Option<MentionJson>,
}

#[derive(Serialize)]
struct ConfirmationJson {
    confirmed_at: String,
    ask_again: Option<&'static str>,
}

#[derive(Serialize)]
struct OperatorJson {
    name: String,
    phone: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewConfirmationJson {
    version: Option<String>,
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    etag::read(&app, &headers, move |db, now| {
        of_home(db, signed.consumer, &account, now)
    })
    .await
}

async fn confirm(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(account): InPath<String>,
    keyed: Keyed,
    body: Json<NewConfirmationJson>,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let path = format!("/accounts/{account}/equipment/confirmation");
    let claim = Claim::new(consumer, keyed.key, "POST", &path, &body.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        let seen = body.value.version.filter(|version| !version.is_empty());
        let current = of_home(db, consumer, &account, now)?.version;
        match seen {
            None => return Err(Problem::field("version", "required")),
            Some(seen) if seen != current => return Err(Problem::field("version", "outdated")),
            Some(_) => keep(db, consumer, &account, &current, now)?,
        }
        let confirmed = of_home(db, consumer, &account, now)?;
        Answer::created(None, &confirmed)
    })
    .await
}

/// In the place of the one before.
pub(crate) fn keep(
    db: &Connection,
    consumer: i64,
    account: &str,
    version: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT OR REPLACE INTO equipment_confirmation (account_id, consumer_id, version, confirmed_at)
         VALUES (?1, ?2, ?3, ?4)",
        (account, consumer, version, now.as_second()),
    )
    .map(drop)
}

fn of_home(
    db: &Connection,
    consumer: i64,
    account: &str,
    now: Timestamp,
) -> Result<EquipmentJson, Problem> {
    links::required(db, consumer, account)?;
    correction::settle(db, now)?;
    let records = equipment_record::of_account(db, account)?;
    let version = equipment_record::version(&records);
    let listed = |record: RecordJson| {
        let correction = correction::open(db, consumer, &record.item.id)?;
        Ok(ListedJson { record, correction })
    };
    let items = records.into_iter().map(listed);
    Ok(EquipmentJson {
        items: items.collect::<rusqlite::Result<_>>()?,
        today: clock::day(now).to_string(),
        confirmation: confirmation(db, consumer, account, &version, now)?,
        operator: operator(db, account)?,
        version,
    })
}

fn confirmation(
    db: &Connection,
    consumer: i64,
    account: &str,
    version: &str,
    now: Timestamp,
) -> rusqlite::Result<Option<ConfirmationJson>> {
    db.query_row(
        "SELECT version, confirmed_at FROM equipment_confirmation
         WHERE account_id = ?1 AND consumer_id = ?2",
        (account, consumer),
        |row| {
            let (seen, confirmed): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(ConfirmationJson {
                confirmed_at: at(confirmed),
                ask_again: ask_again(seen == version, confirmed, now),
            })
        },
    )
    .optional()
}

fn ask_again(is_of_today: bool, confirmed: i64, now: Timestamp) -> Option<&'static str> {
    let confirmed = clock::day(Timestamp::from_second(confirmed).unwrap_or_default());
    if !is_of_today {
        return Some("changed");
    }
    (confirmed.saturating_add(1.year()) <= clock::day(now)).then_some("expired")
}

fn operator(db: &Connection, account: &str) -> rusqlite::Result<OperatorJson> {
    db.query_row(
        "SELECT name, phone FROM account JOIN operator ON operator.id = operator_id
         WHERE account.id = ?1",
        [account],
        |row| {
            Ok(OperatorJson {
                name: row.get(0)?,
                phone: row.get(1)?,
            })
        },
    )
}
