//! `/feedback` and `/public-feedback` of the contract, and the names of what an entry may be about.

mod book;
mod entry;
mod subject;

use super::model::{Entry, NewEntry, Rating, Reply, Subject};
use crate::attachments::AttachmentId;
use crate::domain::bill::EntryId;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::once;
pub use book::public;
use entry::{EntriesJson, EntryJson};
use serde::{Deserialize, Serialize};
pub use subject::{payment, reading};

const FEEDBACK: &str = "feedback";

/// One's own entries, newest first.
pub fn list(api: Api) -> impl Future<Output = Result<Vec<Entry>, Error>> {
    let answer = api.get::<EntriesJson>(FEEDBACK, "/feedback".into());
    async {
        let entries = answer.await?.items.into_iter();
        entries.map(readable).collect()
    }
}

pub fn read(api: Api, id: &EntryId) -> impl Future<Output = Result<Entry, Error>> + use<> {
    let answer = api.get::<EntryJson>(FEEDBACK, path(id));
    async { readable(answer.await?) }
}

/// Once, however often it is sent: the same words after a lost answer go out under the same key.
pub async fn create(api: Api, entry: NewEntry) -> Result<EntryId, Error> {
    let body = serde_json::to_string(&NewEntryJson::from(&entry)).unwrap_or_default();
    let act = [
        "feedback.new.",
        entry.subject.as_ref().map_or("", Subject::id),
    ]
    .concat();
    let created: Result<CreatedJson, Error> =
        once::post(api, FEEDBACK, &act, "/feedback", body).await;
    created.map(|created| EntryId(created.id))
}

/// The same; the entry as it stands then.
pub async fn reply(api: Api, id: EntryId, reply: Reply) -> Result<Entry, Error> {
    let json = ReplyJson {
        text: &reply.text,
        attachment_ids: ids(&reply.attachments),
    };
    let body = serde_json::to_string(&json).unwrap_or_default();
    let path = [&path(&id), "/messages"].concat();
    let act = ["feedback.", &id.0].concat();
    readable(once::post(api, FEEDBACK, &act, &path, body).await?)
}

/// Twice the same is the same; the entry as it stands then.
pub async fn rate(api: Api, id: EntryId, rating: Rating) -> Result<Entry, Error> {
    let json = RatingJson {
        stars: rating.stars,
        comment: rating.comment.as_deref(),
    };
    let path = [&path(&id), "/rating"].concat();
    readable(api.put(FEEDBACK, &path, &json).await?)
}

fn path(id: &EntryId) -> String {
    ["/feedback/", &encoded(&id.0)].concat()
}

fn readable(json: EntryJson) -> Result<Entry, Error> {
    json.try_into()
        .map_err(|()| Error::Unreadable { endpoint: FEEDBACK })
}

fn ids(attachments: &[AttachmentId]) -> Vec<&str> {
    attachments.iter().map(|id| id.0.as_str()).collect()
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
    #[serde(skip_serializing_if = "Option::is_none")]
    reading_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachment_ids: Vec<&'a str>,
}

#[derive(Serialize)]
struct ReplyJson<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachment_ids: Vec<&'a str>,
}

#[derive(Serialize)]
struct RatingJson<'a> {
    stars: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

impl<'a> From<&'a NewEntry> for NewEntryJson<'a> {
    fn from(entry: &'a NewEntry) -> Self {
        let (mut invoice_id, mut reading_id, mut payment_id) = (None, None, None);
        match &entry.subject {
            Some(Subject::Invoice(id)) => invoice_id = Some(id.0.as_str()),
            Some(Subject::Reading(id)) => reading_id = Some(id.0.as_str()),
            Some(Subject::Payment(id)) => payment_id = Some(id.0.as_str()),
            None => {}
        }
        Self {
            account_id: &entry.home.0,
            kind: entry.kind.code(),
            topic: entry.topic.code(),
            text: &entry.text,
            invoice_id,
            reading_id,
            payment_id,
            attachment_ids: ids(&entry.attachments),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::example;
    use crate::domain::account::AccountId;
    use crate::domain::bill::InvoiceId;
    use crate::pages::feedback::model::{Kind, Topic};

    fn attached(names: &[&str]) -> Vec<AttachmentId> {
        let id = |name: &&str| AttachmentId((*name).to_owned());
        names.iter().map(id).collect()
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
            subject: Some(Subject::Invoice(InvoiceId(text("invoice_id")))),
            attachments: attached(&["at-12", "at-13"]),
        };
        let sent = serde_json::to_value(NewEntryJson::from(&entry)).expect("JSON");
        assert_eq!(sent, shown);
    }

    #[test]
    fn a_reply_and_a_rating_go_out_as_the_contract_shows() {
        let reply = ReplyJson {
            text: "На фото видно 84.",
            attachment_ids: vec!["at-14"],
        };
        let sent = serde_json::to_value(reply).expect("JSON");
        assert_eq!(sent, example("NewFeedbackMessage"));
        let rating = RatingJson {
            stars: 4,
            comment: Some("Зрозуміло, але довго."),
        };
        let sent = serde_json::to_value(rating).expect("JSON");
        assert_eq!(sent, example("NewFeedbackRating"));
    }
}
