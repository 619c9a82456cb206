//! A view on the page, for as long as a test looks at it.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const PLACE: &str = "mounted";

/// A view in an element of its own; dropped, it goes with everything that it started.
pub struct Mounted {
    pub place: HtmlElement,
    _view: UnmountHandle<<AnyView as Render>::State>,
}

/// Puts `view` on the page.
pub fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted {
    take_away_what_a_failed_test_left();
    let place: HtmlElement = document()
        .create_element("div")
        .expect("an element")
        .unchecked_into();
    place.set_class_name(PLACE);
    let body = document().body().expect("a body");
    body.append_child(&place).expect("a place");
    let _view = mount_to(place.clone(), move || view().into_any());
    Mounted { place, _view }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// A panic ends a test where it stands: nothing of it is dropped.
fn take_away_what_a_failed_test_left() {
    let left = document().get_elements_by_class_name(PLACE);
    while let Some(element) = left.item(0) {
        element.remove();
    }
}
