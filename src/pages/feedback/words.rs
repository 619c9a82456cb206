//! What the feedback book says.

mod dispute;
mod en;
pub mod search;
pub mod thread;
mod uk;

use super::form::{Faulty, Field, Problem};
use super::model::{Entry, Kind, Stage, Topic};
use crate::attachments::unready;
use crate::locale::{Format, Lang};
use crate::ui::Fault;

pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub none: &'static str,
    pub one: &'static str,
    pub new_title: &'static str,
    pub new_lead: &'static str,
    pub kind_question: &'static str,
    pub topic_question: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub send: &'static str,
    pub in_doubt: &'static str,
    pub in_doubt_text: &'static str,
    pub keep_reference: &'static str,
    pub invoice: &'static str,
    pub reading: &'static str,
    pub payment: &'static str,
    /// An invoice, a reading, a payment.
    about: [&'static str; 3],
    pub trail: &'static str,
    pub ahead: &'static str,
    pub print: &'static str,
    pub to_all: &'static str,
    /// Question, complaint, suggestion, review, other.
    kinds: [&'static str; 5],
    kind_hints: [&'static str; 5],
    /// Bill, payment, reading, meter, other.
    topics: [&'static str; 5],
    /// Received, in work, answered, open again, other.
    stages: [&'static str; 5],
}

impl Words {
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[at(kind)]
    }

    pub fn kind_hint(&self, kind: Kind) -> &'static str {
        self.kind_hints[at(kind)]
    }

    pub fn topic(&self, topic: Topic) -> &'static str {
        let [bill, payment, reading, meter, other] = self.topics;
        match topic {
            Topic::Bill => bill,
            Topic::Payment => payment,
            Topic::Reading => reading,
            Topic::Meter => meter,
            Topic::Other => other,
        }
    }

    pub fn stage(&self, stage: Stage) -> &'static str {
        let [received, in_work, answered, reopened, other] = self.stages;
        match stage {
            Stage::Received => received,
            Stage::InWork => in_work,
            Stage::Answered => answered,
            Stage::Reopened => reopened,
            Stage::Other => other,
        }
    }

    /// Where it stands, and by when there is an answer.
    pub fn state(&self, entry: &Entry, format: &Format) -> String {
        let stage = self.stage(entry.status);
        match entry.status {
            Stage::Answered => stage.to_owned(),
            _ => [
                stage,
                ", ",
                self.lang.pick("відповідь ", "an answer "),
                &self.by(&format.day_month(entry.answer_by)),
            ]
            .concat(),
        }
    }

    pub fn by(&self, day: &str) -> String {
        [self.lang.pick("до ", "by "), day].concat()
    }

    pub fn entry(&self, reference: &str) -> String {
        [self.lang.pick("Звернення ", "Entry "), reference].concat()
    }

    pub fn about_invoice(&self, number: &str) -> String {
        [self.about[0], number].concat()
    }

    pub fn about_reading(&self, reference: &str) -> String {
        [self.about[1], reference].concat()
    }

    pub fn about_payment(&self, reference: &str) -> String {
        [self.about[2], reference].concat()
    }

    /// All that an entry can be found by.
    pub fn everything(&self, entry: &Entry) -> String {
        let own = [
            &entry.reference,
            self.kind(entry.kind),
            self.topic(entry.topic),
        ];
        let said = entry.messages.iter().map(|message| message.text.as_str());
        own.into_iter().chain(said).collect::<Vec<_>>().join(" ")
    }

    pub fn faults(&self, problems: &Faulty) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(*problem),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::NoKind => self
                .lang
                .pick(
                    "Виберіть, що це: запитання, скарга, пропозиція чи відгук",
                    "Choose what it is: a question, a complaint, a suggestion or a review",
                )
                .into(),
            Problem::NoText => self
                .lang
                .pick("Напишіть кілька слів", "Write a few words")
                .into(),
            Problem::TooLong(long, longest) => {
                let (long, longest) = (long.to_string(), longest.to_string());
                match self.lang {
                    Lang::Uk => [
                        "Скоротіть, будь ласка: тут ",
                        &long,
                        " знаків, а приймають до ",
                        &longest,
                    ]
                    .concat(),
                    Lang::En => [
                        "Please shorten it: there are ",
                        &long,
                        " characters here, and ",
                        &longest,
                        " are taken at most",
                    ]
                    .concat(),
                }
            }
            Problem::Attachments(why) => unready(self.lang, why),
            Problem::NoStars => self
                .lang
                .pick("Виберіть оцінку", "Choose how good the answer is")
                .into(),
            Problem::NotAnswered => self
                .lang
                .pick(
                    "Звернення вже відкрито знову: оцінити можна буде нову відповідь",
                    "The entry is open again: you can rate the new answer",
                )
                .into(),
            Problem::Refused => self
                .lang
                .pick(
                    "Цей текст не прийнято. Спробуйте сказати інакше",
                    "This text was not taken. Try to say it another way",
                )
                .into(),
        }
    }
}

fn at(kind: Kind) -> usize {
    Kind::ALL.iter().position(|one| *one == kind).unwrap_or(4)
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}
