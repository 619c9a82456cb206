//! How a person likes the cabinet, language and theme, and the tools that change it.

use crate::host;
use crate::locale::{shell_words, use_lang};
use crate::storage;
use leptos::prelude::*;
use web_sys::Element;

#[component]
pub fn LanguageTool() -> impl IntoView {
    let lang = use_lang();
    let other = lang.other();
    view! {
        <button class="gc-tool gc-tool--taste" type="button" lang=other.tag() on:click=move |_| other.choose()>
            {shell_words(lang).other_language}
        </button>
    }
}

/// Light or dark as the device says, until the person says otherwise.
#[component]
pub fn ThemeTool() -> impl IntoView {
    let w = shell_words(use_lang());
    view! {
        <button
            class="gc-tool gc-tool--taste gc-tool--icon"
            type="button"
            aria-label=w.theme
            on:click=|_| turn_theme()
        >
            "◐"
        </button>
    }
}

/// From light to dark, or back.
pub fn turn_theme() {
    let Some(bearer) = host::bearer() else {
        return;
    };
    let theme = if is_dark(&bearer) { "light" } else { "dark" };
    let _ = bearer.set_attribute("data-theme", theme);
    storage::keep_taste("gc-theme", theme);
}

/// As the style sheet decides it: by the bearer's word, else by the device's.
pub fn is_dark(bearer: &Element) -> bool {
    match bearer.get_attribute("data-theme").as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => prefers_dark(),
    }
}

fn prefers_dark() -> bool {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    query.is_some_and(|query| query.matches())
}
