//! A parcel at the API: endpoints and wire shapes, which never leave this file.

use super::parcel::Parcel;
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error};
use crate::js::encoded;
use js_sys::Uint8Array;
use serde::Deserialize;

const READINGS: &str = "readings";
/// A parcel is three days old at most: what came of it is among the newest.
const NEWEST: &str = "10";

/// Hands the reading in, in a single try.
pub async fn submit(api: Api, parcel: &Parcel) -> Result<ReadingId, Error> {
    let received: ReadingJson = api
        .post_keyed(READINGS, &path(parcel), parcel.body.clone(), &parcel.key)
        .await?;
    Ok(ReadingId(received.id))
}

/// The reading that came of it, if one did.
pub async fn find(api: Api, parcel: &Parcel) -> Result<Option<ReadingId>, Error> {
    let meter = encoded(&parcel.meter.0);
    let path = [&path(parcel), "?limit=", NEWEST, "&meter_id=", &meter].concat();
    let page: PageJson = api.get_once(READINGS, &path).await?;
    let found = page.items.into_iter().find(|reading| reading.is_of(parcel));
    Ok(found.map(|reading| ReadingId(reading.id)))
}

/// Puts its photo beside the reading.
pub async fn add_photo(
    api: Api,
    parcel: &Parcel,
    reading: &ReadingId,
    bytes: &Uint8Array,
) -> Result<(), Error> {
    let reading = encoded(&reading.0);
    let path = [&path(parcel), "/", &reading, "/photo"].concat();
    api.put_picture(READINGS, &path, bytes).await
}

fn path(parcel: &Parcel) -> String {
    ["/accounts/", &parcel.account.0, "/readings"].concat()
}

#[derive(Deserialize)]
struct PageJson {
    items: Vec<ReadingJson>,
}

#[derive(Deserialize)]
struct ReadingJson {
    id: String,
    value: u32,
    taken_on: String,
    source: String,
}

impl ReadingJson {
    fn is_of(&self, parcel: &Parcel) -> bool {
        self.value == parcel.value.0
            && self.taken_on == parcel.taken_on
            && self.source == "consumer"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;
    use crate::domain::account::AccountId;
    use crate::domain::meter::{MeterId, MeterIndex};
    use crate::outbox::State;

    /// What the contract's example of a new reading says.
    fn parcel() -> Parcel {
        Parcel {
            key: serde_json::from_str(r#""k-1234567890123456""#).expect("a key"),
            account: AccountId("a-1500000015".into()),
            meter: MeterId("m-70415".into()),
            serial: "0070415".into(),
            value: MeterIndex(4405),
            taken_on: "2026-11-03".into(),
            body: String::new(),
            made_at: 0.0,
            tries: 0,
            first_sent_at: None,
            in_doubt: false,
            not_before: 0.0,
            has_photo: false,
            photo_refused: false,
            state: State::Waiting,
        }
    }

    #[test]
    fn what_came_of_a_parcel_is_known_by_value_day_and_source() {
        let reading: ReadingJson = contract::decode("ReadingReceived");
        let sent = parcel();
        assert!(reading.is_of(&sent));
        let other = |change: fn(&mut ReadingJson)| {
            let mut reading: ReadingJson = contract::decode("ReadingReceived");
            change(&mut reading);
            reading.is_of(&sent)
        };
        assert!(!other(|reading| reading.value += 1));
        assert!(!other(|reading| reading.taken_on = "2026-11-02".into()));
        assert!(!other(|reading| reading.source = "operator".into()));
    }

    #[test]
    fn the_contracts_page_is_read() {
        let page: PageJson = contract::decode("ReadingPage");
        assert!(!page.items.is_empty());
    }
}
