//! The next page of a list, asked for by a press: a phone on a weak link pays only for what is wanted.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// `shown` tells how many are here already; the button goes when there are no more.
#[component]
pub fn More(
    text: &'static str,
    #[prop(into)] shown: Signal<String>,
    #[prop(into)] any: Signal<bool>,
    #[prop(into)] busy: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="gc-more">
            <p class="gc-muted" role="status">{move || shown.get()}</p>
            {move || {
                any.get()
                    .then(|| view! { <Button text kind=ButtonKind::Secondary busy on_press /> })
            }}
        </div>
    }
}
