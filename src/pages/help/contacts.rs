//! «Кому телефонувати?»

use super::words::words;
use crate::config::{Companies, Contact, companies, use_config};
use crate::locale::{EMERGENCY, use_lang};
use crate::ui::{PhoneLink, Summary, SummaryRow};
use leptos::prelude::*;

#[component]
pub fn Contacts() -> impl IntoView {
    let w = words(use_lang());
    let Companies([operator, supplier]) = companies();
    view! {
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.emergency><PhoneLink phone=EMERGENCY.to_owned() /></SummaryRow>
                {company(w.operator, operator)}
                {company(w.supplier, supplier)}
                <SummaryRow key=w.cabinet><PhoneLink phone=use_config().phone.to_owned() /></SummaryRow>
            </Summary>
        </div>
    }
}

fn company(what_for: &'static str, contact: Option<Contact>) -> Option<impl IntoView> {
    contact.map(|Contact { name, phone }| {
        view! {
            <SummaryRow key=what_for>
                <p>{name}</p>
                <PhoneLink phone />
            </SummaryRow>
        }
    })
}
