//! «Хочу свій кабінет.» From the paper bill in hand to the first page, and one more home into a cabinet.

mod add;
mod api;
mod bill;
mod check;
mod consents;
mod form;
mod model;
mod number;
mod password;
mod person;
mod progress;
mod proof;
mod welcome;
mod words;

pub use add::AddAccountPage;
pub use welcome::WelcomePage;

use crate::begun::Begun;
use crate::confirmation::{CodeActions, CodePage, CodeSent};
use crate::domain::bill_number::BillNumber;
use crate::domain::contact::Channel;
use crate::http::{Api, Error};
use crate::locale::{AnsweredPage, Lang, shell_words, use_lang};
use crate::route::{Route, Step, use_go, use_replace, use_route};
use crate::session::use_session;
use crate::storage;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, Title, Tone, focus};
use check::CheckStep;
use consents::ConsentsStep;
use form::Field;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::{Proof, Registration};
use number::NumberPage;
use password::PasswordStep;
use person::PersonStep;
use progress::{BEGUN, Progress, StepLine, known, typed, typed_or};
use proof::ProofPage;
use std::rc::Rc;
use words::words;

/// Goes on where it was left, after a reload or a closed tab too.
#[component]
pub fn RegistrationPage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let go = use_go();
    let steps = move |held| {
        let begun = Begun::new(BEGUN, held);
        view! { <Steps progress=Progress { api, begun, go } /> }.into_any()
    };
    view! {
        <AnsweredPage
            title=words(lang).title
            resource=Begun::read(BEGUN, move |id| api::read(api, id))
            children=steps
        />
    }
}

/// The step of the address, if all before it are answered.
#[component]
fn Steps(progress: Progress) -> impl IntoView {
    let route = use_route();
    let back = use_replace();
    let step = Memo::new(move |_| match route.get() {
        Some(Route::Registration(step)) => step,
        _ => Step::First,
    });
    move || {
        let step = step.get();
        let begun = progress.begun.get();
        let next = begun
            .filter(|begun| !begun.allows(step))
            .map(|begun| begun.next());
        if let Some(next) = next {
            Effect::new(move || back.run(Route::Registration(next)));
            return ().into_any();
        }
        shown(progress, step)
    }
}

fn shown(progress: Progress, step: Step) -> AnyView {
    let begun = match (step, progress.begun.get()) {
        (Step::First, begun) => return view! { <NumberStep progress begun /> }.into_any(),
        (_, None) => return view! { <Gone /> }.into_any(),
        (_, Some(begun)) => begun,
    };
    match (step, begun.code.clone()) {
        (Step::Proof, _) => view! { <ProofStep progress begun /> }.into_any(),
        (Step::Person, _) => view! { <PersonStep progress /> }.into_any(),
        (Step::Password, _) => view! { <PasswordStep progress begun /> }.into_any(),
        (Step::Consents, _) => view! { <ConsentsStep progress /> }.into_any(),
        (Step::Code, Some(code)) => view! { <CodeStep progress code /> }.into_any(),
        _ => view! { <CheckStep progress begun /> }.into_any(),
    }
}

#[component]
fn NumberStep(progress: Progress, begun: Option<Registration>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let is_signed_in = untrack(|| use_session().is_signed_in());
    let before = begun.as_ref().map(|begun| begun.claimed.number.clone());
    let number = typed_or("number", before.clone().unwrap_or_default());
    let send = move |number: BillNumber| {
        let is_same = before.as_deref() == Some(number.as_str());
        async move {
            match progress.begun.get().filter(|_| is_same) {
                Some(begun) => progress.go_on(Some(begun)),
                None => begin(progress, number, lang).await?,
            }
            Ok(())
        }
        .boxed_local()
    };
    view! {
        <NumberPage title=w.title lead=w.lead number send=Rc::new(send)>
            {is_signed_in.then(|| view! {
                <Notice tone=Tone::Info title=w.signed_in>
                    <p>
                        {w.signed_in_text} " "
                        <a class="gc-link" href=Route::AddAccount(Step::First).href()>{w.add_title}</a>
                    </p>
                </Notice>
            })}
            {begun.map(|begun| view! { <Resume progress begun typed=number /> })}
            <StepLine step=Step::First />
        </NumberPage>
        <p>{w.has_cabinet} " " <a class="gc-link gc-tap" href=Route::SignIn.href()>{w.sign_in}</a></p>
    }
}

