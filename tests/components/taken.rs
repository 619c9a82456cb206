//! A file that is handed over, in place of the browser's own way with it.

use crate::replaced::Replaced;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Takes files while it lives.
pub fn taking() -> [Replaced; 2] {
    let link = document().create_element("a").expect("a link");
    let kind = js_sys::Object::get_prototype_of(&link);
    let note = js_sys::Function::new_no_args("window.takenAs = this.download");
    let keep = js_sys::Function::new_with_args("file", "window.taken = file; return 'blob:taken'");
    let url = js_sys::Reflect::get(&window(), &"URL".into()).expect("URL");
    [
        Replaced::put(&kind, "click", &note),
        Replaced::put(&url.unchecked_into(), "createObjectURL", &keep),
    ]
}

/// The name and the text of the last one.
pub async fn taken() -> (String, String) {
    let of_window = |name: &str| js_sys::Reflect::get(&window(), &name.into()).expect(name);
    let file: web_sys::Blob = of_window("taken").unchecked_into();
    // Its bytes: read as a text, the mark at its beginning would be gone.
    let bytes = JsFuture::from(file.array_buffer()).await.expect("bytes");
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let text = String::from_utf8(bytes).expect("UTF-8");
    (of_window("takenAs").as_string().unwrap_or_default(), text)
}
