//! «Мені цей кабінет більше не потрібен.»

use super::api;
use super::form::{Field, parse_closure, refusals};
use super::words::words;
use crate::domain::date::{parse_iso, to_iso};
use crate::form::Form;
use crate::http::Api;
use crate::locale::{form_state, shell_words, use_format, use_lang};
use crate::outbox::{LeavingDialog, use_outbox};
use crate::route::{ProfilePart, Route, use_replace_path};
use crate::session::use_session;
use crate::ui::{ButtonKind, Checkbox, FormPage, LinkButton, PasswordField, Title};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// In the last page's address: when name and contacts are erased.
const QUERY: &str = "erased";

#[component]
pub fn ClosePage() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let session = use_session();
    let closed = use_closed();
    let (password, is_sure) = (RwSignal::new(String::new()), RwSignal::new(false));
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let close = Callback::new(move |()| {
        let parsed = || parse_closure(password.get_untracked(), is_sure.get_untracked());
        let done = move |erased_on| closed.run(erased_on);
        let send = move |password| async move {
            match api::close(api, password).await {
                Ok(erased_on) => Ok(Some(erased_on)),
                // It may be closed although no answer came: then nobody is signed in any more.
                Err(error) if error.leaves_doubt() && session.is_over().await => Ok(None),
                Err(error) => Err(error),
            }
        };
        form.submit(parsed, send, refusals, done);
    });
    let outbox = use_outbox();
    let asks = RwSignal::new(false);
    let submit = Callback::new(move |()| {
        // What is missing comes first: the answer of the dialog must close the cabinet.
        let is_filled = parse_closure(password.get_untracked(), is_sure.get_untracked()).is_ok();
        let loses = !untrack(|| outbox.at_stake()).is_empty();
        match is_filled && loses {
            true => asks.set(true),
            false => close.run(()),
        }
    });
    view! {
        <FormPage
            title=w.close_title.to_owned()
            state
            submit=w.close_now
            kind=ButtonKind::Danger
            on_submit=submit
        >
            <p class="gc-lead">{w.close_lead}</p>
            <div class="gc-panels">
                <section class="gc-panel">
                    <h2 class="gc-subheading">{w.goes}</h2>
                    <ul class="gc-list">{w.goes_list.map(|line| view! { <li>{line}</li> }.into_any())}</ul>
                </section>
                <section class="gc-panel">
                    <h2 class="gc-subheading">{w.stays}</h2>
                    <ul class="gc-list">{w.stays_list.map(|line| view! { <li>{line}</li> }.into_any())}</ul>
                </section>
            </div>
            <p>
                {w.export_first} " "
                <a class="gc-link" href=Route::Profile(ProfilePart::Export).href()>{w.to_export}</a>
            </p>
            <PasswordField
                id=Field::Current.id()
                label=w.current
                value=password
                fault=state.fault(Field::Current.id())
                show=w.show
                hide=w.hide
            />
            <Checkbox id=Field::Sure.id() label=w.sure checked=is_sure fault=state.fault(Field::Sure.id()) />
        </FormPage>
        <LeavingDialog id="leaving-for-good" said=&w.close_unsent outbox open=asks on_leave=close />
    }
}

/// To the last page, and then nothing of the person stays here: in this order, or the guard would lead to sign-in.
fn use_closed() -> Callback<Option<NaiveDate>> {
    let session = use_session();
    let replace = use_replace_path();
    Callback::new(move |erased_on: Option<NaiveDate>| {
        let day = erased_on.map(|day| ["?", QUERY, "=", &to_iso(day)].concat());
        replace.run([Route::Closed.path(), day.unwrap_or_default()].concat());
        session.forget();
    })
}

/// Closed: a page for anyone, with nothing of anyone.
#[component]
pub fn ClosedPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let format = use_format();
    let query = use_location().query;
    let text = move || {
        let day = query.with(|query| query.get(QUERY).as_deref().and_then(parse_iso));
        day.map(|day| w.erased_on(&format.date(day)))
    };
    view! {
        <Title text=w.closed_title.to_owned() product=shell.product />
        <p class="gc-lead">{w.closed_lead}</p>
        <p>{text}</p>
        <p>{w.closed_stays}</p>
        <div class="gc-actions">
            <LinkButton href=Route::SignIn.href() text=shell.sign_in kind=ButtonKind::Quiet />
        </div>
    }
}
