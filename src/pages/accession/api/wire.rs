//! The statement as the API writes it.

use crate::domain::account::{AccountNumber, Heating};
use crate::domain::contact::Phone;
use crate::domain::date::parse_iso;
use crate::domain::eic::EicCode;
use crate::domain::equipment::EquipmentKind;
use crate::pages::accession::model::{
    Accession, Answers, Appliance, BillsBy, Document, Facts, Meter, Need, Party, Place, State,
    Statement, Way, WayKind,
};
use crate::session::PersonJson;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
pub(super) struct NewAccessionJson {
    answers: AnswersJson,
}

#[derive(Serialize)]
pub(super) struct NewSubmissionJson<'a> {
    statement_id: &'a str,
    way: &'static str,
}

impl NewAccessionJson {
    pub fn of(answers: Answers) -> Self {
        Self {
            answers: answers.into(),
        }
    }
}

impl<'a> NewSubmissionJson<'a> {
    pub fn of(statement_id: &'a str, way: WayKind) -> Self {
        Self {
            statement_id,
            way: way.code(),
        }
    }
}

#[derive(Deserialize, Serialize)]
struct AnswersJson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    persons_registered: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heated_area: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bills_by: Option<String>,
}

impl From<Answers> for AnswersJson {
    fn from(answers: Answers) -> Self {
        Self {
            persons_registered: answers.persons_registered,
            heated_area: answers.heated_area,
            bills_by: answers.bills_by.map(|way| way.code().to_owned()),
        }
    }
}

