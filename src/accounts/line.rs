//! Whose home a page is about: with several, a reading must not go to the wrong one.

use super::use_homes;
use super::words::words;
use crate::domain::account::{AccountId, AccountSummary};
use crate::locale::use_lang;
use crate::route::{use_replace, use_route};
use crate::ui::Select;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The home a page is about, and with several the way to another one.
#[component]
pub fn HomeLine() -> impl IntoView {
    let w = words(use_lang());
    let homes = use_homes();
    // A memo of what is shown: the list is asked again, and must not be drawn anew under the finger.
    let named = Memo::new(move |_| {
        homes.all.with(|all| match all {
            Some(Ok(all)) => all.iter().map(named).collect(),
            _ => Vec::new(),
        })
    });
    let chosen = Signal::derive(move || homes.current().map(|id| id.0));
    let leave_meter = leaving_meter();
    let choose = Callback::new(move |id| {
        homes.choose(AccountId(id));
        leave_meter();
    });
    move || {
        let mut options = named.get();
        match options.len() {
            0 | 1 => options
                .pop()
                .map(|(_, name)| view! { <p class="gc-muted">{name}</p> }.into_any()),
            _ => Some(
                view! { <Select id="home" label=w.home options chosen on_choose=choose in_line=true /> }
                    .into_any(),
            ),
        }
    }
}

/// The meter that the address names is of the home before.
fn leaving_meter() -> impl Fn() + Send + Sync + 'static {
    let replace = use_replace();
    let query = use_location().query;
    let route = use_route();
    move || {
        let names_meter = query.with_untracked(|query| query.get("meter").is_some());
        if let (true, Some(route)) = (names_meter, route.get_untracked()) {
            replace.run(route);
        }
    }
}

fn named(home: &AccountSummary) -> (String, String) {
    let text = match &home.label {
        Some(label) => [label, ": ", &home.address].concat(),
        None => home.address.clone(),
    };
    (home.id.0.clone(), text)
}
