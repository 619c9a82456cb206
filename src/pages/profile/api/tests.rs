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
            kind: confirmation::wire_name(Channel::Email),
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
