//! An entry as the API writes it.

use crate::attachments::api::AttachmentJson;
use crate::billing::InvoiceMentionJson;
use crate::domain::bill::{EntryId, PaymentId};
use crate::domain::date::parse_iso;
use crate::domain::reading::ReadingId;
use crate::pages::feedback::model::{
    About, Author, Entry, Kind, Message, Passed, Rating, Stage, Topic,
};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct EntriesJson {
    pub items: Vec<EntryJson>,
}

#[derive(Deserialize)]
pub(super) struct EntryJson {
    id: String,
    reference: String,
    kind: String,
    topic: String,
    invoice: Option<InvoiceMentionJson>,
    reading: Option<MentionJson>,
    payment: Option<MentionJson>,
    status: String,
    created_at: String,
    answer_by: String,
    days_left: Option<i32>,
    messages: Vec<MessageJson>,
    rating: Option<RatingJson>,
    trail: Vec<PassedJson>,
}

#[derive(Deserialize)]
struct MentionJson {
    id: String,
    reference: String,
}

#[derive(Deserialize)]
struct MessageJson {
    from: String,
    text: String,
    at: String,
    attachments: Vec<AttachmentJson>,
}

#[derive(Deserialize)]
struct RatingJson {
    stars: u8,
    comment: Option<String>,
}

#[derive(Deserialize)]
struct PassedJson {
    stage: String,
    at: String,
}

impl TryFrom<EntryJson> for Entry {
    type Error = ();

    fn try_from(json: EntryJson) -> Result<Self, ()> {
        let reading = json.reading.map(|of| (ReadingId(of.id), of.reference));
        let payment = json.payment.map(|of| (PaymentId(of.id), of.reference));
        Ok(Self {
            id: EntryId(json.id),
            reference: json.reference,
            kind: Kind::parse(&json.kind).unwrap_or(Kind::Other),
            topic: Topic::of(&json.topic),
            about: About {
                invoice: json.invoice.map(Into::into),
                reading,
                payment,
            },
            status: stage(&json.status),
            created_at: json.created_at,
            answer_by: parse_iso(&json.answer_by).ok_or(())?,
            days_left: json.days_left,
            messages: json.messages.into_iter().map(message).collect(),
            rating: json.rating.map(|rating| Rating {
                stars: rating.stars,
                comment: rating.comment,
            }),
            trail: json.trail.into_iter().map(passed).collect(),
        })
    }
}

fn message(json: MessageJson) -> Message {
    Message {
        from: match json.from.as_str() {
            "consumer" => Author::Consumer,
            _ => Author::Company,
        },
        text: json.text,
        at: json.at,
        attachments: json.attachments.into_iter().map(Into::into).collect(),
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
        "reopened" => Stage::Reopened,
        _ => Stage::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::Kind as FileKind;
    use crate::contract::{decode, example};

    fn entry(name: &str) -> Entry {
        Entry::try_from(decode::<EntryJson>(name)).expect("an entry")
    }

    #[test]
    fn the_contracts_entries_are_read() {
        let received = entry("FeedbackEntry");
        assert_eq!(
            (received.status, received.days_left),
            (Stage::Received, Some(30))
        );
        let kinds: Vec<_> = received.messages[0]
            .attachments
            .iter()
            .map(|one| one.kind)
            .collect();
        assert_eq!(kinds, [FileKind::Picture, FileKind::Paper]);
        let answered = entry("FeedbackAnswered");
        assert_eq!(
            (answered.status, answered.days_left),
            (Stage::Answered, None)
        );
        assert_eq!(answered.messages[1].from, Author::Company);
        assert_eq!(entry("FeedbackReopened").status, Stage::Reopened);
        assert_eq!(
            entry("FeedbackRated").rating.map(|rating| rating.stars),
            Some(4)
        );
        let listed = decode::<EntriesJson>("Feedback").items.remove(0);
        let listed = Entry::try_from(listed).expect("an entry");
        assert!(listed.about.reading.is_some() && listed.about.payment.is_some());
    }

    #[test]
    fn a_word_that_is_not_known_breaks_nothing_and_a_day_that_is_none_does() {
        let mut json = example("FeedbackEntry");
        json["kind"] = "poem".into();
        json["status"] = "lost".into();
        let read: EntryJson = serde_json::from_value(json.clone()).expect("the shape");
        let read = Entry::try_from(read).expect("an entry");
        assert_eq!((read.kind, read.status), (Kind::Other, Stage::Other));
        json["answer_by"] = "soon".into();
        let read: EntryJson = serde_json::from_value(json).expect("the shape");
        assert!(Entry::try_from(read).is_err());
    }
}
