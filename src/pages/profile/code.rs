//! The code that came to the new e-mail or phone. A change under way goes on after a reload.

use super::api;
use super::contact::asked_channel;
use super::model::ContactChange;
use super::page::{Saved, use_saved};
use super::words::words;
use crate::confirmation::{CodeActions, CodePage as CodeForm};
use crate::domain::contact::Channel;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{AnsweredPage, use_lang};
use crate::route::{ProfilePart, Route, use_replace};
use crate::storage;
use futures::FutureExt;
use leptos::prelude::*;
use std::rc::Rc;

/// Under which the change is kept on this device, and what is typed in this tab.
pub fn kept_under(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "profile.email",
        Channel::Phone => "profile.phone",
    }
}

#[component]
pub fn CodePage() -> impl IntoView {
    let lang = use_lang();
    let api: Api = expect_context();
    let channel = asked_channel();
    let begun = Load::new(move || {
        let reading = storage::mine(kept_under(channel.get())).map(|id| api::read_change(api, &id));
        Some(async move {
            let Some(reading) = reading else {
                return Ok(None);
            };
            match reading.await {
                // Finished, given up, or too long ago.
                Err(Error::NotFound) => Ok(None),
                change => change.map(Some),
            }
        })
    });
    let page = move |change| match (channel.get_untracked(), change) {
        (channel, Some(change)) => view! { <Code channel change /> }.into_any(),
        (channel, None) => view! { <Over channel /> }.into_any(),
    };
    view! {
        <AnsweredPage
            title=words(lang).code_title
            resource=begun
            children=page
        />
    }
}

/// There is nothing to confirm any more.
#[component]
fn Over(channel: Channel) -> impl IntoView {
    let leave = use_leave(channel);
    Effect::new(move || leave.run(()));
}

/// To the whole profile: there they see whether it has been changed. The answer to the right code may have been lost.
fn use_leave(channel: Channel) -> Callback<()> {
    let replace = use_replace();
    Callback::new(move |()| {
        storage::drop_mine(kept_under(channel));
        replace.run(Route::Profile(ProfilePart::All));
    })
}

#[component]
fn Code(channel: Channel, change: ContactChange) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let saved = use_saved();
    let leave = use_leave(channel);
    let (confirmed, resent) = (change.id.clone(), change.id);
    let confirm = move |code: String| {
        let id = confirmed.clone();
        async move {
            match api::confirm_change(api, id, code).await {
                Ok(()) => {
                    storage::drop_mine(kept_under(channel));
                    saved.run(Saved::Contact(channel));
                    Ok(())
                }
                Err(Error::NotFound) => {
                    leave.run(());
                    Ok(())
                }
                Err(error) => Err(error),
            }
        }
        .boxed_local()
    };
    let resend = move |_: Channel| api::resend_code(api, resent.clone()).boxed_local();
    let actions = CodeActions {
        confirm: Rc::new(confirm),
        resend: Rc::new(resend),
    };
    let other = Route::Profile(ProfilePart::Contact(channel)).href();
    view! {
        <CodeForm title=w.code_title.to_owned() sent=RwSignal::new(change.code) actions>
            <p class="gc-muted">{w.old_stays(channel)}</p>
            <p><a class="gc-link gc-tap" href=other>{w.other(channel)}</a></p>
        </CodeForm>
    }
}
