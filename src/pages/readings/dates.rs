//! «Нагадайте мені, коли передавати, платити й повіряти.»

use super::words::words;
use crate::locale::{shell_words, use_lang};
use crate::ui::Title;
use leptos::prelude::*;

#[component]
pub fn DatesPage() -> impl IntoView {
    let lang = use_lang();
    view! { <Title text=words(lang).dates.to_owned() product=shell_words(lang).product /> }
}
