//! Both bills on one screen: to whom, how much, by when; and what the next one will come to.

use super::coming::ComingBill;
use super::words::words;
use crate::accounts::HomeLine;
use crate::billing::{BalancePanel, Balances, use_balances};
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::Route;
use crate::ui::Title;
use leptos::prelude::*;

#[component]
pub fn BalancePage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let balances = use_balances();
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomeLine />
        <Answered
            resource=balances
            children=move |balances| view! { <Here balances /> }
        />
    }
}

#[component]
fn Here(balances: Balances) -> impl IntoView {
    let w = words(use_lang());
    let Balances {
        today,
        of_services,
        coming,
    } = balances;
    let panel = |balance| view! { <BalancePanel balance today /> }.into_any();
    let panels: Vec<_> = of_services.into_iter().map(panel).collect();
    let coming = view! { <ComingBill coming /> }.into_any();
    view! {
        <div class="gc-stack gc-stack--loose">
            <section class="gc-stack">
                <h2 class="gc-heading">{w.two_bills}</h2>
                <p class="gc-muted">{w.two_bills_text}</p>
                <div class="gc-panels">{panels}</div>
            </section>
            {coming}
            {more()}
        </div>
    }
    .into_any()
}

/// What else there is about money.
fn more() -> AnyView {
    let w = words(use_lang());
    let links = [
        (Route::Settlements, w.settlements),
        (Route::Invoices, w.invoices),
        (Route::Payments, w.payments),
        (Route::Benefits, w.benefits),
        (Route::Feedback, w.feedback),
    ];
    let link = |(route, text): (Route, &'static str)| {
        view! { <li><a class="gc-link gc-tap" href=route.href()>{text}</a></li> }.into_any()
    };
    view! {
        <section class="gc-stack gc-stack--tight gc-no-print">
            <h2 class="gc-heading">{w.more}</h2>
            <ul>{links.map(link).into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}
