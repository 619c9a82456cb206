//! Pictures, which are no JSON: read as they are, and put in the place of the one before.

use super::flight::Flight;
use super::{Api, Body, Error, Outgoing};
use gloo_net::http::{Method, Response};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Two megabytes over a weak link.
const DEADLINE: Duration = Duration::from_secs(120);

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
                let request = request.map_err(|_| Error::Unreadable { endpoint })?;
                let answer = request.send().await.map_err(|_| Error::Offline)?;
                match answer.ok() {
                    true => blob(answer).await.ok_or(Error::Offline),
                    false => Err(self.failure(endpoint, answer, epoch).await),
                }
            };
            match seen.await {
                Err(Error::Offline) if deadline.has_passed() => Err(Error::TimedOut),
                other => other,
            }
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
}

async fn blob(answer: Response) -> Option<Blob> {
    let answer = web_sys::Response::from(answer);
    // By its name: a binding would travel with the first visit.
    let read = Reflect::get(&answer, &"blob".into()).ok()?;
    let read: Function = read.dyn_into().ok()?;
    let reading: Promise = read.call0(&answer).ok()?.unchecked_into();
    let blob = JsFuture::from(reading).await.ok()?;
    Some(blob.unchecked_into())
}
