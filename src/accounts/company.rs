//! One of a home's two companies: who it is, its number for this home, and what is owed there.

use super::words::words;
use crate::domain::account::{Company, Party, Standing};
use crate::locale::{use_format, use_lang};
use crate::ui::{Copyable, PhoneLink, Summary, SummaryRow};
use leptos::prelude::*;

/// `explained`: what the company is for and what it bills, in a sentence each.
#[component]
pub fn CompanyPanel(
    party: Party,
    company: Company,
    #[prop(optional)] explained: bool,
) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let (role, does) = match party {
        Party::Operator => (w.operator, w.operator_does),
        Party::Supplier => (w.supplier, w.supplier_does),
    };
    let balance = match company.balance.standing() {
        Standing::Debt(amount) => [w.debt, &format.money(amount)].concat(),
        Standing::Credit(amount) => [w.credit, &format.money(amount)].concat(),
        Standing::Settled => w.settled.to_owned(),
    };
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
