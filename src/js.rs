//! The browser's things by their names. A binding each would travel with the first visit, which carries the bindings of
//! every page.

use js_sys::{Array, Function, Promise, Reflect, encode_uri_component};
use leptos::prelude::window;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// `object[name](...given)`
pub fn call(object: &JsValue, name: &str, given: &Array) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    Reflect::apply(&method, object, given)
}

/// A text as a part of an address.
pub fn encoded(text: &str) -> String {
    encode_uri_component(text).into()
}

/// What a promise comes to.
pub async fn promised(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

/// Waits without holding up the page.
pub async fn pause(time: Duration) {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(
            &resolve,
            time.as_millis() as i32,
        );
    });
    let _ = JsFuture::from(promise).await;
}
