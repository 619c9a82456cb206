//! A table that becomes cards on a phone, each value beside its column's name.

use leptos::prelude::*;

/// A column: its name, and whether it holds numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub name: String,
    pub numeric: bool,
}

/// A value, and a line under it that says more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub note: String,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            note: String::new(),
        }
    }
}

/// A cell for each column; the first one names the row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Where the first cell leads, if anywhere.
    pub link: Option<String>,
    /// It stands here for the record alone.
    pub aside: bool,
}

#[component]
pub fn Table(
    #[prop(into)] caption: String,
    #[prop(into)] columns: Signal<Vec<Column>>,
    #[prop(into)] rows: Signal<Vec<Row>>,
    /// What they come to: the last row, ruled off.
    #[prop(optional, into)]
    foot: Signal<Option<Row>>,
) -> impl IntoView {
    let label = caption.clone();
    let lines = move |rows: Vec<Row>| {
        let columns = columns.get();
        rows.into_iter()
            .map(|row| line(&columns, row))
            .collect_view()
    };
    view! {
        <div class="gc-table-scroll" role="region" aria-label=label tabindex="0">
            <table class=move || columns.with(|columns| look(columns.len())) role="table">
                <caption class="gc-table__caption">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{move || columns.get().into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{move || lines(rows.get())}</tbody>
                {move || foot.get().map(|row| view! { <tfoot role="rowgroup">{lines(vec![row])}</tfoot> })}
            </table>
        </div>
    }
}

/// Where there are many columns they stand closer.
fn look(columns: usize) -> &'static str {
    match columns {
        0..=7 => "gc-table gc-table--stacked",
        _ => "gc-table gc-table--stacked gc-table--dense",
    }
}

fn head(column: Column) -> AnyView {
    let class = class(&column);
    view! { <th scope="col" role="columnheader" class=class>{column.name}</th> }.into_any()
}

/// Roles said aloud: a row that is laid out as a card loses its own in some browsers.
fn line(columns: &[Column], row: Row) -> AnyView {
    let mut cells = columns.iter().zip(row.cells);
    let name = cells.next().map(|(_, cell)| cell).unwrap_or_default();
    let text = match row.link {
        Some(href) => view! { <a class="gc-link" href=href>{name.text}</a> }.into_any(),
        None => name.text.into_any(),
    };
    let rest = cells.map(|(column, cell)| {
        let label = column.name.clone();
        let is_empty = cell == Cell::default();
        let text = (!is_empty).then(|| view! { <span>{cell.text}{note(cell.note)}</span> });
        view! { <td class=class(column) role="cell" data-label=label>{text}</td> }.into_any()
    });
    let rest = rest.collect_view();
    let class = if row.aside { "gc-table__aside" } else { "" };
    view! {
        <tr role="row" class=class>
            <th scope="row" role="rowheader">{text}{note(name.note)}</th>
            {rest}
        </tr>
    }
    .into_any()
}

fn note(text: String) -> Option<impl IntoView> {
    (!text.is_empty()).then(|| view! { " " <span class="gc-table__note">{text}</span> })
}

fn class(column: &Column) -> &'static str {
    if column.numeric { "gc-num" } else { "" }
}
