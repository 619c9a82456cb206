//! «Що мені взяти, куди прийти, і чи можна інакше?» One visit, before and after.

use super::api;
use super::calendar::file;
use super::cancelling::Cancelling;
use super::model::{Event, Status, Visit, What};
use super::reminding::Reminding;
use super::words::{Words, words};
use crate::http::Api;
use crate::load::Load;
use crate::locale::{AnsweredPage, Format, page_words, use_format, use_lang};
use crate::route::{Route, Step as Booking, use_route};
use crate::ui::{
    Button, ButtonKind, LinkButton, Notice, PhoneLink, Step, StepState, Summary, SummaryRow, Title,
    Tone, Trail, print,
};
use leptos::prelude::*;

#[component]
pub fn AppointmentPage() -> impl IntoView {
    let api: Api = expect_context();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::Appointment(id)) => Some(id),
        _ => None,
    });
    let visit = Load::new(move || id.get().map(|id| api::read(api, &id)));
    view! {
        <AnsweredPage
            title=words(use_lang()).one
            resource=visit
            children=|visit| {
                let shown = RwSignal::new(visit);
                (move || view! { <Whole visit=shown.get() shown /> }).into_any()
            }
        />
    }
}

/// `shown` is what is told after a change.
#[component]
fn Whole(visit: Visit, shown: RwSignal<Visit>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    // The heading takes the focus after a change: it has to say of it.
    let ended = matches!(visit.status, Status::Cancelled | Status::CalledOff);
    let ended = if ended { w.ended } else { "" };
    let title = [&w.visit(&visit.reference), ended].concat();
    let steps = visit
        .trail
        .iter()
        .map(|event| step(event, w, format))
        .collect();
    let is_to_come = visit.is_to_come();
    view! {
        <Title text=title product=page_words(lang).product />
        {news(&visit, w, format)}
        <Facts visit=visit.clone() />
        {is_to_come.then(|| bring(&visit, w))}
        <Reminding visit=visit.clone() shown />
        <Actions visit shown />
        <h2 class="gc-heading">{w.trail}</h2>
        <Trail label=w.trail steps />
        <div class="gc-actions">
            <LinkButton href=Route::Appointments.href() text=w.to_all kind=ButtonKind::Quiet />
        </div>
    }
}

/// What has become of it, and what happens next.
fn news(visit: &Visit, w: &'static Words, format: Format) -> AnyView {
    let when = format.meeting(&visit.slot.starts_at);
    let again = || {
        let href = Route::NewAppointment(Booking::First).href();
        view! { <p><a class="gc-link gc-tap" href=href>{w.book_again}</a></p> }
    };
    let title = w.state(visit);
    let company_words = visit.company_words.clone();
    match visit.status {
        Status::Booked => view! {
            <Notice tone=Tone::Success title><p>{when} " " {w.by_kyiv} ". " {w.keep_reference}</p></Notice>
        }
        .into_any(),
        Status::CalledOff => view! {
            <Notice tone=Tone::Danger title>
                <p>{w.company_says}</p>
                <blockquote class="gc-lines" lang="uk">{company_words}</blockquote>
                {again()}
            </Notice>
        }
        .into_any(),
        Status::Cancelled => {
            view! { <Notice tone=Tone::Info title><p>{w.cancelled_text}</p>{again()}</Notice> }.into_any()
        }
        _ => view! { <Notice tone=Tone::Info title /> }.into_any(),
    }
}

#[component]
fn Facts(visit: Visit) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let Visit { place, slot, .. } = visit;
    let here = format
        .time_here(&slot.starts_at)
        .map(|here| w.at_yours(&here));
    let from = format.instant(&slot.starts_at);
    let when = [
        &from,
        " – ",
        &format.time(&slot.ends_at),
        ", ",
        w.by_kyiv,
        &here.unwrap_or_default(),
    ]
    .concat();
    let whom = [&place.name, "\n", &place.post].concat();
    let at = [&place.office_name, "\n", &place.address].concat();
    view! {
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.when>{when}</SummaryRow>
                <SummaryRow key=w.whom><span class="gc-lines">{whom}</span></SummaryRow>
                <SummaryRow key=w.place><span class="gc-lines">{at}</span></SummaryRow>
                <SummaryRow key=w.directions>{place.directions}</SummaryRow>
                <SummaryRow key=w.phone><PhoneLink phone=place.phone /></SummaryRow>
                <SummaryRow key=w.about>{w.subject(&visit.subject)}</SummaryRow>
                {(!visit.text.is_empty()).then(|| view! {
                    <SummaryRow key=w.text><span class="gc-lines">{visit.text}</span></SummaryRow>
                })}
                <SummaryRow key=w.reference>{visit.reference}</SummaryRow>
            </Summary>
        </div>
    }
}

fn bring(visit: &Visit, w: &'static Words) -> AnyView {
    let known = visit.bring.iter().filter_map(|code| w.thing(code));
    let things = known.map(|thing| view! { <li>{thing}</li> }.into_any());
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.bring}</h2>
            <ul class="gc-list">{things.collect_view()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Actions(visit: Visit, shown: RwSignal<Visit>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let can_change = visit.can_change;
    let is_ended = matches!(visit.status, Status::Cancelled | Status::CalledOff);
    let (to_calendar, saved_text) = match is_ended {
        true => (w.out_of_calendar, w.saved_ended),
        false => (w.to_calendar, w.saved_text),
    };
    let until = match (visit.is_to_come(), can_change) {
        (true, true) => Some(w.until(&format.instant(&visit.change_until)).into_any()),
        (true, false) => {
            let phone = visit.place.phone.clone();
            Some(view! { {w.too_late} " " <PhoneLink phone /> }.into_any())
        }
        _ => None,
    };
    let moving = Route::MoveAppointment(visit.id.clone()).href();
    let saved = RwSignal::new(None);
    let of = StoredValue::new(visit.clone());
    let save = move |()| saved.set(Some(of.with_value(|visit| file(visit, w)).save()));
    let news = move || {
        saved.get().map(|saved: Option<()>| match saved {
            Some(()) => {
                view! { <Notice tone=Tone::Success title=w.saved><p>{saved_text}</p></Notice> }
                    .into_any()
            }
            None => view! { <Notice tone=Tone::Danger title=w.browser_refused /> }.into_any(),
        })
    };
    view! {
        <section class="gc-stack gc-stack--tight gc-no-print">
            <div class="gc-actions">
                <Button text=to_calendar kind=ButtonKind::Secondary on_press=save />
                <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
                {can_change.then(|| view! { <LinkButton href=moving text=w.move_it kind=ButtonKind::Secondary /> })}
                {can_change.then(|| view! { <Cancelling visit shown /> })}
            </div>
            <div role="status">{news}</div>
            {until.map(|until| view! { <p class="gc-muted">{until}</p> })}
        </section>
    }
}

fn step(event: &Event, w: &Words, format: Format) -> Step {
    let time = format.instant(&event.at);
    Step {
        name: match event.what {
            What::Booked | What::Moved => {
                [w.event(event.what), &format.meeting(&event.starts_at)].concat()
            }
            what => w.event(what).to_owned(),
        },
        time,
        state: match event.what {
            What::CalledOff => StepState::Failed,
            _ => StepState::Done,
        },
    }
}
