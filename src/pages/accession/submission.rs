//! «Я подав(ла) заяву»: by which way, so that the company expects it.

use super::api;
use super::form::is_outdated as is_of_another;
use super::model::{Accession, WayKind};
use super::words::words;
use crate::domain::account::AccountId;
use crate::form::{Form, Problems};
use crate::http::{Api, Error};
use crate::locale::{explained_once, use_lang};
use crate::ui::{Button, Choice, ErrorSummary, Fault, NotThrough, Radios, fault_of, focus};
use leptos::prelude::*;

const WAY: &str = "way";
/// Where the page says that the statement has changed.
pub const OUTDATED: &str = "outdated";

/// `current` becomes what the company answers; `again` asks anew where the page is of yesterday, which `is_outdated` says.
#[component]
pub fn Submission(
    home: AccountId,
    statement: String,
    ways: Vec<WayKind>,
    current: RwSignal<Accession>,
    is_outdated: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let chosen = RwSignal::new(None::<WayKind>);
    let form: Form<(), (), Error> = Form::new();
    let faults = Signal::derive(move || {
        let is_empty = form.problems.with(|problems| !problems.is_empty());
        let fault = is_empty.then(|| Fault {
            field: WAY,
            text: w.no_way.to_owned(),
        });
        fault.into_iter().collect::<Vec<_>>()
    });
    let choices = ways.into_iter().map(|way| Choice {
        value: way,
        label: w.way(way)[0].to_owned(),
        hint: String::new(),
    });
    let press = move |()| {
        is_outdated.set(false);
        let told = move |error: Error| match is_of_another(&error) {
            true => {
                is_outdated.set(true);
                focus(OUTDATED);
                again.run(());
                Ok(Problems::default())
            }
            false => Err(error),
        };
        let done = move |accession| {
            current.set(accession);
            focus("standing");
        };
        let (home, statement) = (home.clone(), statement.clone());
        let parsed = || chosen.get_untracked().ok_or_else(|| Problems::one((), ()));
        let send = |way| api::submit(api, home, statement, way);
        form.submit(parsed, send, told, done);
    };
    let failure = explained_once(lang, form.submission);
    let busy = Signal::derive(move || form.is_sending());
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.handed_in_title}</h2>
            <p>{w.handed_in_text}</p>
            <ErrorSummary title=w.problems_title faults />
            {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
            <Radios
                id=WAY
                legend=w.which_way
                choices=choices.collect()
                chosen
                fault=fault_of(faults, WAY)
            />
            <div class="gc-actions"><Button text=w.handed_in busy on_press=press /></div>
        </section>
    }
    .into_any()
}
