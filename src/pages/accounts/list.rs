//! All homes of this cabinet, each a panel.

use super::words::words;
use crate::accounts::{HomeState, use_homes};
use crate::domain::account::AccountSummary;
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::{Route, Step};
use crate::ui::{ButtonKind, LinkButton, Title};
use leptos::prelude::*;

#[component]
pub fn AccountsPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let homes = use_homes();
    homes.ask_again();
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <p class="gc-lead">{w.lead}</p>
        <Answered
            resource=homes.all
            children=ready
        />
        <div class="gc-actions">
            <LinkButton href=Route::AddAccount(Step::First).href() text=w.add kind=ButtonKind::Secondary />
        </div>
    }
}

fn ready(homes: Vec<AccountSummary>) -> impl IntoView {
    view! {
        <ul class="gc-stack">
            {homes.into_iter().map(|home| view! { <HomePanel home /> }.into_any()).collect_view()}
        </ul>
    }
}

#[component]
fn HomePanel(home: AccountSummary) -> impl IntoView {
    let w = words(use_lang());
    let name = home.name().to_owned();
    let address = home.label.is_some().then(|| home.address.clone());
    let href = Route::Account(home.id.clone()).href();
    view! {
        <li class="gc-panel">
            <div class="gc-stack gc-stack--tight">
                <h2 class="gc-subheading"><a class="gc-link gc-tap" href=href>{name}</a></h2>
                {address.map(|address| view! { <p>{address}</p> })}
                <p class="gc-muted">{w.held_by(&home.holder.full())}</p>
            </div>
            <HomeState home=home.clone() />
            {home.is_default.then(|| view! { <p class="gc-muted gc-small">{w.is_first}</p> })}
        </li>
    }
}
