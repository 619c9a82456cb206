//! Photos and papers that something is sent with: kept as soon as they are chosen, then part of what was sent.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::App;
use crate::etag;
use crate::idempotency::{Answer, Claim, once};
use crate::picture;
use crate::problem::Problem;
use crate::request::{FromCabinet, InPath, Keyed, media_type, within_limit};
use crate::session::Signed;
use crate::trail::at;

/// Bytes.
const LARGEST_PICTURE: usize = 2 * 1024 * 1024;
const LARGEST_PDF: usize = 5 * 1024 * 1024;

/// With one message, one correction.
const MOST: usize = 5;

/// Seconds that one is kept which is part of nothing.
const KEPT: i64 = 24 * 60 * 60;

const PDF: &str = "application/pdf";
const MEDIA_TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/webp", PDF];

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/attachments", post(create))
        .route("/attachments/{attachment_id}", get(read).delete(remove))
}

#[derive(Serialize)]
pub(crate) struct AttachmentJson {
    id: String,
    media_type: String,
    bytes: i64,
    added_at: String,
}

impl AttachmentJson {
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A body that says what it is.
struct Sent {
    media_type: &'static str,
    bytes: Bytes,
}

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Sent, Problem> {
        let announced = media_type(request.headers()).unwrap_or_default();
        let media_type = MEDIA_TYPES
            .into_iter()
            .find(|known| announced.eq_ignore_ascii_case(known))
            .ok_or_else(|| Problem::unsupported_media_type("Send a JPEG, PNG, WebP or PDF"))?;
        let largest = match media_type {
            PDF => LARGEST_PDF,
            _ => LARGEST_PICTURE,
        };
        let bytes = within_limit(request.into_body(), largest).await?;
        Ok(Sent { media_type, bytes })
    }
}

async fn create(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    keyed: Keyed,
    sent: Sent,
) -> Result<Answer, Problem> {
    let consumer = signed.consumer;
    let claim = Claim::new(consumer, keyed.key, "POST", "/attachments", &sent.bytes);
    once(&app, claim, keyed.delay, move |db, now| {
        forget_old(db, now)?;
        check(&sent).map_err(|code| Problem::field("attachment", code))?;
        let kept = keep(db, consumer, sent.media_type, &sent.bytes, now)?;
        Answer::created(Some(format!("/attachments/{}", kept.id)), &kept)
    })
    .await
}

/// The code of what is wrong with it, if anything is.
fn check(sent: &Sent) -> Result<(), &'static str> {
    match sent.media_type {
        PDF if is_whole_pdf(&sent.bytes) => Ok(()),
        PDF => Err("not_a_pdf"),
        picture => picture::read(picture, &sent.bytes).map(drop),
    }
}

fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    bytes.starts_with(b"%PDF-") && tail.windows(5).any(|mark| mark == b"%%EOF")
}

/// A seed or a body that was looked at.
pub(crate) fn keep(
    db: &Connection,
    consumer: i64,
    media_type: &str,
    bytes: &[u8],
    now: Timestamp,
) -> rusqlite::Result<AttachmentJson> {
    db.query_row(
        "INSERT INTO attachment (consumer_id, media_type, content, added_at)
         VALUES (?1, ?2, ?3, ?4) RETURNING *, length(content) AS bytes",
        (consumer, media_type, bytes, now.as_second()),
        from_row,
    )
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(id): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let stored = app
        .db
        .run(move |db| {
            forget_old(db, now)?;
            Ok(content(db, Some(consumer), &id)?)
        })
        .await?;
    let (media_type, bytes) = stored.ok_or_else(Problem::not_found)?;
    served(&headers, &media_type, bytes)
}

/// A picture to be looked at, a PDF to be kept.
pub(crate) fn served(
    request: &HeaderMap,
    media_type: &str,
    bytes: Vec<u8>,
) -> Result<Response, Problem> {
    let mut response = etag::answered(request, media_type, bytes)?;
    let how = match media_type {
        PDF => "attachment",
        _ => "inline",
    };
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(how));
    Ok(response)
}

/// Media type and bytes. Of this consumer; of anybody for the operator, who asks for none.
pub(crate) fn content(
    db: &Connection,
    consumer: Option<i64>,
    id: &str,
) -> rusqlite::Result<Option<(String, Vec<u8>)>> {
    db.query_row(
        "SELECT media_type, content FROM attachment
         WHERE number = ?1 AND consumer_id = coalesce(?2, consumer_id)",
        (number(id), consumer),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

async fn remove(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath(id): InPath<String>,
) -> Result<StatusCode, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    app.db
        .run(move |db| {
            forget_old(db, now)?;
            let gone = db.execute(
                "DELETE FROM attachment WHERE number = ?1 AND consumer_id = ?2 AND part_of IS NULL",
                (number(&id), consumer),
            )?;
            if gone == 1 {
                return Ok(());
            }
            let stays = content(db, Some(consumer), &id)?.is_some();
            Err(match stays {
                true => Problem::attached(),
                false => Problem::not_found(),
            })
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Those that are named, in order, each theirs and free; else the code of field `attachment_ids`.
pub(crate) fn free(
    db: &Connection,
    consumer: i64,
    ids: &[String],
    now: Timestamp,
) -> rusqlite::Result<Result<Vec<i64>, &'static str>> {
    forget_old(db, now)?;
    if ids.len() > MOST {
        return Ok(Err("too_many"));
    }
    let mut numbers = Vec::new();
    for id in ids {
        let found = db
            .query_row(
                "SELECT number FROM attachment
                 WHERE number = ?1 AND consumer_id = ?2 AND part_of IS NULL",
                (number(id), consumer),
                |row| row.get::<_, i64>(0),
            )
            .optional()?;
        match found {
            Some(number) if !numbers.contains(&number) => numbers.push(number),
            _ => return Ok(Err("unknown")),
        }
    }
    Ok(Ok(numbers))
}

/// From now on they are part of `whole`, which is a kind and a number, and stay.
pub(crate) fn attach(db: &Connection, numbers: &[i64], whole: &str) -> rusqlite::Result<()> {
    for (place, number) in numbers.iter().enumerate() {
        db.execute(
            "UPDATE attachment SET part_of = ?2, place = ?3 WHERE number = ?1",
            (number, whole, place as i64),
        )?;
    }
    Ok(())
}

/// What `whole` was sent with, in order.
pub(crate) fn of(db: &Connection, whole: &str) -> rusqlite::Result<Vec<AttachmentJson>> {
    db.prepare(
        "SELECT *, length(content) AS bytes FROM attachment WHERE part_of = ?1 ORDER BY place",
    )?
    .query_map([whole], from_row)?
    .collect()
}

fn from_row(row: &Row) -> rusqlite::Result<AttachmentJson> {
    let number: i64 = row.get("number")?;
    Ok(AttachmentJson {
        id: format!("at-{number}"),
        media_type: row.get("media_type")?,
        bytes: row.get("bytes")?,
        added_at: at(row.get("added_at")?),
    })
}

/// Nothing where the id is none of ours.
fn number(id: &str) -> Option<i64> {
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits = id.strip_prefix("at-").filter(is_number)?;
    digits.parse().ok()
}

fn forget_old(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    db.execute(
        "DELETE FROM attachment WHERE part_of IS NULL AND added_at <= ?1",
        [now.as_second() - KEPT],
    )
    .map(drop)
}
