//! Check your answer, and only then send it: once, however often the button is pressed or the link is lost.

use super::api;
use super::draft::{Draft, Explanation, Sent};
use super::form::{parse, refusals};
use super::meters::{href_of, name_of, path_of};
use super::model::NewReading;
use super::words::words;
use super::writing::{WithMeter, Writing};
use crate::domain::meter::MeterId;
use crate::form::Submission;
use crate::http::{Api, Error, Refusal};
use crate::locale::{explain, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, RegisterView, Summary, SummaryRow, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

#[component]
pub fn CheckPage() -> impl IntoView {
    view! { <WithMeter title=words(use_lang()).check page=check /> }
}

fn check(writing: Writing) -> AnyView {
    let parsed = writing
        .draft
        .with_untracked(|draft| parse(draft, &writing.context));
    match parsed {
        Ok(reading) => view! { <Answers writing reading /> }.into_any(),
        // Nothing to check here: an old link, or a draft already sent.
        Err(_) => view! { <ToForm meter=writing.context.meter.id /> }.into_any(),
    }
}

#[component]
fn ToForm(meter: MeterId) -> impl IntoView {
    let navigate = use_navigate();
    Effect::new(move || navigate(&path_of(&Route::NewReading, &meter), replacing()));
}

#[component]
fn Answers(writing: Writing, reading: NewReading) -> impl IntoView {
    let w = words(use_lang());
    let submission = RwSignal::new(Submission::Idle);
    let change = href_of(&Route::NewReading, &reading.meter);
    let drums = writing.context.meter.register.digits;
    let send = sending(writing.clone(), reading.clone(), submission);
    let busy = Signal::derive(move || submission.with(Submission::is_sending));
    let failed = writing.failed;
    Effect::new(move || {
        failed.set(submission.with(|submission| matches!(submission, Submission::Failed(_))))
    });
    on_cleanup(move || {
        failed.try_set(false);
    });
    let draft = writing.draft;
    let in_doubt = Memo::new(move |_| {
        draft.with(|draft| draft.sent.as_ref().is_some_and(|sent| sent.in_doubt))
    });
    let text = move || match submission.get() {
        Submission::Failed(_) | Submission::Idle if in_doubt.get() => w.ask_again,
        _ => w.send,
    };
    view! {
        <RegisterView text=reading.value.0.to_string() drums />
        <Facts writing reading />
        {move || failure(submission.get(), in_doubt.get())}
        <div class="gc-actions">
            {move || view! { <Button text=text() busy on_press=send /> }}
            <LinkButton href=change.clone() text=w.change kind=ButtonKind::Secondary />
        </div>
        <p class="gc-status" role="status">{move || busy.get().then_some(w.sending)}</p>
    }
}

#[component]
fn Facts(writing: Writing, reading: NewReading) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let Writing { draft, context, .. } = writing;
    let register = context.meter.register;
    let meaning = w.use_of(
        context.assess(reading.value),
        draft.with_untracked(|draft| draft.explanation),
        format,
    );
    let explanation = draft.with_untracked(|draft| draft.explanation);
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
        let sent = kept_sent(&writing, &reading);
        let (writing, reading, navigate) = (writing.clone(), reading.clone(), navigate.clone());
        spawn_local(async move {
            let outcome = api::submit(api, &writing.account, &sent).await;
            // The person has gone elsewhere: what is on this device is theirs to go on with, and nothing pulls them away.
            let has_gone = writing.draft.is_disposed();
            match outcome {
                Ok(received) => {
                    drop_if_same(&reading.meter, &sent);
                    if !has_gone {
                        navigate(&Route::Receipt(received.id).path(), replacing());
                    }
                }
                Err(_) if has_gone => {}
                Err(Error::Refused(refusal)) if says_where(&refusal) => {
                    keep(&writing, |draft| {
                        draft.refused = refusal.fields;
                        draft.explanation = None;
                        draft.sent = None;
                    });
                    navigate(&path_of(&Route::NewReading, &reading.meter), replacing());
                }
                Err(error) => {
                    keep(&writing, |draft| note(draft, &error));
                    submission.set(Submission::Failed(error));
                }
            }
        });
    })
}

/// The form can say it at its fields.
fn says_where(refusal: &Refusal) -> bool {
    refusals(&refusal.fields).is_some_and(|problems| !problems.is_empty())
}

/// After a final answer the next try is another act; after a lost one it is the same.
fn note(draft: &mut Draft, error: &Error) {
    if error.is_final() {
        draft.sent = None;
    } else if let Some(sent) = &mut draft.sent {
        sent.in_doubt |= error.leaves_doubt();
    }
}

/// What is on its way already, to the letter; else this reading, on this device before it is on the wire.
fn kept_sent(writing: &Writing, reading: &NewReading) -> Sent {
    let sent = writing.draft.with_untracked(|draft| draft.sent.clone());
    let sent = sent.unwrap_or_else(|| api::prepared(reading));
    keep(writing, |draft| draft.sent = Some(sent.clone()));
    sent
}

fn keep(writing: &Writing, change: impl FnOnce(&mut Draft)) {
    writing.draft.update(change);
    writing
        .draft
        .with_untracked(|draft| draft.keep(&writing.context.meter.id));
}

/// What has been typed since is another reading.
fn drop_if_same(meter: &MeterId, sent: &Sent) {
    if Draft::kept(meter).is_some_and(|draft| draft.sent.as_ref() == Some(sent)) {
        Draft::drop_for(meter);
    }
}

fn replacing() -> NavigateOptions {
    NavigateOptions {
        replace: true,
        ..Default::default()
    }
}

/// Not sent, or not known whether sent: two different things to say.
fn failure(submission: Submission<Error>, in_doubt: bool) -> Option<impl IntoView> {
    let lang = use_lang();
    let w = words(lang);
    let why = match &submission {
        Submission::Failed(error) => {
            let why = explain(lang, error);
            Some([&why.title, ". ", &why.text].concat())
        }
        // The page has been left and opened again since.
        Submission::Idle if in_doubt => None,
        _ => return None,
    };
    let (tone, title, text) = if in_doubt {
        (Tone::Warning, w.in_doubt, w.in_doubt_text)
    } else {
        (Tone::Danger, w.not_sent, w.not_sent_text)
    };
    Some(view! {
        <div role="alert">
            <Notice tone title>
                {why.map(|why| view! { <p>{why}</p> })}
                <p>{text}</p>
            </Notice>
        </div>
    })
}
