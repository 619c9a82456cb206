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
    /// Where the first cell of each row leads, if anywhere.
    #[prop(optional, into)]
    links: Signal<Vec<String>>,
) -> impl IntoView {
    let label = caption.clone();
    let heads = columns.clone();
    view! {
        <div class="gc-table-scroll" role="region" aria-label=label tabindex="0">
            <table class="gc-table gc-table--stacked" role="table">
                <caption class="gc-table__caption">{caption}</caption>
                <thead>
                    <tr role="row">
                        {heads.into_iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let mut links = links.get().into_iter();
                        let lines = rows.get().into_iter().map(|row| line(&columns, row, links.next()));
                        lines.collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
}

fn head(column: Column) -> AnyView {
    view! { <th scope="col" role="columnheader" class=class(column)>{column.name}</th> }.into_any()
}

/// Roles said aloud: a row that is laid out as a card loses its own in some browsers.
fn line(columns: &[Column], row: Vec<String>, link: Option<String>) -> AnyView {
    let mut cells = columns.iter().copied().zip(row);
    let text = cells.next().map(|(_, text)| text).unwrap_or_default();
    let head = match link {
        Some(href) => view! { <a class="gc-link" href=href>{text}</a> }.into_any(),
        None => text.into_any(),
    };
    let head = view! { <th scope="row" role="rowheader">{head}</th> };
    let rest = cells.map(|(column, text)| {
        view! { <td class=class(column) role="cell" data-label=column.name>{text}</td> }.into_any()
    });
    let rest = rest.collect_view();
    view! { <tr role="row">{head} {rest}</tr> }.into_any()
}

fn class(column: Column) -> &'static str {
    if column.numeric { "gc-num" } else { "" }
}
