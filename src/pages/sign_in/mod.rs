//! «Я хочу увійти до свого кабінету.»

mod form;
mod words;

pub use form::SignInForm;
use form::{Draft, Field, Problem, parse, refusals};

use crate::form::{Problems, Submission};
use crate::frame::Typed;
use crate::http::Error;
use crate::locale::{explain, shell_words, use_format, use_lang};
use crate::route::{Route, trusted_path};
use crate::session::{Standing, use_session};
use crate::ui::{ErrorSummary, Notice, Title, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use words::{Words, words};

/// The page's heading in the default language, for its first frame.
pub fn title() -> &'static str {
    words(use_lang()).title
}

/// Sign-in, and back to where the person wanted to go.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let session = use_session();
    let early = use_context().map(Typed::take).unwrap_or_default();
    let login = RwSignal::new(early.login);
    let password = RwSignal::new(early.password);
    let problems = RwSignal::new(Problems::default());
    let submission = RwSignal::new(Submission::Idle);
    // Not a memo: the same fault once more is news too, and takes focus.
    let faults = Signal::derive(move || problems.with(|problems| w.faults(problems)));

    go_on_when_signed_in();
    let submit = Callback::new(move |()| {
        if submission.with_untracked(Submission::is_sending) {
            return;
        }
        submission.set(Submission::Idle);
        problems.set(Problems::default());
        let draft = Draft {
            login: login.get_untracked(),
            password: password.get_untracked(),
        };
        let credentials = match parse(&draft) {
            Ok(credentials) => credentials,
            Err(found) => return problems.set(found),
        };
        submission.set(Submission::Sending);
        spawn_local(async move {
            let outcome = session
                .sign_in(credentials.login.as_wire(), &credentials.password)
                .await;
            match outcome.map_err(refusals) {
                Ok(()) => submission.set(Submission::Idle),
                Err(Ok(found)) => {
                    submission.set(Submission::Idle);
                    problems.set(found);
                }
                Err(Err(error)) => submission.set(Submission::Failed(error)),
            }
        });
    });
    if early.pressed {
        submit.run(());
    }
    let prefix = Signal::derive(move || {
        let wrong = faults.with(|faults| !faults.is_empty())
            || submission.with(|submission| matches!(submission, Submission::Failed(_)));
        if wrong { shell.error_prefix } else { "" }
    });
    view! {
        <ErrorSummary title=shell.problems_title faults=faults />
        <Title text=w.title.to_owned() product=shell.product prefix />
        {move || standing(w, session.standing())}
        {move || failure(w, submission.get())}
        <SignInForm login password faults busy=Signal::derive(move || submission.with(Submission::is_sending)) on_submit=submit />
    }
}

/// Leaves for the wanted page, now or as soon as somebody is signed in.
fn go_on_when_signed_in() {
    let session = use_session();
    let navigate = use_navigate();
    let query = use_location().query;
    Effect::new(move || {
        if session.is_signed_in() {
            let wanted = query.with_untracked(|query| query.get("next"));
            let path = wanted.as_deref().and_then(trusted_path);
            let path = path.unwrap_or_else(|| Route::Overview.path());
            let options = NavigateOptions {
                replace: true,
                ..Default::default()
            };
            navigate(&path, options);
        }
    });
}

/// Why the person is here, where they did not come by themselves.
fn standing(w: &'static Words, standing: Standing) -> Option<impl IntoView> {
    match standing {
        Standing::Ended => Some(view! {
            <Notice tone=Tone::Info title=w.ended><p>{w.ended_text}</p></Notice>
        }),
        Standing::Left => Some(view! {
            <Notice tone=Tone::Success title=w.left><p>{w.left_text}</p></Notice>
        }),
        _ => None,
    }
}

fn failure(w: &'static Words, submission: Submission<Error>) -> Option<impl IntoView> {
    let Submission::Failed(error) = submission else {
        return None;
    };
    let (title, text) = match &error {
        Error::TooManyRequests { code, after } if code == "locked_out" => {
            let format = use_format();
            (
                w.locked.to_owned(),
                w.locked_until(
                    &format.clock_in(*after),
                    &format.minutes(after.div_ceil(60)),
                ),
            )
        }
        error => {
            let failure = explain(use_lang(), error);
            (failure.title, failure.text)
        }
    };
    Some(view! {
        <div role="alert">
            <Notice tone=Tone::Danger title><p>{text}</p></Notice>
        </div>
    })
}

impl Words {
    fn faults(&self, problems: &Problems<Field, Problem>) -> Vec<crate::ui::Fault> {
        let fault = |(field, problem): &(Field, Problem)| crate::ui::Fault {
            field: field.id(),
            text: self.problem(*problem).to_owned(),
        };
        problems.iter().map(fault).collect()
    }
}
