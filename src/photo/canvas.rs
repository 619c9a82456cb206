//! Drawing a picture anew, upright and smaller: what the canvas writes has nothing in it but what is seen.

use crate::domain::image::Size;
use crate::js::{call, promised};
use js_sys::{Array, JSON, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element};

/// A decoded picture. It may take a hundred megabytes: let go of as soon as it is drawn.
pub struct Picture {
    bitmap: JsValue,
    size: Size,
}

impl Picture {
    /// Turned as the telephone was held. `size` is what the file says of itself, before it is turned.
    pub async fn decoded(file: &Blob, size: Size) -> Result<Self, JsValue> {
        let upright = JSON::parse(r#"{"imageOrientation":"from-image"}"#)?;
        let decoding = call(&window(), "createImageBitmap", &Array::of2(file, &upright))?;
        let bitmap = promised(decoding).await?;
        let width = Reflect::get(&bitmap, &"width".into())?;
        let is_upright = Object::is(&width, &size.width.into());
        let size = if is_upright { size } else { size.turned() };
        Ok(Self { bitmap, size })
    }

    /// On a canvas whose sides are no longer than `most`.
    pub fn within(self, most: u32) -> Result<Canvas, JsValue> {
        let (from, to) = (self.size, self.size.within(most));
        let canvas = document().create_element("canvas")?;
        canvas.set_attribute("width", &to.width.to_string())?;
        canvas.set_attribute("height", &to.height.to_string())?;
        let opaque = JSON::parse(r#"{"alpha":false}"#)?;
        let pen = call(&canvas, "getContext", &Array::of2(&"2d".into(), &opaque))?;
        Reflect::set(&pen, &"imageSmoothingQuality".into(), &"high".into())?;
        let scale = |to: u32, from: u32| JsValue::from(f64::from(to) / f64::from(from));
        let scales = Array::of2(&scale(to.width, from.width), &scale(to.height, from.height));
        call(&pen, "scale", &scales)?;
        let corner = JsValue::from(0);
        let how = Array::of3(&self.bitmap, &corner, &corner);
        call(&pen, "drawImage", &how)?;
        Ok(Canvas(canvas))
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        let _ = call(&self.bitmap, "close", &Array::new());
    }
}

pub struct Canvas(Element);

impl Canvas {
    /// `quality` is from 0 to 1.
    pub async fn jpeg(&self, quality: f64) -> Result<Blob, JsValue> {
        let mut refused = Ok(JsValue::UNDEFINED);
        let writing = Promise::new(&mut |resolve, _| {
            let how = Array::of3(&resolve, &"image/jpeg".into(), &quality.into());
            refused = call(&self.0, "toBlob", &how);
        });
        refused?;
        let written = promised(writing.into()).await?;
        // Nothing where it could not: out of memory.
        if written.is_object() {
            Ok(written.unchecked_into())
        } else {
            Err(written)
        }
    }
}
