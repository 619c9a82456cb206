//! The public book as the API writes it.

use crate::domain::period::Period;
use crate::http::{Api, Error};
use crate::pages::feedback::model::{Kind, PublicAnswer, Topic};
use serde::Deserialize;

const BOOK: &str = "public-feedback";

/// What the company shows everybody, newest first.
pub fn public(api: Api) -> impl Future<Output = Result<Vec<PublicAnswer>, Error>> {
    let answer = api.get::<BookJson>(BOOK, "/public-feedback".into());
    async {
        let items = answer.await?.items.into_iter();
        let unreadable = |()| Error::Unreadable { endpoint: BOOK };
        items
            .map(|item| item.try_into().map_err(unreadable))
            .collect()
    }
}

#[derive(Deserialize)]
struct BookJson {
    items: Vec<AnswerJson>,
}

#[derive(Deserialize)]
struct AnswerJson {
    kind: String,
    topic: String,
    question: String,
    answer: String,
    month: String,
}

impl TryFrom<AnswerJson> for PublicAnswer {
    type Error = ();

    fn try_from(json: AnswerJson) -> Result<Self, ()> {
        Ok(Self {
            kind: Kind::parse(&json.kind).unwrap_or(Kind::Other),
            topic: Topic::of(&json.topic),
            question: json.question,
            answer: json.answer,
            month: Period::parse(&json.month).ok_or(())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::decode;

    #[test]
    fn the_contracts_book_is_read() {
        let items = decode::<BookJson>("PublicFeedback").items.into_iter();
        let items: Result<Vec<PublicAnswer>, ()> = items.map(TryInto::try_into).collect();
        let items = items.expect("a book");
        assert_eq!(
            (items[0].topic, items[1].kind),
            (Topic::Reading, Kind::Complaint)
        );
    }
}
