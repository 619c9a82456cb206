//! `/registrations`, `/registration-terms` and `/account-claims` of the contract.

use super::model::{Claimed, Consent, NewPerson, Paragraph, Proof, ProofKind, Registration, Terms};
use crate::confirmation::{CodeSent, CodeSentJson, ConfirmationJson, NewCodeJson};
use crate::domain::bill_number::{BillNumber, BillNumberKind};
use crate::domain::contact::{Channel, Email, Phone};
use crate::http::{Api, Error};
use crate::locale::Lang;
use crate::session::{PersonJson, Session};
use serde::{Deserialize, Serialize};

const REGISTRATIONS: &str = "registrations";
const CLAIMS: &str = "account-claims";
const TERMS: &str = "registration-terms";

#[derive(Serialize)]
struct NumberJson<'a> {
    number: &'a str,
    /// Of the letters that come before there is a cabinet, and of the cabinet's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

#[derive(Deserialize)]
struct RegistrationJson {
    id: String,
    number: String,
    number_kind: String,
    proofs: Vec<String>,
    is_proven: bool,
    person: Option<NewPersonJson>,
    has_password: bool,
    consents: Option<Vec<String>>,
    code: Option<CodeSentJson>,
}

#[derive(Deserialize)]
struct ClaimJson {
    id: String,
    number: String,
    number_kind: String,
    proofs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct NewPersonJson {
    name: PersonJson,
    email: String,
    phone: String,
}

#[derive(Serialize)]
struct ProofJson<'a> {
    kind: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct ConsentsJson<'a> {
    version: &'a str,
    agreed: &'a [String],
}

/// One answer.
#[derive(Serialize, Default)]
struct PartJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<ProofJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<NewPersonJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consents: Option<ConsentsJson<'a>>,
}

#[derive(Deserialize)]
struct TermsJson {
    version: String,
    notice: Vec<ParagraphJson>,
    consents: Vec<ConsentJson>,
}

#[derive(Deserialize)]
struct ParagraphJson {
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct ConsentJson {
    code: String,
    is_required: bool,
    text: String,
}

/// What comes back of a proven claim: the homes are read anew anyway.
#[derive(Deserialize)]
struct AddedJson {
    id: String,
}

impl TryFrom<RegistrationJson> for Registration {
    type Error = Error;

    fn try_from(json: RegistrationJson) -> Result<Self, Error> {
        Ok(Self {
            id: json.id,
            claimed: claimed(json.number, &json.number_kind, &json.proofs),
            is_proven: json.is_proven,
            person: json.person.map(NewPerson::try_from).transpose()?,
            has_password: json.has_password,
            consents: json.consents,
            code: json.code.map(CodeSent::try_from).transpose()?,
        })
    }
}

impl TryFrom<NewPersonJson> for NewPerson {
    type Error = Error;

    fn try_from(json: NewPersonJson) -> Result<Self, Error> {
        let unreadable = || Error::Unreadable {
            endpoint: REGISTRATIONS,
        };
        Ok(Self {
            name: json.name.into(),
            email: Email::parse(&json.email).ok_or_else(unreadable)?,
            phone: Phone::parse(&json.phone).ok_or_else(unreadable)?,
        })
    }
}

impl From<&NewPerson> for NewPersonJson {
    fn from(person: &NewPerson) -> Self {
        Self {
            name: person.name.clone().into(),
            email: person.email.as_str().to_owned(),
            phone: person.phone.as_str().to_owned(),
        }
    }
}

impl From<TermsJson> for Terms {
    fn from(json: TermsJson) -> Self {
        let paragraph = |json: ParagraphJson| Paragraph {
            title: json.title,
            text: json.text,
        };
        let consent = |json: ConsentJson| Consent {
            code: json.code,
            is_required: json.is_required,
            text: json.text,
        };
        Self {
            version: json.version,
            notice: json.notice.into_iter().map(paragraph).collect(),
            consents: json.consents.into_iter().map(consent).collect(),
        }
    }
}

/// A proof of a kind that this version does not know is one that it cannot offer.
fn claimed(number: String, kind: &str, proofs: &[String]) -> Claimed {
    let proof = |kind: &String| match kind.as_str() {
        "meter_serial" => Some(ProofKind::MeterSerial),
        "invoice_total" => Some(ProofKind::InvoiceTotal),
        _ => None,
    };
    Claimed {
        number,
        kind: match kind {
            "operator_account" => BillNumberKind::Operator,
            "supplier_account" => BillNumberKind::Supplier,
            "eic" => BillNumberKind::Eic,
            _ => BillNumberKind::Other,
        },
        proofs: proofs.iter().filter_map(proof).collect(),
    }
}

impl<'a> From<&'a Proof> for ProofJson<'a> {
    fn from(proof: &'a Proof) -> Self {
        Self {
            kind: match proof.kind {
                ProofKind::MeterSerial => "meter_serial",
                ProofKind::InvoiceTotal => "invoice_total",
            },
            value: &proof.value,
        }
    }
}

