//! «Коли й до кого я записаний?»

use super::api;
use super::model::Visit;
use super::words::words;
use crate::http::Api;
use crate::load::Load;
use crate::locale::{Answered, shell_words, use_format, use_lang};
use crate::route::{Route, Step};
use crate::ui::{LinkButton, Title};
use leptos::prelude::*;

#[component]
pub fn AppointmentsPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let visits = Load::new(move || Some(api::list(api)));
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <div class="gc-actions">
            <LinkButton href=Route::NewAppointment(Step::First).href() text=w.new_title />
        </div>
        <Answered resource=visits children=|visits| view! { <Visits visits /> } />
    }
}

#[component]
fn Visits(visits: Vec<Visit>) -> impl IntoView {
    let w = words(use_lang());
    let (mut coming, past): (Vec<_>, Vec<_>) = visits.into_iter().partition(Visit::is_to_come);
    // Whoever is to come first, the latest of those that have been.
    coming.reverse();
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.coming}</h2>
            {rows(coming, w.coming, w.none_coming)}
        </section>
        {(!past.is_empty()).then(|| view! {
            <section class="gc-stack gc-stack--tight">
                <h2 class="gc-heading">{w.past}</h2>
                {rows(past, w.past, "")}
            </section>
        })}
    }
}

fn rows(visits: Vec<Visit>, label: &'static str, none: &'static str) -> AnyView {
    if visits.is_empty() {
        return view! { <p class="gc-empty">{none}</p> }.into_any();
    }
    let rows = visits
        .into_iter()
        .map(|visit| view! { <Line visit /> }.into_any());
    view! { <ul class="gc-homes" aria-label=label>{rows.collect_view()}</ul> }.into_any()
}

#[component]
fn Line(visit: Visit) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let when = match visit.is_to_come() {
        true => format.meeting(&visit.slot.starts_at),
        false => format.instant(&visit.slot.starts_at),
    };
    let place = &visit.place;
    let whom = [
        place.name.as_str(),
        ", ",
        &place.post,
        ", ",
        &place.office_name,
    ]
    .concat();
    view! {
        <li class="gc-homes__row">
            <a class="gc-homes__name" href=Route::Appointment(visit.id.clone()).href()>{when}</a>
            <p>{whom}</p>
            <p class="gc-muted">{visit.reference.clone()} " · " {w.state(&visit)}</p>
        </li>
    }
}
