//! Check your answer, and only then send it: once, however often the button is pressed or the link is lost.

use super::api;
use super::draft::{Draft, Explanation};
use super::form::{Field, Problem, parse, refusals};
use super::meters::{href_of, name_of, path_of};
use super::model::{Context, NewReading};
use super::new::Writing;
use super::words::words;
use crate::form::Submission;
use crate::http::{Api, Error, IdempotencyKey};
use crate::locale::{explain, shell_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, RegisterView, Summary, SummaryRow, Title, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[component]
pub fn Check(writing: Writing) -> impl IntoView {
    let context = writing.context.get_value();
    let parsed = writing.draft.with_untracked(|draft| parse(draft, &context));
    match parsed {
        Ok(reading) => view! { <Answers writing context reading /> }.into_any(),
        // Nothing to check here: an old link, or a draft already sent.
        Err(_) => view! { <ToForm context /> }.into_any(),
    }
}

#[component]
fn ToForm(context: Context) -> impl IntoView {
    let navigate = use_navigate();
    Effect::new(move || {
        navigate(&path_of(&Route::NewReading, &context.meter.id), replacing());
    });
}

#[component]
fn Answers(writing: Writing, context: Context, reading: NewReading) -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let submission = RwSignal::new(Submission::Idle);
    let change = href_of(&Route::NewReading, &context.meter.id);
    let send = sending(writing, reading.clone(), submission);
    let busy = Signal::derive(move || submission.with(Submission::is_sending));
    let prefix = Signal::derive(move || match submission.get() {
        Submission::Failed(_) => shell.error_prefix,
        _ => "",
    });
    let text = move || match submission.get() {
        Submission::Failed(error) if error.leaves_doubt() => w.ask_again,
        _ => w.send,
    };
    view! {
        <Title text=w.check.to_owned() product=shell.product prefix />
        <RegisterView text=reading.value.0.to_string() drums=context.meter.register.digits />
        <Facts writing context reading />
        {move || failure(submission.get())}
        <div class="gc-actions">
            {move || view! { <Button text=text() busy on_press=send /> }}
            <LinkButton href=change.clone() text=w.change kind=ButtonKind::Secondary />
        </div>
        <p class="gc-status" role="status">{move || busy.get().then_some(w.sending)}</p>
    }
}

#[component]
fn Facts(writing: Writing, context: Context, reading: NewReading) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let register = context.meter.register;
    let meaning = w.difference(context.assess(reading.value), format);
    let explanation = writing.draft.with_untracked(|draft| draft.explanation);
    let explanation = explanation.filter(|_| !reading.confirmations.is_empty());
    let period = format.period(context.window.counts_for);
    let standing = context.meter.standing.clone();
    let name = name_of(&context.meter);
    let previous = context.previous();
    view! {
        <Summary>
            <SummaryRow key=w.meter>{name}</SummaryRow>
            {previous.map(|previous| view! {
                <SummaryRow key=w.previous><span class="gc-num">{previous.padded(register)}</span></SummaryRow>
            })}
            <SummaryRow key=w.value_short><span class="gc-num">{reading.value.padded(register)}</span></SummaryRow>
            <SummaryRow key=w.used>{meaning}</SummaryRow>
            <SummaryRow key=w.period>{period}</SummaryRow>
            <SummaryRow key=w.taken_on>{format.date(reading.taken_on)}</SummaryRow>
            {explanation.map(|answer: Explanation| view! {
                <SummaryRow key=w.explanation>{w.answer(answer)}</SummaryRow>
            })}
            {standing.map(|standing| view! {
                <SummaryRow key=w.replaces>
                    {[&standing.value.padded(register), ", ", w.both_kept].concat()}
                </SummaryRow>
            })}
        </Summary>
    }
}

/// Sends the reading, under a key made and kept before the first try.
fn sending(
    writing: Writing,
    reading: NewReading,
    submission: RwSignal<Submission<Error>>,
) -> Callback<()> {
    let api: Api = expect_context();
    let navigate = use_navigate();
    Callback::new(move |()| {
        if submission.with_untracked(Submission::is_sending) {
            return;
        }
        submission.set(Submission::Sending);
        let key = kept_key(writing);
        let (reading, navigate) = (reading.clone(), navigate.clone());
        let account = writing.account.get_value();
        spawn_local(async move {
            let outcome = api::submit(api, &account, &reading, &key).await;
            match outcome.map_err(refusals) {
                Ok(received) => {
                    Draft::drop_for(&reading.meter);
                    let options = NavigateOptions { replace: true, ..Default::default() };
                    navigate(&Route::Receipt(received.id).path(), options);
                }
                Err(Ok(problems)) => {
                    note_standing(writing, problems.of(&Field::Value));
                    let _ = writing.problems.try_set(problems);
                    navigate(&path_of(&Route::NewReading, &reading.meter), replacing());
                }
                Err(Err(error)) => {
                    let _ = submission.try_set(Submission::Failed(error));
                }
            }
        });
    })
}

/// The draft's key; where it has none, a new one, on this device before it is on the wire.
fn kept_key(writing: Writing) -> IdempotencyKey {
    if let Some(key) = writing.draft.with_untracked(|draft| draft.key.clone()) {
        return key;
    }
    let key = IdempotencyKey::random();
    let meter = writing.context.with_value(|context| context.meter.id.clone());
    writing.draft.update(|draft| draft.key = Some(key.clone()));
    writing.draft.with_untracked(|draft| draft.keep(&meter));
    key
}

/// One came meanwhile through another channel: the next try, if the person makes it, replaces it.
fn note_standing(writing: Writing, problem: Option<&Problem>) {
    if problem == Some(&Problem::AlreadySubmitted) {
        let _ = writing.draft.try_update(|draft| {
            draft.replaces = true;
            draft.key = None;
        });
        writing.refresh.run(());
    }
}

fn replacing() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..Default::default()
    }
}

/// Not sent, or not known whether sent: two different things to say.
fn failure(submission: Submission<Error>) -> Option<impl IntoView> {
    let Submission::Failed(error) = submission else { return None };
    let lang = use_lang();
    let w = words(lang);
    let why = explain(lang, &error);
    let (tone, title, text) = if error.leaves_doubt() {
        (Tone::Warning, w.in_doubt, w.in_doubt_text)
    } else {
        (Tone::Danger, w.not_sent, w.not_sent_text)
    };
    Some(view! {
        <div role="alert">
            <Notice tone title>
                <p>{why.title} ". " {why.text}</p>
                <p>{text}</p>
            </Notice>
        </div>
    })
}
