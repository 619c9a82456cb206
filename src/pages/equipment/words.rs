//! What the pages about equipment say.

mod en;
mod uk;

use super::form::{Faulty, Field, LONGEST_TEXT, LONGEST_VALUE, Problem};
use super::model::{Again, Correction, Item, Stage, Was, What};
use crate::attachments::unready;
use crate::locale::{Format, Lang, around, between, equipment_name};
use crate::ui::Fault;

/// One language. A sentence around values is an array of its parts.
pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub model: &'static str,
    pub serial: &'static str,
    pub quantity: &'static str,
    pub location: &'static str,
    pub installed: &'static str,
    pub verified: &'static str,
    pub next_verification: &'static str,
    pub seals: &'static str,
    seal: [&'static str; 3],
    due_by: [&'static str; 2],
    due_in: [&'static str; 2],
    due_today: &'static str,
    overdue: [&'static str; 2],
    pub verification_soon: &'static str,
    pub verification_overdue: &'static str,
    pub wrong: &'static str,
    being_corrected: [&'static str; 2],
    pub is_it_right: &'static str,
    pub not_confirmed: &'static str,
    confirmed: [&'static str; 2],
    pub confirmed_text: &'static str,
    changed: &'static str,
    expired: &'static str,
    pub confirm: &'static str,
    pub missing: &'static str,
    pub outdated: &'static str,
    pub outdated_text: &'static str,
    pub corrections: &'static str,
    pub no_corrections: &'static str,
    pub new_title: &'static str,
    pub missing_title: &'static str,
    pub one_at_a_time: &'static str,
    pub see_correction: &'static str,
    pub no_item: &'static str,
    pub no_item_text: &'static str,
    pub to_all: &'static str,
    pub item: &'static str,
    pub what_question: &'static str,
    /// Serial number, model, quantity, gone, missing, other.
    whats: [&'static str; 6],
    what_hints: [&'static str; 6],
    pub right_serial: &'static str,
    pub right_serial_hint: &'static str,
    pub right_model: &'static str,
    pub right_model_hint: &'static str,
    pub how_many: &'static str,
    pub kind_question: &'static str,
    pub missing_model: &'static str,
    pub missing_model_hint: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub photo_helps: &'static str,
    pub files: &'static str,
    pub to_check: &'static str,
    pub check_title: &'static str,
    pub change: &'static str,
    pub then: &'static str,
    pub send: &'static str,
    pub in_doubt: &'static str,
    pub in_doubt_text: &'static str,
    pub one: &'static str,
    pub keep_reference: &'static str,
    pub corrected_text: &'static str,
    pub refused_text: &'static str,
    visit: [&'static str; 4],
    pub visit_text: &'static str,
    pub decision: &'static str,
    pub trail: &'static str,
    pub ahead: &'static str,
    pub print: &'static str,
    /// Received, in work, visit set, corrected, refused, other.
    stages: [&'static str; 6],
    no_what: &'static str,
    no_kind: &'static str,
    no_serial: &'static str,
    no_model: &'static str,
    same: &'static str,
    no_count: &'static str,
    no_text: &'static str,
    too_long: [&'static str; 3],
    refused: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}

impl Words {
    pub fn seal(&self, number: &str, day: &str) -> String {
        between(self.seal, number, day)
    }

    pub fn due_by(&self, day: &str) -> String {
        around(self.due_by, day)
    }

    pub fn due_in(&self, number: u32, days: &str) -> String {
        match number {
            0 => self.due_today.to_owned(),
            _ => around(self.due_in, days),
        }
    }

    pub fn overdue(&self, day: &str) -> String {
        around(self.overdue, day)
    }

    pub fn being_corrected(&self, reference: &str) -> String {
        around(self.being_corrected, reference)
    }

    pub fn confirmed(&self, day: &str) -> String {
        around(self.confirmed, day)
    }

    /// Why it is to be confirmed anew.
    pub fn again(&self, again: Again) -> &'static str {
        match again {
            Again::Changed => self.changed,
            Again::Expired => self.expired,
        }
    }

    /// «Лічильник Самгаз G4, № 0070415»
    pub fn about(&self, item: &Item) -> String {
        self.was(&Was {
            kind: item.kind,
            model: item.model.clone(),
            serial: item.serial.clone(),
            quantity: item.quantity,
        })
    }

    pub fn was(&self, was: &Was) -> String {
        let name = equipment_name(self.lang, was.kind);
        let number = self.lang.pick(", №\u{a0}", ", No.\u{a0}");
        let serial = was.serial.as_ref().map(|serial| [number, serial].concat());
        let count = was.quantity.to_string();
        let count = (was.quantity > 1)
            .then(|| [", ", &count, self.lang.pick("\u{a0}шт.", "\u{a0}pcs")].concat());
        let (serial, count) = (serial.unwrap_or_default(), count.unwrap_or_default());
        [name, " ", &was.model, &serial, &count].concat()
    }

    pub fn what(&self, what: What) -> &'static str {
        self.whats[at(what)]
    }

    pub fn what_hint(&self, what: What) -> &'static str {
        self.what_hints[at(what)]
    }

    /// What the value of a correction is.
    pub fn right(&self, what: What) -> &'static str {
        match what {
            What::Serial => self.right_serial,
            What::Missing => self.model,
            _ => self.right_model,
        }
    }

    /// «Плита Greta 1470: їх інша кількість»
    pub fn subject(&self, correction: &Correction) -> String {
        let about = match (&correction.item, correction.kind) {
            (Some(was), _) => self.was(was),
            (None, Some(kind)) => equipment_name(self.lang, kind).to_owned(),
            (None, None) => self.item.to_owned(),
        };
        [&about, ": ", &lowered(self.what(correction.what))].concat()
    }

    pub fn stage(&self, stage: Stage) -> &'static str {
        let [received, in_work, visit_set, corrected, refused, other] = self.stages;
        match stage {
            Stage::Received => received,
            Stage::InWork => in_work,
            Stage::VisitSet => visit_set,
            Stage::Corrected => corrected,
            Stage::Refused => refused,
            Stage::Other => other,
        }
    }

    /// Where it stands, and by when it is decided.
    pub fn state(&self, correction: &Correction, format: &Format) -> String {
        let stage = self.stage(correction.status);
        if correction.status.is_last() {
            return stage.to_owned();
        }
        let by = self.by(&format.day_month(correction.decide_by));
        [stage, ", ", self.lang.pick("рішення ", "a decision "), &by].concat()
    }

    pub fn by(&self, day: &str) -> String {
        [self.lang.pick("до ", "by "), day].concat()
    }

    pub fn correction(&self, reference: &str) -> String {
        [self.one, " ", reference].concat()
    }

    /// «Контролер прийде 9 листопада, з 10:00 до 13:00»
    pub fn visit(&self, day: &str, from: &str, to: &str) -> String {
        let [before, from_word, to_word, after] = self.visit;
        [before, day, from_word, from, to_word, to, after].concat()
    }

    /// `what` is what was chosen to be wrong.
    pub fn faults(&self, problems: &Faulty, what: Option<What>) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.fault(*field, *problem, what),
        };
        problems.iter().map(fault).collect()
    }

    fn fault(&self, field: Field, problem: Problem, what: Option<What>) -> String {
        match problem {
            Problem::Empty => match (field, what) {
                (Field::What, _) => self.no_what,
                (Field::Kind, _) => self.no_kind,
                (Field::Value, Some(What::Serial)) => self.no_serial,
                (Field::Value, _) => self.no_model,
                (Field::Quantity, _) => self.no_count,
                _ => self.no_text,
            }
            .to_owned(),
            Problem::Same => self.same.to_owned(),
            Problem::NoCount => self.no_count.to_owned(),
            Problem::TooLong(long) => {
                let most = match field {
                    Field::Text => LONGEST_TEXT,
                    _ => LONGEST_VALUE,
                };
                between(self.too_long, &most.to_string(), &long.to_string())
            }
            Problem::Unready(why) => unready(self.lang, why),
            Problem::Refused => self.refused.to_owned(),
        }
    }
}

fn at(what: What) -> usize {
    match what {
        What::Serial => 0,
        What::Model => 1,
        What::Quantity => 2,
        What::Gone => 3,
        What::Missing => 4,
        What::Other => 5,
    }
}

/// In the middle of a sentence.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
