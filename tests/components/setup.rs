//! What a company has set up wrongly: named by name, and colours that cannot be read.

use crate::mount::{Mounted, mount};
use crate::replaced::Replaced;
use crate::time::{tick, until};
use gas_cabinet::domain::contrast::{Rgb, contrast};
use gas_cabinet::host;
use gas_cabinet::js::call;
use gas_cabinet::setup::Setup;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

const SHEET: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/presets.css")
);

fn object(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        Reflect::set(&object, &(*name).into(), &(*value).into()).expect("set");
    }
    object
}

/// The cabinet in another site's page: its element, and the place in its shadow root.
struct Site {
    element: HtmlElement,
    place: Element,
    page: Mounted,
    said: Rc<RefCell<Vec<String>>>,
    _console: (Replaced, Closure<dyn FnMut(String)>),
}

impl Drop for Site {
    fn drop(&mut self) {
        host::leave();
        self.element.remove();
    }
}

/// With the attributes of its element, `style` among them, and its settings.
fn site(attributes: &[(&str, &str)], settings: &[(&str, &str)]) -> Site {
    let made = |name| document().create_element(name).expect("an element");
    let (element, wrapper, place, sheet) = (made("div"), made("div"), made("div"), made("style"));
    for (name, value) in [("data-theme", "light")].iter().chain(attributes) {
        element.set_attribute(name, value).expect("an attribute");
    }
    let root = call(
        &element,
        "attachShadow",
        &Array::of1(&object(&[("mode", "open")])),
    );
    let root = root.expect("a shadow root");
    sheet.set_text_content(Some(SHEET));
    wrapper.append_child(&place).expect("the place");
    call(&root, "append", &Array::of2(&sheet, &wrapper)).expect("the inside");
    document()
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("the element");
    let settings = [&[("payment-hosts", "pay.example")], settings].concat();
    host::enter(&place, &root, object(&settings));
    let said = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&said);
    let hear = Closure::new(move |line: String| heard.borrow_mut().push(line));
    let console = Reflect::get(&js_sys::global(), &"console".into()).expect("a console");
    let replaced = Replaced::put(&console, "warn", hear.as_ref());
    let page = mount(|| view! { <Setup /> });
    Site {
        element: element.unchecked_into(),
        place,
        page,
        said,
        _console: (replaced, hear),
    }
}

impl Site {
    /// What the cabinet itself wears.
    fn colour(&self, role: &str) -> Rgb {
        let probe = document().create_element("i").expect("an element");
        let _ = probe.set_attribute(
            "style",
            &format!("background-color: var(--gc-color-{role})"),
        );
        self.place.append_child(&probe).expect("inside");
        let style = call(&window(), "getComputedStyle", &Array::of1(&probe)).expect("a style");
        let colour = Reflect::get(&style, &"backgroundColor".into()).expect("a colour");
        let colour = Rgb::parse(&colour.as_string().expect("text"));
        probe.remove();
        colour.expect("opaque")
    }

    fn contrast(&self, one: &str, other: &str) -> f64 {
        contrast(self.colour(one), self.colour(other))
    }

    fn said(&self, words: &str) -> bool {
        self.said.borrow().iter().any(|line| line.contains(words))
    }

    fn turns(&self, theme: &str) {
        self.element
            .set_attribute("data-theme", theme)
            .expect("turned");
    }
}

#[wasm_bindgen_test]
fn each_wrong_setting_is_named_on_the_page_and_in_the_console() {
    let here = site(
        &[],
        &[
            ("api", "http://gas.example/api"),
            ("lang", "uk"),
            ("of", "payments"),
            ("theme", "pink"),
        ],
    );
    let text = here.page.text();
    assert!(text.contains("api, of, theme"), "{text}");
    let lines = here.page.all_by_role("listitem");
    assert_eq!(lines.len(), 3, "{text}");
    for words in [
        "api: задано «http://gas.example/api»",
        "може, off?",
        "theme: задано «pink»",
    ] {
        assert!(text.contains(words), "{words}: {text}");
        assert!(here.said(words), "{words}: {:?}", here.said);
    }
    assert!(
        here.said
            .borrow()
            .iter()
            .all(|line| line.starts_with("gas-cabinet: "))
    );
    assert_eq!(here.said.borrow().len(), 3);
}

#[wasm_bindgen_test]
fn where_all_is_right_nothing_is_said() {
    let here = site(
        &[],
        &[
            ("api", "/api/v1"),
            ("phone", "104"),
            ("off", ""),
            ("class", "x"),
        ],
    );
    assert_eq!(here.page.text(), "");
    assert!(here.said.borrow().is_empty(), "{:?}", here.said);
    assert_eq!(here.place.get_attribute("style").unwrap_or_default(), "");
}

/// Nothing a consumer could do about it: the console alone says so.
#[wasm_bindgen_test]
fn payments_that_no_host_takes_are_told_to_the_web_team() {
    let here = site(&[], &[("payment-hosts", "")]);
    assert!(here.said("payment-hosts: не задано"), "{:?}", here.said);
    assert_eq!(here.page.text(), "");
}

