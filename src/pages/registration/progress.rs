//! What every step of a registration shares: how far it has come, and the way on.

use super::model::{Registration, number_of};
use super::words::words;
use crate::begun::{self, Begun, Identified};
use crate::http::{Api, Error};
use crate::locale::use_lang;
use crate::route::{REGISTRATION, Route, Step};
use crate::storage;
use leptos::prelude::*;

/// Its name on this device.
pub const BEGUN: &str = "registration";

impl Identified for Registration {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Progress {
    pub api: Api,
    pub begun: Begun<Registration>,
    pub go: Callback<Route>,
}

impl Progress {
    /// Takes in an answer, and leads to the first question that has none. Where the server has forgotten it all, the
    /// last address says so.
    pub fn go_on(self, answer: Option<Registration>) {
        let next = answer.as_ref().map_or(Step::Code, Registration::next);
        match answer {
            Some(registration) => self.begun.keep(registration),
            None => self.begun.lose(),
        }
        self.go.run(Route::Registration(next));
    }
}

pub fn known(answer: Result<Registration, Error>) -> Result<Option<Registration>, Error> {
    begun::known(BEGUN, answer)
}

/// What is typed in a field of the registration, kept in this tab.
pub fn typed(field: &str) -> RwSignal<String> {
    typed_or(field, String::new())
}

/// The same for a field that was answered before.
pub fn typed_or(field: &str, answered: String) -> RwSignal<String> {
    storage::typed_or(&[BEGUN, ".", field].concat(), answered)
}

/// «Крок 2 із 7»
#[component]
pub fn StepLine(step: Step) -> impl IntoView {
    let w = words(use_lang());
    view! { <p class="gc-muted">{w.step(number_of(step), REGISTRATION.len())}</p> }
}
