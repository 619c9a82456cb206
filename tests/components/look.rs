//! Finding things as a screen reader does: by role and name, never by class.

use crate::mount::Mounted;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Roles that elements have by themselves; any can be given by `role` instead.
const NATIVE: [(&str, &str); 19] = [
    ("banner", "header"),
    ("button", "button"),
    ("checkbox", "input[type=checkbox]"),
    ("combobox", "select"),
    ("contentinfo", "footer"),
    ("dialog", "dialog[open]"),
    ("figure", "figure"),
    ("group", "fieldset"),
    ("heading", "h1, h2, h3"),
    ("img", "img"),
    ("link", "a[href]"),
    ("list", "ol, ul"),
    ("listitem", "li"),
    ("main", "main"),
    ("navigation", "nav"),
    ("radio", "input[type=radio]"),
    ("table", "table"),
    ("term", "dt"),
    ("textbox", "input[type=text]"),
];
/// What is not there for a screen reader.
const HIDDEN: &str = "[aria-hidden=true], [hidden], dialog:not([open])";

impl Mounted {
    pub fn all_by_role(&self, role: &str) -> Vec<Element> {
        let native = NATIVE.iter().find(|(of, _)| *of == role);
        let native = native.map_or(String::new(), |(_, native)| format!(", {native}"));
        let found = self.all(&format!("[role={role}]{native}"));
        let has_role = |element: &Element| {
            let given = element.get_attribute("role");
            given.is_none_or(|given| given == role) && is_exposed(element)
        };
        found.into_iter().filter(has_role).collect()
    }

    pub fn find_by_role(&self, role: &str, named: &str) -> Option<HtmlElement> {
        let mut found = self.all_by_role(role).into_iter();
        found
            .find(|element| name(element) == named)
            .map(JsCast::unchecked_into)
    }

    pub fn by_role(&self, role: &str, named: &str) -> HtmlElement {
        self.find_by_role(role, named)
            .unwrap_or_else(|| panic!("no {role} «{named}» in {}", self.place.inner_html()))
    }

    /// The only one with this role.
    pub fn the(&self, role: &str) -> Element {
        let found = self.all_by_role(role);
        assert_eq!(found.len(), 1, "{role} in {}", self.place.inner_html());
        found.into_iter().next().expect("one")
    }

    pub fn has(&self, role: &str) -> bool {
        !self.all_by_role(role).is_empty()
    }

    /// The input under this label.
    pub fn by_label(&self, label: &str) -> HtmlInputElement {
        self.find_by_label(label)
            .unwrap_or_else(|| panic!("no input «{label}» in {}", self.place.inner_html()))
    }

    pub fn find_by_label(&self, label: &str) -> Option<HtmlInputElement> {
        self.all("input")
            .into_iter()
            .find(|input| name(input) == label)
            .map(JsCast::unchecked_into)
    }

    /// For what has no role: a caption, a description.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.place.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into().ok())
            .collect()
    }

    pub fn text(&self) -> String {
        text(&self.place)
    }
}

fn is_exposed(element: &Element) -> bool {
    element.closest(HIDDEN).ok().flatten().is_none()
}

/// What it is called: by its `aria-label`, by what labels it, by its label or legend, by its text.
pub fn name(element: &Element) -> String {
    element
        .get_attribute("aria-label")
        .or_else(|| Some(texts_of(&element.get_attribute("aria-labelledby")?).join(" ")))
        .or_else(|| {
            let label = format!("label[for='{}']", element.get_attribute("id")?);
            Some(text(&document().query_selector(&label).ok()??))
        })
        .or_else(|| Some(text(&element.query_selector(":scope > legend").ok()??)))
        .unwrap_or_else(|| text(element))
}

/// What is said after the name, in its order.
pub fn description(element: &Element) -> Vec<String> {
    texts_of(
        &element
            .get_attribute("aria-describedby")
            .unwrap_or_default(),
    )
}

fn texts_of(ids: &str) -> Vec<String> {
    ids.split_whitespace()
        .filter_map(|id| document().get_element_by_id(id))
        .map(|element| text(&element))
        .filter(|text| !text.is_empty())
        .collect()
}

pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

pub fn texts(elements: &[Element]) -> Vec<String> {
    elements.iter().map(text).collect()
}

/// The id of the element that has focus.
pub fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}
