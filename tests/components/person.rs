//! What a person does.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

/// Puts `text` in place of what stands in the field.
pub fn types(input: &HtmlInputElement, text: &str) {
    input.focus().expect("focus");
    input.set_value(text);
    happens(input, "input");
}

pub fn presses(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

/// An event that rises through the page, as a person's own do.
pub fn happens(element: &Element, event: &str) {
    let how = EventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    let event = Event::new_with_event_init_dict(event, &how).expect("an event");
    element.dispatch_event(&event).expect("dispatched");
}

/// Takes another answer of a list.
pub fn chooses(select: &HtmlElement, value: &str) {
    // By its name, as with a text: every field has one.
    select.unchecked_ref::<HtmlInputElement>().set_value(value);
    happens(select, "change");
}