/// Another number is another registration: the one before is of no use to anybody.
async fn begin(progress: Progress, number: BillNumber, lang: Lang) -> Result<(), Error> {
    let registration = api::start(progress.api, &number, lang).await?;
    give_up(progress);
    storage::drop_typed(&[BEGUN, ".proof"].concat());
    progress.go_on(Some(registration));
    Ok(())
}

/// Tells the server that the registration under way is not wanted; it would forget it by itself too.
fn give_up(progress: Progress) {
    let id = progress.begun.id();
    if !id.is_empty() {
        spawn_local(async move {
            let _ = api::drop(progress.api, &id).await;
        });
    }
}

/// A registration that was left half-finished.
#[component]
fn Resume(progress: Progress, begun: Registration, typed: RwSignal<String>) -> impl IntoView {
    let w = words(use_lang());
    let next = Route::Registration(begun.next()).href();
    let is_gone = RwSignal::new(false);
    let start_anew = Callback::new(move |()| {
        give_up(progress);
        typed.set(String::new());
        progress.begun.forget();
        is_gone.set(true);
        // The button goes.
        focus(Field::Number.id());
    });
    let number = begun.claimed.number;
    move || {
        let next = next.clone();
        (!is_gone.get()).then(|| {
            view! {
                <Notice tone=Tone::Info title=w.begun(&number)>
                    <p>{w.begun_text}</p>
                    <div class="gc-actions">
                        <LinkButton href=next text=w.resume />
                        <Button text=w.start_anew kind=ButtonKind::Quiet on_press=start_anew />
                    </div>
                </Notice>
            }
        })
    }
}

#[component]
fn ProofStep(progress: Progress, begun: Registration) -> impl IntoView {
    let w = words(use_lang());
    let send = move |proof: Proof| {
        async move {
            let answer = api::prove(progress.api, &progress.begun.id(), &proof).await;
            progress.go_on(known(answer)?);
            Ok(())
        }
        .boxed_local()
    };
    let is_proven = begun.is_proven;
    view! {
        <ProofPage
            claimed=begun.claimed
            typed=typed("proof")
            other_number=Route::Registration(Step::First)
            send=Rc::new(send)
        >
            <StepLine step=Step::Proof />
            {is_proven.then(|| view! {
                <Notice tone=Tone::Success title=w.proven>
                    <p><a class="gc-link" href=Route::Registration(Step::Person).href()>{w.resume}</a></p>
                </Notice>
            })}
        </ProofPage>
    }
}

#[component]
fn CodeStep(progress: Progress, code: CodeSent) -> impl IntoView {
    let w = words(use_lang());
    let session = use_session();
    let go = use_replace();
    let confirm = move |code: String| {
        async move {
            match api::confirm(session, &progress.begun.id(), code).await {
                Ok(()) => {
                    progress.begun.forget();
                    go.run(Route::Welcome);
                    Ok(())
                }
                // Finished already: the answer to an earlier try was lost on the way.
                Err(Error::NotFound) => {
                    progress.begun.forget();
                    go.run(Route::Registration(Step::Check));
                    Ok(())
                }
                Err(error) => Err(error),
            }
        }
        .boxed_local()
    };
    let resend = move |channel: Channel| {
        async move {
            let registration =
                match api::send_code(progress.api, &progress.begun.id(), channel).await {
                    Err(Error::NotFound) => {
                        progress.begun.lose();
                        go.run(Route::Registration(Step::Check));
                        return Err(Error::NotFound);
                    }
                    answer => answer?,
                };
            let code = registration.code.clone();
            progress.begun.keep(registration);
            code.ok_or(Error::NotFound)
        }
        .boxed_local()
    };
    let actions = CodeActions {
        confirm: Rc::new(confirm),
        resend: Rc::new(resend),
    };
    view! {
        <CodePage title=w.code_title.to_owned() sent=RwSignal::new(code) told_at=progress.begun.told_at() actions has_other=true>
            <p class="gc-muted">{w.same_answer}</p>
            <p><a class="gc-link gc-tap" href=Route::Registration(Step::Person).href()>{w.other_email}</a></p>
        </CodePage>
    }
}

/// An address of a registration that is not under way here.
#[component]
fn Gone() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    view! {
        <Title text=w.title.to_owned() product=shell_words(lang).product />
        <Notice tone=Tone::Info title=w.gone><p>{w.gone_text}</p></Notice>
        <div class="gc-actions">
            <LinkButton href=Route::SignIn.href() text=w.sign_in />
            <LinkButton href=Route::Registration(Step::First).href() text=w.start_anew kind=ButtonKind::Secondary />
        </div>
    }
}
