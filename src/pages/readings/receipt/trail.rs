//! The way of a reading: what has been reached with its times, then what is still ahead.

use crate::locale::{use_format, use_lang};
use crate::pages::readings::model::{Reading, Status};
use crate::pages::readings::words::receipt::words;
use crate::pages::readings::words::words as task_words;
use crate::ui::{Step, StepState};

pub fn steps(reading: &Reading) -> Vec<Step> {
    let lang = use_lang();
    let w = words(lang);
    let not_yet = || task_words(lang).not_yet.to_owned();
    let format = use_format();
    let invoice = reading.invoice.as_deref();
    let by = reading.invoice_on.map(|day| format.day_month(day));
    let began = w.began(&reading.source).map(|name| Step {
        name: name.to_owned(),
        time: format.instant(&reading.submitted_at),
        state: StepState::Done,
    });
    let passed = reading.trail.iter().map(|passed| Step {
        name: w.step(&passed.stage, invoice),
        time: format.instant(&passed.at),
        state: if passed.stage == Status::Rejected {
            StepState::Failed
        } else {
            StepState::Done
        },
    });
    let ahead = ahead(&reading.status).iter().map(|stage| Step {
        name: w.step(stage, None),
        time: w.ahead(stage, by.as_deref()).unwrap_or_else(not_yet),
        state: StepState::Waiting,
    });
    began.into_iter().chain(passed).chain(ahead).collect()
}

fn ahead(status: &Status) -> &'static [Status] {
    match status {
        Status::Received => &[Status::Accepted, Status::Counted],
        Status::Accepted => &[Status::Counted],
        _ => &[],
    }
}
