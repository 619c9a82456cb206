//! Photos and papers where they were sent: pictures are seen, papers can be had.

use super::words::words;
use super::{Attachment, Kind, api};
use crate::domain::pdf::is_whole_pdf;
use crate::file;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, Made, use_format, use_lang};
use crate::photo::PictureUrl;
use crate::ui::{Button, ButtonKind, FileNews, FileState, Photo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

#[component]
pub fn SentAttachments(attachments: Vec<Attachment>) -> impl IntoView {
    if attachments.is_empty() {
        return ().into_any();
    }
    let w = words(use_lang());
    let one = |(at, attachment): (usize, Attachment)| {
        let number = at as u32 + 1;
        let shown = match attachment.kind {
            Kind::Picture => view! { <Picture attachment number /> }.into_any(),
            Kind::Paper => view! { <Paper attachment /> }.into_any(),
        };
        view! { <li class="gc-stack gc-stack--tight">{shown}</li> }.into_any()
    };
    let all = attachments.into_iter().enumerate().map(one);
    view! { <ul class="gc-stack" aria-label=w.sent>{all.collect_view()}</ul> }.into_any()
}

/// Fetched as everything else is, with the session: an address in `src` would go without it to another origin.
#[component]
fn Picture(attachment: Attachment, number: u32) -> impl IntoView {
    let w = words(use_lang());
    let api: Api = expect_context();
    let alt = w.alt(number);
    let picture = Load::new(move || Some(api::picture(api, &attachment.id)));
    view! {
        <Answered
            resource=picture
            children=move |picture: Blob| {
                // Given back with this view.
                let url = StoredValue::new_local(PictureUrl::of(&picture));
                let src = url.with_value(|url| url.as_ref().map(PictureUrl::href));
                view! { <Photo src=src.unwrap_or_default() alt=alt.clone() /> }
            }
        />
    }
}

#[component]
fn Paper(attachment: Attachment) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let api: Api = expect_context();
    let owner = Owner::current().unwrap_or_default();
    let state = RwSignal::new(FileState::Idle);
    let busy =
        Signal::derive(move || state.with(|state| matches!(state, FileState::Collecting(_))));
    let text = w.download(attachment.bytes, &use_format());
    let fetch = move |()| {
        if busy.get_untracked() {
            return;
        }
        state.set(FileState::Collecting(w.fetching.to_owned()));
        let name = ["dodatok-", &attachment.id.0, ".pdf"].concat();
        let fetching = owner.with(|| api.download(api::paper(&attachment.id), |_| ()));
        spawn_local(async move {
            let (download, outcome) = fetching.await;
            let made = match outcome {
                Ok(()) => given(name, &download.bytes()),
                Err(error) => Made::Failed(error),
            };
            state.try_set(made.state(lang, "", w.not_kept));
        });
    };
    view! {
        <div class="gc-actions">
            <Button text kind=ButtonKind::Secondary busy on_press=fetch />
        </div>
        <FileNews state saved=w.saved failed=w.not_downloaded />
    }
}

fn given(name: String, bytes: &js_sys::Uint8Array) -> Made {
    if !is_whole_pdf(&bytes.to_vec()) {
        return Made::Failed(Error::Unreadable { endpoint: "paper" });
    }
    match file::save(&name, "application/pdf", bytes) {
        Some(()) => Made::Saved(name),
        None => Made::NotTaken,
    }
}
