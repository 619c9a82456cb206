//! «Передаю покази за всі лічильники одразу — і бачу, що ще не передано.»

use super::words::words;
use crate::locale::{shell_words, use_lang};
use crate::ui::Title;
use leptos::prelude::*;

#[component]
pub fn AllMetersPage() -> impl IntoView {
    let lang = use_lang();
    view! { <Title text=words(lang).all_meters.to_owned() product=shell_words(lang).product /> }
}
