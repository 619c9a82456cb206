//! The settlements of some years on paper: whose they are, of which day, and nothing but the table.

use super::book::Span;
use super::table::{Settlements, settlements};
use super::words::history::words;
use crate::domain::account::{Account, Company};
use crate::domain::bill::Service;
use crate::domain::ledger::LedgerMonth;
use crate::locale::{service_name, use_format, use_lang};
use crate::ui::{Printed, Table};
use leptos::prelude::*;

/// Whose settlements they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Of {
    pub account: Account,
    pub service: Service,
}

impl Of {
    pub fn company(&self) -> &Company {
        match self.service {
            Service::Gas => &self.account.supplier,
            Service::Delivery => &self.account.operator,
        }
    }
}

/// On paper alone.
#[component]
pub fn Head(of: Of, #[prop(into)] span: Signal<Option<Span>>) -> impl IntoView {
    let lang = use_lang();
    let h = words(lang);
    let format = use_format();
    let company = of.company();
    let lines = [
        [service_name(lang, of.service), ""],
        [h.company, &company.name],
        [h.account_number, company.account_number.as_str()],
    ];
    let lines = lines.map(|[name, value]| match value {
        "" => name.to_owned(),
        _ => [name, ": ", value].concat(),
    });
    let lines = lines.map(|line| view! { <p>{line}</p> }.into_any());
    let printed = move |()| h.printed(&format.at(js_sys::Date::now()));
    view! {
        <div class="gc-print-only">
            <p>{of.account.premises.address.clone()}</p>
            {lines.into_iter().collect_view()}
            <p>{h.period} ": " {move || span.get().map(Span::name)}</p>
            <Printed text=printed />
        </div>
    }
    .into_any()
}

/// The table, on the page and on paper alike.
#[component]
pub fn Months(months: Vec<LedgerMonth>, span: Span) -> impl IntoView {
    let h = words(use_lang());
    let Settlements {
        columns,
        rows,
        foot,
    } = settlements(&months, h, use_format());
    view! { <Table caption=h.table(&h.years(span)) columns=columns rows=rows foot=foot /> }
        .into_any()
}
