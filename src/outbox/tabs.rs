//! The other tabs of this cabinet: one of them sends at a time, and each hears what another has done.

use crate::js::call;
use crate::storage;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const CHANGED: &str = "outbox";

/// What is sent one after another; the two go beside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    Readings,
    Photos,
}

impl Lane {
    fn lock(self) -> &'static str {
        match self {
            Self::Readings => "gas-cabinet-outbox",
            Self::Photos => "gas-cabinet-outbox-photos",
        }
    }
}

/// This tab's turn to send, until dropped; or until the page dies, in whatever way.
pub struct Turn(Option<Function>);

/// Waits until no other tab has its turn. Where the browser has no locks the key alone sees to it that nothing is
/// counted twice.
pub async fn turn(lane: Lane) -> Turn {
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut asked = None;
    let granted = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        let take = Closure::once_into_js(move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
            held
        });
        asked = request(lane, &take);
    });
    let Some(asked) = asked else {
        return Turn(None);
    };
    // A refusal is an answer too.
    let _ = JsFuture::from(Promise::race(&Array::of2(&granted, &asked))).await;
    Turn(release)
}

fn request(lane: Lane, take: &JsValue) -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    call(&locks, "request", &Array::of2(&lane.lock().into(), take)).ok()
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The other tabs hear that something has changed: of what is written into the storage they are told.
pub fn tell() {
    storage::keep_mine(CHANGED, &js_sys::Math::random().to_string());
}

/// `heard` runs when another tab has told, as long as the current owner lives.
pub fn listen(heard: impl Fn() + 'static) {
    let listener = window_event_listener(ev::storage, move |event| {
        if storage::is_mine(&event, CHANGED) {
            heard();
        }
    });
    on_cleanup(move || listener.remove());
}
