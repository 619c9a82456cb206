//! One home and its two companies: who does what, the numbers of both, and how the home stands in this cabinet.

use super::form::{Field, Problem};
use super::keeping::{Keeping, use_keeping};
use super::words::words;
use crate::accounts::{CompanyPanel, EicRows, HomeState, use_account, use_homes};
use crate::domain::account::{Account, AccountId, Party};
use crate::form::Problems;
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{ErrorSummary, Fault, LinkButton, Summary, Title};
use leptos::prelude::*;

/// What the page says above its heading and in it, whatever stands below.
#[derive(Clone, Copy)]
pub struct Head {
    pub problems: RwSignal<Problems<Field, Problem>>,
    /// As it is called now.
    pub name: RwSignal<Option<String>>,
    /// It has been taken out of the cabinet.
    pub is_gone: RwSignal<bool>,
}

#[component]
pub fn AccountPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let id = asked_home();
    let account = use_account(id);
    let head = Head {
        problems: RwSignal::default(),
        name: RwSignal::new(None),
        is_gone: RwSignal::new(false),
    };
    // Not a memo: the same fault once more is news too, and takes focus.
    let faults = Signal::derive(move || head.problems.with(|problems| w.faults(problems)));
    let prefix = Signal::derive(move || {
        let wrong = faults.with(|faults| !faults.is_empty());
        if wrong { shell.error_prefix } else { "" }
    });
    let title = Signal::derive(move || match head.is_gone.get() {
        true => w.gone.to_owned(),
        false => head.name.get().unwrap_or_else(|| w.home.to_owned()),
    });
    view! {
        <ErrorSummary title=shell.problems_title faults />
        <Title text=title product=shell.product prefix />
        {move || match head.is_gone.get() {
            true => view! { <Gone /> }.into_any(),
            false => view! {
                <Answered
                    resource=account
                    children=move |account| view! { <Here account head faults /> }
                />
            }
            .into_any(),
        }}
    }
}

fn asked_home() -> Memo<Option<AccountId>> {
    let route = use_route();
    Memo::new(move |_| match route.get() {
        Some(Route::Account(id)) => Some(id),
        _ => None,
    })
}

#[component]
fn Here(account: Account, head: Head, faults: Signal<Vec<Fault>>) -> impl IntoView {
    let w = words(use_lang());
    let homes = use_homes();
    let keeping = use_keeping(&account, head);
    let id = account.id.clone();
    let state = move || homes.find(&id).map(|home| view! { <HomeState home /> });
    let address = account.premises.address.clone();
    view! {
        <div class="gc-stack gc-stack--loose">
            <div class="gc-stack gc-stack--tight">
                {move || keeping.is_named().then(|| view! { <p>{address.clone()}</p> })}
                <p class="gc-muted">{w.held_by(&account.holder.full())}</p>
                {state}
            </div>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.companies}</h2>
                <p class="gc-muted">{w.companies_text}</p>
                <div class="gc-panels">
                    <CompanyPanel party=Party::Operator company=account.operator explained=true />
                    <CompanyPanel party=Party::Supplier company=account.supplier explained=true />
                </div>
            </section>
            <section class="gc-stack">
                <h2 class="gc-heading">{w.codes}</h2>
                <p class="gc-muted">{w.codes_text}</p>
                <div class="gc-panel">
                    <Summary>
                        <EicRows
                            consumer=account.consumer_eic
                            metering_point=account.metering_point_eic
                            explained=true
                        />
                    </Summary>
                </div>
            </section>
            <Keeping keeping faults />
            <p><a class="gc-link gc-tap" href=Route::Accounts.href()>{w.to_all}</a></p>
        </div>
    }
}

/// Taken out: what it means, and the way on.
#[component]
fn Gone() -> impl IntoView {
    let w = words(use_lang());
    crate::ui::focus("title");
    view! {
        <p class="gc-lead">{w.gone_text}</p>
        <div class="gc-actions"><LinkButton href=Route::Accounts.href() text=w.to_all /></div>
    }
}
