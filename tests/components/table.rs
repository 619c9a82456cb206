use crate::look::{name, text, texts};
use crate::mount::{Mounted, mount};
use crate::time::tick;
use gas_cabinet::ui::{Column, Table};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

type Rows = RwSignal<Vec<Vec<String>>>;

fn row(cells: [&str; 3]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn table() -> (Mounted, Rows) {
    let rows = Rows::new(vec![
        row(["жовтень 2026", "04405", "84"]),
        row(["вересень 2026", "04321", "61"]),
    ]);
    let page = mount(move || {
        let column = |name, numeric| Column { name, numeric };
        let columns = vec![
            column("Період", false),
            column("Показ", true),
            column("Спожито", true),
        ];
        view! { <Table caption="Історія показів" columns rows /> }
    });
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
    let rows = Rows::new(vec![
        row(["жовтень", "1", "2"]),
        row(["вересень", "3", "4"]),
    ]);
    let links = RwSignal::new(vec!["/readings/r-1".to_owned()]);
    let page = mount(move || {
        let columns = ["Період", "Показ", "Спожито"].map(|name| Column {
            name,
            numeric: false,
        });
        view! { <Table caption="Історія" columns=columns.to_vec() rows links /> }
    });
    let link = page.the("link");
    assert_eq!(name(&link), "жовтень");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/readings/r-1"));
    assert!(page.all_by_role("rowheader")[0].contains(Some(&link)));
    links.set(vec![]);
    tick().await;
    assert!(!page.has("link"));
    assert_eq!(
        texts(&page.all_by_role("rowheader")),
        ["жовтень", "вересень"]
    );
}
