//! `/profile`, `/contact-changes` and `/sessions` of the contract.

use super::model::{Contact, ContactChange, Device, Language, Profile, Topic};
use crate::confirmation::{self, CodeSent, CodeSentJson, ConfirmationJson};
use crate::domain::contact::Channel;
use crate::domain::date::parse_iso;
use crate::domain::person::PersonName;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::session::{PersonJson, Session};
use chrono::NaiveDate;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

const PROFILE: &str = "profile";
const CHANGES: &str = "contact-changes";
const SESSIONS: &str = "sessions";

pub fn read(api: Api) -> impl Future<Output = Result<Profile, Error>> {
    let answer = api.get::<ProfileJson>(PROFILE, "/profile".into());
    async { answer.await?.try_into().map_err(|()| unreadable(PROFILE)) }
}

pub async fn rename(api: Api, name: PersonName) -> Result<(), Error> {
    change(api, &NameChangeJson { name: name.into() }).await
}

/// A language that is not known here is left as it is.
pub async fn choose_topics(
    api: Api,
    topics: Vec<Topic>,
    language: Option<Language>,
) -> Result<(), Error> {
    change(api, &NoticesChangeJson::new(&topics, language)).await
}

async fn change(api: Api, change: &impl Serialize) -> Result<(), Error> {
    let _: IgnoredAny = api.patch(PROFILE, "/profile", change).await?;
    Ok(())
}

/// Every other session ends; this one goes on under a new cookie.
pub async fn change_password(
    session: Session,
    current: String,
    password: String,
) -> Result<(), Error> {
    let body = PasswordChangeJson {
        current_password: &current,
        password: &password,
    };
    session.begin("/profile/password", &body).await
}

/// A code goes to the new one; the old one stays until it comes back.
pub async fn begin_change(
    api: Api,
    channel: Channel,
    value: String,
    password: String,
) -> Result<ContactChange, Error> {
    let body = NewContactJson {
        kind: confirmation::wire_name(channel),
        value: &value,
        password: &password,
    };
    let json: ContactChangeJson = api.post(CHANGES, "/contact-changes", &body).await?;
    json.try_into()
}

pub fn read_change(
    api: Api,
    id: &str,
) -> impl Future<Output = Result<ContactChange, Error>> + use<> {
    let answer = api.get::<ContactChangeJson>(CHANGES, change_path(id, ""));
    async { answer.await?.try_into() }
}

pub async fn resend_code(api: Api, id: String) -> Result<CodeSent, Error> {
    let path = change_path(&id, "/code");
    let json: ContactChangeJson = api.post(CHANGES, &path, &()).await?;
    Ok(ContactChange::try_from(json)?.code)
}

pub async fn confirm_change(api: Api, id: String, code: String) -> Result<(), Error> {
    let path = change_path(&id, "/confirmation");
    let _: IgnoredAny = api.post(CHANGES, &path, &ConfirmationJson { code }).await?;
    Ok(())
}

/// This device first.
pub fn devices(api: Api) -> impl Future<Output = Result<Vec<Device>, Error>> {
    let answer = api.get::<SessionsJson>(SESSIONS, "/sessions".into());
    async {
        let json = answer.await?;
        Ok(json.sessions.into_iter().map(Into::into).collect())
    }
}

/// One that has ended by itself meanwhile is ended too.
pub async fn end(api: Api, device: &Device) -> Result<(), Error> {
    let id = encoded(&device.id);
    match api.delete(SESSIONS, &["/sessions/", &id].concat()).await {
        Err(Error::NotFound) => Ok(()),
        outcome => outcome,
    }
}

/// Everything the cabinet knows of the person: a file for them, its shape is no matter of ours.
pub fn export(api: Api) -> impl Future<Output = Result<String, Error>> {
    const EXPORT: &str = "profile-export";
    let answer = api.text(EXPORT, "/profile/export".into());
    async {
        let text = answer.await?;
        // Half a file is none.
        match serde_json::from_str::<IgnoredAny>(&text) {
            Ok(_) => Ok(text),
            Err(_) => Err(unreadable(EXPORT)),
        }
    }
}

