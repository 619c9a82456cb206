//! A code, and a button that puts it on the clipboard and says so.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// How long the word stands.
const SHOWN: Duration = Duration::from_secs(4);

/// `label` names the button together with the code: there may be several on a page.
#[component]
pub fn Copyable(
    code: String,
    label: String,
    copy: &'static str,
    copied: &'static str,
) -> impl IntoView {
    let is_copied = RwSignal::new(false);
    let text = code.clone();
    let put = move |_| {
        let written = window().navigator().clipboard().write_text(&text);
        spawn_local(async move {
            if JsFuture::from(written).await.is_ok() && is_copied.try_set(true).is_none() {
                // So that a second press is answered too.
                set_timeout(
                    move || {
                        is_copied.try_set(false);
                    },
                    SHOWN,
                );
            }
        });
    };
    // Elsewhere the browser has no clipboard to give.
    let can_copy = window().is_secure_context();
    view! {
        <span class="gc-copy">
            <code class="gc-copy__code">{code}</code>
            {can_copy.then(|| view! {
            <button class="gc-copy__button" type="button" on:click=put aria-label=move || if is_copied.get() { copied.to_owned() } else { label.clone() }>
                {move || if is_copied.get() { copied } else { copy }}
            </button>
            })}
            <span class="gc-visually-hidden" role="status">{move || is_copied.get().then_some(copied)}</span>
        </span>
    }
}
