//! A new code: not before its time, and by another way where there is one.

use super::words::words;
use super::{CodeActions, CodeSent};
use crate::domain::contact::Channel;
use crate::http::Error;
use crate::locale::{explain, use_format, use_lang};
use crate::ui::{Button, ButtonKind, Notice, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How far the time of a code has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// Seconds.
    pub until_resend: u32,
    pub is_over: bool,
}

pub(super) fn left(sent: &CodeSent, elapsed: f64) -> Left {
    let elapsed = elapsed.max(0.0) as u32;
    Left {
        until_resend: sent.resend_in.saturating_sub(elapsed),
        is_over: elapsed >= sent.expires_in,
    }
}

#[component]
pub fn Resend(
    sent: RwSignal<CodeSent>,
    told_at: f64,
    has_other: bool,
    actions: StoredValue<CodeActions, LocalStorage>,
    on_sent: Callback<CodeSent>,
) -> impl IntoView {
    let lang = use_lang();
    let (w, format) = (words(lang), use_format());
    let left = clock(sent, told_at);
    let until_resend = Memo::new(move |_| left.get().until_resend);
    let is_due = Memo::new(move |_| until_resend.get() == 0);
    let is_over = Memo::new(move |_| left.get().is_over);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Error>);
    let times = RwSignal::new(0_u32);
    let send = move |channel: Channel| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let sending = actions.with_value(|actions| (actions.resend)(channel));
        spawn_local(async move {
            let outcome = sending.await;
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(new) => {
                    times.update(|times| *times += 1);
                    on_sent.run(new);
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let again = move || {
        let channel = sent.with(|sent| sent.channel);
        let other = has_other.then(|| channel.other());
        view! {
            <div class="gc-actions">
                <Button text=w.again kind=ButtonKind::Secondary busy on_press=Callback::new(move |()| send(channel)) />
                {other.map(|other| view! {
                    <Button text=w.by(other) kind=ButtonKind::Quiet busy on_press=Callback::new(move |()| send(other)) />
                })}
            </div>
        }
    };
    view! {
        <section class="gc-stack gc-stack--tight">
            {move || is_over.get().then(|| view! {
                <Notice tone=Tone::Warning title=w.over><p>{w.over_text}</p></Notice>
            })}
            <h2 class="gc-subheading">{w.not_come}</h2>
            <p class="gc-muted">{move || sent.with(|sent| w.where_to_look(sent.channel))}</p>
            // Said once when it begins and once when it is over: not every second.
            <p class="gc-visually-hidden" role="status">
                {move || {
                    let said = if times.get() > 0 { w.sent_again } else { "" };
                    if is_due.get() { w.due } else { said }
                }}
            </p>
            {move || {
                (!is_due.get())
                    .then(|| view! { <p class="gc-muted">{move || w.wait(&format.count(until_resend.get()))}</p> })
            }}
            {move || is_due.get().then(again)}
            {move || failed.get().map(|error| {
                let failure = explain(lang, &error);
                view! {
                    <div role="alert"><Notice tone=Tone::Danger title=failure.title><p>{failure.text}</p></Notice></div>
                }
            })}
        </section>
    }
}

/// Ticks while the page is there; from the moment the code was told of.
fn clock(sent: RwSignal<CodeSent>, told_at: f64) -> Memo<Left> {
    let told_at = RwSignal::new(told_at);
    Effect::watch(
        move || sent.track(),
        move |(), _, _| told_at.set(js_sys::Date::now()),
        false,
    );
    let now = RwSignal::new(js_sys::Date::now());
    let ticking = set_interval_with_handle(
        move || {
            now.try_set(js_sys::Date::now());
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        let _ = ticking.map(|ticking| ticking.clear());
    });
    Memo::new(move |_| {
        let elapsed = (now.get() - told_at.get()) / 1000.0;
        sent.with(|sent| left(sent, elapsed))
    })
}
