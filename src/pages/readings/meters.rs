//! Which meter: named in the address, or the home's only one.

use super::words::words;
use crate::domain::account::Account;
use crate::domain::meter::{Meter, MeterId};
use crate::locale::use_lang;
use crate::route::Route;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The meter the address names. Call it in a page; the answer follows the address.
pub fn asked_meter() -> Memo<Option<MeterId>> {
    let query = use_location().query;
    Memo::new(move |_| query.with(|query| query.get("meter")).map(MeterId))
}

/// The named meter, else the only one. `None` where the person has to choose.
pub fn meter_of(account: &Account, asked: Option<&MeterId>) -> Option<Meter> {
    let named = account.meters.iter().find(|meter| Some(&meter.id) == asked);
    match account.meters.as_slice() {
        [only] => Some(only.clone()),
        _ => named.cloned(),
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
    let id: String = js_sys::encode_uri_component(&meter.0).into();
    ["?meter=", &id].concat()
}

/// «Самгаз G4, кухня, № 0070415»
pub fn name_of(meter: &Meter) -> String {
    let place = meter
        .location
        .as_deref()
        .map(|place| [", ", place].concat())
        .unwrap_or_default();
    [&meter.model, &place, ", № ", &meter.serial].concat()
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
                <a class="gc-link" href=href>{name_of(&meter)}</a> " " <span class=class>{state}</span>
            </li>
        }
    };
    let empty = account.meters.is_empty();
    view! {
        <p class="gc-lead">{if empty { w.no_meters } else { w.which_meter }}</p>
        <ul class="gc-list gc-stack">{account.meters.into_iter().map(line).collect_view()}</ul>
    }
}
