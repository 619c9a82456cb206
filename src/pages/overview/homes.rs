//! All homes at a glance, where there are several: who has not submitted yet, what is due.

use super::words::words;
use crate::accounts::{HomeState, use_homes};
use crate::domain::account::AccountSummary;
use crate::locale::use_lang;
use crate::route::Route;
use leptos::prelude::*;

/// Pressed, a home becomes the one that the page below shows.
#[component]
pub fn HomesHere() -> impl IntoView {
    let w = words(use_lang());
    let homes = use_homes();
    // A reading may have been sent since.
    homes.ask_again();
    // A memo: the same list once more is not drawn anew under the finger.
    let several = Memo::new(move |_| {
        homes.all.with(|all| match all {
            Some(Ok(all)) if all.len() > 1 => all.clone(),
            _ => Vec::new(),
        })
    });
    move || {
        let several = several.get();
        (!several.is_empty()).then(|| {
            view! {
                <section class="gc-stack gc-stack--tight">
                    <h2 class="gc-heading">{w.homes}</h2>
                    <ul class="gc-homes">
                        {several.into_iter().map(|home| view! { <HomeRow home /> }.into_any()).collect_view()}
                    </ul>
                    <p class="gc-cluster">
                        <a class="gc-link gc-tap" href=Route::AllMeters.href()>{w.all_meters}</a>
                        <a class="gc-link gc-tap" href=Route::Accounts.href()>{w.to_homes}</a>
                    </p>
                </section>
            }
        })
    }
}

#[component]
fn HomeRow(home: AccountSummary) -> impl IntoView {
    let homes = use_homes();
    let (shown, chosen) = (home.id.clone(), home.id.clone());
    let is_here = move || (homes.current().as_ref() == Some(&shown)).then_some("true");
    let name = home.name().to_owned();
    view! {
        <li class="gc-homes__row">
            <button
                class="gc-homes__name"
                type="button"
                aria-current=is_here
                on:click=move |_| homes.choose(chosen.clone())
            >
                {name}
            </button>
            <HomeState home />
        </li>
    }
}
