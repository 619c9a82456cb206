//! Back and forward lead to the place on the page where the person was.
//!
//! The browser restores it at once, when the page's data is not here yet; so the cabinet does, as soon as the page is
//! tall enough, unless the person has begun to scroll.

use crate::by_address::ByAddress;
use crate::host;
use leptos::ev;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::ScrollRestoration;

/// How long a page may take to become tall enough. Milliseconds.
const PATIENCE: f64 = 5_000.0;

/// Address → how far down it was left, in CSS pixels.
type Places = Rc<RefCell<ByAddress<f64>>>;

thread_local! {
    /// Which address the page on the screen has.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The page of this very address is on the screen now.
pub fn is_shown() {
    SHOWN.set(address());
}

/// Begins to keep the places of this visit.
pub fn remember_places() {
    // The browser's own way is the host's to choose on a page of a host's.
    if let Ok(history) = window().history()
        && host::is_own_page()
    {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let places = Places::new(RefCell::new(ByAddress::new()));
    let (kept, left, moved) = (
        Rc::clone(&places),
        Rc::clone(&places),
        Rc::new(Cell::new(false)),
    );
    let (by_wheel, by_finger, by_key) = (Rc::clone(&moved), Rc::clone(&moved), Rc::clone(&moved));
    let by_leaving = Rc::clone(&moved);
    let handles = (
        window_event_listener(ev::scroll, move |_| keep_place(&kept)),
        // The last scroll may not have been told yet when a link is followed.
        window_event_listener(ev::click, move |_| keep_place(&left)),
        window_event_listener(ev::wheel, move |_| by_wheel.set(true)),
        window_event_listener(ev::touchmove, move |_| by_finger.set(true)),
        window_event_listener(ev::keydown, move |_| by_key.set(true)),
        window_event_listener(ev::popstate, move |_| {
            let here = address();
            // An anchor of the page around: the browser sees to it.
            if !host::is_own_page() && SHOWN.with_borrow(|shown| *shown == here) {
                return;
            }
            moved.set(false);
            let known = places.borrow().get(&here).copied();
            // A page of the site around, or one of ours that was never left: the browser sees to it there.
            let Some(place) = known.or(host::is_own_page().then_some(0.0)) else {
                return;
            };
            let until = js_sys::Date::now() + PATIENCE;
            let moved = Rc::clone(&moved);
            // Not in this frame: the page that is left still stands here, and may be tall enough for both.
            request_animation_frame(move || {
                request_animation_frame(move || return_to(place, &here, until, moved))
            });
        }),
    );
    let handles = send_wrapper::SendWrapper::new((handles, by_leaving));
    on_cleanup(move || {
        let ((scroll, click, wheel, touch, key, popstate), by_leaving) = handles.take();
        // What is under way would scroll the page of a host that has taken the cabinet out.
        by_leaving.set(true);
        for handle in [scroll, click, wheel, touch, key, popstate] {
            handle.remove();
        }
    });
}

fn keep_place(places: &Places) {
    let place = window().scroll_y().unwrap_or(0.0);
    places.borrow_mut().put(address(), place);
}

fn return_to(place: f64, here: &str, until: f64, moved: Rc<Cell<bool>>) {
    if moved.get() || js_sys::Date::now() > until || address() != here {
        return;
    }
    let room = document().document_element().map_or(0.0, |root| {
        f64::from(root.scroll_height() - root.client_height())
    });
    if room >= place {
        window().scroll_to_with_x_and_y(0.0, place);
    } else {
        let here = here.to_owned();
        request_animation_frame(move || return_to(place, &here, until, moved));
    }
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}
