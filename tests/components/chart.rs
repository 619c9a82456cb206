use crate::look::{name, text, texts};
use crate::mount::{Mounted, mount};
use crate::time::tick;
use gas_cabinet::ui::{Bar, BarKind, Chart};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const CAPTION: &str = "Спожитий газ за місяцями";

fn bar(label: &str, value: u32, planned: bool) -> Bar {
    Bar {
        label: label.into(),
        value: Some(value),
        planned,
        before: None,
    }
}

fn chart(bars: Vec<Bar>) -> (Mounted, RwSignal<Vec<Bar>>) {
    let bars = RwSignal::new(bars);
    let page = mount(move || view! { <Chart caption=CAPTION.to_owned() bars /> });
    (page, bars)
}

/// In percent of the plot.
fn part(bar: &Element, name: &str) -> f64 {
    let text = bar.get_attribute(name).unwrap_or_default();
    text.trim_end_matches('%').parse().expect("a number")
}

#[wasm_bindgen_test]
async fn it_is_one_picture_that_says_what_it_shows() {
    let (page, _) = chart(vec![bar("10", 84, false)]);
    assert_eq!(name(&page.the("img")), CAPTION);
    assert_eq!(text(&page.all("figcaption")[0]), CAPTION);
}

#[wasm_bindgen_test]
async fn every_value_has_one_bar_as_high_as_it_is_large() {
    let (page, _) = chart(vec![
        bar("8", 0, false),
        bar("9", 40, false),
        bar("10", 80, false),
    ]);
    let bars = page.all("rect");
    let heights: Vec<f64> = bars.iter().map(|bar| part(bar, "height")).collect();
    assert_eq!(heights.len(), 3);
    assert_eq!(heights[0], 0.0);
    assert!(heights[1] > 0.0);
    assert!((heights[2] - 2.0 * heights[1]).abs() < 0.2, "{heights:?}");
}

#[wasm_bindgen_test]
async fn bars_go_from_left_to_right_and_do_not_touch() {
    let (page, _) = chart((0..120).map(|at| bar("", at, false)).collect());
    let bars = page.all("rect");
    for (one, next) in bars.iter().zip(&bars[1..]) {
        let end = part(one, "x") + part(one, "width");
        assert!(end <= part(next, "x"), "{}", next.outer_html());
    }
    let last = bars.last().expect("a bar");
    assert!(part(last, "x") + part(last, "width") <= 100.0);
}

#[wasm_bindgen_test]
async fn every_bar_of_ten_years_can_be_seen() {
    let (page, _) = chart((0..120).map(|_| bar("", 50, false)).collect());
    for bar in page.all("rect") {
        assert!(part(&bar, "width") > 0.0, "{}", bar.outer_html());
    }
}

#[wasm_bindgen_test]
async fn a_planned_bar_is_told_apart() {
    let (page, _) = chart(vec![bar("9", 40, false), bar("10", 40, true)]);
    let bars = page.all("rect");
    let looks: Vec<_> = bars.iter().map(|bar| bar.get_attribute("class")).collect();
    assert_ne!(looks[0], looks[1]);
}

#[wasm_bindgen_test]
async fn labels_stand_under_their_bars() {
    let (page, _) = chart(vec![bar("09.2026", 40, false), bar("10.2026", 40, true)]);
    let labels = texts(&page.all("text"));
    assert!(
        labels.ends_with(&["09.2026".into(), "10.2026".into()]),
        "{labels:?}"
    );
}

#[wasm_bindgen_test]
async fn without_a_value_it_draws_its_axis_and_no_bar() {
    let (page, bars) = chart(vec![]);
    assert!(page.all("rect").is_empty());
    bars.set(vec![bar("10", 84, false)]);
    tick().await;
    assert_eq!(page.all("rect").len(), 1);
}

#[wasm_bindgen_test]
async fn a_month_of_which_nothing_is_known_has_no_bar() {
    let mut unknown = bar("9", 0, false);
    unknown.value = None;
    let (page, _) = chart(vec![bar("8", 40, false), unknown]);
    assert_eq!(page.all("rect").len(), 1);
}

#[wasm_bindgen_test]
async fn the_year_before_stands_beside_and_looks_its_own_way() {
    let mut compared = bar("10", 80, false);
    compared.before = Some(40);
    let (page, _) = chart(vec![bar("9", 40, false), compared]);
    let bars = page.all("rect");
    assert_eq!(bars.len(), 3);
    let (alone, before, own) = (&bars[0], &bars[1], &bars[2]);
    assert!(part(before, "x") + part(before, "width") <= part(own, "x"));
    assert_eq!(part(alone, "width"), part(own, "width"));
    assert!((part(own, "height") - 2.0 * part(before, "height")).abs() < 0.2);
    assert_ne!(own.get_attribute("class"), before.get_attribute("class"));
}

#[wasm_bindgen_test]
async fn a_legend_says_what_each_look_means() {
    let page = mount(|| {
        let keys = [(BarKind::Measured, "2026"), (BarKind::Before, "2025")];
        let legend = keys.map(|(kind, text)| (kind, text.to_owned())).to_vec();
        view! { <Chart caption=CAPTION.to_owned() bars=vec![bar("10", 84, false)] legend=legend /> }
    });
    assert_eq!(texts(&page.all_by_role("listitem")), ["2026", "2025"]);
}
