//! «Мені зручніше іншого дня.» The time that one has is given up when the other one is had.

use super::api;
use super::draft::slot_of;
use super::model::{Slot, Visit};
use super::picker::{Of, Picker, SLOT};
use super::refusal::told;
use super::taken::{Taken, offered};
use super::words::words;
use crate::form::{Form, Problems, Submission};
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{AnsweredPage, form_state, page_words, use_format, use_lang};
use crate::route::{Route, use_replace, use_route};
use crate::storage;
use crate::ui::{Fault, FormPage, FormState, LinkButton, Notice, PhoneLink, Title, Tone};
use leptos::prelude::*;

#[component]
pub fn MoveAppointmentPage() -> impl IntoView {
    let api: Api = expect_context();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::MoveAppointment(id)) => Some(id),
        _ => None,
    });
    let visit = Load::new(move || id.get().map(|id| api::read(api, &id)));
    view! {
        <AnsweredPage
            title=words(use_lang()).move_title
            resource=visit
            children=|visit: Visit| match visit.can_change {
                true => view! { <Moving visit /> }.into_any(),
                false => view! { <NotAnyMore visit /> }.into_any(),
            }
        />
    }
}

#[component]
fn Moving(visit: Visit) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let form = Form::<(), (), Error>::new();
    let taken = RwSignal::new(None);
    // The free times are asked for again when one of them was not.
    let stale = Signal::derive(move || taken.track());
    let state = FormState {
        failure: told(lang, form.submission),
        ..form_state(lang, form, move |problems| {
            let fault = |_: &((), ())| Fault {
                field: SLOT,
                text: w.no_slot.to_owned(),
            };
            problems.iter().map(fault).collect()
        })
    };
    let kept = ["visit-move.", &visit.id.0].concat();
    let chosen = slot_of(&kept);
    let moving = moving(form, taken, chosen, kept, &visit);
    let submit = Callback::new(move |()| match chosen.get_untracked() {
        Some(slot) => moving.run(slot),
        None => form.problems.set(Problems::one((), ())),
    });
    let now = [
        w.now,
        &use_format().meeting(&visit.slot.starts_at),
        ". ",
        w.kept_until,
    ]
    .concat();
    let of = Of {
        office: visit.place.office,
        receptionist: visit.place.receptionist,
        phone: visit.place.phone,
    };
    let whom = [&visit.place.name, ", ", &visit.place.office_name].concat();
    let back = Route::Appointment(visit.id).href();
    view! {
        <FormPage title=w.move_title.to_owned() state submit=w.move_it on_submit=submit>
            {move || {
                let times = taken.get()?;
                Some(view! { <Taken times still=w.still_yours taking=moving /> }.into_any())
            }}
            <p class="gc-lead">{whom}</p>
            <p>{now}</p>
            <Picker of chosen stale fault=state.fault(SLOT) />
        </FormPage>
        <p><a class="gc-link gc-tap" href=back>{w.leave_as_it_is}</a></p>
    }
}

/// Moves to the time that it is given.
fn moving(
    form: Form<(), (), Error>,
    taken: RwSignal<Option<Vec<String>>>,
    chosen: RwSignal<Option<Slot>>,
    kept: String,
    visit: &Visit,
) -> Callback<Slot> {
    let api: Api = expect_context();
    let replace = use_replace();
    let id = visit.id.clone();
    Callback::new(move |slot: Slot| {
        let (id, kept) = (id.clone(), kept.clone());
        let starts_at = slot.starts_at.clone();
        let refused = move |error: Error| match offered(&error) {
            Some(times) => {
                chosen.set(None);
                taken.set(Some(times));
                Ok(Problems::default())
            }
            None => Err(error),
        };
        let done = move |visit: Visit| {
            storage::drop_typed(&kept);
            replace.run(Route::Appointment(visit.id));
        };
        if form.submission.with_untracked(Submission::is_sending) {
            return;
        }
        taken.set(None);
        chosen.set(Some(slot));
        form.submit(
            || Ok(starts_at),
            |to| api::move_to(api, id, to),
            refused,
            done,
        );
    })
}

#[component]
fn NotAnyMore(visit: Visit) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let is_to_come = visit.is_to_come();
    let state = w.state(&visit);
    let to_visit = Route::Appointment(visit.id).href();
    let phone = visit.place.phone;
    view! {
        <Title text=w.move_title.to_owned() product=page_words(lang).product />
        <Notice tone=Tone::Warning title=w.not_movable>
            <p>{state} "."</p>
            {is_to_come.then(|| view! { <p>{w.too_late} " " <PhoneLink phone /></p> })}
        </Notice>
        <div class="gc-actions"><LinkButton href=to_visit text=w.to_visit /></div>
    }
}
