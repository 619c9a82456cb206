//! «Хочу інший пароль.»

use super::api;
use super::form::{Field, parse_passwords, refusals};
use super::model::Profile;
use super::page::{Saved, WithProfile, use_saved};
use super::words::words;
use crate::form::Form;
use crate::locale::{form_state, use_lang};
use crate::new_password::NewPasswordField;
use crate::session::use_session;
use crate::ui::{FormPage, PasswordField};
use leptos::prelude::*;

#[component]
pub fn PasswordPage() -> impl IntoView {
    view! { <WithProfile title=words(use_lang()).password_title page=form /> }
}

fn form(profile: Profile) -> AnyView {
    view! { <PasswordForm profile /> }.into_any()
}

#[component]
fn PasswordForm(profile: Profile) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let session = use_session();
    let saved = use_saved();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = Form::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let parsed = || {
            let logins = [profile.email.value.as_str(), profile.phone.value.as_str()];
            parse_passwords(current.get_untracked(), new.get_untracked(), logins)
        };
        let send = move |(current, new)| api::change_password(session, current, new);
        let done = move |()| saved.run(Saved::Password);
        form.submit(parsed, send, refusals, done);
    });
    view! {
        <FormPage
            title=w.password_title.to_owned()
            state
            submit=w.save_password
            on_submit=submit
        >
            <p class="gc-lead">{w.password_lead}</p>
            <PasswordField
                id=Field::Current.id()
                label=w.current
                value=current
                fault=state.fault(Field::Current.id())
                show=w.show
                hide=w.hide
            />
            <NewPasswordField value=new fault=state.fault(Field::New.id()) />
        </FormPage>
    }
}
