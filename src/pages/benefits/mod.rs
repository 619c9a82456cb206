//! «Яка в мене пільга чи субсидія, скільки лишилося, і як її врахували?»

mod api;
mod entitlement;
mod invoices;
mod model;
mod words;

use crate::accounts::{HomeLine, use_of_home};
use crate::billing::{Balances, read_balances};
use crate::domain::bill::Payee;
use crate::locale::{Answered, service_name, shell_words, use_lang};
use crate::route::Route;
use crate::ui::{PhoneLink, Title};
use entitlement::EntitlementPanel;
use invoices::OfInvoices;
use leptos::prelude::*;
use model::{Benefits, Entitlement};
use words::words;

/// The benefits, and what the balances know beside: the server's day, and whom to call.
#[derive(Clone)]
struct Here {
    benefits: Benefits,
    balances: Balances,
}

#[component]
pub fn BenefitsPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let here = use_of_home(|api, id| {
        let (benefits, balances) = (api::benefits(api, id), read_balances(api, id));
        async {
            let (benefits, balances) = futures::future::join(benefits, balances).await;
            Ok(Here {
                benefits: benefits?,
                balances: balances?,
            })
        }
    });
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomeLine />
        <Answered
            resource=here
            children=move |here| view! { <Shown here /> }
        />
    }
}

#[component]
fn Shown(here: Here) -> impl IntoView {
    let w = words(use_lang());
    let Here { benefits, balances } = here;
    let today = balances.today;
    let panel =
        |entitlement: Entitlement| view! { <EntitlementPanel entitlement today /> }.into_any();
    let is_without = benefits.entitlements.is_empty();
    let panels = benefits.entitlements.into_iter().map(panel).collect_view();
    let entitlements = match is_without {
        true => view! { <p class="gc-empty">{w.none}</p> }.into_any(),
        false => view! { <div class="gc-panels">{panels}</div> }.into_any(),
    };
    let of_invoices = view! { <OfInvoices all=benefits.invoices /> }.into_any();
    let payees = balances
        .of_services
        .into_iter()
        .map(|of| of.payee)
        .collect();
    view! {
        <div class="gc-stack gc-stack--loose">
            {entitlements}
            {of_invoices}
            {is_without.then(how_to_apply)}
            {when_wrong(payees)}
        </div>
    }
    .into_any()
}

fn how_to_apply() -> AnyView {
    let w = words(use_lang());
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.apply}</h2>
            <ul class="gc-list gc-stack gc-stack--tight">
                <li>{w.apply_subsidy}</li>
                <li>{w.apply_benefit}</li>
            </ul>
            <p>{w.apply_then}</p>
        </section>
    }
    .into_any()
}

fn when_wrong(payees: Vec<Payee>) -> AnyView {
    let lang = use_lang();
    let w = words(lang);
    let phone = |payee: Payee| {
        let name = [service_name(lang, payee.service), ": "].concat();
        let phone = payee.phone.display();
        view! { <li>{name} <PhoneLink phone /></li> }.into_any()
    };
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.wrong}</h2>
            <p>{w.wrong_granted}</p>
            <p>{w.wrong_billed}</p>
            <ul>{payees.into_iter().map(phone).collect_view()}</ul>
            <p><a class="gc-link gc-tap" href=Route::NewEntry.href()>{w.write}</a></p>
        </section>
    }
    .into_any()
}
