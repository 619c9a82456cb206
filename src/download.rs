//! «Завантажити PDF»: how much of it is here, and what to do where it broke off.

mod words;

use crate::domain::pdf::is_whole_pdf;
use crate::file;
use crate::http::{Api, Download, Error, Progress};
use crate::locale::{Format, Lang, explain, use_format, use_lang};
use crate::ui::{Button, ButtonKind, FileNews, FileState};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::words;

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
    endpoint: &'static str,
    path: StoredValue<String>,
    name: StoredValue<String>,
}

/// What is said of one kind of file.
#[derive(Clone, Copy)]
pub struct FileWords {
    pub download: &'static str,
    pub fetching: &'static str,
    pub saved: &'static str,
    pub not_downloaded: &'static str,
}

impl Fetching {
    /// `endpoint` names the resource in an error; `name` is the file's on the device.
    pub fn new(endpoint: &'static str, path: String, name: String) -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            begun: StoredValue::new_local(None),
            endpoint,
            path: StoredValue::new(path),
            name: StoredValue::new(name),
        }
    }

    pub fn is_busy(self) -> bool {
        matches!(self.state.get(), State::Fetching(_))
    }

    /// Fetches it, or the rest of it, and gives it to the browser. Call it where the view's owner is current.
    pub fn fetch(self, api: Api) -> impl Future<Output = ()> {
        let begun = self.begun.try_update_value(Option::take).flatten();
        let begun = begun.unwrap_or_else(|| Download::new(self.endpoint, self.path.get_value()));
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
pub fn DownloadFile(
    fetching: Fetching,
    words: FileWords,
    /// In place of its text where several say the same: begins with it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let go_on = self::words(use_lang()).go_on;
    let api: Api = expect_context();
    let owner = Owner::current().unwrap_or_default();
    let press = move |()| {
        if !untrack(|| fetching.is_busy()) {
            spawn_local(owner.with(|| fetching.fetch(api)));
        }
    };
    let text = Signal::derive(move || match fetching.state.get() {
        State::Failed(_, progress) if progress.got > 0 => go_on.to_owned(),
        _ => words.download.to_owned(),
    });
    let busy = Signal::derive(move || fetching.is_busy());
    let button = match label {
        Some(label) => {
            view! { <Button text kind=ButtonKind::Secondary busy on_press=press label /> }
        }
        None => view! { <Button text kind=ButtonKind::Secondary busy on_press=press /> },
    };
    view! {
        <div class="gc-actions">{button}</div>
        <HowFar fetching words />
    }
}

/// Said aloud when it begins and ends; in between a bar shows it to those who look.
#[component]
pub fn HowFar(fetching: Fetching, words: FileWords) -> impl IntoView {
    let lang = use_lang();
    let format = use_format();
    // A memo: each piece that comes is no news.
    let news = Memo::new(move |_| {
        fetching
            .state
            .with(|state| news(state, fetching, words, lang))
    });
    let bar = move || match fetching.state.get() {
        State::Fetching(progress) => Some(bar(progress, words, format)),
        _ => None,
    };
    view! {
        <FileNews state=news saved=words.saved failed=words.not_downloaded />
        {bar}
    }
}

fn news(state: &State, of: Fetching, said: FileWords, lang: Lang) -> FileState {
    let w = words(lang);
    match state {
        State::Idle => FileState::Idle,
        State::Fetching(_) => FileState::Collecting(said.fetching.to_owned()),
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

fn bar(progress: Progress, said: FileWords, format: Format) -> AnyView {
    let w = words(use_lang());
    let total = progress.total.map(|total| total.to_string());
    view! {
        <p class="gc-progress">
            <progress max=total value=progress.got.to_string() aria-label=said.fetching></progress>
            <span class="gc-muted">{w.so_far(progress, &format)}</span>
        </p>
    }
    .into_any()
}
