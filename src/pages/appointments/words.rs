//! What the pages about visits say.

mod en;
mod uk;

use super::choose::{Field, Problem};
use super::days::Turn;
use super::model::{Empty, Receptionist, Reminder, Status, Subject, Visit, What};
use crate::locale::{Lang, around, between};

/// One language. A sentence around a value is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub one: &'static str,
    pub new_title: &'static str,
    pub coming: &'static str,
    pub none_coming: &'static str,
    pub past: &'static str,
    pub new_lead: &'static str,
    pub office_question: &'static str,
    pub whom_question: &'static str,
    pub subject_question: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub to_times: &'static str,
    pub address: &'static str,
    pub directions: &'static str,
    pub opening: &'static str,
    pub days_off: &'static str,
    pub phone: &'static str,
    pub around_the_clock: &'static str,
    pub every_day: &'static str,
    pub pause: &'static str,
    pub slot_title: &'static str,
    pub change_whom: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub first_free: &'static str,
    pub take_first: &'static str,
    pub kyiv_time: &'static str,
    pub picked: &'static str,
    pub no_slot: &'static str,
    pub none_free: &'static str,
    pub none_free_text: &'static str,
    pub next: &'static str,
    pub check: &'static str,
    pub when: &'static str,
    pub whom: &'static str,
    pub place: &'static str,
    pub about: &'static str,
    pub change: &'static str,
    pub by_kyiv: &'static str,
    pub remind_question: &'static str,
    pub remind_hint: &'static str,
    pub too_near_to_remind: &'static str,
    pub book: &'static str,
    pub taken: &'static str,
    pub not_booked: &'static str,
    pub still_yours: &'static str,
    pub taken_text: &'static str,
    pub taken_none: &'static str,
    pub taken_others: &'static str,
    pub keep_reference: &'static str,
    pub company_says: &'static str,
    pub book_again: &'static str,
    pub cancelled_text: &'static str,
    pub reference: &'static str,
    pub bring: &'static str,
    pub trail: &'static str,
    pub to_all: &'static str,
    pub to_calendar: &'static str,
    pub out_of_calendar: &'static str,
    pub saved: &'static str,
    /// After the name of a visit that will not be.
    pub ended: &'static str,
    pub saved_text: &'static str,
    pub saved_ended: &'static str,
    pub browser_refused: &'static str,
    pub calendar: &'static str,
    pub calendar_event: &'static str,
    pub print: &'static str,
    pub move_it: &'static str,
    pub move_title: &'static str,
    pub now: &'static str,
    pub kept_until: &'static str,
    pub leave_as_it_is: &'static str,
    pub not_movable: &'static str,
    pub too_late: &'static str,
    pub to_visit: &'static str,
    pub cancel: &'static str,
    pub cancel_question: &'static str,
    pub cancel_text: &'static str,
    pub cancel_yes: &'static str,
    pub cancel_no: &'static str,
    pub reminder_title: &'static str,
    pub not_reminded: &'static str,
    pub change_reminder: &'static str,
    pub save: &'static str,
    deals: [&'static str; 2],
    head: &'static str,
    /// Monday first.
    weekdays: [&'static str; 7],
    /// In the order of [`Subject::KNOWN`], then one that is not known.
    subjects: [&'static str; 10],
    /// In the order of [`Empty`].
    empty: [&'static str; 6],
    turns: [&'static str; 2],
    zone: [&'static str; 3],
    yours: [&'static str; 2],
    /// None, SMS, e-mail.
    reminders: [&'static str; 3],
    /// SMS, e-mail.
    will: [[&'static str; 2]; 2],
    /// Booked, moved, cancelled, called off, visited, other.
    states: [&'static str; 6],
    /// In the order of [`What`].
    events: [&'static str; 6],
    until: [&'static str; 2],
    visit: &'static str,
    /// In the order of [`THINGS`].
    things: [&'static str; 6],
    /// Office, receptionist, subject.
    missing: [&'static str; 3],
    too_long: [&'static str; 2],
    /// In the order of [`REFUSALS`].
    refusals: [[&'static str; 2]; 7],
}

/// What may have to be brought, by the API's codes.
const THINGS: [&str; 6] = [
    "passport",
    "bill",
    "meter_photo",
    "ownership",
    "income",
    "payment_proof",
];

/// Why nothing was done, by the API's codes, and where nobody knows.
const REFUSALS: [&str; 7] = [
    "too_many",
    "same_day",
    "too_late",
    "over",
    "in_doubt",
    "change_in_doubt",
    "starts_at",
];

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}

impl Words {
    /// 1 is Monday.
    pub fn weekday(&self, day: u32) -> &'static str {
        let at = usize::try_from(day).unwrap_or(0).wrapping_sub(1);
        self.weekdays.get(at).copied().unwrap_or("")
    }

    pub fn subject(&self, subject: &Subject) -> &'static str {
        let known = Subject::KNOWN.iter().position(|(one, _)| one == subject);
        self.subjects[known.unwrap_or(Subject::KNOWN.len())]
    }

    /// What somebody deals with; that it is a head.
    pub fn deals_with(&self, one: &Receptionist) -> String {
        let subjects = one.subjects.iter().map(|subject| self.subject(subject));
        let subjects = subjects.collect::<Vec<_>>().join(", ");
        let head = if one.is_head { self.head } else { "" };
        [head, &around(self.deals, &subjects)].concat()
    }

    pub fn empty(&self, why: Empty) -> &'static str {
        let [weekend, holiday, closed, away, full, other] = self.empty;
        match why {
            Empty::Weekend => weekend,
            Empty::Holiday => holiday,
            Empty::Closed => closed,
            Empty::Away => away,
            Empty::Full => full,
            Empty::Other => other,
        }
    }

    pub fn turn(&self, turn: Turn) -> &'static str {
        let [before, after] = self.turns;
        match turn {
            Turn::Before => before,
            Turn::After => after,
        }
    }

    /// «3 листопада – 16 листопада»
    pub fn span(&self, from: &str, to: &str) -> String {
        [from, "\u{a0}– ", to].concat()
    }

    pub fn other_zone(&self, kyiv: &str, here: &str) -> String {
        between(self.zone, kyiv, here)
    }

    pub fn at_yours(&self, here: &str) -> String {
        around(self.yours, here)
    }

    pub fn reminder(&self, reminder: Reminder) -> &'static str {
        let [none, sms, email] = self.reminders;
        match reminder {
            Reminder::None => none,
            Reminder::Sms => sms,
            Reminder::Email => email,
        }
    }

    /// By something that can be sent.
    pub fn will_remind(&self, by: Reminder, at: &str) -> String {
        let [sms, email] = self.will;
        around(if by == Reminder::Sms { sms } else { email }, at)
    }

    pub fn state(&self, visit: &Visit) -> &'static str {
        let [booked, moved, cancelled, called_off, visited, other] = self.states;
        match visit.status {
            Status::Booked if visit.was_moved() => moved,
            Status::Booked => booked,
            Status::Cancelled => cancelled,
            Status::CalledOff => called_off,
            Status::Visited => visited,
            Status::Other => other,
        }
    }

    pub fn event(&self, what: What) -> &'static str {
        let [booked, moved, cancelled, called_off, visited, other] = self.events;
        match what {
            What::Booked => booked,
            What::Moved => moved,
            What::Cancelled => cancelled,
            What::CalledOff => called_off,
            What::Visited => visited,
            What::Other => other,
        }
    }

    pub fn until(&self, at: &str) -> String {
        around(self.until, at)
    }

    pub fn visit(&self, reference: &str) -> String {
        [self.visit, reference].concat()
    }

    /// One that is not known is not told.
    pub fn thing(&self, code: &str) -> Option<&'static str> {
        let at = THINGS.iter().position(|one| *one == code)?;
        Some(self.things[at])
    }

    pub fn problem(&self, field: Field, problem: Problem) -> String {
        let [office, receptionist, subject] = self.missing;
        match (problem, field) {
            (Problem::TooLong(long), _) => around(self.too_long, &long.to_string()),
            (Problem::Missing, Field::Office) => office.to_owned(),
            (Problem::Missing, Field::Receptionist) => receptionist.to_owned(),
            (Problem::Missing, _) => subject.to_owned(),
        }
    }

    /// A title and what to do about it; none for what is told everywhere alike.
    pub fn refusal(&self, code: &str) -> Option<[&'static str; 2]> {
        let at = REFUSALS.iter().position(|one| *one == code)?;
        Some(self.refusals[at])
    }
}
