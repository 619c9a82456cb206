//! What every page begins with: its heading and the document's title; and where focus goes.

use crate::host;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Whether a page is the first one since a person has opened the cabinet: that one leaves focus where they put it.
#[derive(Clone, Copy)]
pub struct Arrival(StoredValue<bool>);

impl Arrival {
    pub fn first() -> Self {
        Self(StoredValue::new(!host::had_focus()))
    }

    fn was_first(self) -> bool {
        let first = self.0.get_value();
        self.0.set_value(false);
        first
    }
}

/// The page's one `h1`. Sets the document's title to «`prefix` + `text` — `product`» and, after a navigation, takes
/// focus, so that a screen reader announces the new page once.
#[component]
pub fn Title(
    #[prop(into)] text: Signal<String>,
    product: &'static str,
    /// «Помилка: » while something is wrong.
    #[prop(optional, into)]
    prefix: Signal<&'static str>,
) -> impl IntoView {
    Effect::new(move || {
        let title = [prefix.get(), &text.get(), " — ", product].concat();
        if host::may_title() {
            document().set_title(&title);
        }
    });
    let arrival: Option<Arrival> = use_context();
    Effect::new(move || {
        if arrival.is_some_and(|arrival| !arrival.was_first()) {
            focus("title");
        }
    });
    view! { <h1 class="gc-title" id="title" tabindex="-1">{move || text.get()}</h1> }
}

/// Puts focus on the element with this id, once the page is drawn; not where the person has taken it elsewhere by then.
pub fn focus(id: &'static str) {
    let root = host::root();
    let before = root.active_element();
    if host::is_elsewhere() {
        return;
    }
    request_animation_frame(move || {
        let now = root.active_element();
        let is_taken = now != before && now.is_some_and(|element| is_control(&element));
        let element = root.get_element_by_id(id);
        let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        if is_taken {
            return;
        }
        let options = FocusOptions::new();
        // The heading is at the top anyway, and on the way back the place on the page is restored elsewhere.
        options.set_prevent_scroll(id == "title");
        let _ = element.focus_with_options(&options);
    });
}

/// What a person goes to by themselves; headings and summaries of errors get focus from here alone.
fn is_control(element: &web_sys::Element) -> bool {
    const CONTROLS: [&str; 6] = ["A", "BUTTON", "INPUT", "SELECT", "TEXTAREA", "SUMMARY"];
    CONTROLS.contains(&element.tag_name().as_str())
}
