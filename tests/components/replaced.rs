//! Something of ours in place of the browser's, until dropped.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// A function.
pub struct Replaced {
    object: JsValue,
    name: &'static str,
    before: JsValue,
}

impl Replaced {
    pub fn put(object: &JsValue, name: &'static str, ours: &JsValue) -> Self {
        let name_of = JsValue::from_str(name);
        let before = Reflect::get(object, &name_of).expect("the browser's own");
        Reflect::set(object, &name_of, ours).expect("replaced");
        Self {
            object: object.clone(),
            name,
            before,
        }
    }

    /// No chance: `Math.random` is 0, and a retry comes at once.
    pub fn chance() -> Self {
        let math = Reflect::get(&js_sys::global(), &"Math".into()).expect("Math");
        let nought = js_sys::Function::new_no_args("return 0");
        Self::put(Object::from(math).as_ref(), "random", &nought)
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        Reflect::set(&self.object, &self.name.into(), &self.before).expect("put back");
    }
}

/// The browser knows of no link, until told otherwise.
pub struct Offline;

impl Offline {
    pub fn begins() -> Self {
        let says = Object::new();
        let put = |name: &str, value: &JsValue| Reflect::set(&says, &name.into(), value);
        put("value", &JsValue::FALSE).expect("set");
        put("configurable", &JsValue::TRUE).expect("set");
        Object::define_property(&window().navigator(), &"onLine".into(), &says);
        Self
    }

    /// It is back, and the page hears of it.
    pub fn ends(self) {
        drop(self);
        let online = web_sys::Event::new("online").expect("an event");
        window().dispatch_event(&online).expect("dispatched");
    }
}

impl Drop for Offline {
    fn drop(&mut self) {
        Reflect::delete_property(&window().navigator(), &"onLine".into()).expect("put back");
    }
}
