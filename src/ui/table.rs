//! A table that becomes cards on a phone, each value beside its column's name.

use leptos::prelude::*;

/// A column: its name, and whether it holds numbers.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub numeric: bool,
}

/// `rows` hold a cell for each column; the first cell names its row.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<Column>,
    #[prop(into)] rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let label = caption.clone();
    let heads = columns.clone();
    view! {
        <div class="gc-table-scroll" role="region" aria-label=label tabindex="0">
            <table class="gc-table gc-table--stacked" role="table">
                <caption class="gc-table__caption">{caption}</caption>
                <thead>
                    <tr role="row">
                        {heads
                            .into_iter()
                            .map(|column| view! { <th scope="col" role="columnheader" class=class(column)>{column.name}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows.get().into_iter().map(|row| line(&columns, row)).collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
}

/// Roles said aloud: a row that is laid out as a card loses its own in some browsers.
fn line(columns: &[Column], row: Vec<String>) -> AnyView {
    let mut cells = columns.iter().copied().zip(row);
    let head = cells
        .next()
        .map(|(_, text)| view! { <th scope="row" role="rowheader">{text}</th> });
    let rest: Vec<_> = cells
        .map(|(column, text)| {
            view! { <td class=class(column) role="cell" data-label=column.name>{text}</td> }
        })
        .collect();
    view! { <tr role="row">{head} {rest}</tr> }.into_any()
}

fn class(column: Column) -> &'static str {
    if column.numeric { "gc-num" } else { "" }
}
