//! «Чому така сума?» One invoice: first what is not as it was handed in, then each step from the meter to the total.

use super::difference::Differences;
use super::files::fetching;
use super::how::How;
use super::words::words;
use crate::accounts::use_homes;
use crate::billing::{FoundInvoice, dispute_href, pay_href, use_invoice};
use crate::domain::account::AccountId;
use crate::domain::bill::InvoiceId;
use crate::domain::invoice::{Invoice, InvoicePart, Paid};
use crate::domain::money::Kopiykas;
use crate::download::DownloadFile;
use crate::http::Error;
use crate::locale::{explain, page_words, service_name, use_format, use_lang};
use crate::route::{Route, use_route};
use crate::ui::{
    Button, ButtonKind, Failure, LinkButton, LoadedPage, Notice, Printed, Summary, SummaryRow,
    Title, Tone, print,
};
use leptos::prelude::*;

#[component]
pub fn InvoicePage() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Some(Route::Invoice(id)) => Some(id),
        _ => None,
    });
    let found = use_invoice(id);
    let explain = move |error: &Error| match error {
        Error::Refused(refusal) if refusal.code == "not_closed" => Failure {
            title: w.not_closed.to_owned(),
            text: w.not_closed_text.to_owned(),
            ..explain(lang, error)
        },
        _ => explain(lang, error),
    };
    view! {
        <LoadedPage
            title=w.one
            words=page_words(lang)
            resource=found
            explain
            children=|found| view! { <Whole found /> }.into_any()
        />
    }
}

#[component]
fn Whole(found: FoundInvoice) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let FoundInvoice { home, invoice } = found;
    let title = w.of_period(&format.period(invoice.period));
    let address = {
        let home = home.clone();
        move || use_homes().find(&home).map(|home| home.address)
    };
    let printed = move |()| w.printed(&format.at(js_sys::Date::now()));
    let parts = invoice.parts.clone().into_iter();
    let parts = parts.map(|part| {
        let (invoice, home) = (invoice.id.clone(), home.clone());
        view! { <Part part invoice home /> }.into_any()
    });
    let parts = parts.collect_view();
    view! {
        <Title text=title product=page_words(lang).product />
        <p class="gc-muted">{address}</p>
        <p class="gc-muted">{w.number_and_day(&invoice.number, &format.date(invoice.issued_on))}</p>
        <Differences invoice=invoice.clone() />
        <div class="gc-stack gc-stack--loose">{parts}</div>
        <Printed text=printed />
        <Files invoice home />
    }
}

/// Of one company: what is to be paid and by when, then how it came about.
#[component]
fn Part(part: InvoicePart, invoice: InvoiceId, home: AccountId) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let service = part.payee.service;
    let pay = pay_href(service, Some(&invoice));
    let homes = use_homes();
    // The form is about the home being looked at; an invoice may be of another.
    let choose = move |_| homes.choose(home.clone());
    let is_owed = part.outstanding.0 > 0 && part.adds_up();
    let (name, number) = (
        part.payee.name.clone(),
        part.payee.account_number.to_string(),
    );
    let broken = (!part.adds_up()).then(|| {
        view! {
            <Notice tone=Tone::Danger title=w.does_not_add_up><p>{w.does_not_add_up_text}</p></Notice>
        }
    });
    view! {
        <section class="gc-stack">
            <h2 class="gc-heading">{service_name(lang, service)}</h2>
            <div class="gc-panel gc-stack gc-stack--tight">
                <p class="gc-amount">
                    <span class="gc-amount__sum">{format.signed_money(part.total)}</span> " "
                    <span>{w.in_favour(part.total)}</span> " "
                    <span class=tag(&part)>{state(&part)}</span>
                </p>
                <Summary>
                    <SummaryRow key=w.payee>{name}</SummaryRow>
                    <SummaryRow key=w.account_number>
                        <span class="gc-num">{number}</span>
                    </SummaryRow>
                </Summary>
                {is_owed.then(|| view! {
                    <div class="gc-actions">
                        <a class="gc-button" href=pay on:click=choose>{w.pay_sum(&format.money(part.outstanding))}</a>
                    </div>
                })}
            </div>
            {broken}
            <How part />
        </section>
    }
}

fn tag(part: &InvoicePart) -> &'static str {
    match part.state {
        Paid::Paid => "gc-tag gc-tag--success",
        Paid::Overdue => "gc-tag gc-tag--danger",
        _ => "gc-tag",
    }
}

fn state(part: &InvoicePart) -> String {
    let w = words(use_lang());
    let format = use_format();
    let left = (part.outstanding != part.total && part.outstanding > Kopiykas(0))
        .then(|| format.money(part.outstanding));
    w.part_state(&part.state, left, &format.day_month(part.due_on))
}

#[component]
fn Files(invoice: Invoice, home: AccountId) -> impl IntoView {
    let w = words(use_lang());
    let dispute = dispute_href(&invoice.id);
    let fetching = fetching(&home, &invoice.id, invoice.file_name);
    view! {
        <section class="gc-stack gc-no-print">
            <h2 class="gc-heading">{w.files}</h2>
            <DownloadFile fetching words=w.file() />
            <div class="gc-actions">
                <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
                <a class="gc-button gc-button--quiet" href=dispute>{w.dispute}</a>
                <LinkButton href=Route::Invoices.href() text=w.to_all kind=ButtonKind::Quiet />
            </div>
        </section>
    }
}
