//! What the pages about the accession statement say.

mod en;
mod uk;

use super::form::{Faulty, Field, LARGEST_AREA, MOST_PERSONS, Problem};
use super::model::{BillsBy, State, WayKind};
use crate::download::FileWords;
use crate::locale::{Lang, around, between};
use crate::ui::Fault;

/// One language. A sentence around values is an array of its parts.
pub struct Words {
    lang: Lang,
    pub title: &'static str,
    /// None, prepared, submitted, accepted, returned, other.
    states: [&'static str; 6],
    state_texts: [&'static str; 6],
    since: &'static str,
    decide_by: [&'static str; 2],
    pub returned_because: &'static str,
    pub make_one: &'static str,
    pub see_statement: &'static str,
    pub make_anew: &'static str,
    pub what_is_it: &'static str,
    pub what_is_it_text: &'static str,
    pub what_for: &'static str,
    pub ways: &'static str,
    /// Office, post, signature: title and text.
    way_texts: [[&'static str; 2]; 3],
    pub sign_online: &'static str,
    pub handed_in_title: &'static str,
    pub handed_in_text: &'static str,
    pub which_way: &'static str,
    pub no_way: &'static str,
    pub handed_in: &'static str,
    pub problems_title: &'static str,
    pub outdated: &'static str,
    pub outdated_text: &'static str,
    pub documents: &'static str,
    pub no_documents: &'static str,
    document: [&'static str; 3],
    pub download: &'static str,
    fetching: &'static str,
    saved: &'static str,
    not_downloaded: &'static str,
    pub statement: &'static str,
    pub statement_lead: &'static str,
    pub on_record: &'static str,
    pub on_record_text: &'static str,
    pub to_answer: &'static str,
    pub to_check: &'static str,
    pub correct: &'static str,
    pub holder: &'static str,
    pub phone: &'static str,
    pub email: &'static str,
    pub address: &'static str,
    pub supplier: &'static str,
    pub supplier_account: &'static str,
    pub operator: &'static str,
    pub operator_account: &'static str,
    pub eic: &'static str,
    pub heating: &'static str,
    /// Individual, district, none, other.
    pub heatings: [&'static str; 4],
    pub equipment: &'static str,
    pub no_equipment: &'static str,
    pub persons: &'static str,
    pub persons_hint: &'static str,
    pub area: &'static str,
    pub area_hint: &'static str,
    pub bills_by: &'static str,
    /// Cabinet, e-mail, post.
    bills: [&'static str; 3],
    pub check_title: &'static str,
    pub change: &'static str,
    pub then_made: &'static str,
    pub make: &'static str,
    made: [&'static str; 3],
    pub made_text: &'static str,
    download_statement: &'static str,
    statement_fetching: &'static str,
    statement_saved: &'static str,
    statement_not_downloaded: &'static str,
    pub print: &'static str,
    pub what_next: &'static str,
    pub next: [&'static str; 3],
    pub how_to_hand_in: &'static str,
    pub says: &'static str,
    pub joins: &'static str,
    pub sign_here: &'static str,
    pub change_made: &'static str,
    pub not_anew: &'static str,
    pub to_state: &'static str,
    no_persons: &'static str,
    persons_range: &'static str,
    no_area: &'static str,
    bad_area: &'static str,
    area_range: &'static str,
    no_bills: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}

impl Words {
    pub fn state(&self, state: State) -> &'static str {
        self.states[at(state)]
    }

    /// «Заяву подано 3 листопада 2026»
    pub fn state_since(&self, state: State, since: Option<&str>) -> String {
        match since {
            Some(day) => [self.state(state), self.since, day].concat(),
            None => self.state(state).to_owned(),
        }
    }

    /// What it means, and what to do.
    pub fn state_text(&self, state: State) -> &'static str {
        self.state_texts[at(state)]
    }

    pub fn decide_by(&self, day: &str) -> String {
        around(self.decide_by, day)
    }

    /// Its title and what to do.
    pub fn way(&self, way: WayKind) -> [&'static str; 2] {
        let [office, post, signature] = self.way_texts;
        match way {
            WayKind::Office => office,
            WayKind::Post => post,
            WayKind::Signature => signature,
        }
    }

    /// «діє з 1 травня 2024, PDF, 41 КБ»
    pub fn document(&self, day: &str, kilobytes: &str) -> String {
        between(self.document, day, kilobytes)
    }

    pub fn document_file(&self) -> FileWords {
        FileWords {
            download: self.download,
            fetching: self.fetching,
            saved: self.saved,
            not_downloaded: self.not_downloaded,
        }
    }

    /// The statement's.
    pub fn file(&self) -> FileWords {
        FileWords {
            download: self.download_statement,
            fetching: self.statement_fetching,
            saved: self.statement_saved,
            not_downloaded: self.statement_not_downloaded,
        }
    }

    pub fn meter(&self, model: &str, serial: &str) -> String {
        let [name, number] = self
            .lang
            .pick(["Лічильник ", ", №\u{a0}"], ["Meter ", ", No.\u{a0}"]);
        [name, model, number, serial].concat()
    }

    pub fn appliance(&self, name: &str, model: &str, quantity: u32) -> String {
        let pieces = self.lang.pick("\u{a0}шт.", "\u{a0}pcs");
        let count = quantity.to_string();
        let count = (quantity > 1).then(|| [", ", &count, pieces].concat());
        [name, " ", model, &count.unwrap_or_default()].concat()
    }

    /// «54,5 м²» of `54.5`.
    pub fn square_metres(&self, area: &str) -> String {
        let unit = self.lang.pick("\u{a0}м²", "\u{a0}m²");
        let area = match self.lang {
            Lang::Uk => area.replace('.', ","),
            Lang::En => area.to_owned(),
        };
        area + unit
    }

    pub fn bills(&self, way: BillsBy) -> &'static str {
        let [cabinet, email, post] = self.bills;
        match way {
            BillsBy::Cabinet => cabinet,
            BillsBy::Email => email,
            BillsBy::Post => post,
        }
    }

    pub fn made(&self, reference: &str, day: &str) -> String {
        between(self.made, reference, day)
    }

    pub fn faults(&self, problems: &Faulty) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.fault(*field, *problem),
        };
        problems.iter().map(fault).collect()
    }

    fn fault(&self, field: Field, problem: Problem) -> String {
        let text = match (field, problem) {
            (Field::Persons, Problem::OutOfRange) => {
                return [self.persons_range, &MOST_PERSONS.to_string()].concat();
            }
            (Field::Area, Problem::OutOfRange) => {
                return [self.area_range, &LARGEST_AREA.to_string(), "\u{a0}м²"].concat();
            }
            (Field::Persons, _) => self.no_persons,
            (Field::Area, Problem::Empty) => self.no_area,
            (Field::Area, Problem::Malformed) => self.bad_area,
            (Field::BillsBy, _) => self.no_bills,
        };
        text.to_owned()
    }
}

fn at(state: State) -> usize {
    match state {
        State::None => 0,
        State::Prepared => 1,
        State::Submitted => 2,
        State::Accepted => 3,
        State::Returned => 4,
        State::Other => 5,
    }
}
