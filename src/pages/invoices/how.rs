//! «Як вийшла ця сума?» Each step with where it comes from, down to the total and what was left from before.

use super::words::words;
use crate::domain::account::Standing;
use crate::domain::invoice::{InvoiceLine, InvoicePart};
use crate::locale::{Format, standing_in_words, use_format, use_lang};
use crate::ui::{Cell, Column, Row, Summary, SummaryRow, Table};
use leptos::prelude::*;

#[component]
pub fn How(part: InvoicePart) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let column = |name: &str, numeric| Column {
        name: name.to_owned(),
        numeric,
    };
    let columns = vec![
        column(w.step, false),
        column(w.reckoning, true),
        column(w.sum, true),
    ];
    let rows: Vec<_> = part.lines.iter().map(|line| row(line, format)).collect();
    let foot = Row {
        cells: vec![
            w.total.to_owned().into(),
            Cell::default(),
            format.signed_money(part.total).into(),
        ],
        ..Row::default()
    };
    let balance = move |sum| standing_in_words(lang, Standing::of(sum));
    let how = w.how(part.payee.service);
    let paid = w.paid(part.paid, &format);
    view! {
        <Table caption=how columns rows foot=Some(foot) />
        <div class="gc-panel">
            <Summary>
                <SummaryRow key=w.opening>{balance(part.opening)}</SummaryRow>
                <SummaryRow key=w.paid_since>{paid}</SummaryRow>
                <SummaryRow key=w.total>{format.signed_money(part.total)}</SummaryRow>
                <SummaryRow key=w.closing>{balance(part.to_pay)}</SummaryRow>
            </Summary>
        </div>
    }
}

fn row(line: &InvoiceLine, format: Format) -> Row {
    let w = words(use_lang());
    let (name, source) = w.line(line, &format);
    Row {
        cells: vec![
            Cell {
                text: name,
                note: source,
            },
            w.reckoned(line, &format).into(),
            line.amount()
                .map(|amount| format.signed_money(amount))
                .unwrap_or_default()
                .into(),
        ],
        ..Row::default()
    }
}
