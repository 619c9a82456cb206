use crate::look::{name, text, texts};
use crate::mount::{Mounted, mount};
use crate::time::tick;
use gas_cabinet::ui::{Cell, Column, Row, Table};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Rows = RwSignal<Vec<Row>>;

fn row(cells: [&str; 3]) -> Row {
    Row {
        cells: cells.map(|text| Cell::from(text.to_owned())).to_vec(),
        ..Row::default()
    }
}

fn columns() -> Vec<Column> {
    let column = |(name, numeric): (&str, bool)| Column {
        name: name.to_owned(),
        numeric,
    };
    [("Період", false), ("Показ", true), ("Спожито", true)]
        .map(column)
        .to_vec()
}

fn table() -> (Mounted, Rows) {
    let rows = Rows::new(vec![
        row(["жовтень 2026", "04405", "84"]),
        row(["вересень 2026", "04321", "61"]),
    ]);
    let page = mount(move || view! { <Table caption="Історія показів" columns=columns() rows /> });
    (page, rows)
}

#[wasm_bindgen_test]
async fn it_is_named_by_its_caption() {
    let (page, _) = table();
    let caption = page.the("table").query_selector("caption").expect("css");
    assert_eq!(
        caption.map(|caption| text(&caption)).as_deref(),
        Some("Історія показів")
    );
}

#[wasm_bindgen_test]
async fn every_column_and_every_row_has_a_header() {
    let (page, _) = table();
    let columns = page.all_by_role("columnheader");
    assert_eq!(texts(&columns), ["Період", "Показ", "Спожито"]);
    let rows = page.all_by_role("rowheader");
    assert_eq!(texts(&rows), ["жовтень 2026", "вересень 2026"]);
    let scope = |header: &web_sys::Element| header.get_attribute("scope").unwrap_or_default();
    assert!(columns.iter().all(|header| scope(header) == "col"));
    assert!(rows.iter().all(|header| scope(header) == "row"));
}

#[wasm_bindgen_test]
async fn every_part_says_its_role_even_where_it_is_laid_out_as_a_card() {
    let (page, _) = table();
    for part in page.all("table, tr, th, td") {
        assert!(part.has_attribute("role"), "{}", part.outer_html());
    }
    assert_eq!(page.all_by_role("row").len(), 3);
    assert_eq!(page.all_by_role("cell").len(), 4);
}

#[wasm_bindgen_test]
async fn a_card_names_each_value_by_its_column() {
    let (page, _) = table();
    let names: Vec<String> = page
        .all_by_role("cell")
        .iter()
        .filter_map(|cell| cell.get_attribute("data-label"))
        .collect();
    assert_eq!(names, ["Показ", "Спожито", "Показ", "Спожито"]);
}

#[wasm_bindgen_test]
async fn a_number_stands_under_its_columns_name() {
    let (page, _) = table();
    let is_numeric = |part: &web_sys::Element| part.class_list().contains("gc-num");
    let heads: Vec<bool> = page
        .all_by_role("columnheader")
        .iter()
        .map(is_numeric)
        .collect();
    assert_eq!(heads, [false, true, true]);
    assert!(page.all_by_role("cell").iter().all(is_numeric));
}

#[wasm_bindgen_test]
async fn older_rows_come_below_those_that_are_there() {
    let (page, rows) = table();
    rows.update(|rows| rows.push(row(["серпень 2026", "04260", "40"])));
    tick().await;
    let heads = texts(&page.all_by_role("rowheader"));
    assert_eq!(heads, ["жовтень 2026", "вересень 2026", "серпень 2026"]);
}

#[wasm_bindgen_test]
async fn where_it_is_too_wide_a_keyboard_can_scroll_it() {
    let (page, _) = table();
    let region = page.the("region");
    assert_eq!(name(&region), "Історія показів");
    assert_eq!(region.get_attribute("tabindex").as_deref(), Some("0"));
}

#[wasm_bindgen_test]
async fn a_row_leads_on_by_its_first_cell_where_it_leads_anywhere() {
    let (page, rows) = table();
    assert!(!page.has("link"));
    rows.update(|rows| rows[0].link = Some("/readings/r-1".into()));
    tick().await;
    let link = page.the("link");
    assert_eq!(name(&link), "жовтень 2026");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/readings/r-1"));
    assert!(page.all_by_role("rowheader")[0].contains(Some(&link)));
}

#[wasm_bindgen_test]
async fn a_note_stands_with_its_value() {
    let (page, rows) = table();
    rows.update(|rows| rows[0].cells[2].note = "2,9 м³ на день".into());
    tick().await;
    let cells = texts(&page.all_by_role("cell"));
    assert_eq!(cells, ["04405", "84 2,9 м³ на день", "04321", "61"]);
}

#[wasm_bindgen_test]
async fn what_the_rows_come_to_stands_below_them() {
    let foot = RwSignal::new(Some(row(["Усього", "", "145"])));
    let rows = Rows::new(vec![row(["жовтень 2026", "04405", "145"])]);
    let page = mount(move || view! { <Table caption="Історія" columns=columns() rows foot /> });
    let heads = texts(&page.all_by_role("rowheader"));
    assert_eq!(heads, ["жовтень 2026", "Усього"]);
    foot.set(None);
    tick().await;
    assert_eq!(page.all_by_role("rowheader").len(), 1);
}
