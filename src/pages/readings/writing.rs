//! What the form and the check begin with: the home, the meter of the address, and its draft.

use super::draft::Draft;
use super::meters::{MeterChoice, asked_meter, meter_of};
use super::model::Context;
use crate::accounts::{Home, HomeLine, use_home};
use crate::domain::account::AccountId;
use crate::locale::{explain, shell_words, use_lang};
use crate::ui::{ErrorSummary, Fault, Loaded, Title, focus};
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
        Some(meter) => page(Writing {
            draft: RwSignal::new(Draft::kept(&meter.id).unwrap_or_default()),
            context: Context { meter, window },
            account: account.id,
            faults,
            failed,
        }),
    };
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=title.to_owned() product=shell.product prefix />
        <HomeLine />
        <Loaded
            resource=home
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=ready
        />
    }
}
