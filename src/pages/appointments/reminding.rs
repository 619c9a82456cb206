//! «Нагадайте мені.» By what the profile has, or not at all.

use super::api;
use super::model::{Contacts, Reminder, Visit};
use super::refusal::told_of_change;
use super::words::{Words, words};
use crate::form::Form;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, use_format, use_lang};
use crate::ui::{Button, ButtonKind, Choice, NotThrough, Radios, focus};
use leptos::prelude::*;

const TITLE: &str = "reminder-title";

/// What can be chosen; not to be reminded always can.
pub fn choices(contacts: &Contacts, w: &Words) -> Vec<Choice<Reminder>> {
    let choice = |reminder| {
        let contact = match reminder {
            Reminder::Sms => Some(contacts.phone.clone()?),
            Reminder::Email => Some(contacts.email.clone()?),
            Reminder::None => None,
        };
        Some(Choice {
            value: reminder,
            label: w.reminder(reminder).to_owned(),
            hint: contact.unwrap_or_default(),
        })
    };
    Reminder::ALL.into_iter().filter_map(choice).collect()
}

/// How one is reminded of a visit, and the way to change it.
#[component]
pub fn Reminding(visit: Visit, shown: RwSignal<Visit>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let is_open = RwSignal::new(false);
    let Some(at) = visit.slot.remind_at.clone().filter(|_| visit.can_change) else {
        return ().into_any();
    };
    let said = match visit.reminder {
        Reminder::None => w.not_reminded.to_owned(),
        by => w.will_remind(by, &format.instant(&at)),
    };
    let visit = StoredValue::new(visit);
    let open = move |()| {
        is_open.set(true);
        // The button that was pressed goes.
        focus(TITLE);
    };
    let change = move || match is_open.get() {
        true => view! { <Changing visit=visit.get_value() shown /> }.into_any(),
        false => view! {
            <div class="gc-actions">
                <Button text=w.change_reminder kind=ButtonKind::Quiet on_press=open />
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="gc-stack gc-stack--tight gc-no-print">
            <h2 class="gc-heading" id=TITLE tabindex="-1">{w.reminder_title}</h2>
            <p>{said}</p>
            {change}
        </section>
    }
    .into_any()
}

#[component]
fn Changing(visit: Visit, shown: RwSignal<Visit>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let contacts = Load::new(move || Some(api::contacts(api)));
    let chosen = RwSignal::new(Some(visit.reminder));
    let form = Form::<(), (), Error>::new();
    let failure = told_of_change(lang, form.submission);
    let id = visit.id;
    let save = move |()| {
        let (id, to) = (id.clone(), chosen.get_untracked().unwrap_or(Reminder::None));
        form.submit(
            || Ok(to),
            |to| api::remind(api, id, to),
            Err,
            move |visit| shown.set(visit),
        );
    };
    let busy = Signal::derive(move || form.is_sending());
    let ready = move |contacts: Contacts| {
        let choices = choices(&contacts, w);
        view! {
            <Radios id="reminder" legend=w.remind_question hint=w.remind_hint choices chosen />
            <div class="gc-actions"><Button text=w.save kind=ButtonKind::Secondary busy on_press=save.clone() /></div>
        }
    };
    view! {
        {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
        <Answered resource=contacts children=ready />
    }
}
