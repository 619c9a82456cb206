//! «Мене знає банк або держава.» To BankID or Дія.Підпис, and what came of it.

use super::api;
use super::words::words;
use crate::config::{Config, is_allowed, use_config};
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, explain, shell_words, use_lang};
use crate::route::{Route, Step, use_replace};
use crate::session::use_session;
use crate::ui::{Button, ButtonKind, LinkButton, NotThrough, Notice, Title, Tone};
use api::Provider;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

#[component]
pub fn IdentityPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let session = use_session();
    let go = use_replace();
    // Back from the provider with a cookie: the session is there once it is restored.
    Effect::new(move || {
        if session.is_signed_in() {
            go.run(Route::Overview);
        }
    });
    let query = use_location().query;
    let outcome = Memo::new(move |_| query.with(|query| query.get("identity")));
    let providers = Load::new(move || Some(api::providers(api)));
    let children = move |providers: Vec<Provider>| view! { <Providers providers /> };
    view! {
        <Title text=w.identity_title.to_owned() product=shell.product />
        {move || outcome.get().map(|outcome| view! { <Outcome outcome /> })}
        <Answered
            resource=providers
            children
        />
        <p><a class="gc-link gc-tap" href=Route::SignIn.href()>{w.by_password}</a></p>
    }
}

/// What the provider's page ended with.
#[component]
fn Outcome(outcome: String) -> impl IntoView {
    let w = words(use_lang());
    match outcome.as_str() {
        "unknown" => view! {
            <Notice tone=Tone::Info title=w.identity_unknown>
                <p>{w.identity_unknown_text}</p>
                <div class="gc-actions">
                    <LinkButton href=Route::Registration(Step::First).href() text=w.register />
                </div>
            </Notice>
        }
        .into_any(),
        "cancelled" => {
            view! { <Notice tone=Tone::Info title=w.identity_cancelled /> }.into_any()
        }
        "signed_in" => ().into_any(),
        _ => view! {
            <Notice tone=Tone::Danger title=w.identity_failed><p>{w.identity_failed_text}</p></Notice>
        }
        .into_any(),
    }
}

#[component]
fn Providers(providers: Vec<Provider>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let config = use_config();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let start = move |code: String| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let outcome = leave_for(api, config, &code).await;
            // Also where it went well: the way back may show this very page again.
            busy.try_set(false);
            if let Err(error) = outcome {
                failed.try_set(Some(error));
            }
        });
    };
    if providers.is_empty() {
        return view! { <Notice tone=Tone::Info title=w.no_providers /> }.into_any();
    }
    let button = move |provider: Provider| {
        let code = provider.code;
        let on_press = Callback::new(move |()| start(code.clone()));
        view! { <li><Button text=provider.name kind=ButtonKind::Secondary busy on_press /></li> }
            .into_any()
    };
    view! {
        <p class="gc-lead">{w.identity_lead}</p>
        <ul class="gc-list gc-stack gc-stack--tight">{providers.into_iter().map(button).collect_view()}</ul>
        {move || failed.get().map(|error| view! { <NotThrough failure=explain(lang, &error) /> })}
    }
    .into_any()
}

/// To the provider's own page, if it is one of those the company has named.
async fn leave_for(api: Api, config: Config, provider: &str) -> Result<(), Error> {
    let back = [config.base, &Route::Identity.path()].concat();
    let location = api::ask(api, provider, &back).await?;
    if !is_allowed(&location, config.hosts) {
        return Err(Error::Unreadable {
            endpoint: "identity-requests",
        });
    }
    crate::host::lead_to(&location);
    Ok(())
}
