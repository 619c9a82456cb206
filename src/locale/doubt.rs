//! A write of which no answer came, in words: done once, however often it is sent.

use super::{Lang, explain};
use crate::form::Submission;
use crate::http::Error;
use crate::ui::Failure;
use leptos::prelude::*;

/// As [`super::explained`], for what goes out under one key: a lost answer is told as what it is.
pub fn explained_once(
    lang: Lang,
    submission: RwSignal<Submission<Error>>,
) -> Signal<Option<Failure>> {
    Signal::derive(move || {
        submission.with(|submission| match submission {
            Submission::Failed(error) => Some(told(lang, error)),
            _ => None,
        })
    })
}

fn told(lang: Lang, error: &Error) -> Failure {
    let failure = explain(lang, error);
    if !error.leaves_doubt() {
        return failure;
    }
    let (title, text) = lang.pick(
        (
            "Ми ще не знаємо, чи це зроблено",
            "Відповідь загубилася дорогою. Натисніть ту саму кнопку ще раз: двічі нічого не запишеться.",
        ),
        (
            "We do not know yet whether it is done",
            "The answer got lost on its way. Press the same button again: nothing is recorded twice.",
        ),
    );
    Failure {
        title: title.to_owned(),
        text: text.to_owned(),
        ..failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_it_may_have_arrived_it_is_not_known() {
        for lang in [Lang::Uk, Lang::En] {
            let not_known = told(lang, &Error::TimedOut);
            assert_eq!(not_known, told(lang, &Error::Unavailable { after: None }));
            let refused = Error::Unavailable { after: Some(5) };
            assert_eq!(told(lang, &refused), explain(lang, &refused));
            assert_ne!(told(lang, &refused).title, not_known.title);
        }
    }
}
