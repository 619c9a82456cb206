//! «Я забув пароль.»

mod api;
mod form;
mod words;

use crate::confirmation::{CodeActions, CodePage, CodeSent};
use crate::form::Form;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{explain, explained, form_words, shell_words, use_lang};
use crate::new_password::{FIELD as PASSWORD, NewPasswordField};
use crate::route::{Route, Step, use_go, use_replace, use_route};
use crate::session::use_session;
use crate::storage;
use crate::ui::{
    Failed, Fault, Field, FormPage, LinkButton, Notice, Title, Tone, Waiting, fault_of,
};
use api::Recovery;
use form::{LOGIN, Only, login_problems, parse_login, parse_password, password_problems};
use futures::FutureExt;
use leptos::prelude::*;
use std::rc::Rc;
use words::{Words, words};

/// Its name on this device.
const BEGUN: &str = "recovery";

/// What is under way, for every step. Cheap to copy.
#[derive(Clone, Copy)]
struct Progress {
    api: Api,
    recovery: RwSignal<Option<Recovery>>,
    /// When the server last told of it: a code's seconds run from then.
    told_at: StoredValue<f64>,
}

impl Progress {
    fn id(self) -> String {
        let id = self
            .recovery
            .with_untracked(|recovery| recovery.as_ref().map(|recovery| recovery.id.clone()));
        id.unwrap_or_default()
    }

    fn keep(self, recovery: Recovery) {
        storage::keep_begun(BEGUN, &recovery.id);
        self.told_at.set_value(js_sys::Date::now());
        self.recovery.set(Some(recovery));
    }

    /// The server knows nothing of it any more.
    fn lose(self) {
        storage::drop_begun(BEGUN);
        self.recovery.set(None);
    }

    fn forget(self) {
        storage::drop_begun(BEGUN);
        storage::drop_typed(BEGUN);
        self.recovery.set(None);
    }
}

/// A code to the e-mail or phone, then a new password. A recovery under way goes on after a reload.
#[component]
pub fn RecoveryPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let begun = Load::new(move || {
        let reading = storage::begun(BEGUN).map(|id| api::read(api, &id));
        Some(async move {
            match reading {
                None => Ok(None),
                Some(reading) => known(reading.await),
            }
        })
    });
    move || match begun.get() {
        Some(Ok(recovery)) => {
            let recovery = RwSignal::new(recovery);
            let told_at = StoredValue::new(js_sys::Date::now());
            let progress = Progress {
                api,
                recovery,
                told_at,
            };
            view! { <Steps progress /> }.into_any()
        }
        None => view! {
            <h1 class="gc-title">{w.title}</h1>
            <Waiting text=shell.waiting text_long=shell.waiting_long />
        }
        .into_any(),
        Some(Err(error)) => view! {
            <Title text=w.title.to_owned() product=shell.product />
            <Failed failure=explain(lang, &error) on_retry=move |()| begun.refetch() />
        }
        .into_any(),
    }
}

/// One that the server has forgotten is none.
fn known(answer: Result<Recovery, Error>) -> Result<Option<Recovery>, Error> {
    match answer {
        Ok(recovery) => Ok(Some(recovery)),
        Err(Error::NotFound) => {
            storage::drop_begun(BEGUN);
            Ok(None)
        }
        Err(error) => Err(error),
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
        let recovery = progress.recovery.get_untracked();
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
    let faults = Signal::derive(move || {
        let text = |problem| w.login_problem(problem).to_owned();
        let problem = form.problems.with(|problems| problems.of(&Only).copied());
        faults(LOGIN, problem.map(text))
    });
    let submit = Callback::new(move |()| {
        form.submit(
            || login.with_untracked(|login| parse_login(login)),
            |login| async move { api::start(progress.api, &login).await },
            login_problems,
            move |recovery| {
                progress.keep(recovery);
                go.run(Route::Recovery(Step::Code));
            },
        );
    });
    view! {
        <FormPage
            title=w.title.to_owned()
            words=form_words(lang)
            faults
            failure=explained(lang, form.submission)
            busy=Signal::derive(move || form.is_sending())
            submit=w.send
            on_submit=submit
        >
            <p class="gc-lead">{w.lead}</p>
            <Field
                id=LOGIN
                label=w.login
                hint=w.login_hint
                value=login
                fault=fault_of(faults, LOGIN)
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
            match api::confirm(api, &progress.id(), code).await {
                Ok(recovery) => progress.keep(recovery),
                Err(Error::NotFound) => progress.lose(),
                Err(error) => return Err(error),
            }
            go.run(Route::Recovery(Step::Password));
            Ok(())
        }
        .boxed_local()
    };
    let resend = move |_| {
        async move {
            let recovery = match api::resend(api, &progress.id()).await {
                Err(Error::NotFound) => {
                    progress.lose();
                    go.run(Route::Recovery(Step::Password));
                    return Err(Error::NotFound);
                }
                answer => answer?,
            };
            let code = recovery.code.clone();
            progress.keep(recovery);
            code.ok_or(Error::NotFound)
        }
        .boxed_local()
    };
    let actions = CodeActions {
        confirm: Rc::new(confirm),
        resend: Rc::new(resend),
    };
    view! {
        <CodePage title=w.code_title.to_owned() sent=RwSignal::new(code) told_at=progress.told_at.get_value() actions>
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
    let faults = Signal::derive(move || {
        let text = |problem| w.new_problem(lang, problem).to_owned();
        let problem = form.problems.with(|problems| problems.of(&Only).copied());
        faults(PASSWORD, problem.map(text))
    });
    let submit = Callback::new(move |()| {
        form.submit(
            || parse_password(password.get_untracked()),
            |password| async move {
                match api::finish(session, &progress.id(), &password).await {
                    Ok(()) => Ok(Route::Overview),
                    // Finished already: the answer to an earlier try was lost on the way.
                    Err(Error::NotFound) => Ok(Route::Recovery(Step::Code)),
                    Err(error) => Err(error),
                }
            },
            password_problems,
            move |next| {
                progress.forget();
                go.run(next);
            },
        );
    });
    view! {
        <FormPage
            title=w.password_title.to_owned()
            words=form_words(lang)
            faults
            failure=explained(lang, form.submission)
            busy=Signal::derive(move || form.is_sending())
            submit=w.save
            on_submit=submit
        >
            <p class="gc-lead">{w.password_lead}</p>
            <NewPasswordField value=password fault=fault_of(faults, PASSWORD) />
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
            <LinkButton href=Route::Recovery(Step::First).href() text=w.again kind=crate::ui::ButtonKind::Secondary />
        </div>
    }
}

fn faults(field: &'static str, text: Option<String>) -> Vec<Fault> {
    text.map(|text| Fault { field, text }).into_iter().collect()
}
