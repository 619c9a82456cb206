//! The photo of a reading that is being written: kept on this device, sent with it.

use super::{Album, SUMMARY};
use crate::domain::meter::Meter;
use crate::locale::use_lang;
use crate::outbox;
use crate::pages::readings::draft::Draft;
use crate::pages::readings::words::photo::{Trouble, words};
use crate::photo::develop;
use crate::ui::{Button, ButtonKind, Photo, PhotoPicker, focus};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

#[component]
pub fn DraftPhoto(draft: RwSignal<Draft>, meter: Meter) -> impl IntoView {
    let w = words(use_lang());
    let album = Album::empty();
    let name = outbox::draft_of(&meter.id);
    let has = move |has_photo| {
        draft.try_update(|draft| draft.has_photo = has_photo);
    };
    // The form does not go on without a photo that is not ready yet.
    Effect::new(move || {
        let is_in_work = album.busy.with(Option::is_some);
        draft.try_update(|draft| draft.photo_in_work = is_in_work);
    });
    let beside = name.clone();
    let choose = Callback::new(move |file: Blob| {
        let name = beside.clone();
        album.work(w.preparing, async move {
            let photo = develop(file).await.map_err(Trouble::Photo)?;
            // Of a page that has gone nothing is kept: it may have gone with a sign-out.
            if draft.is_disposed() {
                return Err(Trouble::NotKept);
            }
            let kept = outbox::keep_photo(&name, &photo).await;
            kept.map_err(|_| Trouble::NotKept)?;
            has(true);
            album.show(&photo);
            focus(SUMMARY);
            Ok(w.ready)
        });
    });
    let beside = name.clone();
    let remove = Callback::new(move |()| {
        let name = beside.clone();
        album.work(w.removing, async move {
            let dropped = outbox::drop_photo(&name).await;
            dropped.map_err(|_| Trouble::NotKept)?;
            has(false);
            album.shown.try_set(None);
            focus(SUMMARY);
            Ok(w.removed)
        });
    });
    let is_there = draft.with_untracked(|draft| draft.has_photo);
    spawn_local(bring_back(album, name, is_there));
    let fault = Signal::derive(move || album.trouble.get().map(|trouble| w.trouble(&trouble)));
    view! {
        {move || match album.src() {
            Some(src) => view! {
                <Photo src alt=w.alt(&meter.serial) />
                <Button text=w.remove kind=ButtonKind::Secondary on_press=remove />
            }
            .into_any(),
            None => view! {
                <PhotoPicker id="photo" words=w.picker busy=album.busy fault on_choose=choose />
            }
            .into_any(),
        }}
        <p class="gc-status" role="status">{move || album.said.get()}</p>
    }
}

/// What was chosen before a reload. What is left of a reading that was given up is no photo of this one.
async fn bring_back(album: Album, name: String, is_there: bool) {
    if !is_there {
        let _ = outbox::drop_photo(&name).await;
    } else if let Ok(Some(photo)) = outbox::photo(&name).await {
        album.show(&photo);
    }
}
