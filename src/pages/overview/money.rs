//! «Скільки я винен, і чи є рахунок?» Both bills, and the step that money asks for.

use super::words::{Words, words};
use crate::accounts::CompanyPanel;
use crate::billing::{BalancePanel, Balances, ServiceBalance, pay_href};
use crate::domain::account::{Account, Party};
use crate::domain::money::Kopiykas;
use crate::http::Error;
use crate::load::Load;
use crate::locale::{Format, coming_invoice, use_format, use_lang};
use crate::route::Route;
use crate::ui::LinkButton;
use leptos::prelude::*;

/// Where nothing has to be handed in, what has to be paid. Nothing where nothing is owed, or it is not known.
#[component]
pub fn PayStep(balances: Load<Balances, Error>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let step =
        Memo::new(move |_| balances.with(|balances| step(w, format, balances?.as_ref().ok()?)));
    move || {
        step.get().map(|Step { title, text, href }| {
            view! {
                <section class="gc-next">
                    <h2 class="gc-next__title">{title}</h2>
                    <p class="gc-next__text">{text}</p>
                    <div class="gc-actions"><LinkButton href text=w.pay /></div>
                </section>
            }
        })
    }
}

#[derive(Clone, PartialEq)]
struct Step {
    title: String,
    text: String,
    href: String,
}

fn step(w: &Words, format: Format, balances: &Balances) -> Option<Step> {
    let owed: Vec<_> = balances
        .of_services
        .iter()
        .filter_map(|balance| Some((balance, balance.left_to_pay()?)))
        .collect();
    let parts = owed
        .iter()
        .map(|(balance, left)| w.owed(balance.payee.service, &format.money(*left)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let is_late = |balance: &ServiceBalance| balance.overdue > Kopiykas(0);
    let days = owed.iter().filter_map(|(balance, _)| balance.due_on);
    let text = match days.min() {
        _ if owed.iter().any(|(balance, _)| is_late(balance)) => w.overdue.to_owned(),
        Some(day) => w.due(&format.day_month(day)),
        None => String::new(),
    };
    let href = match owed.as_slice() {
        [] => return None,
        [(balance, _)] => pay_href(balance.payee.service, None),
        _ => Route::Balance.href(),
    };
    Some(Step {
        title: w.to_pay(&parts),
        text,
        href,
    })
}

/// Both companies with what is owed there. Where the balances cannot be had, what the home itself says of them.
#[component]
pub fn Bills(account: Account, balances: Load<Balances, Error>) -> impl IntoView {
    let w = words(use_lang());
    let both = move || match balances.get() {
        None => ().into_any(),
        Some(Ok(balances)) => view! { <Both balances /> }.into_any(),
        Some(Err(_)) => view! {
            <CompanyPanel party=Party::Supplier company=account.supplier.clone() />
            <CompanyPanel party=Party::Operator company=account.operator.clone() />
        }
        .into_any(),
    };
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{w.companies}</h2>
            <p class="gc-muted">{w.companies_text}</p>
            {both}
            <p class="gc-cluster">
                <a class="gc-link gc-tap" href=Route::Balance.href()>{w.to_balance}</a>
                <a class="gc-link gc-tap" href=Route::Invoices.href()>{w.to_invoices}</a>
            </p>
        </section>
    }
}

#[component]
fn Both(balances: Balances) -> impl IntoView {
    let lang = use_lang();
    let format = use_format();
    let coming = coming_invoice(
        lang,
        &format.period(balances.coming.period),
        &format.day_month(balances.coming.expected_on),
    );
    let today = balances.today;
    let panels = balances.of_services.into_iter();
    let panels =
        panels.map(|balance| view! { <BalancePanel balance today brief=true /> }.into_any());
    view! {
        <div class="gc-panels">{panels.collect_view()}</div>
        <p class="gc-muted">{coming} "."</p>
    }
}
