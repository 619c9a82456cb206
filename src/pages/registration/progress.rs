//! What every step of a registration shares: how far it has come, and the way on.

use super::model::{Registration, number_of};
use super::words::words;
use crate::http::{Api, Error};
use crate::locale::use_lang;
use crate::route::{REGISTRATION, Route, Step};
use crate::storage;
use leptos::prelude::*;

/// Its name on this device.
pub const BEGUN: &str = "registration";

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Progress {
    pub api: Api,
    pub registration: RwSignal<Option<Registration>>,
    pub go: Callback<Route>,
    /// When the server last told of it: a code's seconds run from then.
    pub told_at: StoredValue<f64>,
}

impl Progress {
    /// Empty where none is under way.
    pub fn id(self) -> String {
        let id = self
            .registration
            .with_untracked(|begun| begun.as_ref().map(|begun| begun.id.clone()));
        id.unwrap_or_default()
    }

    pub fn keep(self, registration: Registration) {
        storage::keep_begun(BEGUN, &registration.id);
        self.told_at.set_value(js_sys::Date::now());
        self.registration.set(Some(registration));
    }

    /// Takes in an answer, and leads to the first question that has none. Where the server has forgotten it all, the
    /// last address says so.
    pub fn go_on(self, answer: Option<Registration>) {
        let next = answer.as_ref().map_or(Step::Code, Registration::next);
        match answer {
            Some(registration) => self.keep(registration),
            None => self.lose(),
        }
        self.go.run(Route::Registration(next));
    }

    /// The server knows nothing of it any more. What is typed stays: it may be of use once more.
    pub fn lose(self) {
        storage::drop_begun(BEGUN);
        self.registration.set(None);
    }

    /// Nothing of it stays on this device.
    pub fn forget(self) {
        forget();
        self.registration.set(None);
    }
}

fn forget() {
    storage::drop_begun(BEGUN);
    storage::drop_typed(BEGUN);
}

/// One that the server has forgotten, or that is finished, is none.
pub fn known(answer: Result<Registration, Error>) -> Result<Option<Registration>, Error> {
    match answer {
        Ok(registration) => Ok(Some(registration)),
        Err(Error::NotFound) => {
            storage::drop_begun(BEGUN);
            Ok(None)
        }
        Err(error) => Err(error),
    }
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
