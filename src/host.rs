//! Where the cabinet stands: a page of its own, or a place inside another site's page.
//!
//! A page of its own is the document. Inside another site's page it stands in a shadow root: nothing outside of that is
//! looked for, changed or scrolled, and the settings are what the host has written on its element.
//!
//! One cabinet a page, so there is one answer to all of it; it lives here, because handlers and what comes after an
//! `await` have no contexts to ask.

use crate::js::call;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::{document, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, Event};

/// What the cabinet tells the page around it begins so.
const EVENTS: &str = "gas-cabinet:";

struct Here {
    root: Document,
    place: Element,
    settings: Object,
}

thread_local! {
    static HERE: RefCell<Option<Here>> = const { RefCell::new(None) };
    /// Texts that settings had once, as long as the page lives: a cabinet that is put up a hundred times keeps them once.
    static SAID: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// The cabinet stands in `place` from now on, as `settings` (names and texts) say.
pub fn enter(place: &Element, root: &JsValue, settings: Object) {
    let here = Here {
        // A shadow root finds by id, by selector and by focus as a document does.
        root: root.unchecked_ref::<Document>().clone(),
        place: place.clone(),
        settings,
    };
    HERE.set(Some(here));
}

/// It stands nowhere any more.
pub fn leave() {
    HERE.set(None);
    IS_SOMEBODY_HERE.set(false);
    TOP.set(false);
}

fn here<T>(read: impl FnOnce(&Here) -> T) -> Option<T> {
    HERE.with_borrow(|here| here.as_ref().map(read))
}

/// Whatever of the cabinet is to be found, is found in here: the document, or the shadow root in its clothes.
pub fn root() -> Document {
    here(|here| here.root.clone()).unwrap_or_else(document)
}

/// The element that all of the cabinet stands in.
pub fn place() -> Option<Element> {
    here(|here| here.place.clone())
}

pub fn is_own_page() -> bool {
    here(|here| JsValue::from(here.root.clone()) == JsValue::from(document())).unwrap_or(true)
}

/// What carries the theme, and what events come from: the page, or the element of the page around.
pub fn bearer() -> Option<Element> {
    match is_own_page() {
        true => document().document_element(),
        false => Reflect::get(&root(), &"host".into()).ok()?.dyn_into().ok(),
    }
}

/// Whether the person is at work in another part of the page around.
pub fn is_elsewhere() -> bool {
    if is_own_page() {
        return false;
    }
    // The page around may keep its parts in shadow roots too, where the document says no more than which of them it is.
    let around = bearer().map(|bearer| bearer.get_root_node());
    let inside = around.and_then(|around| around.unchecked_into::<Document>().active_element());
    let focused = document().active_element();
    inside != bearer() && focused.is_some_and(|at| at.tag_name() != "BODY")
}

/// Whether a click, a key … came from inside the cabinet.
pub fn is_inside(event: &Event) -> bool {
    place().is_none_or(|place| event.composed_path().includes(&place, 0))
}

/// A setting as the page says it; one that is empty is none.
pub fn setting(name: &str) -> Option<&'static str> {
    let said = here(|here| Reflect::get(&here.settings, &name.into()))?.ok()?;
    said.as_string().filter(|said| !said.is_empty()).map(kept)
}

/// All of them that are texts.
pub fn settings() -> Vec<(String, String)> {
    let entries = here(|here| Object::entries(&here.settings)).unwrap_or_default();
    let pair = |entry: JsValue| {
        let entry: Array = entry.dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.iter().filter_map(pair).collect()
}

/// A text for as long as the page lives.
pub fn kept(text: String) -> &'static str {
    SAID.with_borrow_mut(|said| {
        if let Some(known) = said.iter().find(|known| **known == text) {
            return *known;
        }
        let text: &'static str = text.leak();
        said.push(text);
        text
    })
}

/// Tells the page around; nothing personal, ever.
pub fn tell(name: &str, details: &[(&str, &str)]) {
    // What is still under way when the cabinet is gone is no news.
    let Some(bearer) = place().and_then(|_| bearer()) else {
        return;
    };
    let detail = Object::new();
    for (name, value) in details {
        let _ = Reflect::set(&detail, &(*name).into(), &(*value).into());
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&[EVENTS, name].concat(), &init) {
        let _ = bearer.dispatch_event(&event);
    }
}

thread_local! {
    /// What the page around was told last.
    static IS_SOMEBODY_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Tells when somebody has signed in, or is here no more; not each time that the server says so.
pub fn tell_who_is_here(is_somebody: bool) {
    if IS_SOMEBODY_HERE.replace(is_somebody) != is_somebody {
        let name = match is_somebody {
            true => "signed-in",
            false => "signed-out",
        };
        tell(name, &[]);
    }
}

/// Starts anew, in another language or for another person; the page around stays as it is.
pub fn again() {
    let by_host = here(|here| call(&here.settings, "again", &Array::new()).is_ok());
    if by_host != Some(true) {
        let _ = window().location().reload();
    }
}

/// Whether the cabinet had the focus before it was put up anew: what had it is gone.
pub fn had_focus() -> bool {
    here(|here| Reflect::get(&here.settings, &"focused".into()))
        .is_some_and(|had| had == Ok(JsValue::TRUE))
}

thread_local! {
    /// A new page was asked for, to be seen from its beginning.
    static TOP: Cell<bool> = const { Cell::new(false) };
}

pub fn wants_top() {
    TOP.set(true);
}

/// What was wanted of pages before is wanted no more.
pub fn forget_top() {
    TOP.set(false);
}

/// Once, after `wants_top`: the cabinet's beginning comes into view where it stands above that. The page around is not
/// scrolled for anything else.
pub fn to_top() {
    let Some(place) = place().filter(|_| TOP.take()) else {
        return;
    };
    if place.get_bounding_client_rect().top() < 0.0 {
        place.scroll_into_view();
    }
}

/// To a page of somebody else's, in the place of all that stands in the window.
pub fn lead_to(address: &str) {
    // Inside a frame, the frame's page would open in a hole of the page around.
    let _ = window().open_with_url_and_target(address, "_top");
}

/// The document's title is the cabinet's to set.
pub fn may_title() -> bool {
    is_own_page() || setting("titles") == Some("on")
}
