//! What the pages about readings say.

mod en;
mod uk;

use super::draft::Explanation;
use super::form::Problem;
use super::model::{Reason, Status};
use crate::domain::meter::{CubicMetres, IndexProblem, MeterIndex, Register, Source};
use crate::domain::reading::Assessment;
use crate::locale::{Format, Lang};

/// One language. A sentence around a value is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub check: &'static str,
    pub receipt: &'static str,
    pub history: &'static str,
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
    pub in_doubt: &'static str,
    pub in_doubt_text: &'static str,
    pub reference: &'static str,
    pub trail: &'static str,
    pub sent_at: &'static str,
    pub who: &'static str,
    pub state: &'static str,
    pub print: &'static str,
    pub to_history: &'static str,
    pub to_overview: &'static str,
    pub chart: &'static str,
    pub more: &'static str,
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
    pub window_open: [&'static str; 4],
    pub window_closed: [&'static str; 3],
    pub counts_for: &'static str,
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
    pub next_received: [&'static str; 2],
    pub next_accepted: [&'static str; 2],
    pub next_counted: [&'static str; 2],
    pub next_rejected: &'static str,
    pub next_superseded: &'static str,
    pub ahead_accepted: &'static str,
    pub ahead_counted: &'static str,
    pub no_reading_submitted: &'static str,
    pub meter_not_accessible: &'static str,
    pub value_not_plausible: &'static str,
    pub meter_replacement_unknown: &'static str,
    pub shown: [&'static str; 2],
    pub shown_all: [&'static str; 2],
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

    pub fn window_open(&self, period: &str, until: &str, left: &str) -> String {
        let [a, b, c, d] = self.window_open;
        [a, period, b, until, c, left, d].concat()
    }

    pub fn window_closed(&self, from: &str, to: &str) -> String {
        let [a, b, c] = self.window_closed;
        [a, from, b, to, c].concat()
    }

    pub fn counts_for(&self, period: &str) -> String {
        [self.counts_for, period].concat()
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
        match (assessment, answer) {
            (Assessment::Zero, _) => format.volume_in_words(CubicMetres(0)),
            (Assessment::Ordinary(used) | Assessment::Large { used, .. }, _)
            | (
                Assessment::Lower {
                    rollover: Some(used),
                },
                Some(Explanation::Rollover),
            ) => format.volume_in_words(used),
            _ => self.used_unknown.to_owned(),
        }
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
                let range = [&format.count(usual.from.0), "–", &format.volume(usual.to)].concat();
                [a, &format.volume_in_words(used), b, &range, c].concat()
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

    pub fn stage<'a>(&self, stage: &'a Status) -> &'a str {
        self.status(stage)
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

    /// `invoice` is the day by which the period's invoice is there.
    pub fn what_next(&self, status: &Status, period: &str, invoice: &str) -> String {
        match status {
            Status::Received => around(self.next_received, period) + invoice + ".",
            Status::Accepted => around(self.next_accepted, period) + invoice + ".",
            Status::Counted => around(self.next_counted, period),
            Status::Rejected => self.next_rejected.to_owned(),
            Status::Superseded => self.next_superseded.to_owned(),
            Status::Other(_) => String::new(),
        }
    }

    /// When a stage still ahead is to be expected.
    pub fn ahead(&self, stage: &Status, invoice: &str) -> String {
        match stage {
            Status::Accepted => self.ahead_accepted.to_owned(),
            _ => [self.ahead_counted, invoice].concat(),
        }
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

    pub fn shown(&self, count: &str, all: bool) -> String {
        around(if all { self.shown_all } else { self.shown }, count)
    }
}

fn around([before, after]: [&str; 2], value: &str) -> String {
    [before, value, after].concat()
}
