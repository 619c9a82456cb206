//! Pictures and papers, which are no JSON: read as they are, put in the place of the one before, or added.

use super::flight::Flight;
use super::{Api, Body, Error, IdempotencyKey, Outgoing, decode, sent};
use crate::js::{call, promised};
use gloo_net::http::{Method, Response};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Two megabytes over a weak link.
const DEADLINE: Duration = Duration::from_secs(120);
/// Five of a paper.
const LONG_DEADLINE: Duration = Duration::from_secs(300);

impl Api {
    /// Reads the picture at `path`.
    ///
    /// Call it where the view's owner is current: the request ends with that owner.
    pub fn picture(
        self,
        endpoint: &'static str,
        path: String,
    ) -> impl Future<Output = Result<Blob, Error>> {
        let flight = Flight::of_this_view();
        let epoch = self.epoch.get_value();
        async move {
            let (signal, deadline) = flight.start();
            let outgoing = Outgoing::new(endpoint, Method::GET, &path, Body::None, None);
            let seen = async {
                let request = outgoing.build(self.root, signal.as_ref());
                let answer = sent(endpoint, request).await?;
                let answer = self.success(endpoint, answer, epoch).await?;
                blob(answer).await.map_err(|_| Error::Offline)
            };
            deadline.judge(seen.await)
        }
    }

    /// Puts a JPEG at `path`. Done twice it is the same, but nothing is repeated by itself.
    pub async fn put_picture(
        self,
        endpoint: &'static str,
        path: &str,
        jpeg: &Uint8Array,
    ) -> Result<(), Error> {
        let body = Body::Bytes(jpeg, "image/jpeg");
        let outgoing = Outgoing::new(endpoint, Method::PUT, path, body, None);
        let flight = Flight::free_for(DEADLINE);
        self.try_once(&outgoing, &flight).await.map(drop)
    }

    /// Adds a file under a key, in a single try: whoever asks knows when to ask again.
    pub async fn post_bytes<T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
        (bytes, media_type): (&Uint8Array, &'static str),
        key: &IdempotencyKey,
    ) -> Result<T, Error> {
        let body = Body::Bytes(bytes, media_type);
        let outgoing = Outgoing::new(endpoint, Method::POST, path, body, Some(key));
        let flight = Flight::free_for(LONG_DEADLINE);
        let body = self.try_once(&outgoing, &flight).await?;
        decode(endpoint, &body)
    }
}

async fn blob(answer: Response) -> Result<Blob, JsValue> {
    let answer = web_sys::Response::from(answer);
    let blob = promised(call(&answer, "blob", &Array::new())?).await?;
    Ok(blob.unchecked_into())
}
