//! The page on paper, and on paper alone: of which moment it is.

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;

/// Opens the browser's own question about paper.
pub fn print() {
    let _ = window().print();
}

/// `text` is asked each time the page goes to paper: it may have stood open since yesterday.
#[component]
pub fn Printed(#[prop(into)] text: Callback<(), String>) -> impl IntoView {
    let node = NodeRef::<html::P>::new();
    let set = move || {
        if let Some(node) = node.get_untracked() {
            // At once: paper does not wait for the next frame. By its name: a binding would travel with the first visit.
            let _ = Reflect::set(&node, &"textContent".into(), &text.run(()).into());
        }
    };
    let listening = window_event_listener_untyped("beforeprint", move |_| set());
    on_cleanup(move || listening.remove());
    view! { <p class="gc-print-only" node_ref=node></p> }
}
