//! The photo beside a reading that was sent: seen by whoever added it, and theirs to change until it is accepted.

use super::{Album, SUMMARY};
use crate::domain::account::AccountId;
use crate::http::{Api, Error};
use crate::load::Load;
use crate::locale::{Answered, use_lang};
use crate::pages::readings::api;
use crate::pages::readings::model::{Reading, Status};
use crate::pages::readings::words::photo::{PhotoWords, Trouble, words};
use crate::photo::{PictureUrl, develop};
use crate::ui::{Button, ButtonKind, Dialog, Photo, PhotoPicker, focus};
use leptos::prelude::*;
use web_sys::Blob;

#[component]
pub fn SentPhoto(reading: Reading, home: AccountId) -> impl IntoView {
    let w = words(use_lang());
    let album = Album::empty();
    let may_change = reading.status == Status::Received;
    // There is one at the server that was not added on this page.
    let stored = RwSignal::new(reading.has_photo);
    let alt = w.alt(&reading.meter_serial);
    let file = Photographed {
        api: expect_context(),
        home,
        reading,
    };
    let choose = adding(w, album, file.clone());
    let fault = Signal::derive(move || album.trouble.get().map(|trouble| w.trouble(&trouble)));
    let has = Memo::new(move |_| stored.get() || album.src().is_some());
    let removed = file.clone();
    view! {
        {move || {
            let alt = alt.clone();
            match album.src() {
                Some(src) => view! { <Photo src alt /> }.into_any(),
                None if stored.get() => view! { <Fetched file=file.clone() alt /> }.into_any(),
                None => view! {
                    <PhotoPicker id="photo" words=w.picker busy=album.busy fault on_choose=choose />
                }
                .into_any(),
            }
        }}
        {move || (has.get() && may_change).then(|| view! {
            <div role="alert">
                {move || fault.get().map(|fault| view! { <p class="gc-field__error">{fault}</p> })}
            </div>
            <Removal w album stored file=removed.clone() />
        })}
        <p class="gc-status" role="status">{move || album.said.get()}</p>
    }
}

/// Where the photo of a reading lies.
#[derive(Clone)]
struct Photographed {
    api: Api,
    home: AccountId,
    reading: Reading,
}

fn adding(w: &'static PhotoWords, album: Album, file: Photographed) -> Callback<Blob> {
    Callback::new(move |chosen: Blob| {
        let Photographed { api, home, reading } = file.clone();
        album.work(w.sending, async move {
            let photo = develop(chosen).await.map_err(Trouble::Photo)?;
            let sent = api::put_photo(api, &home, &reading.id, &photo).await;
            sent.map_err(Trouble::Api)?;
            album.show(&photo);
            focus(SUMMARY);
            Ok(w.added)
        });
    })
}

/// Asks first: the server keeps no other.
#[component]
fn Removal(
    w: &'static PhotoWords,
    album: Album,
    stored: RwSignal<bool>,
    file: Photographed,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    let remove = move |()| {
        asking.set(false);
        let Photographed { api, home, reading } = file.clone();
        album.work(w.removing, async move {
            match api::drop_photo(api, &home, &reading.id).await {
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => return Err(Trouble::Api(error)),
            }
            stored.try_set(false);
            album.shown.try_set(None);
            focus(SUMMARY);
            Ok(w.removed)
        });
    };
    let busy = Signal::derive(move || album.busy.with(Option::is_some));
    view! {
        <div class="gc-actions">
            <Button text=w.remove kind=ButtonKind::Secondary busy on_press=move |()| asking.set(true) />
        </div>
        <Dialog id="photo-removal" title=w.sure open=asking on_close=close>
            <p>{w.sure_text}</p>
            <div class="gc-actions">
                <Button text=w.remove kind=ButtonKind::Danger on_press=remove />
                <Button text=w.leave kind=ButtonKind::Secondary on_press=close />
            </div>
        </Dialog>
    }
}

/// Fetched as everything else is, with the session: an address in `src` would go without it to another origin.
#[component]
fn Fetched(file: Photographed, alt: String) -> impl IntoView {
    let Photographed { api, home, reading } = file;
    let picture = Load::new(move || Some(api::photo(api, &home, &reading.id)));
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
