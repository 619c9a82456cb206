//! The program: what a page mounts, as `public/boot.js` does.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// See [`gas_cabinet::app::mount`]. Given out here and not there: the library's tests would have to fetch its chunks.
#[wasm_bindgen]
pub fn mount(frame: Element, settings: Object) -> Result<Function, JsValue> {
    gas_cabinet::app::mount(frame, settings)
}

fn main() {}
