//! «Дайте мені все, що передано за цим лічильником.» Both files, and how far they have come.

use super::export::{Of, file};
use super::record::{Record, Until};
use super::words::history::words as history_words;
use super::words::words;
use crate::file::Kind;
use crate::locale::{Made, use_format, use_lang};
use crate::ui::{Button, ButtonKind, FileNews, FileState};
use leptos::prelude::*;

/// The meter's whole history as files. What is here already is not fetched again.
#[component]
pub fn Files(record: Record, of: Of) -> impl IntoView {
    let lang = use_lang();
    let (w, h) = (words(lang), history_words(lang));
    let wanted = RwSignal::new(None);
    let made = RwSignal::new(None);
    let want = move |kind: Kind| {
        Callback::new(move |()| {
            made.set(None);
            wanted.set(Some(kind));
            record.reach(Until::TheFirst);
        })
    };
    let of = StoredValue::new(of);
    Effect::new(move || {
        let Some(kind) = wanted.get() else { return };
        // Where a year that was looked at did not come, that is no failure of a file.
        if let Some(error) = record.failed.get() {
            wanted.set(None);
            made.set(Some(Made::Failed(error)));
        } else if record.is_whole() {
            wanted.set(None);
            let file = record
                .readings
                .with_untracked(|readings| of.with_value(|of| file(kind, of, readings, w, h)));
            made.set(Some(Made::of(file)));
        }
    });
    let format = use_format();
    let state = Signal::derive(move || match (wanted.get(), made.get()) {
        (Some(_), _) => {
            let count = record.readings.with(Vec::len);
            let count = format.count(count.try_into().unwrap_or(u32::MAX));
            FileState::Collecting(h.collecting(&count))
        }
        (None, Some(made)) => made.state(lang, h.file_again, w.browser_refused),
        (None, None) => FileState::Idle,
    });
    let busy = |kind| Signal::derive(move || wanted.get() == Some(kind));
    view! {
        <section class="gc-stack gc-stack--tight gc-no-print">
            <h2 class="gc-heading">{h.files}</h2>
            <p class="gc-muted">{h.files_lead}</p>
            <div class="gc-actions">
                <Button text=h.to_csv kind=ButtonKind::Secondary busy=busy(Kind::Csv) on_press=want(Kind::Csv) />
                <Button text=h.to_json kind=ButtonKind::Secondary busy=busy(Kind::Json) on_press=want(Kind::Json) />
            </div>
            <FileNews state saved=h.file_saved failed=h.file_failed />
        </section>
    }
    // The compiler gives up on types as deep as the pages around it.
    .into_any()
}
