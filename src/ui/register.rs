//! A meter's register as it looks on the wall: black drums that are submitted, red ones that are not.

use leptos::prelude::*;

const RED_DRUMS: usize = 3;

/// Draws `text` (digits, right-aligned) on so many black `drums`. For the eye alone: the field says it in words.
#[component]
pub fn RegisterView(#[prop(into)] text: Signal<String>, drums: u8) -> impl IntoView {
    let black = move || {
        let text = text.get();
        let digits: Vec<char> = text.chars().collect();
        let empty = usize::from(drums).saturating_sub(digits.len());
        let overflow = digits.len().saturating_sub(drums.into());
        (0..empty)
            .map(|_| ('0', "gc-register__drum gc-register__drum--empty"))
            .chain(
                digits
                    .into_iter()
                    .skip(overflow)
                    .map(|digit| (digit, "gc-register__drum")),
            )
            .map(|(digit, class)| view! { <span class=class>{digit.to_string()}</span> }.into_any())
            .collect_view()
    };
    let red = (0..RED_DRUMS)
        .map(|_| {
            view! { <span class="gc-register__drum gc-register__drum--red">"·"</span> }.into_any()
        })
        .collect_view();
    view! {
        <div class="gc-register" aria-hidden="true">
            {black}
            {red}
            <span class="gc-register__unit">"м³"</span>
        </div>
    }
}
