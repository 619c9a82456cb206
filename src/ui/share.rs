//! A text handed on as the device does it, or put on the clipboard where it does not.

use super::{Button, ButtonKind};
use js_sys::{Function, JSON, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[derive(Clone, Copy)]
pub struct ShareWords {
    pub share: &'static str,
    pub copy: &'static str,
    /// Said when it is on the clipboard.
    pub copied: &'static str,
}

/// One button. Nothing where the browser gives neither way.
#[component]
pub fn Share(text: String, words: ShareWords) -> impl IntoView {
    let can_share = sharing().is_some();
    // Elsewhere the browser has no clipboard to give.
    if !can_share && !window().is_secure_context() {
        return None;
    }
    let is_copied = RwSignal::new(false);
    let press = move |()| {
        is_copied.set(false);
        let text = text.clone();
        spawn_local(async move {
            if share(&text).await == Outcome::NoWay && copy(&text).await {
                is_copied.try_set(true);
            }
        });
    };
    let name = if can_share { words.share } else { words.copy };
    let view = view! {
        <Button text=name kind=ButtonKind::Secondary on_press=press />
        <p class="gc-status" role="status">{move || is_copied.get().then_some(words.copied)}</p>
    };
    Some(view.into_any())
}

#[derive(PartialEq, Eq)]
enum Outcome {
    /// Handed on, or the person thought better of it.
    Over,
    NoWay,
}

// By their names: bindings would travel with the first visit.
fn sharing() -> Option<Function> {
    let share = Reflect::get(&window().navigator(), &"share".into()).ok()?;
    share.dyn_into().ok()
}

async fn share(text: &str) -> Outcome {
    let shared = match (sharing(), JSON::parse("{}")) {
        (Some(share), Ok(data)) => {
            let _ = Reflect::set(&data, &"text".into(), &text.into());
            share.call1(&window().navigator(), &data)
        }
        _ => return Outcome::NoWay,
    };
    match shared {
        Ok(sharing) => match JsFuture::from(sharing.unchecked_into::<Promise>()).await {
            Err(why) if !was_called_off(&why) => Outcome::NoWay,
            _ => Outcome::Over,
        },
        Err(_) => Outcome::NoWay,
    }
}

fn was_called_off(why: &JsValue) -> bool {
    let name = Reflect::get(why, &"name".into());
    name.is_ok_and(|name| name == "AbortError")
}

async fn copy(text: &str) -> bool {
    let written = window().navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}
