//! «Я забув пароль.»

mod api;
mod form;
mod words;

use crate::begun::{Begun, Identified};
use crate::confirmation::{CodeActions, CodePage, CodeSent};
use crate::form::Form;
use crate::http::{Api, Error};
use crate::locale::{AnsweredPage, form_state, shell_words, use_lang};
use crate::new_password::{FIELD as PASSWORD, NewPasswordField};
use crate::route::{Route, Step, use_go, use_replace, use_route};
use crate::session::use_session;
use crate::storage;
use crate::ui::{ButtonKind, Fault, Field, FormPage, LinkButton, Notice, Title, Tone};
use api::Recovery;
use form::{LOGIN, Only, login_problems, parse_login, parse_password, password_problems};
use futures::FutureExt;
use leptos::prelude::*;
use std::rc::Rc;
use words::{Words, words};

/// Its name on this device.
const BEGUN: &str = "recovery";

impl Identified for Recovery {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What every step shares. Cheap to copy.
#[derive(Clone, Copy)]
struct Progress {
    api: Api,
    begun: Begun<Recovery>,
}

/// A code to the e-mail or phone, then a new password. A recovery under way goes on after a reload.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let steps = move |held| {
        let begun = Begun::new(BEGUN, held);
        view! { <Steps progress=Progress { api, begun } /> }.into_any()
    };
    view! {
        <AnsweredPage
            title=words(lang).title
            resource=Begun::read(BEGUN, move |id| api::read(api, id))
            children=steps
        />
    }
}

#[component]
fn Steps(progress: Progress) -> impl IntoView {
    let route = use_route();
    let back = use_replace();
    let step = Memo::new(move |_| match route.get() {
        Some(Route::Recovery(step)) => step,
        _ => Step::First,
    });
    move || {
        let recovery = progress.begun.get();
        let code = recovery.as_ref().and_then(|recovery| recovery.code.clone());
        match (step.get(), recovery, code) {
            (Step::Code, _, Some(code)) => view! { <CodeStep progress code /> }.into_any(),
            (Step::Password, Some(_), None) => view! { <PasswordStep progress /> }.into_any(),
            (Step::First, ..) => view! { <LoginStep progress /> }.into_any(),
            (_, None, _) => view! { <Gone /> }.into_any(),
            // Confirmed already, or not yet.
            (step, ..) => {
                let there = match step {
                    Step::Code => Step::Password,
                    _ => Step::Code,
                };
                Effect::new(move || back.run(Route::Recovery(there)));
                ().into_any()
            }
        }
    }
}

#[component]
fn LoginStep(progress: Progress) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let go = use_go();
    let login = storage::typed(BEGUN);
    let form = Form::new();
    let state = form_state(lang, form, move |problems| {
        let problem = problems.of(&Only).copied();
        faults(LOGIN, problem.map(|problem| w.login_problem(problem)))
    });
    let submit = Callback::new(move |()| {
        form.submit(
            || login.with_untracked(|login| parse_login(login)),
            |login| async move { api::start(progress.api, &login).await },
            login_problems,
            move |recovery| {
                progress.begun.keep(recovery);
                go.run(Route::Recovery(Step::Code));
            },
        );
    });
    view! {
        <FormPage
            title=w.title.to_owned()
            state
            submit=w.send
            on_submit=submit
        >
            <p class="gc-lead">{w.lead}</p>
            <Field
                id=LOGIN
                label=w.login
                hint=w.login_hint
                value=login
                fault=state.fault(LOGIN)
                inputmode="email"
                autocomplete="username"
            />
        </FormPage>
        <p><a class="gc-link gc-tap" href=Route::SignIn.href()>{w.back}</a></p>
    }
}

#[component]
fn CodeStep(progress: Progress, code: CodeSent) -> impl IntoView {
    let w = words(use_lang());
    let go = use_replace();
    let api = progress.api;
    let confirm = move |code: String| {
        async move {
            match api::confirm(api, &progress.begun.id(), code).await {
                Ok(recovery) => progress.begun.keep(recovery),
                Err(Error::NotFound) => progress.begun.lose(),
                Err(error) => return Err(error),
            }
            go.run(Route::Recovery(Step::Password));
            Ok(())
        }
        .boxed_local()
    };
    let resend = move |_| {
        async move {
            let recovery = match api::resend(api, &progress.begun.id()).await {
                Err(Error::NotFound) => {
                    progress.begun.lose();
                    go.run(Route::Recovery(Step::Password));
                    return Err(Error::NotFound);
                }
                answer => answer?,
            };
            let code = recovery.code.clone();
            progress.begun.keep(recovery);
            code.ok_or(Error::NotFound)
        }
        .boxed_local()
    };
    let actions = CodeActions {
        confirm: Rc::new(confirm),
        resend: Rc::new(resend),
    };
    view! {
        <CodePage title=w.code_title.to_owned() sent=RwSignal::new(code) told_at=progress.begun.told_at() actions>
            <p class="gc-muted">{w.same_answer}</p>
            <p><a class="gc-link gc-tap" href=Route::Recovery(Step::First).href()>{w.other_login}</a></p>
        </CodePage>
    }
}

#[component]
fn PasswordStep(progress: Progress) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let session = use_session();
    let go = use_replace();
    let password = RwSignal::new(String::new());
    let form = Form::new();
    let state = form_state(lang, form, move |problems| {
        let problem = problems.of(&Only).copied();
        faults(
            PASSWORD,
            problem.map(|problem| w.new_problem(lang, problem)),
        )
    });
    let submit = Callback::new(move |()| {
        form.submit(
            || parse_password(password.get_untracked()),
            |password| async move {
                match api::finish(session, &progress.begun.id(), &password).await {
                    Ok(()) => Ok(Route::Overview),
                    // Finished already: the answer to an earlier try was lost on the way.
                    Err(Error::NotFound) => Ok(Route::Recovery(Step::Code)),
                    Err(error) => Err(error),
                }
            },
            password_problems,
            move |next| {
                progress.begun.forget();
                go.run(next);
            },
        );
    });
    view! {
        <FormPage
            title=w.password_title.to_owned()
            state
            submit=w.save
            on_submit=submit
        >
            <p class="gc-lead">{w.password_lead}</p>
            <NewPasswordField value=password fault=state.fault(PASSWORD) />
        </FormPage>
        <p><a class="gc-link gc-tap" href=Route::Recovery(Step::First).href()>{w.again}</a></p>
    }
}

/// An address of a recovery that is not under way here.
#[component]
fn Gone() -> impl IntoView {
    let lang = use_lang();
    let w: &'static Words = words(lang);
    view! {
        <Title text=w.title.to_owned() product=shell_words(lang).product />
        <Notice tone=Tone::Info title=w.gone><p>{w.gone_text}</p></Notice>
        <div class="gc-actions">
            <LinkButton href=Route::SignIn.href() text=w.back />
            <LinkButton href=Route::Recovery(Step::First).href() text=w.again kind=ButtonKind::Secondary />
        </div>
    }
}

fn faults(field: &'static str, text: Option<&str>) -> Vec<Fault> {
    let fault = |text: &str| Fault {
        field,
        text: text.to_owned(),
    };
    text.map(fault).into_iter().collect()
}
