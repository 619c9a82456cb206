//! «Дайте мені всі розрахунки за ці роки.» Both files and the statement, and how far they have come.

use super::book::{Book, Span};
use super::export::file;
use super::statement::{Months, Of};
use super::words::history::words;
use crate::file::Kind;
use crate::locale::{Made, use_lang};
use crate::ui::{Button, ButtonKind, FileNews, FileState, Select, print};
use leptos::ev;
use leptos::prelude::*;

/// What is being made of which years.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    File(Kind),
    Paper,
}

/// `on_paper`: the years that are printed in place of those on the screen. `checked`: those that were last made into
/// something, and must add up too.
#[component]
pub fn Files(
    book: Book,
    of: Of,
    on_paper: RwSignal<Option<Span>>,
    checked: RwSignal<Option<Span>>,
) -> impl IntoView {
    let lang = use_lang();
    let h = words(lang);
    let whole = book.whole().unwrap_or(Span::year(0));
    let (from, to) = (RwSignal::new(whole.from), RwSignal::new(whole.to));
    let wanted = RwSignal::new(None::<(Wanted, Span)>);
    let made = RwSignal::new(None);
    let want = move |what: Wanted| {
        Callback::new(move |()| {
            let span = Span::between(from.get_untracked(), to.get_untracked());
            made.set(None);
            wanted.set(Some((what, span)));
            book.reach(span);
        })
    };
    let of = StoredValue::new(of);
    Effect::new(move || {
        let Some((what, span)) = wanted.get() else {
            return;
        };
        if let Some(error) = book.failed.get() {
            wanted.set(None);
            made.set(Some(Made::Failed(error)));
            return;
        }
        let Some(months) = book.months(span) else {
            return;
        };
        wanted.set(None);
        checked.set(Some(span));
        match what {
            Wanted::Paper => prints(span, on_paper),
            Wanted::File(kind) => {
                let file = of.with_value(|of| file(kind, of, span, &months, h));
                made.set(Some(Made::of(file)));
            }
        }
    });
    // Then the screen's own years go to paper again.
    let printed = window_event_listener(ev::afterprint, move |_| on_paper.set(None));
    on_cleanup(move || printed.remove());
    let state = Signal::derive(move || match (wanted.get(), made.get()) {
        (Some((_, span)), _) => {
            let (held, all) = book.progress(span);
            FileState::Collecting(h.collecting(&held.to_string(), &all.to_string()))
        }
        (None, Some(made)) => made.state(lang, h.file_again, h.browser_refused),
        (None, None) => FileState::Idle,
    });
    let busy = |what| Signal::derive(move || wanted.get().is_some_and(|(of, _)| of == what));
    let button = move |text: &'static str, what| {
        view! { <Button text kind=ButtonKind::Secondary busy=busy(what) on_press=want(what) /> }
            .into_any()
    };
    view! {
        <section class="gc-stack gc-stack--tight gc-no-print">
            <h2 class="gc-heading">{h.files}</h2>
            <p class="gc-muted">{h.files_lead}</p>
            <div class="gc-cluster">
                {year("from-year", h.from_year, book, from)}
                {year("to-year", h.to_year, book, to)}
            </div>
            <div class="gc-actions">
                {button(h.to_csv, Wanted::File(Kind::Csv))}
                {button(h.to_json, Wanted::File(Kind::Json))}
                {button(h.to_paper, Wanted::Paper)}
            </div>
            <FileNews state saved=h.file_saved failed=h.file_failed />
        </section>
        {move || on_paper.get().and_then(|span| sheet(book, span))}
    }
    .into_any()
}

fn year(id: &'static str, label: &'static str, book: Book, year: RwSignal<i32>) -> AnyView {
    let option = |year: i32| (year.to_string(), year.to_string());
    let options: Vec<_> = book.years().into_iter().map(option).collect();
    let chosen = Signal::derive(move || Some(year.get().to_string()));
    let choose = move |text: String| {
        if let Ok(chosen) = text.parse() {
            year.set(chosen);
        }
    };
    view! { <Select id label options chosen on_choose=choose in_line=true /> }.into_any()
}

/// On paper alone, in place of what is on the screen.
fn sheet(book: Book, span: Span) -> Option<AnyView> {
    let months = book.months(span)?;
    Some(view! { <div class="gc-print-only"><Months months span /></div> }.into_any())
}

/// Prints these years once they are drawn.
fn prints(span: Span, on_paper: RwSignal<Option<Span>>) {
    on_paper.set(Some(span));
    request_animation_frame(print);
}
