//! Saying more: while there is no answer it is added, and after one it opens the entry again.

use super::{Asked, NEWS, Shown};
use crate::attachments::{AttachmentField, Chosen};
use crate::http::{Api, Error};
use crate::locale::use_lang;
use crate::pages::feedback::api;
use crate::pages::feedback::doubt::Doubt;
use crate::pages::feedback::files::{lose_forgotten, said};
use crate::pages::feedback::form::{Field, parse_reply, refusals};
use crate::pages::feedback::model::{Entry, Stage};
use crate::pages::feedback::words::thread::words;
use crate::storage;
use crate::ui::{Button, ButtonKind, FormState, NotThrough, TextArea, focus};
use leptos::prelude::*;

#[component]
pub fn ReplyForm(shown: Shown, form: Asked, state: FormState) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let id = shown.entry.with_untracked(|entry| entry.id.clone());
    let typed = ["feedback.", &id.0, "."].concat();
    let text = storage::typed(&[&typed, "text"].concat());
    let files = Chosen::kept(&[&typed, "files"].concat());
    let is_answered = Memo::new(move |_| shown.entry.with(Entry::is_answered));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (id, draft) = (id.clone(), typed.clone());
        // Also where this page has gone meanwhile: what has arrived is no draft any more.
        let send = move |reply| async move {
            let sent = api::reply(api, id, reply).await;
            if sent.is_ok() {
                storage::drop_typed(&draft);
            }
            sent
        };
        let done = move |entry: Entry| {
            text.set(String::new());
            files.clear();
            let reopened = entry.status == Stage::Reopened;
            shown
                .news
                .set(Some(if reopened { w.reopened } else { w.added }));
            shown.entry.set(entry);
            focus(NEWS);
        };
        let refusals = move |error: Error| lose_forgotten(files, refusals(error));
        form.submit(|| parse_reply(said(text, files)), send, refusals, done);
    };
    let pick = move |answered: &'static str, open: &'static str| {
        Signal::derive(move || if is_answered.get() { answered } else { open })
    };
    let (title, lead) = (pick(w.reopen, w.add), pick(w.reopen_lead, w.add_lead));
    let button = pick(w.reopen, w.add_send);
    view! {
        <form class="gc-stack gc-no-print" novalidate on:submit=submit>
            <h2 class="gc-heading">{title}</h2>
            <p>{lead}</p>
            <TextArea id=Field::Text.id() label=w.reply rows=4 value=text fault=state.fault(Field::Text.id()) />
            <AttachmentField chosen=files fault=state.fault(Field::Attachments.id()) />
            {move || state.failure.get().map(|failure| view! { <NotThrough failure /> })}
            <Doubt submission=form.submission />
            <div class="gc-actions">
                <Button text=Signal::derive(move || button.get().to_owned()) kind=ButtonKind::Secondary busy=state.busy />
            </div>
            <p class="gc-status" role="status" hidden=move || !state.busy.get()>{state.words.sending}</p>
        </form>
    }
}
