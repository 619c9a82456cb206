//! What is said where words were sent and no answer came: the same press asks again, and nothing is written twice.

use super::words::words;
use crate::form::Submission;
use crate::http::Error;
use crate::locale::use_lang;
use crate::ui::{Notice, Tone};
use leptos::prelude::*;

#[component]
pub fn Doubt(submission: RwSignal<Submission<Error>>) -> impl IntoView {
    let w = words(use_lang());
    let in_doubt = Memo::new(move |_| {
        submission.with(
            |submission| matches!(submission, Submission::Failed(error) if error.leaves_doubt()),
        )
    });
    move || {
        in_doubt.get().then(|| {
            view! { <Notice tone=Tone::Warning title=w.in_doubt><p>{w.in_doubt_text}</p></Notice> }
        })
    }
}
