//! The photo of the meter beside a reading: whoever added it sees it, nobody else does.

use axum::Json as JsonAnswer;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use crate::App;
use crate::etag;
use crate::picture::{self, Picture};
use crate::problem::Problem;
use crate::reading::{self, Viewer};
use crate::request::{FromCabinet, InPath, media_type, within_limit};
use crate::session::Signed;
use crate::trail::at;

/// Bytes; the contract's limit, in place of the general one.
const LARGEST: usize = 2 * 1024 * 1024;

const MEDIA_TYPES: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

pub(crate) fn routes() -> Router<App> {
    Router::new().route(
        "/accounts/{account_id}/readings/{reading_id}/photo",
        get(read).put(put).delete(remove),
    )
}

/// The facts of a photo; its bytes have an address of their own.
#[derive(Serialize)]
pub(crate) struct PhotoJson {
    media_type: String,
    bytes: i64,
    width: u32,
    height: u32,
    added_at: String,
}

impl PhotoJson {
    /// From a row with the columns of `photo`, and `bytes`; nothing where there is none.
    pub fn from_row(row: &Row) -> rusqlite::Result<Option<PhotoJson>> {
        let Some(media_type) = row.get("media_type")? else {
            return Ok(None);
        };
        Ok(Some(PhotoJson {
            media_type,
            bytes: row.get("bytes")?,
            width: row.get("width")?,
            height: row.get("height")?,
            added_at: at(row.get("added_at")?),
        }))
    }
}

/// A body that says it is a picture.
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
            .ok_or_else(|| Problem::unsupported_media_type("Send a JPEG, PNG or WebP"))?;
        let bytes = within_limit(request.into_body(), LARGEST).await?;
        Ok(Sent { media_type, bytes })
    }
}

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath((account, reading)): InPath<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let (media_type, bytes) = app
        .db
        .run(move |db| {
            let viewer = Viewer::of_account(db, consumer, &account, now)?;
            let number = reading::number(&reading)?;
            reading::one(db, &account, number, &viewer)?;
            stored(db, number, consumer)?.ok_or_else(Problem::not_found)
        })
        .await?;
    let mut response = etag::answered(&headers, &media_type, bytes)?;
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("inline"),
    );
    Ok(response)
}

async fn put(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath((account, reading)): InPath<(String, String)>,
    sent: Sent,
) -> Result<JsonAnswer<PhotoJson>, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let photo = app
        .db
        .run(move |db| {
            let viewer = Viewer::of_account(db, consumer, &account, now)?;
            let number = unsettled(db, &account, &reading, &viewer)?;
            let picture = picture::read(sent.media_type, &sent.bytes)
                .map_err(|code| Problem::field("photo", code))?;
            keep(db, number, consumer, &picture, &sent.bytes, now)?;
            let reading = reading::one(db, &account, number, &viewer)?;
            reading.photo.ok_or_else(Problem::not_found)
        })
        .await?;
    Ok(JsonAnswer(photo))
}

async fn remove(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    InPath((account, reading)): InPath<(String, String)>,
) -> Result<StatusCode, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    app.db
        .run(move |db| {
            let viewer = Viewer::of_account(db, consumer, &account, now)?;
            let number = unsettled(db, &account, &reading, &viewer)?;
            db.execute(
                "DELETE FROM photo WHERE reading = ?1 AND consumer_id = ?2",
                (number, consumer),
            )?;
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The number of a reading whose photo may still change.
fn unsettled(
    db: &Connection,
    account: &str,
    reading: &str,
    viewer: &Viewer,
) -> Result<i64, Problem> {
    let number = reading::number(reading)?;
    if reading::one(db, account, number, viewer)?.status == "received" {
        Ok(number)
    } else {
        Err(Problem::settled())
    }
}

/// In the place of the one before; the very same again changes nothing, nor the time it was added.
pub(crate) fn keep(
    db: &Connection,
    reading: i64,
    consumer: i64,
    picture: &Picture,
    bytes: &[u8],
    now: Timestamp,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO photo (reading, consumer_id, media_type, picture, width, height, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (reading, consumer_id) DO UPDATE SET media_type = excluded.media_type,
             picture = excluded.picture, width = excluded.width, height = excluded.height,
             added_at = excluded.added_at
         WHERE photo.picture <> excluded.picture",
        (
            reading,
            consumer,
            picture.media_type,
            bytes,
            picture.width,
            picture.height,
            now.as_second(),
        ),
    )
    .map(drop)
}

fn stored(
    db: &Connection,
    reading: i64,
    consumer: i64,
) -> rusqlite::Result<Option<(String, Vec<u8>)>> {
    db.query_row(
        "SELECT media_type, picture FROM photo WHERE reading = ?1 AND consumer_id = ?2",
        (reading, consumer),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}
