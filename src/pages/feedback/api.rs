//! `/feedback` of the contract.

use super::model::{Answer, Entry, Kind, NewEntry, Passed, Stage, Topic};
use crate::billing::InvoiceMentionJson;
use crate::domain::bill::EntryId;
use crate::domain::date::parse_iso;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::once;
use serde::{Deserialize, Serialize};

const FEEDBACK: &str = "feedback";

/// One's own entries, newest first.
pub fn list(api: Api) -> impl Future<Output = Result<Vec<Entry>, Error>> {
    let answer = api.get::<EntriesJson>(FEEDBACK, "/feedback".into());
    async {
        let entries = answer.await?.items.into_iter();
        entries
            .map(|entry| entry.try_into().map_err(unreadable))
            .collect()
    }
}

pub fn read(api: Api, id: &EntryId) -> impl Future<Output = Result<Entry, Error>> + use<> {
    let id = encoded(&id.0);
    let answer = api.get::<EntryJson>(FEEDBACK, ["/feedback/", &id].concat());
    async { answer.await?.try_into().map_err(unreadable) }
}

/// Once, however often it is sent: the same words after a lost answer go out under the same key.
pub async fn create(api: Api, entry: NewEntry) -> Result<EntryId, Error> {
    let body = serde_json::to_string(&NewEntryJson::from(&entry)).unwrap_or_default();
    let key = once::key_for(FEEDBACK, &body);
    let answer: Result<CreatedJson, Error> = api
        .post_keyed(FEEDBACK, "/feedback", body.clone(), &key)
        .await;
    if !matches!(&answer, Err(error) if error.leaves_doubt()) {
        once::is_answered(FEEDBACK, &body);
    }
    answer.map(|created| EntryId(created.id))
}

fn unreadable((): ()) -> Error {
    Error::Unreadable { endpoint: FEEDBACK }
}

#[derive(Deserialize)]
struct CreatedJson {
    id: String,
}

#[derive(Serialize)]
struct NewEntryJson<'a> {
    account_id: &'a str,
    kind: &'static str,
    topic: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_id: Option<&'a str>,
}

impl<'a> From<&'a NewEntry> for NewEntryJson<'a> {
    fn from(entry: &'a NewEntry) -> Self {
        Self {
            account_id: &entry.home.0,
            kind: entry.kind.code(),
            topic: entry.topic.code(),
            text: &entry.text,
            invoice_id: entry.invoice.as_ref().map(|id| id.0.as_str()),
        }
    }
}

#[derive(Deserialize)]
struct EntriesJson {
    items: Vec<EntryJson>,
}

#[derive(Deserialize)]
struct EntryJson {
    id: String,
    reference: String,
    kind: String,
    topic: String,
    text: String,
    invoice: Option<InvoiceMentionJson>,
    status: String,
    created_at: String,
    answer_by: String,
    answer: Option<AnswerJson>,
    trail: Vec<PassedJson>,
}

#[derive(Deserialize)]
struct AnswerJson {
    text: String,
    at: String,
}

#[derive(Deserialize)]
struct PassedJson {
    stage: String,
    at: String,
}

impl TryFrom<EntryJson> for Entry {
    type Error = ();

    fn try_from(json: EntryJson) -> Result<Self, ()> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.code() == json.kind);
        Ok(Self {
            id: EntryId(json.id),
            reference: json.reference,
            kind: kind.unwrap_or(Kind::Other),
            topic: Topic::of(&json.topic),
            text: json.text,
            invoice: json.invoice.map(Into::into),
            status: stage(&json.status),
            created_at: json.created_at,
            answer_by: parse_iso(&json.answer_by).ok_or(())?,
            answer: json.answer.map(|answer| Answer {
                text: answer.text,
                at: answer.at,
            }),
            trail: json.trail.into_iter().map(passed).collect(),
        })
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
        "answered" => Stage::Answered,
        _ => Stage::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use crate::domain::account::AccountId;
    use crate::domain::bill::InvoiceId;

    #[test]
    fn the_contracts_entries_are_read() {
        let entry = Entry::try_from(decode::<EntryJson>("FeedbackEntry")).expect("an entry");
        assert_eq!((entry.status, entry.answer), (Stage::Received, None));
        let answered = Entry::try_from(decode::<EntryJson>("FeedbackAnswered")).expect("an entry");
        assert_eq!(answered.status, Stage::Answered);
        assert!(answered.answer.is_some());
    }

    #[test]
    fn a_word_that_is_not_known_breaks_nothing_and_a_day_that_is_none_does() {
        let mut json = example("FeedbackEntry");
        json["kind"] = "poem".into();
        json["status"] = "lost".into();
        let entry: EntryJson = serde_json::from_value(json.clone()).expect("the shape");
        let entry = Entry::try_from(entry).expect("an entry");
        assert_eq!((entry.kind, entry.status), (Kind::Other, Stage::Other));
        json["answer_by"] = "soon".into();
        let entry: EntryJson = serde_json::from_value(json).expect("the shape");
        assert!(Entry::try_from(entry).is_err());
    }

    #[test]
    fn what_goes_out_is_what_the_contract_shows() {
        let shown = example("NewFeedback");
        let text = |name: &str| shown[name].as_str().unwrap_or_default().to_owned();
        let entry = NewEntry {
            home: AccountId(text("account_id")),
            kind: Kind::Complaint,
            topic: Topic::Bill,
            text: text("text"),
            invoice: Some(InvoiceId(text("invoice_id"))),
        };
        let sent = serde_json::to_value(NewEntryJson::from(&entry)).expect("JSON");
        assert_eq!(sent, shown);
    }
}
