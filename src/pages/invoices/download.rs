//! «Завантажити рахунок»: how much of it is here, and what to do where it broke off.

use super::words::words;
use crate::billing::invoice_path;
use crate::domain::account::AccountId;
use crate::domain::bill::InvoiceId;
use crate::domain::pdf::is_whole_pdf;
use crate::file;
use crate::http::{Api, Download, Error, Progress};
use crate::locale::{Format, Lang, explain, use_format, use_lang};
use crate::ui::{Button, ButtonKind, FileNews, FileState};
use leptos::prelude::*;
use leptos::task::spawn_local;

const PDF: &str = "application/pdf";

/// How far a file has come.
#[derive(Clone, PartialEq)]
pub enum State {
    Idle,
    Fetching(Progress),
    Saved,
    Failed(Why, Progress),
}

#[derive(Clone, PartialEq)]
pub enum Why {
    /// It did not come, or not all of it. What is here is gone on with.
    Link(Error),
    /// What came is no PDF.
    NoPdf,
    /// The browser would not keep it.
    NotKept,
}

/// One file, fetched when asked for. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Fetching {
    pub state: RwSignal<State>,
    /// What has come of it, for as long as the page stands.
    begun: StoredValue<Option<Download>, LocalStorage>,
    home: StoredValue<AccountId>,
    id: StoredValue<InvoiceId>,
    name: StoredValue<String>,
}

impl Fetching {
    pub fn new(home: AccountId, id: InvoiceId, name: String) -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            begun: StoredValue::new_local(None),
            home: StoredValue::new(home),
            id: StoredValue::new(id),
            name: StoredValue::new(name),
        }
    }

    pub fn is_busy(self) -> bool {
        matches!(self.state.get(), State::Fetching(_))
    }

    /// Fetches it, or the rest of it, and gives it to the browser. Call it where the view's owner is current.
    pub fn fetch(self, api: Api) -> impl Future<Output = ()> {
        let begun = self.begun.try_update_value(Option::take).flatten();
        let begun = begun.unwrap_or_else(|| Download::new("invoice", self.path()));
        self.state.set(State::Fetching(begun.progress()));
        let fetched = api.download(begun, move |progress| {
            self.state.try_set(State::Fetching(progress));
        });
        async move {
            let (download, outcome) = fetched.await;
            let state = match outcome {
                Ok(()) => self.give(&download),
                Err(error) => State::Failed(Why::Link(error), download.progress()),
            };
            if matches!(state, State::Failed(Why::Link(_), _)) {
                self.begun.try_set_value(Some(download));
            }
            self.state.try_set(state);
        }
    }

    fn path(self) -> String {
        let path = self
            .home
            .with_value(|home| self.id.with_value(|id| invoice_path(home, id)));
        [&path, "/pdf"].concat()
    }

    fn give(self, download: &Download) -> State {
        let bytes = download.bytes();
        if !is_whole_pdf(&bytes.to_vec()) {
            return State::Failed(Why::NoPdf, Progress::default());
        }
        let saved = self.name.with_value(|name| file::save(name, PDF, &bytes));
        match saved {
            Some(()) => State::Saved,
            None => State::Failed(Why::NotKept, Progress::default()),
        }
    }
}

#[component]
pub fn DownloadInvoice(home: AccountId, id: InvoiceId, name: String) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let owner = Owner::current().unwrap_or_default();
    let fetching = Fetching::new(home, id, name);
    let press = move |()| {
        if !untrack(|| fetching.is_busy()) {
            spawn_local(owner.with(|| fetching.fetch(api)));
        }
    };
    let text = Signal::derive(move || match fetching.state.get() {
        State::Failed(_, progress) if progress.got > 0 => w.go_on.to_owned(),
        _ => w.download.to_owned(),
    });
    view! {
        <div class="gc-actions">
            <Button text kind=ButtonKind::Secondary busy=Signal::derive(move || fetching.is_busy()) on_press=press />
        </div>
        <HowFar fetching />
    }
}

/// Said aloud when it begins and ends; in between a bar shows it to those who look.
#[component]
pub fn HowFar(fetching: Fetching) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    // A memo: each piece that comes is no news.
    let news = Memo::new(move |_| fetching.state.with(|state| news(state, fetching, lang)));
    let bar = move || match fetching.state.get() {
        State::Fetching(progress) => Some(bar(progress, format)),
        _ => None,
    };
    view! {
        <FileNews state=news saved=w.saved failed=w.not_downloaded />
        {bar}
    }
}

fn news(state: &State, of: Fetching, lang: Lang) -> FileState {
    let w = words(lang);
    match state {
        State::Idle => FileState::Idle,
        State::Fetching(_) => FileState::Collecting(w.fetching.to_owned()),
        State::Saved => FileState::Saved(of.name.get_value()),
        State::Failed(why, progress) => FileState::Failed {
            why: match why {
                Why::Link(error) => explain(lang, error).in_a_sentence(),
                Why::NoPdf => w.no_pdf.to_owned(),
                Why::NotKept => w.not_kept.to_owned(),
            },
            again: match progress.got {
                0 => String::new(),
                _ => w.here_already(*progress, &Format::new(lang)),
            },
        },
    }
}

fn bar(progress: Progress, format: Format) -> AnyView {
    let w = words(use_lang());
    let total = progress.total.map(|total| total.to_string());
    view! {
        <p class="gc-progress">
            <progress max=total value=progress.got.to_string() aria-label=w.fetching></progress>
            <span class="gc-muted">{w.so_far(progress, &format)}</span>
        </p>
    }
    .into_any()
}