pub async fn start(api: Api, number: &BillNumber, lang: Lang) -> Result<Registration, Error> {
    let body = NumberJson {
        number: number.as_str(),
        language: Some(lang.code()),
    };
    let json: RegistrationJson = api.post(REGISTRATIONS, "/registrations", &body).await?;
    json.try_into()
}

pub fn read(api: Api, id: &str) -> impl Future<Output = Result<Registration, Error>> + use<> {
    let answer = api.get::<RegistrationJson>(REGISTRATIONS, path(id, ""));
    async { answer.await?.try_into() }
}

pub async fn drop(api: Api, id: &str) -> Result<(), Error> {
    api.delete(REGISTRATIONS, &path(id, "")).await
}

pub async fn prove(api: Api, id: &str, proof: &Proof) -> Result<Registration, Error> {
    let part = PartJson {
        proof: Some(proof.into()),
        ..PartJson::default()
    };
    answer(api, id, &part).await
}

pub async fn introduce(api: Api, id: &str, person: &NewPerson) -> Result<Registration, Error> {
    let part = PartJson {
        person: Some(person.into()),
        ..PartJson::default()
    };
    answer(api, id, &part).await
}

pub async fn choose_password(api: Api, id: &str, password: &str) -> Result<Registration, Error> {
    let part = PartJson {
        password: Some(password),
        ..PartJson::default()
    };
    answer(api, id, &part).await
}

/// `version` is that of the terms that were read.
pub async fn agree(
    api: Api,
    id: &str,
    version: &str,
    agreed: &[String],
) -> Result<Registration, Error> {
    let part = PartJson {
        consents: Some(ConsentsJson { version, agreed }),
        ..PartJson::default()
    };
    answer(api, id, &part).await
}

async fn answer(api: Api, id: &str, part: &PartJson<'_>) -> Result<Registration, Error> {
    let json: RegistrationJson = api.patch(REGISTRATIONS, &path(id, ""), part).await?;
    json.try_into()
}

pub async fn send_code(api: Api, id: &str, channel: Channel) -> Result<Registration, Error> {
    let path = path(id, "/code");
    let body = NewCodeJson::from(channel);
    let json: RegistrationJson = api.post(REGISTRATIONS, &path, &body).await?;
    json.try_into()
}

/// Opens the cabinet and signs in.
pub async fn confirm(session: Session, id: &str, code: String) -> Result<(), Error> {
    let body = ConfirmationJson { code };
    session.begin(&path(id, "/confirmation"), &body).await
}

pub fn terms(api: Api, lang: Lang) -> impl Future<Output = Result<Terms, Error>> + use<> {
    let path = ["/registration-terms?lang=", lang.code()].concat();
    let answer = api.get::<TermsJson>(TERMS, path);
    async { answer.await.map(Into::into) }
}

/// A home to add: the claim's id, and what it can be proven by.
pub async fn claim(api: Api, number: &BillNumber) -> Result<(String, Claimed), Error> {
    let body = NumberJson {
        number: number.as_str(),
        language: None,
    };
    let json: ClaimJson = api.post(CLAIMS, "/account-claims", &body).await?;
    Ok((
        json.id,
        claimed(json.number, &json.number_kind, &json.proofs),
    ))
}

/// The id of the home that was added.
pub async fn prove_claim(api: Api, id: &str, proof: &Proof) -> Result<String, Error> {
    let path = ["/account-claims/", id, "/proof"].concat();
    let json: AddedJson = api.post(CLAIMS, &path, &ProofJson::from(proof)).await?;
    Ok(json.id)
}

fn path(id: &str, rest: &str) -> String {
    ["/registrations/", id, rest].concat()
}

#[cfg(test)]
mod tests;
