//! «Придумайте пароль.»

use super::api;
use super::form::{Field, parse_password, refusals};
use super::model::Registration;
use super::progress::{Progress, StepLine, known};
use super::words::words;
use crate::form::Form;
use crate::locale::{form_state, use_lang};
use crate::new_password::NewPasswordField;
use crate::route::{Route, Step};
use crate::ui::{FormPage, Notice, Tone};
use leptos::prelude::*;

#[component]
pub fn PasswordStep(progress: Progress, begun: Registration) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let (is_chosen, next) = (begun.has_password, begun.next());
    let is_asked_again = !is_chosen && begun.consents.is_some();
    let (login, logins) = logins(begun);
    let password = RwSignal::new(String::new());
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        // The one that is kept will do.
        if is_chosen && password.with_untracked(String::is_empty) {
            return progress.go.run(Route::Registration(next));
        }
        let logins: Vec<&str> = logins.iter().map(String::as_str).collect();
        let parsed = || parse_password(password.get_untracked(), &logins);
        let send = move |password: String| async move {
            known(api::choose_password(progress.api, &progress.begun.id(), &password).await)
        };
        let done = move |answer| progress.go_on(answer);
        form.submit(parsed, send, refusals, done);
    });
    view! {
        <FormPage
            title=w.password_title.to_owned()
            state
            submit=w.go_on
            on_submit=submit
        >
            <StepLine step=Step::Password />
            <p class="gc-lead">{w.password_lead}</p>
            {is_asked_again.then(|| view! {
                <Notice tone=Tone::Info title=w.password_again><p>{w.password_again_text}</p></Notice>
            })}
            {is_chosen.then(|| view! {
                <Notice tone=Tone::Info title=w.password_kept><p>{w.password_kept_text}</p></Notice>
            })}
            // For the browser's password manager: whose password this is.
            <input class="gc-visually-hidden" type="text" name="username" autocomplete="username" aria-hidden="true" tabindex="-1" readonly prop:value=login />
            <NewPasswordField value=password fault=state.fault(Field::Password.id()) />
        </FormPage>
    }
}

/// The one a browser keeps the password under, and all that the person can sign in with.
fn logins(begun: Registration) -> (String, Vec<String>) {
    let number = begun.claimed.number;
    match begun.person {
        Some(person) => {
            let email = person.email.as_str().to_owned();
            let phone = person.phone.as_str().to_owned();
            (email.clone(), vec![email, phone, number])
        }
        None => (number.clone(), vec![number]),
    }
}
