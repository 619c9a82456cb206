//! A photo of the meter, made ready on this device: looked at, drawn anew and smaller, and stripped of where, when and
//! with what it was taken, before a byte of it leaves.
//!
//! Most people never add one: it arrives with what is shown of photos, when that is opened.

mod canvas;
mod url;

use crate::domain::image::{
    LARGEST_SENT, LONG_SIDE, Size, Unfit, carries_records, look, without_records,
};
use crate::js::{call, promised};
use js_sys::{Array, Uint8Array};
pub use url::PictureUrl;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Where the size of all but the strangest pictures stands. Bytes.
const HEAD: u32 = 512 * 1024;
/// Tried one after the other, until it is small enough.
const QUALITIES: [f64; 4] = [0.8, 0.65, 0.5, 0.3];

/// Why a file did not become a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Unfit(Unfit),
    /// The browser cannot read the file, draw it, or write it.
    Unreadable,
}

impl From<JsValue> for Failure {
    fn from(_: JsValue) -> Self {
        Self::Unreadable
    }
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

/// A JPEG that the contract takes: at most [`LARGEST_SENT`] bytes, no side over [`LONG_SIDE`], the picture alone.
pub async fn develop(file: Blob) -> Result<Uint8Array, Failure> {
    // The browser would decode first and ask later.
    let size = size_of(&file).await?;
    let picture = match canvas::Picture::decoded(&file, size).await {
        Ok(picture) => picture,
        // Firefox does not decode a file that is put together of parts, as another program may hand it over.
        Err(_) => {
            let whole = url::blob_of(&bytes_of(&file).await?, &file.type_())?;
            canvas::Picture::decoded(&whole, size).await?
        }
    };
    let drawn = picture.within(LONG_SIDE)?;
    for quality in QUALITIES {
        let jpeg = bytes_of(&drawn.jpeg(quality).await?).await?;
        if u64::from(jpeg.length()) <= LARGEST_SENT {
            return stripped(&jpeg);
        }
    }
    Err(Failure::Unreadable)
}

async fn size_of(file: &Blob) -> Result<Size, Failure> {
    let length = file.size() as u64;
    let head = call(file, "slice", &Array::of2(&0.into(), &HEAD.into()))?;
    let head = bytes_of(&head.unchecked_into()).await?.to_vec();
    // Looked at before the rest is read: somebody picks a film of a gigabyte.
    let (_, size) = match look(&head, length) {
        // A telephone may write a lot before the size.
        Err(Unfit::Broken) if length > HEAD.into() => look(&bytes_of(file).await?.to_vec(), length),
        seen => seen,
    }?;
    Ok(size)
}

/// A canvas knows nothing of place and time, but its writer is the browser's: look, and take out what it wrote.
fn stripped(jpeg: &Uint8Array) -> Result<Uint8Array, Failure> {
    let written = jpeg.to_vec();
    if !carries_records(&written) {
        return Ok(jpeg.clone());
    }
    let bare = without_records(&written).ok_or(Failure::Unreadable)?;
    Ok(Uint8Array::from(&bare[..]))
}

pub async fn bytes_of(blob: &Blob) -> Result<Uint8Array, JsValue> {
    let buffer = promised(call(blob, "arrayBuffer", &Array::new())?).await?;
    Ok(Uint8Array::new(&buffer))
}
