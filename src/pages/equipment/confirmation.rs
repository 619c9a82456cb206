//! «Усе відповідає моїй домівці»: said once, with its date; asked again when the record has changed or a year is over.

use super::api;
use super::item::correction_href;
use super::model::{Confirmation, Equipment};
use super::words::words;
use crate::domain::account::AccountId;
use crate::form::{Form, Problems};
use crate::http::{Api, Error};
use crate::locale::{explained_once, use_format, use_lang};
use crate::ui::{Button, ButtonKind, LinkButton, NotThrough, Notice, Tone, focus};
use leptos::prelude::*;

/// A press without fields.
type Act = Form<(), (), Error>;

const SAID: &str = "confirmed";

/// `again` asks for the record anew: it has changed while it was looked at, which `is_outdated` says.
#[component]
pub fn ToConfirm(
    home: AccountId,
    equipment: Equipment,
    is_outdated: RwSignal<bool>,
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let act = Act::new();
    let confirmation = RwSignal::new(equipment.confirmation);
    let version = equipment.version;
    let press = move |()| {
        let version = version.clone();
        is_outdated.set(false);
        let told = move |error: Error| match is_of_another(&error) {
            true => {
                is_outdated.set(true);
                again.run(());
                Ok(Problems::default())
            }
            false => Err(error),
        };
        let done = move |equipment: Equipment| {
            confirmation.set(equipment.confirmation);
            focus(SAID);
        };
        let send = |version| api::confirm(api, home.clone(), version);
        act.submit(|| Ok(version), send, told, done);
    };
    let is_asked = Memo::new(move |_| {
        confirmation.with(|one| one.as_ref().is_none_or(|one| one.again.is_some()))
    });
    let failure = explained_once(lang, act.submission);
    let busy = Signal::derive(move || act.is_sending());
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.is_it_right}</h2>
            <div id=SAID tabindex="-1">{move || confirmation.with(said)}</div>
            <div role="status">{move || is_outdated.get().then(|| view! {
                <Notice tone=Tone::Warning title=w.outdated><p>{w.outdated_text}</p></Notice>
            })}</div>
            {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
            <div class="gc-actions gc-no-print">
                // The button stays where it is under the finger until it is no more asked for.
                <Show when=move || is_asked.get()>
                    <Button text=w.confirm busy on_press=press.clone() />
                </Show>
                <LinkButton href=correction_href(None) text=w.missing kind=ButtonKind::Secondary />
            </div>
        </section>
    }
    .into_any()
}

fn is_of_another(error: &Error) -> bool {
    let Error::Refused(refusal) = error else {
        return false;
    };
    refusal
        .fields
        .iter()
        .any(|refused| refused.field == "version")
}

/// Whether it is confirmed, and why it is asked again.
fn said(confirmation: &Option<Confirmation>) -> AnyView {
    let w = words(use_lang());
    let Some(one) = confirmation else {
        return view! { <p>{w.not_confirmed}</p> }.into_any();
    };
    let title = w.confirmed(&use_format().day_of(&one.at));
    match one.again {
        None => view! { <Notice tone=Tone::Success title><p>{w.confirmed_text}</p></Notice> },
        Some(again) => {
            view! { <Notice tone=Tone::Info title><p>{w.again(again)}</p></Notice> }
        }
    }
    .into_any()
}