#[wasm_bindgen_test]
fn a_base_that_the_page_does_not_lie_below_is_wrong() {
    let here = site(&[], &[("base", "/nowhere")]);
    assert!(
        here.page.text().contains("поза «/nowhere»"),
        "{}",
        here.page.text()
    );
}

#[wasm_bindgen_test]
fn a_pale_accent_is_corrected_by_day_and_by_night() {
    for (theme, pale) in [("light", "#ffe14d"), ("dark", "#0b4a8f")] {
        let style = format!("--gc-color-accent: {pale}");
        let here = site(&[("data-theme", theme), ("style", &style)], &[]);
        for ground in ["page", "surface", "accent-soft"] {
            let contrast = here.contrast("accent", ground);
            assert!(contrast >= 4.5, "{theme} {ground}: {contrast}");
        }
        assert!(here.contrast("on-accent", "accent") >= 4.5);
        assert!(
            here.said(&format!("--gc-color-accent: {pale}")),
            "{:?}",
            here.said
        );
        assert_eq!(here.page.text(), "", "colours are for the console");
    }
}

#[wasm_bindgen_test]
fn grounds_that_no_text_can_stand_on_are_refused() {
    let here = site(
        &[("style", "--gc-color-page: #000; --gc-color-text: #777")],
        &[],
    );
    assert_eq!(here.colour("page"), Rgb::of(0xf4f6f9));
    assert!(here.contrast("text", "page") >= 4.5);
    assert!(here.said("--gc-color-page: #000"), "{:?}", here.said);
}

#[wasm_bindgen_test]
fn what_is_no_colour_or_half_of_one_is_refused() {
    let style = "--gc-color-muted: rgb(0 0 0 / 60%); --gc-color-surface: 12px; --gc-color-edge: ";
    let here = site(&[("style", style)], &[]);
    assert_eq!(here.colour("muted"), Rgb::of(0x3f4d5a));
    assert_eq!(here.colour("surface"), Rgb::of(0xffffff));
    assert_eq!(here.colour("edge"), Rgb::of(0x64768a));
    assert_eq!(here.said.borrow().len(), 3, "{:?}", here.said);
}

#[wasm_bindgen_test]
fn a_good_colour_stays_in_whatever_notation() {
    for good in [
        "oklch(0.35 0.1 250)",
        "hsl(210 80% 25%)",
        "navy",
        "color-mix(in oklab, navy, black)",
        "light-dark(#014, #def)",
    ] {
        let style = format!("--gc-color-accent: {good}");
        let here = site(&[("style", &style)], &[]);
        assert!(here.said.borrow().is_empty(), "{good}: {:?}", here.said);
        assert_eq!(here.place.get_attribute("style").unwrap_or_default(), "");
    }
}

#[wasm_bindgen_test]
async fn the_colours_are_looked_at_again_when_the_theme_turns() {
    let here = site(&[("style", "--gc-color-accent: #0b4a8f")], &[]);
    assert_eq!(here.colour("accent"), Rgb::of(0x0b4a8f));
    here.turns("dark");
    until("the night", || here.contrast("accent", "surface") >= 4.5).await;
    here.turns("light");
    until("the day", || here.colour("accent") == Rgb::of(0x0b4a8f)).await;
    here.turns("dark");
    until("the night", || here.contrast("accent", "surface") >= 4.5).await;
    assert_eq!(here.said.borrow().len(), 1, "said once: {:?}", here.said);
}

#[wasm_bindgen_test]
async fn another_style_of_the_element_is_looked_at_too() {
    let here = site(&[], &[]);
    here.element
        .set_attribute("style", "--gc-color-text: #ddd")
        .expect("a style");
    until("the text", || here.contrast("text", "page") >= 4.5).await;
}

#[wasm_bindgen_test]
async fn once_it_has_gone_nothing_is_watched() {
    let mut here = site(&[], &[]);
    let gone = mount(|| ());
    drop(std::mem::replace(&mut here.page, gone));
    here.element
        .set_attribute("style", "--gc-color-text: #ddd")
        .expect("a style");
    tick().await;
    assert!(here.contrast("text", "page") < 2.0);
    assert!(here.said.borrow().is_empty());
}

#[wasm_bindgen_test]
fn every_preset_can_be_read_as_it_is() {
    let mut accents = Vec::new();
    for preset in ["blue", "green", "teal", "plum", "graphite"] {
        for theme in ["light", "dark"] {
            let here = site(
                &[("theme", preset), ("data-theme", theme)],
                &[("theme", preset)],
            );
            assert!(here.said.borrow().is_empty(), "{preset}: {:?}", here.said);
            accents.push(here.colour("accent").hex());
        }
    }
    accents.sort();
    accents.dedup();
    assert_eq!(accents.len(), 10, "{accents:?}");
}
