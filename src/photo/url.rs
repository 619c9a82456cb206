//! An address of this page's own for a picture, given back when it is no longer shown.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

pub struct PictureUrl(String);

pub fn blob_of(bytes: &Uint8Array, media_type: &str) -> Result<Blob, JsValue> {
    let how = BlobPropertyBag::new();
    how.set_type(media_type);
    // The same constructor as for texts, whose binding is there already.
    Blob::new_with_str_sequence_and_options(&Array::of1(bytes), &how)
}

impl PictureUrl {
    pub fn of(picture: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(picture).ok().map(Self)
    }

    pub fn of_jpeg(bytes: &Uint8Array) -> Option<Self> {
        Self::of(&blob_of(bytes, "image/jpeg").ok()?)
    }

    pub fn href(&self) -> String {
        self.0.clone()
    }
}

impl Drop for PictureUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}
