//! «Заяву сформовано»: the file, paper, what to do with it next.

use super::api;
use super::facts::StatementFacts;
use super::statement::{CHANGE, Making, path_of};
use super::words::words;
use crate::config::use_config;
use crate::download::DownloadFile;
use crate::locale::{page_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, Title, Tone, print};
use leptos::prelude::*;

#[component]
pub fn Made(making: Making) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let accession = making.accession.get_untracked();
    let Some(statement) = accession.statement else {
        return ().into_any();
    };
    let home = making.home.get_value();
    let fetching = api::statement_file(&home, statement.file_name);
    let told = w.made(&statement.reference, &format.day_of(&statement.made_at));
    let change = [use_config().base, &path_of(CHANGE)].concat();
    let steps = w.next.map(|step| view! { <li>{step}</li> });
    view! {
        <Title text=w.statement.to_owned() product=page_words(lang).product />
        <Notice tone=Tone::Success title=told><p>{w.made_text}</p></Notice>
        <div class="gc-no-print gc-stack">
            <DownloadFile fetching words=w.file() />
            <div class="gc-actions">
                <Button text=w.print kind=ButtonKind::Secondary on_press=|()| print() />
            </div>
            <section class="gc-stack gc-stack--tight">
                <h2 class="gc-heading">{w.what_next}</h2>
                <ol class="gc-list gc-stack gc-stack--tight">{steps}</ol>
                <div class="gc-actions">
                    <LinkButton href=Route::Accession.href() text=w.how_to_hand_in />
                </div>
            </section>
        </div>
        <h2 class="gc-heading">{w.says}</h2>
        <StatementFacts facts=statement.facts answers=Some(statement.answers) correctable=false />
        <div class="gc-print-only">
            <p>{w.joins}</p>
            <p>{w.sign_here}</p>
        </div>
        <p class="gc-no-print"><a class="gc-link gc-tap" href=change>{w.change_made}</a></p>
    }
    .into_any()
}
