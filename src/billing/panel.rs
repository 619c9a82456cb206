//! «Кому, скільки й до якого дня?» What is owed to one company, and one press to pay it.

use super::balances::ServiceBalance;
use super::places::pay_href;
use super::words::{Words, words};
use crate::domain::account::Standing;
use crate::domain::bill::InvoiceMention;
use crate::locale::{Format, invoice_number, service_name, use_format, use_lang};
use crate::route::Route;
use crate::ui::{ButtonKind, Copyable, LinkButton, Summary, SummaryRow};
use chrono::NaiveDate;
use leptos::prelude::*;

/// `brief`: without what only a settled account is asked for, the last payment and the payee's code.
#[component]
pub fn BalancePanel(
    balance: ServiceBalance,
    today: NaiveDate,
    #[prop(optional)] brief: bool,
) -> impl IntoView {
    let lang = use_lang();
    let (w, format) = (words(lang), use_format());
    let service = balance.payee.service;
    let number = balance.payee.account_number.to_string();
    let label = w.copy_of(&number);
    let due = balance.due_on.map(|day| due(day, today, w, format));
    let head = head(&balance, w, format);
    let more = (!brief).then(|| more(&balance, w, format));
    let kind = pay_kind(&balance);
    let newest = balance.invoice.map(|invoice| newest(invoice, w));
    view! {
        <div class="gc-panel">
            <h3 class="gc-subheading">{service_name(lang, service)}</h3>
            <p class="gc-muted">{balance.payee.name}</p>
            {head}
            <Summary>
                {due.map(|due| view! { <SummaryRow key=w.due>{due}</SummaryRow> }.into_any())}
                <SummaryRow key=w.account_number>
                    <Copyable code=number label copy=w.copy copied=w.copied />
                </SummaryRow>
                {newest}
                {more}
            </Summary>
            <div class="gc-actions">
                <LinkButton href=pay_href(service, None) text=w.pay(service) kind />
            </div>
        </div>
    }
    // The compiler gives up on types as deep as the pages around it.
    .into_any()
}

/// The sum, what of it is late, and what is not in it yet.
fn head(balance: &ServiceBalance, w: &'static Words, format: Format) -> AnyView {
    let standing = balance.standing();
    let is_late = balance.overdue.0 > 0 && matches!(standing, Standing::Debt(_));
    let late = is_late.then(|| w.overdue(&format.money(balance.overdue)));
    let is_coming = balance.on_the_way.0 > 0;
    let coming = is_coming.then(|| w.on_the_way(&format.money(balance.on_the_way)));
    view! {
        <p class="gc-cluster">
            <span class="gc-heading gc-num">{w.standing(standing)}</span>
            {late.map(|late| view! { <span class="gc-tag gc-tag--danger">{late}</span> })}
            <span class="gc-muted">{w.as_of(&format.day_month(balance.as_of))}</span>
        </p>
        {coming.map(|coming| view! { <p>{coming}</p> })}
    }
    .into_any()
}

fn due(day: NaiveDate, today: NaiveDate, w: &Words, format: Format) -> String {
    let text = format.date(day);
    if day < today { w.was_due(&text) } else { text }
}

fn newest(invoice: InvoiceMention, w: &Words) -> AnyView {
    let href = Route::Invoice(invoice.id).href();
    let number = invoice_number(use_lang(), &invoice.number);
    view! {
        <SummaryRow key=w.invoice><a class="gc-link gc-tap" href=href>{number}</a></SummaryRow>
    }
    .into_any()
}

fn more(balance: &ServiceBalance, w: &Words, format: Format) -> AnyView {
    let paid = match &balance.last_payment {
        Some(last) => w.paid(&format.money(last.amount), &format.date(last.paid_on)),
        None => w.no_payment.to_owned(),
    };
    let code = balance.payee.code.clone();
    view! {
        <SummaryRow key=w.last_payment>{paid}</SummaryRow>
        <SummaryRow key=w.code><span class="gc-num">{code}</span></SummaryRow>
    }
    .into_any()
}

/// What is to be done stands out; paying in advance is possible, and no more.
fn pay_kind(balance: &ServiceBalance) -> ButtonKind {
    match balance.left_to_pay() {
        Some(_) => ButtonKind::Primary,
        None => ButtonKind::Secondary,
    }
}
