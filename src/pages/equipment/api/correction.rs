//! What is wrong in the record: sent once, then followed.

use crate::attachments::api::AttachmentJson;
use crate::domain::account::AccountId;
use crate::domain::date::parse_iso;
use crate::domain::equipment::{CorrectionId, EquipmentKind};
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::once;
use crate::pages::equipment::model::{
    Correction, Decision, NewCorrection, Passed, Stage, Visit, Was, What,
};
use serde::{Deserialize, Serialize};

const CORRECTIONS: &str = "corrections";

/// One's own of a home, newest first.
pub fn corrections(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Vec<Correction>, Error>> + use<> {
    let answer = api.get::<CorrectionsJson>(CORRECTIONS, super::path(home, "/corrections"));
    async {
        let all = answer.await?.items.into_iter();
        all.map(|one| one.try_into().map_err(unreadable)).collect()
    }
}

pub fn read_correction(
    api: Api,
    id: &CorrectionId,
) -> impl Future<Output = Result<Correction, Error>> + use<> {
    let path = ["/equipment-corrections/", &encoded(&id.0)].concat();
    let answer = api.get::<CorrectionJson>(CORRECTIONS, path);
    async { answer.await?.try_into().map_err(unreadable) }
}

/// Once, however often it is sent: the same after a lost answer goes out under the same key.
pub async fn create(api: Api, home: AccountId, new: NewCorrection) -> Result<CorrectionId, Error> {
    let body = serde_json::to_string(&NewCorrectionJson::from(&new)).unwrap_or_default();
    let act = ["correction.", &home.0].concat();
    let path = super::path(&home, "/corrections");
    let answer: Result<CreatedJson, Error> = once::post(api, CORRECTIONS, &act, &path, body).await;
    answer.map(|created| CorrectionId(created.id))
}

fn unreadable((): ()) -> Error {
    Error::Unreadable {
        endpoint: CORRECTIONS,
    }
}

#[derive(Deserialize)]
struct CreatedJson {
    id: String,
}

#[derive(Serialize)]
struct NewCorrectionJson<'a> {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    attachment_ids: Vec<&'a str>,
}

impl<'a> From<&'a NewCorrection> for NewCorrectionJson<'a> {
    fn from(new: &'a NewCorrection) -> Self {
        Self {
            what: new.what.code(),
            item_id: new.item.as_deref(),
            kind: new.kind.map(EquipmentKind::code),
            value: new.value.as_deref(),
            quantity: new.quantity,
            text: new.text.as_deref(),
            attachment_ids: new.attachments.iter().map(|id| id.0.as_str()).collect(),
        }
    }
}

#[derive(Deserialize)]
struct CorrectionsJson {
    items: Vec<CorrectionJson>,
}

#[derive(Deserialize)]
struct CorrectionJson {
    id: String,
    reference: String,
    account_id: String,
    what: String,
    item: Option<WasJson>,
    kind: Option<String>,
    value: Option<String>,
    quantity: Option<u32>,
    text: Option<String>,
    attachments: Vec<AttachmentJson>,
    status: String,
    created_at: String,
    decide_by: String,
    visit: Option<VisitJson>,
    decision: Option<DecisionJson>,
    trail: Vec<PassedJson>,
}

#[derive(Deserialize)]
struct WasJson {
    kind: String,
    model: String,
    serial: Option<String>,
    quantity: u32,
}

#[derive(Deserialize)]
struct VisitJson {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct DecisionJson {
    text: String,
    at: String,
}

#[derive(Deserialize)]
struct PassedJson {
    stage: String,
    at: String,
}

impl TryFrom<CorrectionJson> for Correction {
    type Error = ();

    fn try_from(json: CorrectionJson) -> Result<Self, ()> {
        Ok(Self {
            id: CorrectionId(json.id),
            reference: json.reference,
            home: AccountId(json.account_id),
            what: What::of(&json.what).unwrap_or(What::Other),
            item: json.item.map(Into::into),
            kind: json.kind.map(|kind| EquipmentKind::of(&kind)),
            value: json.value,
            quantity: json.quantity,
            text: json.text,
            attachments: json.attachments.into_iter().map(Into::into).collect(),
            status: stage(&json.status),
            created_at: json.created_at,
            decide_by: parse_iso(&json.decide_by).ok_or(())?,
            visit: json.visit.map(|visit| Visit {
                from: visit.from,
                to: visit.to,
            }),
            decision: json.decision.map(|decision| Decision {
                text: decision.text,
                at: decision.at,
            }),
            trail: json.trail.into_iter().map(passed).collect(),
        })
    }
}

impl From<WasJson> for Was {
    fn from(json: WasJson) -> Self {
        Self {
            kind: EquipmentKind::of(&json.kind),
            model: json.model,
            serial: json.serial,
            quantity: json.quantity,
        }
    }
}

fn passed(json: PassedJson) -> Passed {
    Passed {
        stage: stage(&json.stage),
        at: json.at,
    }
}

fn stage(word: &str) -> Stage {
    match word {
        "received" => Stage::Received,
        "in_work" => Stage::InWork,
        "visit_set" => Stage::VisitSet,
        "corrected" => Stage::Corrected,
        "refused" => Stage::Refused,
        _ => Stage::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::AttachmentId;
    use crate::contract::{decode, example};

    #[test]
    fn the_contracts_corrections_are_read() {
        let read = |name| Correction::try_from(decode::<CorrectionJson>(name)).expect(name);
        let received = read("CorrectionReceived");
        assert_eq!(
            (received.status, received.attachments.len()),
            (Stage::Received, 1)
        );
        let refused = read("CorrectionRefused");
        assert_eq!(refused.status, Stage::Refused);
        assert!(refused.decision.is_some() && refused.visit.is_some());
        let listed = decode::<CorrectionsJson>("Corrections").items;
        assert_eq!(stage(&listed[0].status), Stage::VisitSet);
    }

    #[test]
    fn a_word_that_is_not_known_breaks_nothing_and_a_day_that_is_none_does() {
        let mut json = example("CorrectionReceived");
        json["what"] = "colour".into();
        json["status"] = "lost".into();
        let one: CorrectionJson = serde_json::from_value(json.clone()).expect("the shape");
        let one = Correction::try_from(one).expect("a correction");
        assert_eq!((one.what, one.status), (What::Other, Stage::Other));
        json["decide_by"] = "soon".into();
        let one: CorrectionJson = serde_json::from_value(json).expect("the shape");
        assert!(Correction::try_from(one).is_err());
    }

    #[test]
    fn what_goes_out_is_what_the_contract_shows() {
        let right = NewCorrection {
            what: What::Serial,
            item: Some("m-70415".into()),
            kind: None,
            value: Some("0070451".into()),
            quantity: None,
            text: Some("На табличці інші дві останні цифри.".into()),
            attachments: vec![AttachmentId("at-12".into())],
        };
        let missing = NewCorrection {
            what: What::Missing,
            item: None,
            kind: Some(EquipmentKind::Boiler),
            value: Some("Vaillant turboTEC".into()),
            quantity: Some(1),
            text: Some("Поставили 2021 року, акт є.".into()),
            attachments: Vec::new(),
        };
        for (new, name) in [(right, "NewCorrection"), (missing, "NewCorrectionMissing")] {
            let sent = serde_json::to_value(NewCorrectionJson::from(&new)).expect("JSON");
            assert_eq!(sent, example(name));
        }
    }
}
