//! What a company has set up wrongly, said to its web developer: settings on the page and in the console, colours that
//! cannot be read in the console. A wrong setting is not used, a colour that cannot be read is corrected.

pub mod palette;
pub mod rules;
mod theme;
mod words;

use crate::host;
use crate::locale::use_lang;
use crate::ui::{Notice, Tone};
use leptos::logging::warn;
use leptos::prelude::*;
use words::words;

/// In front of every line in the console: it is the page's around.
const OURS: &str = "gas-cabinet: ";

/// Stands above every page; nothing where all is right.
#[component]
pub fn Setup() -> impl IntoView {
    let w = words(use_lang());
    theme::guard(w);
    let path = window().location().pathname().unwrap_or_default();
    let settings = host::settings();
    if rules::can_nobody_pay(&settings) {
        warn!("{OURS}{}", w.nobody_pays);
    }
    let wrongs = rules::wrongs(&settings, &path);
    if wrongs.is_empty() {
        return None;
    }
    let sentences: Vec<String> = wrongs.iter().map(|wrong| w.sentence(wrong)).collect();
    for sentence in &sentences {
        warn!("{OURS}{sentence}");
    }
    let lines = sentences
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> }.into_any());
    Some(view! {
        <section aria-label=w.label>
            <Notice tone=Tone::Warning title=w.title(&wrongs)>
                <p>{w.unused}</p>
                <details class="gc-disclosure">
                    <summary class="gc-disclosure__summary">{w.which}</summary>
                    <ul class="gc-list">{lines.collect_view()}</ul>
                </details>
            </Notice>
        </section>
    })
}

#[cfg(test)]
#[path = "sheets_tests.rs"]
mod sheets;
