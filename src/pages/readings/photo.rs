//! «Ось мій лічильник.» Where a photo has its place on a page. All the rest of it arrives when that is opened: most
//! readings go without one.

mod draft;
mod sent;

use super::draft::Draft;
use super::model::{Reading, Status};
use super::words::beside::words;
use super::words::photo::Trouble;
use crate::domain::account::AccountId;
use crate::domain::meter::Meter;
use crate::load::Load;
use crate::locale::{chunk_failure, shell_words, use_lang};
use crate::photo::PictureUrl;
use crate::ui::{Failed, Waiting};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

/// What a photo is beside.
#[derive(Clone)]
pub enum Subject {
    /// A reading that is being written.
    Draft {
        draft: RwSignal<Draft>,
        meter: Meter,
    },
    /// One that the server has.
    Sent { reading: Reading, home: AccountId },
}

impl Subject {
    fn has_photo(&self) -> bool {
        match self {
            Self::Draft { draft, .. } => draft.with_untracked(|draft| draft.has_photo),
            Self::Sent { reading, .. } => reading.has_photo,
        }
    }

    /// The server takes a photo until it has settled the reading.
    fn may_change(&self) -> bool {
        match self {
            Self::Draft { .. } => true,
            Self::Sent { reading, .. } => reading.status == Status::Received,
        }
    }
}

/// Draws the photo of a subject and what can be done with it.
pub type Panel = fn(Subject) -> AnyView;
pub type FetchingPhotos = Pin<Box<dyn Future<Output = Option<Panel>>>>;

/// The way to [`panel`]: the app, which knows what is fetched when, gives it to its pages.
#[derive(Clone, Copy)]
pub struct Photos(pub fn() -> FetchingPhotos);

/// What is behind [`Photos`].
pub fn panel(subject: Subject) -> AnyView {
    match subject {
        Subject::Draft { draft, meter } => view! { <draft::DraftPhoto draft meter /> }.into_any(),
        Subject::Sent { reading, home } => view! { <sent::SentPhoto reading home /> }.into_any(),
    }
}

pub const SUMMARY: &str = "photo-summary";

/// Open where there is a photo; not there at all where there is none and none can be added.
#[component]
pub fn PhotoSlot(subject: Subject) -> impl IntoView {
    let Photos(fetch) = use_context()?;
    let has_photo = subject.has_photo();
    if !has_photo && !subject.may_change() {
        return None;
    }
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let opened = RwSignal::new(has_photo);
    let panel = Load::new(move || {
        let fetching = opened.get().then(fetch)?;
        Some(async { fetching.await.ok_or(()) })
    });
    let inside = move || match panel.get() {
        Some(Ok(panel)) => panel(subject.clone()),
        Some(Err(())) => {
            let again = move |()| panel.refetch();
            view! { <Failed failure=chunk_failure(lang) on_retry=again /> }.into_any()
        }
        None if opened.get() => {
            view! { <Waiting text=shell.waiting text_long=shell.waiting_long /> }.into_any()
        }
        None => ().into_any(),
    };
    let view = view! {
        <details
            class="gc-disclosure gc-no-print"
            open=has_photo
            on:toggle=move |_| opened.set(true)
        >
            <summary class="gc-disclosure__summary" id=SUMMARY>
                {if has_photo { w.photo } else { w.add_photo }}
            </summary>
            <div class="gc-stack">{inside}</div>
        </details>
    };
    Some(view.into_any())
}

/// A photo as it is shown and worked on. Cheap to copy.
#[derive(Clone, Copy)]
struct Album {
    shown: RwSignal<Option<PictureUrl>, LocalStorage>,
    /// What is being done, in words.
    busy: RwSignal<Option<&'static str>>,
    /// What was done.
    said: RwSignal<Option<&'static str>>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Album {
    fn empty() -> Self {
        Self {
            shown: RwSignal::new_local(None),
            busy: RwSignal::new(None),
            said: RwSignal::new(None),
            trouble: RwSignal::new(None),
        }
    }

    /// Does `work` unless something is done already, and tells how it went. What comes of a page that has gone is
    /// dropped with it.
    fn work(
        self,
        doing: &'static str,
        work: impl Future<Output = Result<&'static str, Trouble>> + 'static,
    ) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.busy.set(Some(doing));
        self.trouble.set(None);
        self.said.set(None);
        spawn_local(async move {
            let outcome = work.await;
            // Then the value comes back.
            if self.busy.try_set(None).is_some() {
                return;
            }
            match outcome {
                Ok(done) => self.said.set(Some(done)),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    fn show(self, jpeg: &Uint8Array) {
        self.shown.try_set(PictureUrl::of_jpeg(jpeg));
    }

    /// Where it can be seen.
    fn src(self) -> Option<String> {
        self.shown
            .with(|shown| shown.as_ref().map(PictureUrl::href))
    }
}
