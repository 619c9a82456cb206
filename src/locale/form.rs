//! A form at work, in words.

use super::{Lang, explain, shell_words};
use crate::form::{Form, Problems, Submission};
use crate::http::Error;
use crate::ui::{Failure, Fault, FormState, FormWords};
use leptos::prelude::*;

/// What [`crate::ui::FormPage`] shows of a form; `say` words its problems.
pub fn form_state<F, P>(
    lang: Lang,
    form: Form<F, P, Error>,
    say: impl Fn(&Problems<F, P>) -> Vec<Fault> + Send + Sync + 'static,
) -> FormState
where
    F: PartialEq + Send + Sync + 'static,
    P: Send + Sync + 'static,
{
    let w = shell_words(lang);
    FormState {
        words: FormWords {
            product: w.product,
            error_prefix: w.error_prefix,
            problems_title: w.problems_title,
            sending: w.sending,
        },
        faults: Signal::derive(move || form.problems.with(|problems| say(problems))),
        failure: explained(lang, form.submission),
        busy: Signal::derive(move || form.is_sending()),
    }
}

/// Why a submission did not get through, as long as it has not.
pub fn explained(lang: Lang, submission: RwSignal<Submission<Error>>) -> Signal<Option<Failure>> {
    Signal::derive(move || {
        submission.with(|submission| match submission {
            Submission::Failed(error) => Some(explain(lang, error)),
            _ => None,
        })
    })
}
