//! One of a home's two companies: who it is, its number for this home, and what is owed there.

use super::words::words;
use crate::domain::account::{Company, Party};
use crate::domain::bill::Service;
use crate::locale::{service_name, standing_in_words, use_format, use_lang};
use crate::ui::{Copyable, PhoneLink, Summary, SummaryRow};
use leptos::prelude::*;

/// `explained`: what the company is for and what it bills, in a sentence each.
#[component]
pub fn CompanyPanel(
    party: Party,
    company: Company,
    #[prop(optional)] explained: bool,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let (service, does) = match party {
        Party::Operator => (Service::Delivery, w.operator_does),
        Party::Supplier => (Service::Gas, w.supplier_does),
    };
    let role = service_name(lang, service);
    let balance = standing_in_words(lang, company.balance.standing());
    let phone = company.phone.display();
    let number = company.account_number.to_string();
    let copy_of = w.copy_of(&number);
    view! {
        <div class="gc-panel">
            <h3 class="gc-subheading">{role}</h3>
            {explained.then(|| view! { <p class="gc-muted">{does}</p> })}
            <Summary>
                <SummaryRow key=w.company>{company.name}</SummaryRow>
                <SummaryRow key=w.account_number>
                    <Copyable code=number label=copy_of copy=w.copy copied=w.copied />
                </SummaryRow>
                <SummaryRow key=w.balance>
                    {balance} <span class="gc-muted">{w.as_of(&format.day_month(company.balance.as_of))}</span>
                </SummaryRow>
                <SummaryRow key=w.phone><PhoneLink phone /></SummaryRow>
            </Summary>
        </div>
    }
}
