//! Readings at the API: endpoints and wire shapes, which never leave this file.

mod dates;

pub use dates::dates;

use super::model::{Confirmation, Mention, NewReading, Page, Passed, Reading, Status};
use crate::accounts::{reason, source};
use crate::domain::account::AccountId;
use crate::domain::date::{parse_iso, to_iso};
use crate::domain::meter::{CubicMetres, MeterId, MeterIndex};
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::js::encoded;
use chrono::NaiveDate;
use js_sys::Uint8Array;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use web_sys::Blob;

const READINGS: &str = "readings";
const PHOTO: &str = "photo";
/// A year, the one it is compared with, and the few that were corrected or rejected.
const YEARS: &str = "36";
/// All that the contract gives at once: ten years.
const DECADE: &str = "120";

/// A page of a meter's readings, the older ones by decades; `cursor` is [`Page::next`] of the page before.
pub fn list(
    api: Api,
    account: &AccountId,
    meter: &MeterId,
    cursor: Option<&str>,
) -> impl Future<Output = Result<Page, Error>> + use<> {
    let mut path = path(account);
    let limit = if cursor.is_some() { DECADE } else { YEARS };
    path.push_str(&["?limit=", limit, "&meter_id=", &encoded(&meter.0)].concat());
    if let Some(cursor) = cursor {
        path.push_str(&["&cursor=", &encoded(cursor)].concat());
    }
    let answer = api.get::<PageJson>(READINGS, path);
    async { answer.await?.try_into().map_err(unreadable) }
}

pub fn read(
    api: Api,
    account: &AccountId,
    id: &ReadingId,
) -> impl Future<Output = Result<Reading, Error>> + use<> {
    let answer = api.get::<ReadingJson>(READINGS, [&path(account), "/", &encoded(&id.0)].concat());
    async { answer.await?.try_into().map_err(unreadable) }
}

/// The photo that lies beside a reading.
pub fn photo(
    api: Api,
    account: &AccountId,
    id: &ReadingId,
) -> impl Future<Output = Result<Blob, Error>> + use<> {
    api.picture(PHOTO, photo_path(account, id))
}

/// Puts a photo beside a reading that is not accepted yet, in the place of the one before.
pub async fn put_photo(
    api: Api,
    account: &AccountId,
    id: &ReadingId,
    jpeg: &Uint8Array,
) -> Result<(), Error> {
    api.put_picture(PHOTO, &photo_path(account, id), jpeg).await
}

pub async fn drop_photo(api: Api, account: &AccountId, id: &ReadingId) -> Result<(), Error> {
    api.delete(PHOTO, &photo_path(account, id)).await
}

/// A reading as it goes out.
pub fn body(reading: &NewReading) -> String {
    serde_json::to_string(&NewReadingJson::from(reading)).unwrap_or_default()
}

fn path(account: &AccountId) -> String {
    ["/accounts/", &account.0, "/readings"].concat()
}

fn photo_path(account: &AccountId, id: &ReadingId) -> String {
    [&path(account), "/", &encoded(&id.0), "/photo"].concat()
}

fn unreadable(_: Unreadable) -> Error {
    Error::Unreadable { endpoint: READINGS }
}

/// A number, day or period that is none.
#[derive(Debug)]
struct Unreadable;

#[derive(Deserialize)]
struct PageJson {
    items: Vec<ReadingJson>,
    next_cursor: Option<String>,
}

#[derive(Deserialize)]
struct ReadingJson {
    id: String,
    reference: String,
    meter_id: String,
    meter_serial: String,
    value: u32,
    previous_value: Option<u32>,
    consumption_m3: Option<u32>,
    period: String,
    taken_on: String,
    source: String,
    status: String,
    submitted_at: String,
    reason: Option<String>,
    invoice: Option<InvoiceJson>,
    invoice_expected_on: Option<String>,
    correctable_until: Option<String>,
    replaces: Option<MentionJson>,
    replaced_by: Option<MentionJson>,
    photo: Option<IgnoredAny>,
    trail: Vec<PassedJson>,
}

#[derive(Deserialize)]
struct InvoiceJson {
    number: String,
}

#[derive(Deserialize)]
struct MentionJson {
    id: String,
    value: u32,
    submitted_at: String,
}

#[derive(Deserialize)]
struct PassedJson {
    stage: String,
    at: String,
}

#[derive(Serialize)]
struct NewReadingJson<'a> {
    meter_id: &'a str,
    value: u32,
    taken_on: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    confirmations: Vec<&'static str>,
}

impl TryFrom<PageJson> for Page {
    type Error = Unreadable;

    fn try_from(json: PageJson) -> Result<Self, Unreadable> {
        let readings: Result<_, _> = json.items.into_iter().map(TryInto::try_into).collect();
        Ok(Self {
            readings: readings?,
            next: json.next_cursor,
        })
    }
}

impl TryFrom<ReadingJson> for Reading {
    type Error = Unreadable;

    fn try_from(json: ReadingJson) -> Result<Self, Unreadable> {
        Ok(Self {
            id: ReadingId(json.id),
            reference: json.reference,
            meter: MeterId(json.meter_id),
            meter_serial: json.meter_serial,
            value: MeterIndex(json.value),
            previous: json.previous_value.map(MeterIndex),
            consumption: json.consumption_m3.map(CubicMetres),
            period: Period::parse(&json.period).ok_or(Unreadable)?,
            taken_on: parse_iso(&json.taken_on).ok_or(Unreadable)?,
            source: source(&json.source),
            status: status(json.status),
            submitted_at: json.submitted_at,
            reason: json.reason.map(reason),
            invoice: json.invoice.map(|invoice| invoice.number),
            invoice_on: day(json.invoice_expected_on)?,
            correctable_until: day(json.correctable_until)?,
            replaces: json.replaces.map(Into::into),
            replaced_by: json.replaced_by.map(Into::into),
            has_photo: json.photo.is_some(),
            trail: json.trail.into_iter().map(Into::into).collect(),
        })
    }
}

fn day(text: Option<String>) -> Result<Option<NaiveDate>, Unreadable> {
    text.map(|text| parse_iso(&text).ok_or(Unreadable))
        .transpose()
}

impl From<MentionJson> for Mention {
    fn from(json: MentionJson) -> Self {
        Self {
            id: ReadingId(json.id),
            value: MeterIndex(json.value),
            submitted_at: json.submitted_at,
        }
    }
}

impl From<PassedJson> for Passed {
    fn from(json: PassedJson) -> Self {
        Self {
            stage: status(json.stage),
            at: json.at,
        }
    }
}

impl<'a> From<&'a NewReading> for NewReadingJson<'a> {
    fn from(reading: &'a NewReading) -> Self {
        Self {
            meter_id: &reading.meter.0,
            value: reading.value.0,
            taken_on: to_iso(reading.taken_on),
            confirmations: reading
                .confirmations
                .iter()
                .copied()
                .map(confirmation)
                .collect(),
        }
    }
}

fn confirmation(confirmation: Confirmation) -> &'static str {
    match confirmation {
        Confirmation::Rollover => "rollover",
        Confirmation::MeterReplaced => "meter_replaced",
        Confirmation::UnusuallyLarge => "unusually_large",
        Confirmation::ReplacesStanding => "replaces_standing",
    }
}

fn status(word: String) -> Status {
    match word.as_str() {
        "received" => Status::Received,
        "accepted" => Status::Accepted,
        "counted" => Status::Counted,
        "rejected" => Status::Rejected,
        "superseded" => Status::Superseded,
        _ => Status::Other(word),
    }
}

#[cfg(test)]
mod tests;
