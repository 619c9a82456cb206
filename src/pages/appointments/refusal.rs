//! Why a visit was not booked, moved or cancelled, in words.

use super::words::words;
use crate::form::Submission;
use crate::http::{Error, Refusal};
use crate::locale::{Lang, explain};
use crate::ui::Failure;
use leptos::prelude::*;

/// As long as it has not got through.
pub fn told(lang: Lang, submission: RwSignal<Submission<Error>>) -> Signal<Option<Failure>> {
    with_doubt(lang, submission, "in_doubt")
}

/// The same for a change of a visit that there is: done twice it is done once.
pub fn told_of_change(
    lang: Lang,
    submission: RwSignal<Submission<Error>>,
) -> Signal<Option<Failure>> {
    with_doubt(lang, submission, "change_in_doubt")
}

fn with_doubt(
    lang: Lang,
    submission: RwSignal<Submission<Error>>,
    doubt: &'static str,
) -> Signal<Option<Failure>> {
    Signal::derive(move || {
        submission.with(|submission| match submission {
            Submission::Failed(error) => Some(failure(lang, error, doubt)),
            _ => None,
        })
    })
}

fn failure(lang: Lang, error: &Error, doubt: &str) -> Failure {
    let w = words(lang);
    let general = explain(lang, error);
    let is_of_the_time =
        |refusal: &Refusal| refusal.fields.iter().any(|of| of.field == "starts_at");
    let code = match error {
        Error::Refused(refusal) if is_of_the_time(refusal) => "starts_at",
        Error::Refused(refusal) => refusal.code.as_str(),
        error if error.leaves_doubt() => doubt,
        _ => "",
    };
    let Some([title, text]) = w.refusal(code) else {
        return general;
    };
    Failure {
        title: title.to_owned(),
        text: text.to_owned(),
        ..general
    }
}