/// Closes the cabinet; tells when name and contacts are erased.
pub async fn close(api: Api, password: String) -> Result<NaiveDate, Error> {
    let body = PasswordJson {
        password: &password,
    };
    let json: ClosureJson = api.post(PROFILE, "/profile/closure", &body).await?;
    parse_iso(&json.erased_on).ok_or(unreadable(PROFILE))
}

fn change_path(id: &str, rest: &str) -> String {
    ["/contact-changes/", id, rest].concat()
}

fn unreadable(endpoint: &'static str) -> Error {
    Error::Unreadable { endpoint }
}

#[derive(Deserialize)]
struct ProfileJson {
    name: PersonJson,
    email: ContactJson,
    phone: ContactJson,
    language: String,
    notices: Vec<String>,
    registered_on: String,
}

#[derive(Deserialize)]
struct ContactJson {
    value: String,
    is_confirmed: bool,
}

#[derive(Deserialize)]
struct ContactChangeJson {
    id: String,
    code: CodeSentJson,
}

#[derive(Deserialize)]
struct SessionsJson {
    sessions: Vec<DeviceJson>,
}

#[derive(Deserialize)]
struct DeviceJson {
    id: String,
    is_current: bool,
    device: String,
    started_at: String,
    last_seen_at: String,
}

#[derive(Deserialize)]
struct ClosureJson {
    erased_on: String,
}

#[derive(Serialize)]
struct NameChangeJson {
    name: PersonJson,
}

#[derive(Serialize)]
struct NoticesChangeJson<'a> {
    notices: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

#[derive(Serialize)]
struct PasswordChangeJson<'a> {
    current_password: &'a str,
    password: &'a str,
}

#[derive(Serialize)]
struct PasswordJson<'a> {
    password: &'a str,
}

#[derive(Serialize)]
struct NewContactJson<'a> {
    kind: &'static str,
    value: &'a str,
    password: &'a str,
}

impl TryFrom<ProfileJson> for Profile {
    type Error = ();

    fn try_from(json: ProfileJson) -> Result<Self, ()> {
        Ok(Self {
            name: json.name.into(),
            email: json.email.into(),
            phone: json.phone.into(),
            language: match json.language.as_str() {
                "uk" => Language::Uk,
                "en" => Language::En,
                _ => Language::Other,
            },
            topics: json.notices.into_iter().map(topic).collect(),
            registered_on: parse_iso(&json.registered_on).ok_or(())?,
        })
    }
}

impl From<ContactJson> for Contact {
    fn from(json: ContactJson) -> Self {
        Self {
            value: json.value,
            is_confirmed: json.is_confirmed,
        }
    }
}

impl TryFrom<ContactChangeJson> for ContactChange {
    type Error = Error;

    fn try_from(json: ContactChangeJson) -> Result<Self, Error> {
        Ok(Self {
            id: json.id,
            code: json.code.try_into()?,
        })
    }
}

impl From<DeviceJson> for Device {
    fn from(json: DeviceJson) -> Self {
        Self {
            id: json.id,
            is_current: json.is_current,
            name: json.device,
            started_at: json.started_at,
            last_seen_at: json.last_seen_at,
        }
    }
}

impl<'a> NoticesChangeJson<'a> {
    fn new(topics: &'a [Topic], language: Option<Language>) -> Self {
        Self {
            notices: topics.iter().map(wire_name).collect(),
            language: match language {
                Some(Language::Uk) => Some("uk"),
                Some(Language::En) => Some("en"),
                Some(Language::Other) | None => None,
            },
        }
    }
}

fn topic(word: String) -> Topic {
    match word.as_str() {
        "window_open" => Topic::WindowOpen,
        "invoice_ready" => Topic::InvoiceReady,
        "answer_arrived" => Topic::AnswerArrived,
        "appointment_near" => Topic::AppointmentNear,
        _ => Topic::Other(word),
    }
}

fn wire_name(topic: &Topic) -> &str {
    match topic {
        Topic::WindowOpen => "window_open",
        Topic::InvoiceReady => "invoice_ready",
        Topic::AnswerArrived => "answer_arrived",
        Topic::AppointmentNear => "appointment_near",
        Topic::Other(word) => word,
    }
}

#[cfg(test)]
mod tests;
