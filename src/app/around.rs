//! What goes on around the pages, and what no first visit waits for: what the page around is told, what the company has
//! set up wrongly.

use super::places;
use crate::host;
use crate::route::{Route, use_route};
use crate::setup::Setup;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Around() -> impl IntoView {
    tell_of_pages();
    view! { <Setup /> }
}

/// Each page, when it is shown.
fn tell_of_pages() {
    let route = use_route();
    let location = use_location();
    // Wanted before this was here to see to it.
    host::forget_top();
    Effect::new(move || {
        location.search.track();
        let pattern = route.with(|route| route.as_ref().map(Route::pattern));
        // When the address is written.
        request_animation_frame(move || {
            places::is_shown();
            host::to_top();
            host::tell("navigated", &[("page", &pattern.unwrap_or_default())]);
        });
    });
}
