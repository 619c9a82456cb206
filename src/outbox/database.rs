//! IndexedDB, as far as the outbox needs it: two stores, and steps that count only once the browser has written them
//! down.
//!
//! Written out by hand and called by name: a crate of the whole, or a binding for each of its methods, would weigh on
//! the first visit, which carries the bindings of every page.

use crate::js::call;
use crate::storage::DATABASE;
use js_sys::{Array, JSON, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Key → parcel as JSON.
pub const PARCELS: &str = "parcels";
/// Name → bytes.
pub const PHOTOS: &str = "photos";

const VERSION: f64 = 1.0;
/// Some browsers now and then never answer to being opened. Milliseconds.
const PATIENCE: i32 = 5_000;

/// This device keeps nothing: forbidden, full or broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl From<JsValue> for Broken {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// What a step may do.
#[derive(Clone, Copy)]
pub enum Mode {
    Reads,
    Writes,
}

/// One step over both stores: all of it comes to stand, or nothing.
pub struct Step {
    transaction: JsValue,
    end: Promise,
}

impl Step {
    pub async fn begin(mode: Mode) -> Result<Self, Broken> {
        let database = open().await?;
        let stores = Array::of2(&PARCELS.into(), &PHOTOS.into());
        let mode = match mode {
            Mode::Reads => "readonly",
            Mode::Writes => "readwrite",
        };
        // "strict": on the disk, not only on its way there, where the browser tells the two apart.
        let options = JSON::parse(r#"{"durability":"strict"}"#)?;
        let given = Array::of3(&stores, &mode.into(), &options);
        let transaction = call(&database, "transaction", &given)?;
        // Closed as soon as the step is over: an open one would hold up the wipe at sign-out.
        call(&database, "close", &Array::new())?;
        let end = first_of(&transaction, &["oncomplete", "onabort"], 0);
        Ok(Self { transaction, end })
    }

    /// What is kept under this name; undefined where nothing is. Awaited before anything else is, or the browser ends
    /// the step.
    pub async fn get(&self, store: &str, name: &JsValue) -> Result<JsValue, Broken> {
        answer(&self.ask(store, "get", &Array::of1(name))?).await
    }

    /// Everything in a store, by the order of names; awaited as [`Self::get`] is.
    pub async fn all(&self, store: &str) -> Result<Array, Broken> {
        let all = answer(&self.ask(store, "getAll", &Array::new())?).await?;
        Ok(all.unchecked_into())
    }

    pub fn put(&self, store: &str, name: &JsValue, value: &JsValue) -> Result<(), Broken> {
        self.ask(store, "put", &Array::of2(value, name)).map(drop)
    }

    pub fn delete(&self, store: &str, name: &JsValue) -> Result<(), Broken> {
        self.ask(store, "delete", &Array::of1(name)).map(drop)
    }

    /// Waits until it is written down.
    pub async fn end(self) -> Result<(), Broken> {
        let event = JsFuture::from(self.end).await?;
        (type_of(&event)? == "complete").then_some(()).ok_or(Broken)
    }

    fn ask(&self, store: &str, what: &str, given: &Array) -> Result<JsValue, Broken> {
        let store = call(&self.transaction, "objectStore", &Array::of1(&store.into()))?;
        Ok(call(&store, what, given)?)
    }
}

async fn open() -> Result<JsValue, Broken> {
    let factory = Reflect::get(&window(), &"indexedDB".into())?;
    let given = Array::of2(&DATABASE.into(), &VERSION.into());
    let request = call(&factory, "open", &given)?;
    let opened = request.clone();
    // Then and there: a database that came too late would be left without its stores.
    let make = Closure::<dyn FnMut()>::new(move || {
        for name in [PARCELS, PHOTOS] {
            let _ = database_of(&opened)
                .map(|database| call(&database, "createObjectStore", &Array::of1(&name.into())));
        }
    });
    let _ = Reflect::set(&request, &"onupgradeneeded".into(), make.as_ref());
    let answered = first_of(&request, &["onsuccess", "onerror"], PATIENCE);
    let event = JsFuture::from(answered).await?;
    if event.is_undefined() {
        make.forget();
        close_when_it_comes(&request);
        return Err(Broken);
    }
    result(&request, &event)
}

/// Left open, it would hold up the wipe at sign-out.
fn close_when_it_comes(request: &JsValue) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        let _ = database_of(&late).map(|database| call(&database, "close", &Array::new()));
    });
    let _ = Reflect::set(request, &"onsuccess".into(), &close);
}

fn database_of(request: &JsValue) -> Result<JsValue, Broken> {
    Ok(Reflect::get(request, &"result".into())?)
}

async fn answer(request: &JsValue) -> Result<JsValue, Broken> {
    let event = JsFuture::from(first_of(request, &["onsuccess", "onerror"], 0)).await?;
    result(request, &event)
}

fn result(request: &JsValue, event: &JsValue) -> Result<JsValue, Broken> {
    match type_of(event)?.as_str() {
        "success" => Ok(Reflect::get(request, &"result".into())?),
        _ => Err(Broken),
    }
}

/// The first event that one of these handlers gets; nothing, after so many milliseconds where these are not 0.
fn first_of(target: &JsValue, handlers: &[&str], patience: i32) -> Promise {
    Promise::new(&mut |resolve, _| {
        for handler in handlers {
            let _ = Reflect::set(target, &(*handler).into(), &resolve);
        }
        if patience > 0 {
            let _ =
                window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience);
        }
    })
}

fn type_of(event: &JsValue) -> Result<String, Broken> {
    let name = Reflect::get(event, &"type".into())?;
    name.as_string().ok_or(Broken)
}
