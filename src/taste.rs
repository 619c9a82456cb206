//! How a person likes the cabinet, language and theme, and the tools that change it.

use crate::locale::{shell_words, use_lang};
use crate::storage;
use leptos::prelude::*;

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
    let Some(root) = document().document_element() else {
        return;
    };
    let is_dark = match root.get_attribute("data-theme") {
        Some(theme) => theme == "dark",
        None => prefers_dark(),
    };
    let theme = if is_dark { "light" } else { "dark" };
    let _ = root.set_attribute("data-theme", theme);
    storage::keep_taste("gc-theme", theme);
}

fn prefers_dark() -> bool {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    query.is_some_and(|query| query.matches())
}
