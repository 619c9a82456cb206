//! What stands in the form of a new entry, kept in the tab with every letter.

use super::about::About;
use crate::attachments::Chosen;
use crate::http::Error;
use crate::locale::{use_format, use_lang};
use crate::pages::feedback::files::{lose_forgotten, said};
use crate::pages::feedback::form::{Draft, Faulty};
use crate::pages::feedback::model::{Kind, Topic};
use crate::pages::feedback::words::words;
use crate::storage;
use leptos::prelude::*;

/// What is typed stays in the tab under names that begin so.
const TYPED: &str = "feedback.new.";

/// Where a field is kept: each thing that is written about has a draft of its own.
pub fn name(about: Option<&About>, field: &str) -> String {
    [TYPED, about.map_or("", About::id), ".", field].concat()
}

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Drafted {
    pub kind: RwSignal<Option<Kind>>,
    pub topic: RwSignal<String>,
    pub text: RwSignal<String>,
    pub files: Chosen,
}

impl Drafted {
    /// About an invoice it is a complaint on the bill, unless the person says otherwise.
    pub fn new(about: Option<&About>) -> Self {
        let w = words(use_lang());
        let name = |field: &str| name(about, field);
        let (kind, topic, text) = match about {
            Some(About::Invoice(invoice)) => {
                let text = w.dispute(invoice, &use_format());
                (Kind::Complaint.code(), Topic::Bill, text)
            }
            Some(About::Reading(..)) => ("", Topic::Reading, String::new()),
            Some(About::Payment(..)) => ("", Topic::Payment, String::new()),
            None => ("", Topic::Other, String::new()),
        };
        let kind_code = storage::typed_or(&name("kind"), kind.to_owned());
        let kind = RwSignal::new(Kind::parse(&kind_code.get_untracked()));
        Effect::watch(
            move || kind.get(),
            move |kind, _, _| kind_code.set(kind.map_or("", Kind::code).to_owned()),
            false,
        );
        Self {
            kind,
            topic: storage::typed_or(&name("topic"), topic.code().to_owned()),
            text: storage::typed_or(&name("text"), text),
            files: Chosen::kept(&name("files")),
        }
    }

    pub fn draft(self) -> Draft {
        Draft {
            kind: self.kind.get_untracked(),
            topic: Topic::of(&self.topic.get_untracked()),
            said: said(self.text, self.files),
        }
    }

    pub fn forgotten(self, refused: Result<Faulty, Error>) -> Result<Faulty, Error> {
        lose_forgotten(self.files, refused)
    }
}
