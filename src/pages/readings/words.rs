//! What the pages about readings say.

pub mod all;
pub mod beside;
pub mod dates;
mod en;
pub mod history;
pub mod photo;
pub mod receipt;
mod uk;

use super::draft::Explanation;
use super::form::Problem;
use super::model::Status;
use crate::domain::meter::{IndexProblem, LastReading, MeterIndex, Register, Source};
use crate::domain::period::ReadingWindow;
use crate::domain::reading::{Assessment, Reason};
use crate::locale::{Format, Lang, around};
use crate::outbox::{Parcel, State};

/// One language. A sentence around a value is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub check: &'static str,
    pub receipt: &'static str,
    pub history: &'static str,
    pub all_meters: &'static str,
    pub dates: &'static str,
    pub unsent: &'static str,
    pub value: &'static str,
    pub value_hint: &'static str,
    pub value_short: &'static str,
    pub go_check: &'static str,
    pub send: &'static str,
    pub sending: &'static str,
    pub ask_again: &'static str,
    pub change: &'static str,
    pub kept: &'static str,
    pub meter: &'static str,
    number: &'static str,
    pub which_meter: &'static str,
    pub meter_done: &'static str,
    pub meter_waits: &'static str,
    pub no_meters: &'static str,
    pub previous: &'static str,
    pub no_previous: &'static str,
    pub used: &'static str,
    pub used_unknown: &'static str,
    pub period: &'static str,
    pub taken_on: &'static str,
    pub explanation: &'static str,
    pub replaces: &'static str,
    pub both_kept: &'static str,
    pub see_receipt: &'static str,
    pub no_difference: &'static str,
    pub not_sent: &'static str,
    pub not_sent_text: &'static str,
    pub not_kept_text: &'static str,
    pub in_doubt: &'static str,
    pub in_doubt_text: &'static str,
    pub send_now: &'static str,
    pub take_back: &'static str,
    pub see_unsent: &'static str,
    pub not_accepted: &'static str,
    pub refused: [&'static str; 2],
    pub refused_text: &'static str,
    pub correct: &'static str,
    pub expired: [&'static str; 2],
    pub expired_text: &'static str,
    pub read_anew: &'static str,
    pub dismiss: &'static str,
    pub delivered: [&'static str; 2],
    pub waits: [&'static str; 2],
    pub unsent_lead: &'static str,
    pub none_unsent: &'static str,
    pub on_this_device: &'static str,
    pub handed_over: &'static str,
    pub not_yet: &'static str,
    pub not_known: &'static str,
    pub tries: &'static str,
    pub photo_waits: &'static str,
    pub photo_refused: &'static str,
    pub who: &'static str,
    pub state: &'static str,
    pub trail: &'static str,
    pub to_overview: &'static str,
    pub account_number: &'static str,
    pub browser_refused: &'static str,
    printed: &'static str,
    pub no_readings: &'static str,
    pub empty: &'static str,
    pub negative: &'static str,
    pub not_a_number: &'static str,
    pub too_many_digits: [&'static str; 2],
    pub still_a_slip: &'static str,
    pub unexplained: &'static str,
    pub below_previous: &'static str,
    pub rollover_not_plausible: &'static str,
    pub already_submitted: &'static str,
    pub day: &'static str,
    pub unknown_meter: &'static str,
    window_open: [&'static str; 4],
    window_closed: [&'static str; 3],
    counts_for: &'static str,
    pub standing: [&'static str; 2],
    pub standing_text: [&'static str; 2],
    pub first: &'static str,
    pub zero: &'static str,
    pub ordinary: [&'static str; 2],
    pub large: [&'static str; 2],
    pub large_usual: [&'static str; 3],
    pub lower: &'static str,
    pub question_large: &'static str,
    pub question_lower: [&'static str; 2],
    pub rollover: &'static str,
    pub rollover_hint: [&'static str; 3],
    pub replaced: &'static str,
    pub replaced_hint: &'static str,
    pub large_right: &'static str,
    pub slip: &'static str,
    pub slip_hint: &'static str,
    pub by_consumer: &'static str,
    pub by_operator: &'static str,
    pub planned: &'static str,
    pub by_other_channel: &'static str,
    pub received: [&'static str; 2],
    pub accepted: [&'static str; 2],
    pub counted: [&'static str; 2],
    pub rejected: [&'static str; 2],
    pub superseded: [&'static str; 2],
    pub no_reading_submitted: &'static str,
    pub meter_not_accessible: &'static str,
    pub value_not_plausible: &'static str,
    pub meter_replacement_unknown: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}

impl Words {
    pub fn problem(&self, problem: Problem, format: Format) -> String {
        match problem {
            Problem::Index(IndexProblem::Empty) => self.empty,
            Problem::Index(IndexProblem::Negative) => self.negative,
            Problem::Index(IndexProblem::NotANumber) => self.not_a_number,
            Problem::Index(IndexProblem::TooManyDigits { digits }) => {
                return around(self.too_many_digits, &format.count(digits.into()));
            }
            Problem::StillASlip => self.still_a_slip,
            Problem::Unexplained => self.unexplained,
            Problem::BelowPrevious => self.below_previous,
            Problem::RolloverNotPlausible => self.rollover_not_plausible,
            Problem::AlreadySubmitted => self.already_submitted,
            Problem::Day => self.day,
            Problem::Meter => self.unknown_meter,
        }
        .to_owned()
    }

    /// «№ 0070415»
    pub fn numbered(&self, serial: &str) -> String {
        [self.number, serial].concat()
    }

    /// When readings are taken and what one sent now counts for: a title where that is another month's, and a text.
    pub fn window(&self, window: ReadingWindow, format: Format) -> (Option<String>, String) {
        let period = format.period(window.counts_for);
        let until = format.day_month(window.closes_on);
        match window.days_left() {
            Some(days) => {
                let [a, b, c, d] = self.window_open;
                let left = format.days(days);
                (None, [a, &period, b, &until, c, &left, d].concat())
            }
            None => {
                let [a, b, c] = self.window_closed;
                let from = format.day_month(window.opens_on);
                let title = [self.counts_for, &period].concat();
                (Some(title), [a, &from, b, &until, c].concat())
            }
        }
    }

    /// «3 жовтня 2026 · передали ви»
    pub fn taken(&self, last: &LastReading, format: Format) -> String {
        [
            &format.date(last.taken_on),
            " · ",
            self.source(&last.source),
        ]
        .concat()
    }

    pub fn printed(&self, moment: &str) -> String {
        [self.printed, moment].concat()
    }

    /// What became of a number that waited, as a heading.
    pub fn fate(&self, parcel: &Parcel) -> String {
        let sentence = match parcel.state {
            State::Waiting if parcel.in_doubt => return self.in_doubt.to_owned(),
            State::Waiting => self.waits,
            State::Delivered(_) => self.delivered,
            State::Refused(_) => self.refused,
            State::Expired => self.expired,
        };
        around(sentence, &parcel.value.0.to_string())
    }

    pub fn standing(&self, value: &str) -> String {
        around(self.standing, value)
    }

    pub fn standing_text(&self, day: &str, source: &Source) -> String {
        let [before, after] = self.standing_text;
        [day, before, self.source(source), after].concat()
    }

    /// The use alone, for a line that is named so already.
    pub fn use_of(
        &self,
        assessment: Assessment,
        answer: Option<Explanation>,
        format: Format,
    ) -> String {
        let used = assessment.used(answer == Some(Explanation::Rollover));
        used.map_or_else(
            || self.used_unknown.to_owned(),
            |used| format.volume_in_words(used),
        )
    }

    /// What the number means, beside the one before.
    pub fn difference(&self, assessment: Assessment, format: Format) -> String {
        match assessment {
            Assessment::First => self.first.to_owned(),
            Assessment::Zero => self.zero.to_owned(),
            Assessment::Ordinary(used) => around(self.ordinary, &format.volume_in_words(used)),
            Assessment::Large { used, usual: None } => {
                around(self.large, &format.volume_in_words(used))
            }
            Assessment::Large {
                used,
                usual: Some(usual),
            } => {
                let [a, b, c] = self.large_usual;
                let usual = beside::range(usual, format);
                [a, &format.volume_in_words(used), b, &usual, c].concat()
            }
            Assessment::Lower { .. } => self.lower.to_owned(),
        }
    }

    pub fn question(
        &self,
        assessment: Assessment,
        previous: Option<MeterIndex>,
        register: Register,
        format: Format,
    ) -> String {
        let previous = previous
            .map(|previous| previous.padded(register))
            .unwrap_or_default();
        match assessment {
            Assessment::Lower { .. } => around(self.question_lower, &previous),
            _ => [
                &self.difference(assessment, format),
                " ",
                self.question_large,
            ]
            .concat(),
        }
    }

    pub fn answer(&self, answer: Explanation) -> &'static str {
        match answer {
            Explanation::Rollover => self.rollover,
            Explanation::MeterReplaced => self.replaced,
            Explanation::Large => self.large_right,
            Explanation::Slip => self.slip,
        }
    }

    pub fn answer_hint(
        &self,
        answer: Explanation,
        assessment: Assessment,
        register: Register,
        format: Format,
    ) -> String {
        match (answer, assessment) {
            (
                Explanation::Rollover,
                Assessment::Lower {
                    rollover: Some(used),
                },
            ) => {
                let [a, b, c] = self.rollover_hint;
                let nines = (register.limit() - 1).to_string();
                [a, &nines, b, &format.volume_in_words(used), c].concat()
            }
            (Explanation::MeterReplaced, _) => self.replaced_hint.to_owned(),
            (Explanation::Slip, _) => self.slip_hint.to_owned(),
            _ => String::new(),
        }
    }

    pub fn source<'a>(&self, source: &'a Source) -> &'a str {
        match source {
            Source::Consumer => self.by_consumer,
            Source::Operator => self.by_operator,
            Source::Planned => self.planned,
            Source::OtherChannel => self.by_other_channel,
            Source::Other(word) => word,
        }
    }

    /// In a table.
    pub fn status<'a>(&self, status: &'a Status) -> &'a str {
        self.both(status)
            .map_or_else(|word| word, |[short, _]| short)
    }

    /// On a receipt.
    pub fn status_title(&self, status: &Status) -> String {
        self.both(status)
            .map_or_else(|word| word, |[_, title]| title)
            .to_owned()
    }

    fn both<'a>(&self, status: &'a Status) -> Result<[&'static str; 2], &'a str> {
        Ok(match status {
            Status::Received => self.received,
            Status::Accepted => self.accepted,
            Status::Counted => self.counted,
            Status::Rejected => self.rejected,
            Status::Superseded => self.superseded,
            Status::Other(word) => return Err(word),
        })
    }

    pub fn reason<'a>(&self, reason: &'a Reason) -> &'a str {
        match reason {
            Reason::NoReadingSubmitted => self.no_reading_submitted,
            Reason::MeterNotAccessible => self.meter_not_accessible,
            Reason::ValueNotPlausible => self.value_not_plausible,
            Reason::MeterReplacementUnknown => self.meter_replacement_unknown,
            Reason::Other(word) => word,
        }
    }
}
