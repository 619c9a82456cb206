//! How benefits and subsidies entered each bill.

use super::model::OfInvoice;
use super::words::words;
use crate::domain::money::Kopiykas;
use crate::locale::{Format, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Column, Row, Table};
use leptos::prelude::*;

const NOTHING: &str = "—";

#[component]
pub fn OfInvoices(all: Vec<OfInvoice>) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    if all.is_empty() {
        return ().into_any();
    }
    let names = [w.month, w.charged, w.benefit, w.subsidy];
    let columns: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| Column {
            name: name.to_owned(),
            numeric: at > 0,
        })
        .collect();
    let rows: Vec<_> = all.into_iter().map(|of| row(of, format)).collect();
    view! {
        <section class="gc-stack gc-stack--tight">
            <h2 class="gc-heading">{w.in_bills}</h2>
            <p class="gc-muted">{w.in_bills_text}</p>
            <Table caption=w.in_bills_caption columns=columns rows=rows />
        </section>
    }
    .into_any()
}

fn row(of: OfInvoice, format: Format) -> Row {
    let taken = |amount: Kopiykas| match amount.0 {
        0 => NOTHING.to_owned(),
        _ => format.money(amount),
    };
    let cells = [
        format.period(of.period),
        format.money(of.charged),
        taken(of.benefit),
        taken(of.subsidy),
    ];
    Row {
        cells: cells.map(Into::into).into(),
        link: Some(Route::Invoice(of.invoice.id).href()),
        aside: false,
    }
}
