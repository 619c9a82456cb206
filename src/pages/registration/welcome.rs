//! «Готово. Що далі?»

use super::words::words;
use crate::accounts::{Home, use_home};
use crate::locale::{Answered, shell_words, use_lang};
use crate::route::{Route, Step};
use crate::ui::{ButtonKind, LinkButton, Notice, Title, Tone};
use leptos::prelude::*;

#[component]
pub fn WelcomePage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let home = use_home();
    view! {
        <Title text=w.welcome_title.to_owned() product=shell.product />
        <Answered
            resource=home
            children=ready
        />
    }
}

fn ready(home: Home) -> impl IntoView {
    let w = words(use_lang());
    let has_meter = !home.account.meters.is_empty();
    view! {
        <Notice tone=Tone::Success title=w.welcome><p>{home.account.premises.address}</p></Notice>
        <p class="gc-lead">{if has_meter { w.welcome_text } else { w.welcome_no_meter }}</p>
        <div class="gc-actions">
            {has_meter.then(|| view! { <LinkButton href=Route::NewReading.href() text=w.first_reading /> })}
            <LinkButton href=Route::Overview.href() text=w.to_overview kind=ButtonKind::Secondary />
            <LinkButton href=Route::AddAccount(Step::First).href() text=w.add_home kind=ButtonKind::Quiet />
        </div>
    }
}
