//! The field of a form in which photos and papers are chosen.

use super::chosen::{Chosen, Item, Stage};
use super::words::words;
use crate::locale::{use_format, use_lang};
use crate::ui::{FileField, FileRow, focus};
use leptos::prelude::*;

/// The id of the field, for the error summary.
pub const FIELD: &str = "attachments";
const ACCEPT: &str = "image/*,application/pdf,.pdf";

#[component]
pub fn AttachmentField(
    chosen: Chosen,
    /// What the form says is wrong with them.
    #[prop(into)]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let w = words(use_lang());
    let fault = Signal::derive(move || match chosen.too_many.get() {
        left if !left.is_empty() => Some(w.too_many(&left)),
        _ => fault.get(),
    });
    // Drawn anew when one comes or goes, not when one gets on: the button under a finger stays where it is.
    let all = Memo::new(move |_| {
        let keys = |items: &Vec<Item>| items.iter().map(|item| item.at).collect::<Vec<_>>();
        chosen.items.with(keys)
    });
    let rows = move || {
        let row = |at| view! { <Row chosen at /> }.into_any();
        all.get().into_iter().map(row).collect_view()
    };
    let news = news(chosen);
    view! {
        <FileField
            id=FIELD
            words=w.field
            accept=ACCEPT
            fault
            news
            on_choose=move |files| chosen.add(files)
        >
            {rows}
        </FileField>
    }
}

#[component]
fn Row(chosen: Chosen, at: u32) -> impl IntoView {
    let w = words(use_lang());
    let format = use_format();
    let name = of(chosen, at, |item| item.name.clone());
    let stage = Memo::new(move |_| of(chosen, at, |item| item.stage.clone()));
    let state = Signal::derive(move || stage.get().map(|stage| w.stage(&stage, &format)));
    let wrong = Signal::derive(move || matches!(stage.get(), Some(Stage::Failed(_))));
    let can_again = Signal::derive(move || of(chosen, at, Item::can_go_again).unwrap_or(false));
    let remove = move |()| {
        chosen.remove(at);
        focus(FIELD);
    };
    let again = move |()| {
        chosen.again(at);
        focus(FIELD);
    };
    view! {
        <FileRow
            name=name.unwrap_or_default()
            state=Signal::derive(move || state.get().unwrap_or_default())
            wrong
            remove=w.remove
            on_remove=remove
            again=w.again
            can_again
            on_again=again
        />
    }
}

fn of<T>(chosen: Chosen, at: u32, read: impl FnOnce(&Item) -> T) -> Option<T> {
    chosen
        .items
        .with(|items| items.iter().find(|item| item.at == at).map(read))
}

/// What is said aloud: the file that has just got through, or has not.
fn news(chosen: Chosen) -> Signal<String> {
    let w = words(use_lang());
    let format = use_format();
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Vec<(u32, Stage)>>| {
        let now: Vec<(u32, Stage)> = chosen.items.with(|items| {
            let one = |item: &Item| (item.at, item.stage.clone());
            items.iter().map(one).collect()
        });
        let before = before.unwrap_or_else(|| now.clone());
        let is_over = |stage: &Stage| matches!(stage, Stage::There(_) | Stage::Failed(_));
        let ended = now
            .iter()
            .find(|one| is_over(&one.1) && before.iter().any(|was| was.0 == one.0 && was != *one));
        if let Some((at, stage)) = ended {
            let name = untrack(|| of(chosen, *at, |item| item.name.clone()));
            said.set([&name.unwrap_or_default(), ": ", &w.stage(stage, &format)].concat());
        }
        now
    });
    said.into()
}
