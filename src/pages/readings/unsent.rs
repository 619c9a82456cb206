//! «Що з мого показу ще на цьому пристрої?»

use super::words::words;
use crate::locale::{shell_words, use_lang};
use crate::ui::Title;
use leptos::prelude::*;

#[component]
pub fn UnsentPage() -> impl IntoView {
    let lang = use_lang();
    view! { <Title text=words(lang).unsent.to_owned() product=shell_words(lang).product /> }
}