impl From<AnswersJson> for Answers {
    fn from(json: AnswersJson) -> Self {
        Self {
            persons_registered: json.persons_registered,
            heated_area: json.heated_area,
            bills_by: json.bills_by.and_then(|code| BillsBy::of(&code)),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct AccessionJson {
    state: String,
    since: Option<String>,
    facts: FactsJson,
    needs: Vec<String>,
    statement: Option<StatementJson>,
    returned: Option<String>,
    decide_by: Option<String>,
    ways: Vec<WayJson>,
}

#[derive(Deserialize)]
struct FactsJson {
    holder: PersonJson,
    address: String,
    operator: PartyJson,
    supplier: PartyJson,
    eic: String,
    phone: String,
    email: String,
    heating: String,
    meters: Vec<MeterJson>,
    appliances: Vec<ApplianceJson>,
}

#[derive(Deserialize)]
struct PartyJson {
    name: String,
    account_number: String,
}

#[derive(Deserialize)]
struct MeterJson {
    model: String,
    serial: String,
}

#[derive(Deserialize)]
struct ApplianceJson {
    kind: String,
    model: String,
    quantity: u32,
}

#[derive(Deserialize)]
struct StatementJson {
    id: String,
    reference: String,
    made_at: String,
    facts: FactsJson,
    answers: AnswersJson,
    file_name: String,
}

#[derive(Deserialize)]
struct WayJson {
    kind: String,
    places: Vec<PlaceJson>,
    url: Option<String>,
}

#[derive(Deserialize)]
struct PlaceJson {
    name: String,
    address: String,
    hours: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct DocumentsJson {
    items: Vec<DocumentJson>,
}

#[derive(Deserialize)]
struct DocumentJson {
    id: String,
    name: String,
    company: String,
    date: String,
    bytes: u32,
    file_name: String,
}

impl TryFrom<AccessionJson> for Accession {
    type Error = ();

    fn try_from(json: AccessionJson) -> Result<Self, ()> {
        let day = |text: Option<String>| text.map(|day| parse_iso(&day).ok_or(())).transpose();
        Ok(Self {
            state: match json.state.as_str() {
                "none" => State::None,
                "prepared" => State::Prepared,
                "submitted" => State::Submitted,
                "accepted" => State::Accepted,
                "returned" => State::Returned,
                _ => State::Other,
            },
            since: day(json.since)?,
            facts: json.facts.try_into()?,
            needs: json.needs.iter().filter_map(|code| need(code)).collect(),
            statement: json.statement.map(TryInto::try_into).transpose()?,
            returned: json.returned,
            decide_by: day(json.decide_by)?,
            ways: json.ways.into_iter().filter_map(way).collect(),
        })
    }
}

/// One that is not known cannot be asked: the server will say that it is missing.
fn need(code: &str) -> Option<Need> {
    match code {
        "persons_registered" => Some(Need::PersonsRegistered),
        "heated_area" => Some(Need::HeatedArea),
        "bills_by" => Some(Need::BillsBy),
        _ => None,
    }
}

/// A way that is not known is not offered.
fn way(json: WayJson) -> Option<Way> {
    Some(Way {
        kind: WayKind::of(&json.kind)?,
        places: json.places.into_iter().map(Into::into).collect(),
        url: json.url,
    })
}

impl From<PlaceJson> for Place {
    fn from(json: PlaceJson) -> Self {
        Self {
            name: json.name,
            address: json.address,
            hours: json.hours,
        }
    }
}

impl TryFrom<StatementJson> for Statement {
    type Error = ();

    fn try_from(json: StatementJson) -> Result<Self, ()> {
        Ok(Self {
            id: json.id,
            reference: json.reference,
            made_at: json.made_at,
            facts: json.facts.try_into()?,
            answers: json.answers.into(),
            file_name: json.file_name,
        })
    }
}

impl TryFrom<FactsJson> for Facts {
    type Error = ();

    fn try_from(json: FactsJson) -> Result<Self, ()> {
        let meters = json.meters.into_iter().map(|meter| Meter {
            model: meter.model,
            serial: meter.serial,
        });
        let appliances = json.appliances.into_iter().map(|appliance| Appliance {
            kind: EquipmentKind::of(&appliance.kind),
            model: appliance.model,
            quantity: appliance.quantity,
        });
        Ok(Self {
            holder: json.holder.into(),
            address: json.address,
            operator: json.operator.try_into()?,
            supplier: json.supplier.try_into()?,
            eic: EicCode::parse(&json.eic).map_err(drop)?,
            phone: Phone::parse(&json.phone).ok_or(())?,
            email: json.email,
            heating: match json.heating.as_str() {
                "individual" => Heating::Individual,
                "district" => Heating::District,
                "none" => Heating::None,
                _ => Heating::Other,
            },
            meters: meters.collect(),
            appliances: appliances.collect(),
        })
    }
}

impl TryFrom<PartyJson> for Party {
    type Error = ();

    fn try_from(json: PartyJson) -> Result<Self, ()> {
        Ok(Self {
            name: json.name,
            account_number: AccountNumber::parse(&json.account_number).map_err(drop)?,
        })
    }
}

impl TryFrom<DocumentsJson> for Vec<Document> {
    type Error = ();

    fn try_from(json: DocumentsJson) -> Result<Self, ()> {
        json.items.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<DocumentJson> for Document {
    type Error = ();

    fn try_from(json: DocumentJson) -> Result<Self, ()> {
        Ok(Self {
            id: json.id,
            name: json.name,
            company: json.company,
            date: parse_iso(&json.date).ok_or(())?,
            bytes: json.bytes,
            file_name: json.file_name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use serde_json::json;

    fn read(name: &str) -> Accession {
        Accession::try_from(decode::<AccessionJson>(name)).expect(name)
    }

    #[test]
    fn the_contracts_states_are_read() {
        let none = read("AccessionNone");
        assert_eq!((none.state, none.statement), (State::None, None));
        assert_eq!(
            none.needs,
            [Need::PersonsRegistered, Need::HeatedArea, Need::BillsBy]
        );
        assert_eq!(none.ways.len(), 3);
        let prepared = read("AccessionPrepared").statement.expect("a statement");
        assert_eq!(prepared.answers.bills_by, Some(BillsBy::Cabinet));
        assert_eq!(prepared.file_name, "zaiava-1500000015.pdf");
        assert!(read("AccessionSubmitted").decide_by.is_some());
        assert!(read("AccessionReturned").returned.is_some());
    }

    #[test]
    fn a_word_of_tomorrow_breaks_nothing() {
        let mut json = example("AccessionNone");
        json["state"] = json!("lost");
        json["needs"] = json!(["shoe_size"]);
        json["ways"][0]["kind"] = json!("pigeon");
        let read: AccessionJson = serde_json::from_value(json).expect("the shape");
        let read = Accession::try_from(read).expect("an accession");
        assert_eq!((read.state, read.needs.len()), (State::Other, 0));
        let kinds: Vec<_> = read.ways.iter().map(|way| way.kind).collect();
        assert_eq!(kinds, [WayKind::Post, WayKind::Signature]);
    }

    #[test]
    fn what_cannot_be_read_is_none() {
        for path in [
            "/since",
            "/facts/eic",
            "/facts/phone",
            "/facts/supplier/account_number",
            "/statement/facts/eic",
        ] {
            let mut json = example("AccessionReturned");
            *json.pointer_mut(path).expect(path) = json!("?");
            let json: AccessionJson = serde_json::from_value(json).expect("the shape");
            assert!(Accession::try_from(json).is_err(), "{path}");
        }
    }

    #[test]
    fn the_contracts_documents_are_read() {
        let read = Vec::<Document>::try_from(decode::<DocumentsJson>("Documents"));
        assert_eq!(read.expect("documents")[1].bytes, 35_870);
    }

    #[test]
    fn what_goes_out_is_what_the_contract_shows() {
        let answers = Answers {
            persons_registered: Some(3),
            heated_area: Some("54.5".into()),
            bills_by: Some(BillsBy::Cabinet),
        };
        let new = NewAccessionJson::of(answers);
        let submission = NewSubmissionJson::of("s-1", WayKind::Office);
        let sent = |value: serde_json::Result<serde_json::Value>| value.expect("JSON");
        assert_eq!(sent(serde_json::to_value(new)), example("NewAccession"));
        assert_eq!(
            sent(serde_json::to_value(submission)),
            example("NewSubmission")
        );
    }
}
