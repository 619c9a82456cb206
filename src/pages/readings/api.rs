//! Readings at the API: endpoints and wire shapes, which never leave this file.

use super::draft::Sent;
use super::model::{Confirmation, NewReading, Page, Passed, Reading, Reason, Status};
use crate::accounts::source;
use crate::domain::account::AccountId;
use crate::domain::date::{parse_iso, to_iso};
use crate::domain::meter::{CubicMetres, MeterId, MeterIndex};
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error, IdempotencyKey};
use serde::{Deserialize, Serialize};

const READINGS: &str = "readings";
/// Two years: what fits a chart, and a page of a table.
const PAGE: &str = "24";

/// A page of a meter's readings; `cursor` is [`Page::next`] of the page before.
pub fn list(
    api: Api,
    account: &AccountId,
    meter: &MeterId,
    cursor: Option<&str>,
) -> impl Future<Output = Result<Page, Error>> + use<> {
    let mut path = path(account);
    path.push_str(&["?limit=", PAGE, "&meter_id=", &encoded(&meter.0)].concat());
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

/// Hands in a reading: once, however often the same is asked for.
pub async fn submit(api: Api, account: &AccountId, sent: &Sent) -> Result<Reading, Error> {
    let answer: ReadingJson = api
        .post_keyed(READINGS, &path(account), sent.body.clone(), &sent.key)
        .await?;
    answer.try_into().map_err(unreadable)
}

/// A reading as it goes out, under a new key.
pub fn prepared(reading: &NewReading) -> Sent {
    Sent {
        key: IdempotencyKey::random(),
        body: serde_json::to_string(&NewReadingJson::from(reading)).unwrap_or_default(),
        in_doubt: false,
        at: js_sys::Date::now(),
    }
}

fn path(account: &AccountId) -> String {
    ["/accounts/", &account.0, "/readings"].concat()
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
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
    trail: Vec<PassedJson>,
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
            trail: json.trail.into_iter().map(Into::into).collect(),
        })
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

fn reason(word: String) -> Reason {
    match word.as_str() {
        "no_reading_submitted" => Reason::NoReadingSubmitted,
        "meter_not_accessible" => Reason::MeterNotAccessible,
        "value_not_plausible" => Reason::ValueNotPlausible,
        "meter_replacement_unknown" => Reason::MeterReplacementUnknown,
        _ => Reason::Other(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;

    #[test]
    fn the_contracts_readings_are_read() {
        for (name, expected) in [
            ("ReadingReceived", Status::Received),
            ("ReadingAccepted", Status::Accepted),
        ] {
            let reading = Reading::try_from(contract::decode::<ReadingJson>(name)).expect(name);
            assert_eq!(reading.status, expected);
            assert_eq!(reading.value, MeterIndex(4405));
            assert_eq!(reading.consumption, Some(CubicMetres(84)));
        }
    }

    #[test]
    fn the_contracts_page_is_read() {
        let page = Page::try_from(contract::decode::<PageJson>("ReadingPage")).expect("a page");
        assert_eq!(page.readings[0].reason, Some(Reason::NoReadingSubmitted));
        assert_eq!(page.next.as_deref(), Some("r-900"));
    }

    #[test]
    fn a_new_reading_goes_out_as_the_contract_says() {
        let mut reading = NewReading {
            meter: MeterId("m-70415".into()),
            value: MeterIndex(4405),
            taken_on: parse_iso("2026-11-03").expect("a day"),
            confirmations: vec![],
        };
        assert_eq!(sent(&reading), contract::example("NewReading"));
        reading.value = MeterIndex(12);
        reading.confirmations = vec![Confirmation::Rollover];
        assert_eq!(sent(&reading), contract::example("NewReadingRollover"));
    }

    fn sent(reading: &NewReading) -> serde_json::Value {
        serde_json::to_value(NewReadingJson::from(reading)).expect("json")
    }

    #[test]
    fn an_unreadable_period_is_an_error_and_never_a_default() {
        let mut json = contract::example("ReadingReceived");
        json["period"] = "2026-13".into();
        let json: ReadingJson = serde_json::from_value(json).expect("json");
        assert!(Reading::try_from(json).is_err());
    }

    #[test]
    fn a_word_of_tomorrow_is_kept() {
        assert_eq!(status("on_hold".into()), Status::Other("on_hold".into()));
        assert_eq!(reason("flood".into()), Reason::Other("flood".into()));
    }
}
