//! Adding a home to a cabinet: a number of its bill, then a proof.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::links;
use crate::messages::{self, Language};
use crate::numbers::{self, Number, NumberKind};
use crate::problem::Problem;
use crate::proof::{self, ProofJson, ProofKind};
use crate::request::{FromCabinet, InPath, Json};
use crate::session::{Signed, secret};
use crate::summary::{self, SummaryJson};

/// Seconds until it is forgotten.
const LIFE: i64 = 24 * 60 * 60;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/account-claims", post(start))
        .route("/account-claims/{claim_id}/proof", post(prove))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewClaimJson {
    number: Option<String>,
    /// The contract has one shape for both; a cabinet has its language.
    #[serde(default, rename = "language")]
    _language: Language,
}

#[derive(Serialize)]
struct ClaimJson {
    id: String,
    number: String,
    number_kind: NumberKind,
    proofs: [ProofKind; 2],
}

type Created<T> = (StatusCode, JsonAnswer<T>);

async fn start(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    body: Json<NewClaimJson>,
) -> Result<Created<ClaimJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let number =
        numbers::parsed(body.value.number).map_err(|code| Problem::field("number", code))?;
    let claim = app
        .db
        .run(move |db| {
            refuse_linked(db, consumer, &number)?;
            started(db, consumer, number, now)
        })
        .await?;
    Ok((StatusCode::CREATED, JsonAnswer(claim)))
}

async fn prove(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(claim): InPath<String>,
    body: Json<ProofJson>,
) -> Result<Created<SummaryJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let home = app
        .db
        .run_counting(move |db| {
            let number = number_of(db, consumer, &claim, now)?;
            let account = proof::prove(db, &number, body.value, "value", now)?;
            // Sent again after a lost answer: it is there, and the others were told.
            if links::add(db, consumer, &account, now)? {
                messages::tell_joined(db, &account, consumer, now)?;
            }
            summary::one(db, consumer, &account, now)
        })
        .await?;
    Ok((StatusCode::CREATED, JsonAnswer(home)))
}

/// A consumer's own EIC code may stand for several homes: one that is missing here is enough to go on.
fn refuse_linked(db: &Connection, consumer: i64, number: &Number) -> Result<(), Problem> {
    let homes = number.homes(db)?;
    for home in &homes {
        if !links::has(db, consumer, home)? {
            return Ok(());
        }
    }
    if homes.is_empty() {
        Ok(())
    } else {
        Err(Problem::field("number", "already_linked"))
    }
}

fn started(
    db: &Connection,
    consumer: i64,
    number: Number,
    now: Timestamp,
) -> Result<ClaimJson, Problem> {
    let id = secret::<16>()?;
    db.execute(
        "DELETE FROM claim WHERE expires_at <= ?1",
        [now.as_second()],
    )?;
    db.execute(
        "INSERT INTO claim (id, consumer_id, number, number_kind, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            &id,
            consumer,
            &number.text,
            number.kind_name(),
            now.as_second(),
            now.as_second() + LIFE,
        ),
    )?;
    Ok(ClaimJson {
        id,
        proofs: proof::OFFERED,
        number_kind: number.kind,
        number: number.text,
    })
}

/// What the claim is about; another consumer's is not found.
fn number_of(
    db: &Connection,
    consumer: i64,
    claim: &str,
    now: Timestamp,
) -> Result<Number, Problem> {
    db.query_row(
        "SELECT number, number_kind FROM claim
         WHERE id = ?1 AND consumer_id = ?2 AND expires_at > ?3",
        (claim, consumer, now.as_second()),
        Number::from_row,
    )
    .optional()?
    .ok_or_else(Problem::not_found)
}
