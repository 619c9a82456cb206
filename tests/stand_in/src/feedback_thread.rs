//! How an entry of the feedback book goes: what was said and done by hand, and what the clock does in between.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use crate::clock::{self, working_day_after};

/// Working days after the one on which it was opened: at nine it is taken up, at noon it is answered.
const TAKEN_UP: usize = 1;
const ANSWERED: usize = 5;

/// Days within which the law wants an answer.
const LONGEST_WAIT: i64 = 30;

/// What was done by hand.
#[derive(Clone)]
pub(crate) struct Event {
    pub number: i64,
    pub act: Act,
    pub at: Timestamp,
}

#[derive(Clone)]
pub(crate) enum Act {
    /// The consumer says more.
    Reply(String),
    /// The operator answers.
    Answer(String),
    /// An operator takes it up: from now on the clock leaves it alone.
    Take,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    Consumer,
    Company,
}

/// `event` is nothing of the first words, and of what the clock says.
pub(crate) struct Message {
    pub from: From,
    pub text: String,
    pub at: Timestamp,
    pub event: Option<i64>,
}

pub(crate) struct Thread {
    pub messages: Vec<Message>,
    pub trail: Vec<(&'static str, Timestamp)>,
    /// How often it was opened again.
    pub round: i64,
    opened_at: Timestamp,
    by_hand: bool,
}

impl Thread {
    /// From the first words at `created_at` until `now`. `answer` is what the clock says, by how often it was opened again.
    pub fn of(
        first: String,
        created_at: Timestamp,
        events: Vec<Event>,
        now: Timestamp,
        answer: impl Fn(i64) -> String,
    ) -> Thread {
        let mut thread = Thread {
            messages: Vec::new(),
            trail: vec![("received", created_at)],
            round: 0,
            opened_at: created_at,
            by_hand: false,
        };
        thread.say(From::Consumer, first, created_at, None);
        for event in events {
            thread.pass(event.at, &answer);
            thread.happen(event);
        }
        thread.pass(now, &answer);
        thread
    }

    pub fn status(&self) -> &'static str {
        self.trail.last().map_or("received", |(stage, _)| stage)
    }

    pub fn is_answered(&self) -> bool {
        self.status() == "answered"
    }

    /// The last day for an answer.
    pub fn answer_by(&self) -> Date {
        clock::day(self.opened_at).saturating_add(LONGEST_WAIT.days())
    }

    fn say(&mut self, from: From, text: String, at: Timestamp, event: Option<i64>) {
        self.messages.push(Message {
            from,
            text,
            at,
            event,
        });
    }

    fn happen(&mut self, Event { number, act, at }: Event) {
        match act {
            Act::Reply(text) => {
                self.say(From::Consumer, text, at, Some(number));
                if self.is_answered() {
                    self.trail.push(("reopened", at));
                    (self.opened_at, self.by_hand) = (at, false);
                    self.round += 1;
                }
            }
            Act::Answer(text) => {
                self.say(From::Company, text, at, Some(number));
                if !self.is_answered() {
                    self.trail.push(("answered", at));
                }
            }
            Act::Take => {
                self.by_hand = true;
                if !["in_work", "answered"].contains(&self.status()) {
                    self.trail.push(("in_work", at));
                }
            }
        }
    }

    /// What the clock has done until then.
    fn pass(&mut self, until: Timestamp, answer: &impl Fn(i64) -> String) {
        let day = clock::day(self.opened_at);
        let taken_up = clock::instant(working_day_after(day, TAKEN_UP), 9, 0);
        let answered = clock::instant(working_day_after(day, ANSWERED), 12, 0);
        if self.by_hand || self.is_answered() {
            return;
        }
        if self.status() != "in_work" && taken_up <= until {
            self.trail.push(("in_work", taken_up));
        }
        if answered <= until {
            self.say(From::Company, answer(self.round), answered, None);
            self.trail.push(("answered", answered));
        }
    }
}
