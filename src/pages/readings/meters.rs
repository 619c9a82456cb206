//! Which meter: named in the address, or the home's only one.

use super::words::words;
use crate::domain::account::Account;
use crate::domain::meter::{Meter, MeterId};
use crate::js::encoded;
use crate::locale::use_lang;
use crate::route::Route;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The meter the address names. Call it in a page; the answer follows the address.
pub fn asked_meter() -> Memo<Option<MeterId>> {
    let query = use_location().query;
    Memo::new(move |_| query.with(|query| query.get("meter")).map(MeterId))
}

/// The named meter, or the only one where none is named. `None` where the person has to choose: a meter of another
/// home, named by an old link, is never taken for this home's.
pub fn meter_of(account: &Account, asked: Option<&MeterId>) -> Option<Meter> {
    match (asked, account.meters.as_slice()) {
        (Some(id), meters) => meters.iter().find(|meter| meter.id == *id).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    }
}

/// `route` for this meter.
pub fn href_of(route: &Route, meter: &MeterId) -> String {
    route.href() + &query_of(meter)
}

/// The same inside the cabinet, for [`leptos_router::hooks::use_navigate`].
pub fn path_of(route: &Route, meter: &MeterId) -> String {
    route.path() + &query_of(meter)
}

fn query_of(meter: &MeterId) -> String {
    let id = encoded(&meter.0);
    ["?meter=", &id].concat()
}

/// «Самгаз G4, кухня, № 0070415»
pub fn name_of(meter: &Meter) -> String {
    let place = meter
        .location
        .as_deref()
        .map(|place| [", ", place].concat())
        .unwrap_or_default();
    let number = words(use_lang()).numbered(&meter.serial);
    [&meter.model, &place, ", ", &number].concat()
}

/// Several meters: each with what is to be done.
#[component]
pub fn MeterChoice(account: Account) -> impl IntoView {
    let w = words(use_lang());
    let line = |meter: Meter| {
        let href = href_of(&Route::NewReading, &meter.id);
        let state = if meter.standing.is_some() {
            w.meter_done
        } else {
            w.meter_waits
        };
        let class = if meter.standing.is_some() {
            "gc-tag gc-tag--success"
        } else {
            "gc-tag gc-tag--warning"
        };
        view! {
            <li class="gc-panel">
                <a class="gc-link gc-tap" href=href>{name_of(&meter)}</a> " " <span class=class>{state}</span>
            </li>
        }
        .into_any()
    };
    let empty = account.meters.is_empty();
    view! {
        <p class="gc-lead">{if empty { w.no_meters } else { w.which_meter }}</p>
        <ul class="gc-stack">{account.meters.into_iter().map(line).collect_view()}</ul>
        {(!empty).then(|| view! {
            <p><a class="gc-link gc-tap" href=Route::AllMeters.href()>{w.all_meters}</a></p>
        })}
    }
}
