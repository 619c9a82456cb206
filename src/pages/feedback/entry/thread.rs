//! What was said, by whom and when, in order.

use crate::attachments::SentAttachments;
use crate::locale::{use_format, use_lang};
use crate::pages::feedback::model::{Author, Message};
use crate::pages::feedback::words::thread::words;
use leptos::prelude::*;

#[component]
pub fn Messages(messages: Vec<Message>) -> impl IntoView {
    let w = words(use_lang());
    let rows = messages
        .into_iter()
        .map(|message| view! { <Said message /> }.into_any());
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.thread}</h2>
            <ol class="gc-thread" aria-label=w.thread>{rows.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Said(message: Message) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let (class, who, lang) = match message.from {
        Author::Consumer => ("gc-thread__message", w.you, None),
        Author::Company => {
            let class = "gc-thread__message gc-thread__message--company";
            (class, w.company, Some("uk"))
        }
    };
    view! {
        <li class=class>
            <p>
                <strong>{who}</strong>
                ", "
                <span class="gc-muted">{format.instant(&message.at)}</span>
            </p>
            <p class="gc-lines" lang=lang>{message.text}</p>
            <SentAttachments attachments=message.attachments />
        </li>
    }
}
