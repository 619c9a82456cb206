//! What becomes of a number once it is handed over: under way, not sent yet, in doubt, refused; and what to press.

use super::draft::Draft;
use super::form::refusals;
use super::meters::{href_of, path_of};
use super::words::{Words, words};
use crate::domain::meter::MeterId;
use crate::http::{Error, IdempotencyKey};
use crate::locale::{explain, use_lang};
use crate::outbox::{Outbox, Parcel, State, use_outbox};
use crate::route::{Route, replacing};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, Tone};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// How far it has come, as far as the page tells it.
#[derive(Clone, PartialEq)]
enum Fate {
    /// Not handed over yet.
    New,
    Busy,
    /// Why, where this tab has tried. `takes_back`: it can still be corrected.
    NotSent {
        why: Option<Error>,
        takes_back: bool,
    },
    InDoubt(Option<Error>),
    Refused(Option<Error>),
}

impl Fate {
    fn of(outbox: Outbox, parcel: &Parcel) -> Self {
        let why = outbox.why(&parcel.key);
        match parcel.state {
            State::Refused(_) => Self::Refused(why),
            State::Waiting if !outbox.is_busy_with(&parcel.key) => match parcel.in_doubt {
                true => Self::InDoubt(why),
                false => Self::NotSent {
                    why,
                    takes_back: parcel.can_be_taken_back(),
                },
            },
            _ => Self::Busy,
        }
    }

    fn is_failure(&self) -> bool {
        matches!(self, Self::InDoubt(_) | Self::Refused(_))
    }
}

/// Hands a number over by `first` and follows it, or one that waits already; leads on to the receipt, or back to the
/// form. `failed` says that something went wrong.
#[component]
pub fn FateOf(
    key: RwSignal<Option<IdempotencyKey>>,
    meter: MeterId,
    failed: RwSignal<bool>,
    #[prop(optional)] first: Option<Callback<()>>,
) -> impl IntoView {
    let w = words(use_lang());
    let outbox = use_outbox();
    lead_on(outbox, key, &meter);
    let fate = Memo::new(move |_| match key.get() {
        None => Fate::New,
        Some(key) => outbox
            .find(&key)
            .map_or(Fate::Busy, |parcel| Fate::of(outbox, &parcel)),
    });
    Effect::new(move || failed.set(fate.with(Fate::is_failure)));
    on_cleanup(move || {
        failed.try_set(false);
    });
    let is_busy = Memo::new(move |_| fate.with(|fate| *fate == Fate::Busy));
    // While it is being sent the button stays what it was.
    let press = Memo::new(move |before: Option<&&str>| {
        fate.with(|fate| match fate {
            Fate::InDoubt(_) => w.ask_again,
            Fate::NotSent { .. } => w.send_now,
            Fate::Refused(_) => w.correct,
            Fate::New | Fate::Busy => before.copied().unwrap_or(w.send),
        })
    });
    let press_text = Signal::derive(move || press.get().to_owned());
    let to_correct = correcting(outbox);
    let act = Callback::new(
        move |()| match (fate.get_untracked(), key.get_untracked()) {
            (Fate::New, _) => {
                let _ = first.map(|first| first.run(()));
            }
            (Fate::Refused(_), Some(key)) => to_correct.run(key),
            (Fate::NotSent { .. } | Fate::InDoubt(_), Some(key)) => outbox.send(key),
            _ => {}
        },
    );
    let take_back = Callback::new(move |()| {
        let _ = key.get_untracked().map(|key| to_correct.run(key));
    });
    let change = href_of(&Route::NewReading, &meter);
    view! {
        {move || said(outbox, fate.get())}
        <div class="gc-actions">
            <Button text=press_text busy=is_busy on_press=act />
            {move || others(w, fate.get(), &change, take_back)}
        </div>
        <p class="gc-status" role="status">{move || is_busy.get().then_some(w.sending)}</p>
    }
}

/// Besides sending it: changing it, and all that waits.
fn others(w: &'static Words, fate: Fate, change: &str, take_back: Callback<()>) -> Option<AnyView> {
    let takes_back = match fate {
        Fate::New => {
            let href = change.to_owned();
            let change = view! { <LinkButton href text=w.change kind=ButtonKind::Secondary /> };
            return Some(change.into_any());
        }
        Fate::Busy => return None,
        Fate::NotSent { takes_back, .. } => takes_back,
        Fate::InDoubt(_) | Fate::Refused(_) => false,
    };
    let take_back = takes_back.then(|| {
        view! { <Button text=w.take_back kind=ButtonKind::Secondary on_press=take_back /> }
    });
    let all = Route::Unsent.href();
    let view = view! {
        {take_back}
        <LinkButton href=all text=w.see_unsent kind=ButtonKind::Quiet />
    };
    Some(view.into_any())
}

fn said(outbox: Outbox, fate: Fate) -> Option<impl IntoView> {
    let lang = use_lang();
    let w = words(lang);
    let (tone, title, text, why) = match fate {
        Fate::New | Fate::Busy => return None,
        Fate::NotSent { why, .. } => {
            let text = match outbox.keeps_nothing() {
                true => w.not_kept_text,
                false => w.not_sent_text,
            };
            (Tone::Warning, w.not_sent, text, why)
        }
        Fate::InDoubt(why) => (Tone::Warning, w.in_doubt, w.in_doubt_text, why),
        Fate::Refused(why) => (Tone::Danger, w.not_accepted, w.refused_text, why),
    };
    let why = why.map(|error| {
        let why = explain(lang, &error);
        view! { <p>{[&why.title, ". ", &why.text].concat()}</p> }
    });
    Some(view! {
        <div role="alert">
            <Notice tone title>
                {why}
                <p>{text}</p>
            </Notice>
        </div>
    })
}

/// To the receipt once the server has it; to the form where its fields can say what is wrong, or the number is gone
/// from here: another tab has dealt with it.
fn lead_on(outbox: Outbox, key: RwSignal<Option<IdempotencyKey>>, meter: &MeterId) {
    let navigate = use_navigate();
    let to_form = path_of(&Route::NewReading, meter);
    let to_correct = correcting(outbox);
    let was_there = StoredValue::new(false);
    Effect::new(move || {
        let Some(key) = key.get() else { return };
        let Some(parcel) = outbox.find(&key) else {
            if was_there.get_value() {
                was_there.set_value(false);
                navigate(&to_form, replacing());
            }
            return;
        };
        match parcel.state {
            State::Waiting => return was_there.set_value(true),
            State::Refused(fields) => match refusals(&fields) {
                Some(problems) if !problems.is_empty() => to_correct.run(key),
                _ => return,
            },
            State::Delivered(reading) => {
                outbox.dismiss(key);
                navigate(&Route::Receipt(reading).path(), replacing());
            }
            State::Expired => navigate(&Route::Unsent.path(), replacing()),
        }
        // Led on already: that it goes now is no news.
        was_there.set_value(false);
    });
}

/// Takes it back into the form, with what the server said of it.
pub fn correcting(outbox: Outbox) -> Callback<IdempotencyKey> {
    let navigate = use_navigate();
    Callback::new(move |key: IdempotencyKey| {
        let navigate = navigate.clone();
        spawn_local(async move {
            let mut meter = None;
            let keep = |parcel: &Parcel| {
                Draft::of(parcel).keep(&parcel.meter);
                meter = Some(parcel.meter.clone());
            };
            if outbox.take_back(&key, keep).await
                && let Some(meter) = meter
            {
                navigate(&path_of(&Route::NewReading, &meter), replacing());
            }
        });
    })
}
