//! Which clicks are the router's.
//!
//! It listens on the window, and takes every link below the base for one of its own: also the links of the page around,
//! its anchors, and `/cabinet-news` where the base is `/cabinet`. Listeners of the window run in the order in which they
//! came: so one before the router's hides from it where a click comes from, and one after it takes that back. Nobody else
//! sees the difference.

use crate::host;
use js_sys::{Array, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

const PATH: &str = "composedPath";
/// The router scrolls all of the page to its top, unless a link says so.
const STAYS: [&str; 2] = ["noscroll", "data-noscroll"];

/// To be called before the router is there.
pub fn hide_those_around() {
    let listening = window_event_listener(ev::click, |event: MouseEvent| {
        if !host::is_inside(&event) {
            // Called as a method of an event, it gives an empty list: the path that leads through nothing.
            let empty = Reflect::get(&js_sys::global(), &"Array".into())
                .and_then(|array| Reflect::get(&array, &"of".into()));
            let _ = empty.map(|empty| Reflect::set(&event, &PATH.into(), &empty));
        } else if !host::is_own_page()
            && let Some(link) = link(&event)
            && !link.has_attribute(STAYS[0])
        {
            let _ = link.set_attribute(STAYS[1], "");
        }
    });
    on_cleanup(move || listening.remove());
}

/// To be called when the router is there.
pub fn show_them_again() {
    let listening = window_event_listener(ev::click, |event: MouseEvent| {
        if Reflect::has(&event, &PATH.into()).unwrap_or_default() {
            let _ = Reflect::delete_property(&event, &PATH.into());
        }
        if event.default_prevented()
            && host::is_inside(&event)
            && link(&event).is_some_and(|link| link.has_attribute(STAYS[1]))
        {
            host::wants_top();
        }
    });
    on_cleanup(move || listening.remove());
}

/// The innermost link on the event's way.
fn link(event: &MouseEvent) -> Option<Element> {
    let path: Array = event.composed_path();
    path.iter()
        .find_map(|at| at.dyn_into::<HtmlAnchorElement>().ok())
        .map(Element::from)
}
