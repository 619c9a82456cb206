//! Which meter: named in the address, or the home's only one.

use crate::domain::account::Account;
use crate::domain::meter::{Meter, MeterId};
use crate::route::Route;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The meter the address names. Call it in a page; the answer follows the address.
pub fn asked_meter() -> Memo<Option<MeterId>> {
    let query = use_query_map();
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
    let place = meter.location.as_deref().map(|place| [", ", place].concat()).unwrap_or_default();
    [&meter.model, &place, ", № ", &meter.serial].concat()
}
