//! «Чи все правильно?» Only then is it booked: once, however often the link is lost.

use super::api;
use super::draft::Chosen;
use super::model::{Contacts, NewVisit, Office, Receptionist, Reminder, Slot, Subject, Visit};
use super::refusal::told;
use super::reminding::choices;
use super::taken::{Taken, offered};
use super::words::words;
use crate::accounts::{HomeLine, use_of_home};
use crate::domain::account::AccountId;
use crate::form::{Form, Problems, Submission};
use crate::http::{Api, Error};
use crate::locale::{AnsweredPage, form_state, use_format, use_lang};
use crate::route::{Route, Step, use_replace};
use crate::ui::{FormPage, FormState, Radios, RowAction, Summary, SummaryRow};
use leptos::prelude::*;

/// What is to be checked.
#[derive(Clone)]
struct Wish {
    office: Office,
    one: Receptionist,
    subject: Subject,
}

#[component]
pub fn CheckStep(
    office: Office,
    one: Receptionist,
    subject: Subject,
    chosen: Chosen,
) -> impl IntoView {
    let wish = Wish {
        office,
        one,
        subject,
    };
    let asked = use_of_home(|api, home| {
        let (contacts, home) = (api::contacts(api), home.clone());
        async move { Ok((home, contacts.await?)) }
    });
    view! {
        <AnsweredPage
            title=words(use_lang()).check
            resource=asked
            children=move |(home, contacts)| {
                view! { <Check home contacts wish=wish.clone() chosen /> }.into_any()
            }
        />
    }
}

#[component]
fn Check(home: AccountId, contacts: Contacts, wish: Wish, chosen: Chosen) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let form = Form::<(), (), Error>::new();
    let taken = RwSignal::new(None);
    let state = FormState {
        failure: told(lang, form.submission),
        ..form_state(lang, form, |_| Vec::new())
    };
    let reminders = choices(&contacts, w);
    if chosen
        .reminder
        .with_untracked(|one| reminders.iter().all(|choice| Some(choice.value) != *one))
    {
        chosen
            .reminder
            .set(reminders.first().map(|choice| choice.value));
    }
    let book = booking(form, taken, home, &wish, chosen);
    let submit = Callback::new(move |()| {
        if let Some(slot) = chosen.slot.get_untracked() {
            book.run(slot);
        }
    });
    let others = Route::NewAppointment(Step::Slot).href();
    let is_late = move || {
        chosen
            .slot
            .with(|slot| slot.as_ref().is_some_and(|slot| slot.remind_at.is_none()))
    };
    let reminding = move || {
        match is_late() {
        true => view! { <p class="gc-muted">{w.too_near_to_remind}</p> }.into_any(),
        false => view! {
            <Radios id="reminder" legend=w.remind_question hint=w.remind_hint choices=reminders.clone() chosen=chosen.reminder />
        }
        .into_any(),
    }
    };
    view! {
        <FormPage title=w.check.to_owned() state submit=w.book on_submit=submit>
            {move || {
                let times = taken.get()?;
                Some(view! { <Taken times still=w.not_booked others=others.clone() taking=book /> }.into_any())
            }}
            <HomeLine />
            {move || view! { <Facts wish=wish.clone() chosen /> }.into_any()}
            {reminding}
        </FormPage>
    }
}

/// Takes the time that it is given. Where somebody was quicker, what is offered goes to `taken`.
fn booking(
    form: Form<(), (), Error>,
    taken: RwSignal<Option<Vec<String>>>,
    home: AccountId,
    wish: &Wish,
    chosen: Chosen,
) -> Callback<Slot> {
    let api: Api = expect_context();
    let replace = use_replace();
    let (receptionist, subject) = (wish.one.id.clone(), wish.subject.clone());
    Callback::new(move |slot: Slot| {
        let new = NewVisit {
            home: home.clone(),
            receptionist: receptionist.clone(),
            starts_at: slot.starts_at.clone(),
            subject: subject.clone(),
            text: chosen.text.with_untracked(|text| text.trim().to_owned()),
            reminder: match slot.remind_at {
                Some(_) => chosen.reminder.get_untracked().unwrap_or(Reminder::None),
                None => Reminder::None,
            },
        };
        let refused = move |error: Error| match offered(&error) {
            Some(times) => {
                taken.set(Some(times));
                Ok(Problems::default())
            }
            None => Err(error),
        };
        let done = move |visit: Visit| replace.run(Route::Appointment(visit.id));
        // Also where this page has gone meanwhile: what is booked is no draft any more.
        let book = move |new: NewVisit| async move {
            let booked = api::book(api, new).await;
            if booked.is_ok() {
                Chosen::drop();
            }
            booked
        };
        // A second press while one is under way must not change what is shown to be sent.
        if form.submission.with_untracked(Submission::is_sending) {
            return;
        }
        taken.set(None);
        chosen.slot.set(Some(slot));
        form.submit(|| Ok(new), book, refused, done);
    })
}

#[component]
fn Facts(wish: Wish, chosen: Chosen) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let Wish {
        office,
        one,
        subject,
    } = wish;
    let change = |step, of: &str| RowAction {
        href: Route::NewAppointment(step).href(),
        text: w.change,
        of: of.to_owned(),
    };
    let when = move || {
        let slot = chosen.slot.get()?;
        let here = format
            .time_here(&slot.starts_at)
            .map(|here| w.at_yours(&here));
        Some(
            [
                &format.meeting(&slot.starts_at),
                " ",
                w.by_kyiv,
                &here.unwrap_or_default(),
            ]
            .concat(),
        )
    };
    let text = chosen.text.get_untracked().trim().to_owned();
    let place = [&office.name, "\n", &office.address].concat();
    let whom = [&one.name, "\n", &one.post].concat();
    view! {
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.when action=change(Step::Slot, w.when)>{when}</SummaryRow>
                <SummaryRow key=w.whom action=change(Step::First, w.whom)><span class="gc-lines">{whom}</span></SummaryRow>
                <SummaryRow key=w.place action=change(Step::First, w.place)><span class="gc-lines">{place}</span></SummaryRow>
                <SummaryRow key=w.about action=change(Step::First, w.about)>{w.subject(&subject)}</SummaryRow>
                {(!text.is_empty()).then(|| view! {
                    <SummaryRow key=w.text action=change(Step::First, w.text)><span class="gc-lines">{text}</span></SummaryRow>
                })}
            </Summary>
        </div>
    }
}
