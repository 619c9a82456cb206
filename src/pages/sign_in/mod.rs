//! «Я хочу увійти до свого кабінету.»

mod api;
mod form;
mod identity;
mod words;

pub use form::SignInForm;
use form::{Credentials, Draft, Field, Problem, parse, refusals};
pub use identity::IdentityPage;

use crate::form::{Form, Problems, Submission};
use crate::frame::Typed;
use crate::http::Error;
use crate::locale::{explain, shell_words, use_lang};
use crate::route::{Route, trusted_path, use_replace_path};
use crate::session::{Standing, use_session};
use crate::ui::{ErrorSummary, Notice, Title, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
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
    let form = Form::new();
    let faults = Signal::derive(move || form.problems.with(|problems| w.faults(problems)));

    go_on_when_signed_in();
    let submit = Callback::new(move |()| {
        let parsed = || {
            parse(&Draft {
                login: login.get_untracked(),
                password: password.get_untracked(),
            })
        };
        let send = |credentials: Credentials| async move {
            let login = credentials.login.as_wire();
            session.sign_in(login, &credentials.password).await
        };
        form.submit(parsed, send, refusals, |()| ());
    });
    if early.pressed {
        submit.run(());
    }
    let prefix = Signal::derive(move || {
        let wrong = faults.with(|faults| !faults.is_empty())
            || form
                .submission
                .with(|submission| matches!(submission, Submission::Failed(_)));
        if wrong { shell.error_prefix } else { "" }
    });
    view! {
        <ErrorSummary title=shell.problems_title faults=faults />
        <Title text=w.title.to_owned() product=shell.product prefix />
        {move || standing(w, session.standing())}
        {move || failure(form.submission.get())}
        <SignInForm login password faults busy=Signal::derive(move || form.is_sending()) on_submit=submit />
        {move || session.has_providers().then(|| view! {
            <p><a class="gc-link gc-tap" href=Route::Identity.href()>{w.identity}</a></p>
        })}
    }
}

/// Leaves for the wanted page, now or as soon as somebody is signed in.
fn go_on_when_signed_in() {
    let session = use_session();
    let replace = use_replace_path();
    let query = use_location().query;
    Effect::new(move || {
        if session.is_signed_in() {
            let wanted = query.with_untracked(|query| query.get("next"));
            let path = wanted.as_deref().and_then(trusted_path);
            let path = path.unwrap_or_else(|| Route::Overview.path());
            replace.run(path);
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

fn failure(submission: Submission<Error>) -> Option<impl IntoView> {
    let Submission::Failed(error) = submission else {
        return None;
    };
    let failure = explain(use_lang(), &error);
    Some(view! {
        <div role="alert">
            <Notice tone=Tone::Danger title=failure.title><p>{failure.text}</p></Notice>
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
