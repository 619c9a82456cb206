//! What the form and the check begin with: the home, the meter of the address, and its draft.

use super::draft::Draft;
use super::meters::{MeterChoice, asked_meter, meter_of};
use super::model::Context;
use crate::accounts::{Home, use_home};
use crate::domain::account::AccountId;
use crate::locale::{explain, shell_words, use_lang};
use crate::ui::Loaded;
use leptos::prelude::*;

/// A draft of one meter's reading, in its context.
#[derive(Clone)]
pub struct Writing {
    pub draft: RwSignal<Draft>,
    pub context: Context,
    pub account: AccountId,
}

/// Shows `page` for the meter of the address once its home is known; lets the person choose where it names none.
#[component]
pub fn WithMeter(page: fn(Writing) -> AnyView) -> impl IntoView {
    let lang = use_lang();
    let shell = shell_words(lang);
    let home = use_home();
    let asked = asked_meter();
    let ready = move |Home { account, window }: Home| match meter_of(&account, asked.get().as_ref())
    {
        None => view! { <MeterChoice account /> }.into_any(),
        Some(meter) => page(Writing {
            draft: RwSignal::new(Draft::kept(&meter.id).unwrap_or_default()),
            context: Context { meter, window },
            account: account.id,
        }),
    };
    view! {
        <Loaded
            resource=home
            waiting=shell.waiting
            waiting_long=shell.waiting_long
            explain=move |error| explain(lang, error)
            children=ready
        />
    }
}
