//! «Які рахунки в мене є, і коли буде наступний?»

use super::api;
use super::model::{Sum, Summary, Year};
use super::several::Several;
use super::words::words;
use crate::accounts::{HomeLine, use_homes, use_of_home};
use crate::domain::bill::Coming;
use crate::locale::{Answered, coming_invoice, service_name, shell_words, use_format, use_lang};
use crate::route::{Route, use_stay};
use crate::ui::{ButtonKind, LinkButton, Notice, Select, Title, Tone};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn InvoicesPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let query = use_location().query;
    let asked = Memo::new(move |_| {
        query.with(|query| query.get("year").and_then(|year| year.parse::<i32>().ok()))
    });
    let year = use_of_home(move |api, home| api::list(api, home, asked.get()));
    view! {
        <Title text=w.title.to_owned() product=shell.product />
        <HomeLine />
        <Answered
            resource=year
            children=|year| view! { <Invoices year /> }
        />
    }
}

#[component]
fn Invoices(year: Year) -> impl IntoView {
    let w = words(use_lang());
    let homes = use_homes();
    if year.years.is_empty() {
        return view! {
            <ComingInvoice coming=year.coming />
            <p class="gc-empty">{w.none}</p>
        }
        .into_any();
    }
    let rows = year.invoices.clone();
    let is_empty = rows.is_empty();
    let home = homes.current();
    view! {
        <ComingInvoice coming=year.coming />
        <YearChoice years=year.years chosen=year.year />
        {is_empty.then(|| view! { <p class="gc-empty">{w.none_in_year}</p> })}
        {(!is_empty).then(|| view! {
            <ul class="gc-homes" aria-label=w.title>
                {rows.into_iter().map(|invoice| view! { <Line invoice /> }.into_any()).collect_view()}
            </ul>
        })}
        {home.filter(|_| !is_empty).map(|home| view! { <Several home invoices=year.invoices /> })}
        <div class="gc-actions">
            <LinkButton href=Route::Balance.href() text=w.to_balance kind=ButtonKind::Quiet />
        </div>
    }
    .into_any()
}

/// In the place of a button that would lead nowhere: when it will be there.
#[component]
fn ComingInvoice(coming: Coming) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let title = coming_invoice(
        lang,
        &format.period(coming.period),
        &format.day_month(coming.expected_on),
    );
    view! {
        <Notice tone=Tone::Info title>
            <p>{w.coming_text} " " <a class="gc-link" href=Route::Balance.href()>{w.see_estimate}</a></p>
        </Notice>
    }
}

#[component]
fn YearChoice(years: Vec<i32>, chosen: i32) -> impl IntoView {
    let w = words(use_lang());
    let stay = use_stay();
    let options = years
        .into_iter()
        .map(|year| (year.to_string(), year.to_string()));
    let options: Vec<_> = options.collect();
    let choose = move |year: String| stay.run([&Route::Invoices.path(), "?year=", &year].concat());
    let several = options.len() > 1;
    several.then(|| {
        view! { <Select id="year" label=w.year options chosen=Some(chosen.to_string()) on_choose=choose in_line=true /> }
    })
}

#[component]
fn Line(invoice: Summary) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let href = Route::Invoice(invoice.id).href();
    let sums = invoice.sums.into_iter().map(sum).collect_view();
    view! {
        <li class="gc-homes__row">
            <a class="gc-homes__name" href=href>{format.period(invoice.period)}</a>
            {invoice.differs.then(|| view! {
                <p><span class="gc-tag gc-tag--warning">{w.differs}</span></p>
            })}
            {sums}
        </li>
    }
}

fn sum(sum: Sum) -> AnyView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let state = w.state(&sum, &format);
    view! {
        <p class="gc-invoice-sum">
            <span>{service_name(lang, sum.service)}</span>
            <span class="gc-num">{format.signed_money(sum.total)}</span>
            <span class="gc-muted">{state}</span>
        </p>
    }
    .into_any()
}
