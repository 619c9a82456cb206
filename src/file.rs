//! A file made or fetched here, given to the browser to keep.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// By then a browser has taken the file.
const TAKEN: Duration = Duration::from_secs(30);

/// A file of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    pub text: String,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For a table.
    Csv,
    /// For a program.
    Json,
}

impl File {
    /// `name` is without its ending.
    pub fn of(kind: Kind, name: &str, text: String) -> Self {
        let (ending, kind) = match kind {
            Kind::Csv => (".csv", "text/csv;charset=utf-8"),
            Kind::Json => (".json", "application/json"),
        };
        Self {
            name: [name, ending].concat(),
            kind,
            text,
        }
    }

    /// Gives it to the browser, as if the person had followed a link to it. `None` where it does not take it.
    pub fn save(&self) -> Option<()> {
        save(&self.name, self.kind, &self.text.as_str().into())
    }
}

/// The same for a file that has come as bytes, or as anything else that a `Blob` is made of. `kind` is its media type.
pub fn save(name: &str, kind: &str, part: &JsValue) -> Option<()> {
    let how = BlobPropertyBag::new();
    how.set_type(kind);
    let parts = js_sys::Array::of1(part);
    let file = Blob::new_with_str_sequence_and_options(&parts, &how).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Not at once: a browser may begin to read it only now.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        TAKEN,
    );
    Some(())
}
