//! What the form and the check begin with: the home, the meter of the address, and its draft.

use super::draft::Draft;
use super::meters::{MeterChoice, asked_meter, meter_of};
use super::model::Context;
use super::waiting::Waits;
use crate::accounts::{Home, HomeLine, use_home};
use crate::domain::account::AccountId;
use crate::http::IdempotencyKey;
use crate::locale::{Answered, shell_words, use_lang};
use crate::outbox::{Parcel, use_outbox};
use crate::ui::{ErrorSummary, Fault, Title, focus};
use leptos::prelude::*;

/// A draft of one meter's reading, in its context.
#[derive(Clone)]
pub struct Writing {
    pub draft: RwSignal<Draft>,
    pub context: Context,
    pub account: AccountId,
    /// What the page says above its heading.
    pub faults: RwSignal<Vec<Fault>>,
    /// Something went wrong that is no fault of a field.
    pub failed: RwSignal<bool>,
    /// What the page itself has handed over: it stays where it is.
    pub handed_over: RwSignal<Option<IdempotencyKey>>,
}

/// The page's heading at once, and `page` for the meter of the address when its home is known; lets the person choose
/// where the address names none.
#[component]
pub fn WithMeter(title: &'static str, page: fn(Writing) -> AnyView) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let home = use_home();
    let asked = asked_meter();
    let faults = RwSignal::new(Vec::new());
    let failed = RwSignal::new(false);
    let prefix = Signal::derive(move || {
        if failed.get() || faults.with(|faults| !faults.is_empty()) {
            shell.error_prefix
        } else {
            ""
        }
    });
    // The same page for another meter is a new page to whoever listens to it.
    Effect::watch(move || asked.get(), |_, _, _| focus("title"), false);
    let ready = move |Home { account, window }: Home| match meter_of(&account, asked.get().as_ref())
    {
        None => {
            faults.set(Vec::new());
            failed.set(false);
            view! { <MeterChoice account /> }.into_any()
        }
        Some(meter) => {
            let writing = move || Writing {
                draft: RwSignal::new(Draft::kept(&meter.id).unwrap_or_default()),
                context: Context {
                    meter: meter.clone(),
                    window,
                    tariffs: account.tariffs,
                    phone: account.operator.phone.clone(),
                },
                account: account.id.clone(),
                faults,
                failed,
                handed_over: RwSignal::new(None),
            };
            view! { <FirstWhatWaits writing page /> }.into_any()
        }
    };
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=title.to_owned() product=shell.product prefix />
        <HomeLine />
        <Answered
            resource=home
            children=ready
        />
    }
}

/// The page, unless a number of its meter waits already.
#[component]
fn FirstWhatWaits(
    writing: impl Fn() -> Writing + Send + 'static,
    page: fn(Writing) -> AnyView,
) -> impl IntoView {
    let outbox = use_outbox();
    let handed_over = RwSignal::new(None);
    let meter = writing().context.meter.id;
    // The same one until it is gone: what becomes of it is told by its own view.
    let first = Memo::new(move |before: Option<&Option<Option<Parcel>>>| {
        let stays = |parcel: &&Parcel| outbox.find(&parcel.key).is_some();
        let shown = before.and_then(|before| before.as_ref()?.as_ref());
        if let Some(shown) = shown.filter(stays) {
            return Some(Some(shown.clone()));
        }
        let own = handed_over.get();
        let waits = outbox.of_meter(&meter);
        let waits = waits.filter(|parcel| Some(&parcel.key) != own.as_ref());
        outbox.is_known().then_some(waits)
    });
    move || match first.get() {
        None => ().into_any(),
        Some(None) => page(Writing {
            handed_over,
            ..writing()
        }),
        Some(Some(parcel)) => view! { <Waits writing=writing() parcel /> }.into_any(),
    }
}
