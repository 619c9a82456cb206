//! A question that cannot wait, in the browser's own modal dialog: focus stays in it, Escape answers "later".

use leptos::html;
use leptos::prelude::*;

/// Open while `open` is true. `on_close` runs on Escape.
#[component]
pub fn Dialog(
    id: &'static str,
    title: &'static str,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let heading = [id, "-title"].concat();
    let labelled_by = heading.clone();
    view! {
        <dialog
            class="gc-dialog"
            node_ref=node
            aria-labelledby=labelled_by
            on:cancel=move |event: web_sys::Event| {
                // Its owner closes it, or not: an extension may fail.
                event.prevent_default();
                on_close.run(());
            }
        >
            <h2 class="gc-dialog__title" id=heading>{title}</h2>
            <div class="gc-dialog__body">{children()}</div>
        </dialog>
    }
}
