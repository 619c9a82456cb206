//! «У мене інша пошта, інший телефон.» The password first; the code that comes is the next page.

use super::api;
use super::code::kept_under;
use super::form::{Field, parse_contact, refusals};
use super::model::{ContactChange, Profile};
use super::page::WithProfile;
use super::words::words;
use crate::domain::contact::Channel;
use crate::form::Form;
use crate::http::Api;
use crate::locale::{form_state, use_lang};
use crate::route::{ProfilePart, Route, use_go, use_route};
use crate::storage;
use crate::ui::{Field as TextField, FormPage, Notice, PasswordField, Tone};
use leptos::prelude::*;

/// The e-mail or the phone, as the address says.
#[component]
pub fn ContactPage() -> impl IntoView {
    let w = words(use_lang());
    let channel = asked_channel();
    move || {
        let channel = channel.get();
        let page = match channel {
            Channel::Email => email,
            Channel::Phone => phone,
        };
        view! { <WithProfile title=w.contact_title(channel) page /> }
    }
}

/// Which of the two the address is about.
pub fn asked_channel() -> Memo<Channel> {
    let route = use_route();
    Memo::new(move |_| match route.get() {
        Some(Route::Profile(ProfilePart::Contact(channel) | ProfilePart::Code(channel))) => channel,
        _ => Channel::Email,
    })
}

fn email(profile: Profile) -> AnyView {
    view! { <ContactForm channel=Channel::Email profile /> }.into_any()
}

fn phone(profile: Profile) -> AnyView {
    view! { <ContactForm channel=Channel::Phone profile /> }.into_any()
}

#[component]
fn ContactForm(channel: Channel, profile: Profile) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let go = use_go();
    let typed_under = kept_under(channel);
    let password = RwSignal::new(String::new());
    let old = profile.contact(channel).clone();
    // One that is not confirmed yet is most likely the one meant.
    let meant = match old.is_confirmed {
        true => String::new(),
        false => old.display(),
    };
    let value = storage::typed_or(typed_under, meant);
    let form = Form::new();
    let state = form_state(lang, form, move |problems| {
        w.contact_faults(lang, channel, problems)
    });
    let submit = Callback::new(move |()| {
        let typed = value.get_untracked();
        let parsed = || parse_contact(channel, &profile, &typed, password.get_untracked());
        let send = move |(value, password)| api::begin_change(api, channel, value, password);
        let done = move |change: ContactChange| {
            storage::keep_mine(typed_under, &change.id);
            storage::drop_typed(typed_under);
            go.run(Route::Profile(ProfilePart::Code(channel)));
        };
        form.submit(parsed, send, refusals, done);
    });
    let (label, hint, inputmode, autocomplete) = match channel {
        Channel::Email => (w.new_email, w.new_email_hint, "email", "email"),
        Channel::Phone => (w.new_phone, w.new_phone_hint, "tel", "tel"),
    };
    let now = w.now(&old.display());
    view! {
        <FormPage
            title=w.contact_title(channel).to_owned()
            state
            submit=w.send_code
            on_submit=submit
        >
            <p class="gc-lead">{w.contact_lead(channel)}</p>
            {match old.is_confirmed {
                true => view! { <p>{now}</p> }.into_any(),
                false => view! {
                    <Notice tone=Tone::Warning title=now><p>{w.confirm_it}</p></Notice>
                }
                .into_any(),
            }}
            <TextField
                id=Field::Value.id()
                label
                hint
                value
                fault=state.fault(Field::Value.id())
                inputmode
                autocomplete
            />
            <PasswordField
                id=Field::Current.id()
                label=w.current
                hint=w.current_hint
                value=password
                fault=state.fault(Field::Current.id())
                show=w.show
                hide=w.hide
            />
        </FormPage>
    }
}
