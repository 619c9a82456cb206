//! `/accounts/{id}/equipment` of the contract, and the corrections of it.

mod correction;

use super::model::{Again, Confirmation, Equipment, Item, Mention, Operator, Seal};
use crate::domain::account::AccountId;
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::equipment::{CorrectionId, EquipmentKind};
use crate::http::{Api, Error};
use crate::once;
use chrono::NaiveDate;
pub use correction::{corrections, create, read_correction};
use serde::{Deserialize, Serialize};

const EQUIPMENT: &str = "equipment";

pub fn equipment(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Equipment, Error>> + use<> {
    let answer = api.get::<EquipmentJson>(EQUIPMENT, path(home, ""));
    async { answer.await?.try_into().map_err(unreadable) }
}

/// Once, however often it is sent: `version` is of the record that was looked at.
pub async fn confirm(api: Api, home: AccountId, version: String) -> Result<Equipment, Error> {
    const ACT: &str = "equipment-confirmation";
    let body =
        serde_json::to_string(&NewConfirmationJson { version: &version }).unwrap_or_default();
    let act = [ACT, ".", &home.0].concat();
    let answer: Result<EquipmentJson, Error> =
        once::post(api, EQUIPMENT, &act, &path(&home, "/confirmation"), body).await;
    answer?.try_into().map_err(unreadable)
}

fn path(home: &AccountId, below: &str) -> String {
    ["/accounts/", &home.0, "/equipment", below].concat()
}

fn unreadable((): ()) -> Error {
    Error::Unreadable {
        endpoint: EQUIPMENT,
    }
}

#[derive(Serialize)]
struct NewConfirmationJson<'a> {
    version: &'a str,
}

#[derive(Deserialize)]
struct EquipmentJson {
    version: String,
    today: String,
    items: Vec<ItemJson>,
    confirmation: Option<ConfirmationJson>,
    operator: OperatorJson,
}

#[derive(Deserialize)]
struct OperatorJson {
    name: String,
    phone: String,
}

#[derive(Deserialize)]
struct ConfirmationJson {
    confirmed_at: String,
    ask_again: Option<String>,
}

#[derive(Deserialize)]
struct ItemJson {
    id: String,
    kind: String,
    model: String,
    serial: Option<String>,
    quantity: u32,
    location: Option<String>,
    installed_on: Option<String>,
    verified_on: Option<String>,
    next_verification_on: Option<String>,
    seals: Vec<SealJson>,
    correction: Option<MentionJson>,
}

#[derive(Deserialize)]
struct SealJson {
    number: String,
    put_on: String,
}

#[derive(Deserialize)]
struct MentionJson {
    id: String,
    reference: String,
}

impl TryFrom<EquipmentJson> for Equipment {
    type Error = ();

    fn try_from(json: EquipmentJson) -> Result<Self, ()> {
        let items = json.items.into_iter().map(TryInto::try_into);
        Ok(Self {
            version: json.version,
            today: parse_iso(&json.today).ok_or(())?,
            items: items.collect::<Result<_, _>>()?,
            confirmation: json.confirmation.map(Into::into),
            operator: Operator {
                name: json.operator.name,
                phone: Phone::parse(&json.operator.phone).ok_or(())?,
            },
        })
    }
}

impl From<ConfirmationJson> for Confirmation {
    fn from(json: ConfirmationJson) -> Self {
        Self {
            at: json.confirmed_at,
            again: json.ask_again.map(|why| match why.as_str() {
                "changed" => Again::Changed,
                _ => Again::Expired,
            }),
        }
    }
}

impl TryFrom<ItemJson> for Item {
    type Error = ();

    fn try_from(json: ItemJson) -> Result<Self, ()> {
        let seals = json.seals.into_iter().map(|seal| {
            Ok(Seal {
                number: seal.number,
                put_on: parse_iso(&seal.put_on).ok_or(())?,
            })
        });
        Ok(Self {
            id: json.id,
            kind: EquipmentKind::of(&json.kind),
            model: json.model,
            serial: json.serial,
            quantity: json.quantity,
            location: json.location,
            installed_on: day(json.installed_on)?,
            verified_on: day(json.verified_on)?,
            next_verification_on: day(json.next_verification_on)?,
            seals: seals.collect::<Result<_, ()>>()?,
            correction: json.correction.map(|mention| Mention {
                id: CorrectionId(mention.id),
                reference: mention.reference,
            }),
        })
    }
}

fn day(text: Option<String>) -> Result<Option<NaiveDate>, ()> {
    text.map(|day| parse_iso(&day).ok_or(())).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use serde_json::json;

    #[test]
    fn the_contracts_record_is_read() {
        let read = Equipment::try_from(decode::<EquipmentJson>("Equipment")).expect("a record");
        let [meter, stove] = read.items.as_slice() else {
            panic!("two of them")
        };
        assert_eq!(meter.kind, EquipmentKind::Meter);
        assert_eq!(meter.next_verification_on, parse_iso("2027-04-15"));
        assert_eq!(meter.seals[0].number, "С-204518");
        assert_eq!((stove.serial.as_ref(), stove.quantity), (None, 1));
        assert_eq!(
            stove.correction.as_ref().map(|one| one.reference.as_str()),
            Some("О-2026-000003")
        );
        let again = read
            .confirmation
            .and_then(|confirmation| confirmation.again);
        assert_eq!(again, Some(Again::Expired));
    }

    #[test]
    fn a_word_of_tomorrow_is_another_one_and_what_cannot_be_read_is_none() {
        let mut json = example("Equipment");
        json["items"][1]["kind"] = json!("rocket");
        json["confirmation"]["ask_again"] = json!("why_not");
        let read: EquipmentJson = serde_json::from_value(json).expect("the shape");
        let read = Equipment::try_from(read).expect("a record");
        assert_eq!(read.items[1].kind, EquipmentKind::Other);
        assert_eq!(
            read.confirmation.and_then(|one| one.again),
            Some(Again::Expired)
        );
        for path in [
            "/today",
            "/items/0/installed_on",
            "/items/0/seals/0/put_on",
            "/operator/phone",
        ] {
            let mut json = example("Equipment");
            *json.pointer_mut(path).expect(path) = json!("?");
            let json: EquipmentJson = serde_json::from_value(json).expect("the shape");
            assert!(Equipment::try_from(json).is_err(), "{path}");
        }
    }

    #[test]
    fn what_is_confirmed_goes_out_as_the_contract_shows() {
        let shown = example("NewConfirmation");
        let version = shown["version"].as_str().expect("a version");
        let sent = serde_json::to_value(NewConfirmationJson { version }).expect("JSON");
        assert_eq!(sent, shown);
    }
}
