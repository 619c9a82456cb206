//! One write a key: a client that saw no answer sends the same again and gets the first one's answer.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::App;
use crate::etag::hex;
use crate::problem::{self, Problem};

/// Seconds that a key is kept.
const KEPT: i64 = 24 * 60 * 60;

/// What is answered, and answered again.
pub(crate) struct Answer {
    pub status: StatusCode,
    pub content_type: String,
    pub location: Option<String>,
    pub body: String,
}

impl Answer {
    /// JSON; `location` is below the API's own address.
    pub fn json(
        status: StatusCode,
        location: Option<String>,
        json: &impl Serialize,
    ) -> Result<Answer, Problem> {
        Ok(Answer {
            status,
            content_type: "application/json".to_owned(),
            location: location.map(|path| format!("/api/v1{path}")),
            body: serde_json::to_string(json).map_err(|cause| Problem::internal(&cause))?,
        })
    }

    /// What was made, and where it can be read from now on.
    pub fn created(location: Option<String>, json: &impl Serialize) -> Result<Answer, Problem> {
        Answer::json(StatusCode::CREATED, location, json)
    }
}

/// Whose key it is, and what was sent under it.
#[derive(Clone)]
pub(crate) struct Claim {
    pub consumer: i64,
    pub key: String,
    request_hash: String,
}

impl Claim {
    pub fn new(consumer: i64, key: String, method: &str, path: &str, body: &[u8]) -> Claim {
        let mut request = Sha256::new();
        request.update(format!("{method} {path}\n"));
        request.update(body);
        Claim {
            consumer,
            key,
            request_hash: hex(&request.finalize()),
        }
    }
}

/// Does `work` once for the claim's key, after `delay`; every later call has the same answer.
pub(crate) async fn once(
    app: &App,
    claim: Claim,
    delay: Duration,
    work: impl FnOnce(&Connection, Timestamp) -> Result<Answer, Problem> + Send + 'static,
) -> Result<Answer, Problem> {
    // A task of its own from the start: a client that hangs up must not leave the key at work for ever.
    let app = app.clone();
    let task = tokio::spawn(async move {
        let now = app.clock.now();
        let claimed = claim.clone();
        if let Some(answer) = app.db.run(move |db| take(db, &claimed, now)).await? {
            return Ok(answer);
        }
        tokio::time::sleep(delay).await;
        let mine = claim.clone();
        let now = app.clock.now();
        let done = app.db.run(move |db| settle(db, &mine, now, work)).await;
        if done.is_err() {
            app.db.run(move |db| Ok(release(db, &claim)?)).await?;
        }
        done
    });
    task.await.map_err(|failure| Problem::internal(&failure))?
}

/// Nothing when the key is ours now, the first answer when it is there already.
fn take(db: &Connection, claim: &Claim, now: Timestamp) -> Result<Option<Answer>, Problem> {
    db.execute(
        "DELETE FROM idempotency_key WHERE created_at <= ?1",
        [now.as_second() - KEPT],
    )?;
    let taken = db.execute(
        "INSERT INTO idempotency_key (consumer_id, key, request_hash, created_at)
         VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        (
            claim.consumer,
            &claim.key,
            &claim.request_hash,
            now.as_second(),
        ),
    )?;
    if taken == 1 {
        return Ok(None);
    }
    let (request_hash, answer) = first(db, claim)?.ok_or_else(Problem::in_progress)?;
    if request_hash != claim.request_hash {
        return Err(Problem::key_reused());
    }
    answer.map(Some).ok_or_else(Problem::in_progress)
}

type First = (String, Option<Answer>);

fn first(db: &Connection, claim: &Claim) -> rusqlite::Result<Option<First>> {
    db.query_row(
        "SELECT request_hash, status, content_type, location, body
         FROM idempotency_key WHERE consumer_id = ?1 AND key = ?2",
        (claim.consumer, &claim.key),
        |row| {
            let status: Option<u16> = row.get(1)?;
            let Some(status) = status.and_then(|code| StatusCode::from_u16(code).ok()) else {
                return Ok((row.get(0)?, None));
            };
            let answer = Answer {
                status,
                content_type: row.get(2)?,
                location: row.get(3)?,
                body: row.get(4)?,
            };
            Ok((row.get(0)?, Some(answer)))
        },
    )
    .optional()
}

/// The write and its answer are kept together or not at all; a refused write leaves only its answer.
fn settle(
    db: &mut Transaction,
    claim: &Claim,
    now: Timestamp,
    work: impl FnOnce(&Connection, Timestamp) -> Result<Answer, Problem>,
) -> Result<Answer, Problem> {
    let savepoint = db.savepoint()?;
    let answer = match work(&savepoint, now) {
        Ok(answer) => {
            savepoint.commit()?;
            answer
        }
        Err(problem) if problem.status().is_server_error() => return Err(problem),
        Err(problem) => {
            savepoint.finish()?;
            Answer::from(problem)
        }
    };
    db.execute(
        "UPDATE idempotency_key SET status = ?3, content_type = ?4, location = ?5, body = ?6
         WHERE consumer_id = ?1 AND key = ?2",
        (
            claim.consumer,
            &claim.key,
            answer.status.as_u16(),
            &answer.content_type,
            &answer.location,
            &answer.body,
        ),
    )?;
    Ok(answer)
}

fn release(db: &Connection, claim: &Claim) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM idempotency_key WHERE consumer_id = ?1 AND key = ?2 AND status IS NULL",
        (claim.consumer, &claim.key),
    )
    .map(drop)
}

impl From<Problem> for Answer {
    fn from(problem: Problem) -> Answer {
        Answer {
            status: problem.status(),
            content_type: problem::MEDIA_TYPE.to_owned(),
            location: None,
            body: problem.body(),
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let media_type = [(header::CONTENT_TYPE, self.content_type)];
        let mut response = (self.status, media_type, self.body).into_response();
        if let Some(location) = self.location.and_then(|at| HeaderValue::from_str(&at).ok()) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        response
    }
}
