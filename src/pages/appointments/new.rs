//! «Записатися.» Its questions, each at an address of its own; what was answered leads on, what was not leads back.

use super::api;
use super::check::CheckStep;
use super::choose::ChooseStep;
use super::draft::Chosen;
use super::model::Office;
use super::slot::SlotStep;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{AnsweredPage, use_lang};
use crate::route::{Route, Step, use_replace, use_route};
use leptos::prelude::*;

#[component]
pub fn NewAppointmentPage() -> impl IntoView {
    let api: Api = expect_context();
    let offices = Load::new(move || Some(api::offices(api)));
    view! {
        <AnsweredPage
            title=words(use_lang()).new_title
            resource=offices
            children=|offices| view! { <Steps offices /> }.into_any()
        />
    }
}

#[component]
fn Steps(offices: Vec<Office>) -> impl IntoView {
    let route = use_route();
    let replace = use_replace();
    let step = Memo::new(move |_| match route.get() {
        Some(Route::NewAppointment(step)) => step,
        _ => Step::First,
    });
    let offices = StoredValue::new(offices);
    let chosen = Chosen::kept();
    move || {
        let step = step.get();
        let whom = untrack(|| offices.with_value(|offices| chosen.whom(offices)));
        let about = whom
            .as_ref()
            .and_then(|(_, one)| untrack(|| chosen.about(one)));
        let slot = chosen.slot.get_untracked();
        match (step, whom, about, slot) {
            (Step::First, ..) => {
                view! { <ChooseStep offices=offices.get_value() chosen /> }.into_any()
            }
            (Step::Slot, Some((office, one)), Some(_), _) => {
                view! { <SlotStep office one chosen /> }.into_any()
            }
            (Step::Check, Some((office, one)), Some(subject), Some(_)) => {
                view! { <CheckStep office one subject chosen /> }.into_any()
            }
            (Step::Check, Some(_), Some(_), None) => {
                replace.run(Route::NewAppointment(Step::Slot));
                ().into_any()
            }
            _ => {
                replace.run(Route::NewAppointment(Step::First));
                ().into_any()
            }
        }
    }
}
