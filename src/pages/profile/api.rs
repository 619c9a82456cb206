//! `/profile`, `/contact-changes` and `/sessions` of the contract.

use super::model::{Contact, ContactChange, Device, Language, Profile, Topic};
use crate::confirmation::{CodeSent, CodeSentJson, ConfirmationJson};
use crate::domain::contact::Channel;
use crate::domain::date::parse_iso;
use crate::domain::person::PersonName;
use crate::http::{Api, Error};
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
        kind: kind(channel),
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
    let id: String = js_sys::encode_uri_component(&device.id).into();
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
    name: NewNameJson,
}

#[derive(Serialize)]
struct NewNameJson {
    given_name: String,
    patronymic: Option<String>,
    family_name: String,
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

impl From<PersonName> for NewNameJson {
    fn from(name: PersonName) -> Self {
        Self {
            given_name: name.given,
            patronymic: name.patronymic,
            family_name: name.family,
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

fn kind(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Phone => "phone",
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
mod tests {
    use super::*;
    use crate::contract;
    use crate::pages::profile::model::TOPICS;

    fn sent(body: impl Serialize) -> serde_json::Value {
        serde_json::to_value(body).expect("json")
    }

    fn olena(patronymic: Option<&str>, family: &str) -> PersonName {
        PersonName {
            given: "Олена".into(),
            patronymic: patronymic.map(Into::into),
            family: family.into(),
        }
    }

    #[test]
    fn the_contracts_profile_is_read_whole() {
        let json: ProfileJson = contract::decode("Profile");
        let profile = Profile::try_from(json).expect("a profile");
        assert_eq!(profile.name.full(), "Ковальчук Олена Петрівна");
        assert!(profile.email.is_confirmed && !profile.phone.is_confirmed);
        assert_eq!(
            profile.phone.display(),
            "+380\u{a0}50\u{a0}111\u{a0}22\u{a0}01"
        );
        assert_eq!(profile.topics, [Topic::WindowOpen, Topic::InvoiceReady]);
        assert_eq!(profile.language, Language::Uk);
    }

    #[test]
    fn the_contracts_devices_are_read_this_one_first() {
        let json: SessionsJson = contract::decode("Sessions");
        let devices: Vec<Device> = json.sessions.into_iter().map(Into::into).collect();
        assert!(devices[0].is_current && !devices[1].is_current);
        assert_eq!(devices[1].name, "Chrome, Android");
    }

    #[test]
    fn the_contracts_change_of_a_contact_and_closure_are_read() {
        let json: ContactChangeJson = contract::decode("ContactChange");
        let change = ContactChange::try_from(json).expect("a change");
        assert_eq!(change.code.to, "olena.new@example.com");
        let closure: ClosureJson = contract::decode("Closure");
        assert!(parse_iso(&closure.erased_on).is_some());
    }

    #[test]
    fn what_is_sent_is_what_the_contract_says() {
        let name = olena(None, "Ковальчук-Бойко").into();
        assert_eq!(
            sent(NameChangeJson { name }),
            contract::example("ProfileChangeName")
        );
        let topics = [Topic::WindowOpen, Topic::AnswerArrived];
        assert_eq!(
            sent(NoticesChangeJson::new(&topics, Some(Language::En))),
            contract::example("ProfileChangeNotices")
        );
        assert_eq!(
            sent(NewContactJson {
                kind: kind(Channel::Email),
                value: "olena.new@example.com",
                password: "відкрий-кабінет",
            }),
            contract::example("NewContact")
        );
        assert_eq!(
            sent(PasswordChangeJson {
                current_password: "відкрий-кабінет",
                password: "тепло-в-хаті-2026",
            }),
            contract::example("PasswordChange")
        );
        assert_eq!(
            sent(PasswordJson {
                password: "відкрий-кабінет"
            }),
            contract::example("PasswordAlone")
        );
    }

    #[test]
    fn every_topic_goes_out_under_the_name_it_came_under() {
        for known in TOPICS {
            assert_eq!(topic(wire_name(&known).to_owned()), known);
        }
    }

    #[test]
    fn a_topic_and_a_language_of_tomorrow_are_left_as_they_are() {
        let mut json = contract::example("Profile");
        json["language"] = "pl".into();
        json["notices"] = serde_json::json!(["meter_check_near"]);
        let json: ProfileJson = serde_json::from_value(json).expect("json");
        let profile = Profile::try_from(json).expect("a profile");
        let change = NoticesChangeJson::new(&profile.topics, Some(profile.language));
        assert_eq!(
            sent(change),
            serde_json::json!({ "notices": ["meter_check_near"] })
        );
    }

    #[test]
    fn an_unreadable_day_is_an_error_and_never_a_default() {
        let mut json = contract::example("Profile");
        json["registered_on"] = "2024-02-30".into();
        let json: ProfileJson = serde_json::from_value(json).expect("json");
        assert!(Profile::try_from(json).is_err());
    }
}
