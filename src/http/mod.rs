//! Transport: the one funnel to the API. Knows no feature and no wording.
//!
//! A read is cancelled with the view that asked for it, repeated where that is safe, and answered from memory when
//! the server says that nothing changed. A write carries the custom header no foreign form can send.

mod download;
mod error;
mod flight;
mod key;
mod picture;
pub mod retry;

pub use download::{Download, Progress};
pub use error::{Error, FieldRefusal, Refusal, from_answer};
pub use key::IdempotencyKey;

use crate::by_address::ByAddress;
use crate::js::pause;
use flight::Flight;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::Uint8Array;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::future::Future;
use wasm_bindgen::JsValue;

thread_local! {
    /// Path → entity tag and body of the last answer, so that an unchanged one need not travel again.
    static ANSWERS: RefCell<ByAddress<(String, String)>> = const { RefCell::new(ByAddress::new()) };
}

/// The API at its address. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Api {
    root: &'static str,
    /// Told when the server no longer knows who is here.
    pub expired: RwSignal<()>,
    /// Changes with every sign-in and sign-out: a late answer of an earlier session says nothing of this one.
    pub epoch: StoredValue<u32>,
    /// Told when a signed-in request was answered, and which resource: the session's time started anew.
    pub answered: RwSignal<&'static str>,
}

/// One request as it goes out, any number of times.
struct Outgoing<'a> {
    endpoint: &'static str,
    method: Method,
    path: &'a str,
    body: Body<'a>,
    key: Option<&'a IdempotencyKey>,
}

/// What a request carries.
enum Body<'a> {
    /// A read.
    None,
    /// A write without words.
    Empty,
    Json(String),
    /// Bytes of a media type.
    Bytes(&'a Uint8Array, &'static str),
}

impl Api {
    /// `root` has no `/` at its end.
    pub fn at(root: &'static str) -> Self {
        Self {
            root,
            expired: RwSignal::new(()),
            epoch: StoredValue::new(0),
            answered: RwSignal::new(""),
        }
    }

    /// Reads `path`. `endpoint` names the resource in [`Error::Unreadable`].
    ///
    /// Call it where the view's owner is current (in a resource's fetcher): the request ends with that owner.
    pub fn get<T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: String,
    ) -> impl Future<Output = Result<T, Error>> {
        let text = self.text(endpoint, path);
        async move { decode(endpoint, &text.await?) }
    }

    /// Reads `path` as it is: a file for the person. Ends with the view's owner too.
    pub fn text(
        self,
        endpoint: &'static str,
        path: String,
    ) -> impl Future<Output = Result<String, Error>> {
        let flight = Flight::of_this_view();
        async move {
            let outgoing = Outgoing::new(endpoint, Method::GET, &path, Body::None, None);
            self.repeat(&outgoing, &flight).await
        }
    }

    /// Writes once: no key, so nothing is repeated.
    pub async fn post<B: Serialize, T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
        body: &B,
    ) -> Result<T, Error> {
        self.write_once(endpoint, Method::POST, path, body).await
    }

    /// Reads `path` in a single try, whatever becomes of the view: whoever asks has a policy of their own.
    pub async fn get_once<T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
    ) -> Result<T, Error> {
        let outgoing = Outgoing::new(endpoint, Method::GET, path, Body::None, None);
        let body = self.try_once(&outgoing, &Flight::free()).await?;
        decode(endpoint, &body)
    }

    /// Writes under a key, so that it can be done again without being done twice: a single try, for whoever asks has
    /// a policy of their own.
    ///
    /// `body` is JSON as it went out the first time: the same key with another body would be refused.
    pub async fn post_keyed<T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
        body: String,
        key: &IdempotencyKey,
    ) -> Result<T, Error> {
        let outgoing = Outgoing::new(endpoint, Method::POST, path, Body::Json(body), Some(key));
        let body = self.try_once(&outgoing, &Flight::free()).await?;
        decode(endpoint, &body)
    }

    /// Changes a part of what is there. Done twice it is the same, but nothing is repeated by itself.
    pub async fn patch<B: Serialize, T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
        body: &B,
    ) -> Result<T, Error> {
        self.write_once(endpoint, Method::PATCH, path, body).await
    }

    /// Puts it in the place of the one before. Done twice it is the same, but nothing is repeated by itself.
    pub async fn put<B: Serialize, T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        path: &str,
        body: &B,
    ) -> Result<T, Error> {
        self.write_once(endpoint, Method::PUT, path, body).await
    }

    async fn write_once<B: Serialize, T: DeserializeOwned>(
        self,
        endpoint: &'static str,
        method: Method,
        path: &str,
        body: &B,
    ) -> Result<T, Error> {
        let body = Body::Json(encode(endpoint, body)?);
        let outgoing = Outgoing::new(endpoint, method, path, body, None);
        let body = self.try_once(&outgoing, &Flight::free()).await?;
        decode(endpoint, &body)
    }

    /// Deletes; what comes back is of no interest.
    pub async fn delete(self, endpoint: &'static str, path: &str) -> Result<(), Error> {
        let outgoing = Outgoing::new(endpoint, Method::DELETE, path, Body::Empty, None);
        self.try_once(&outgoing, &Flight::free()).await.map(drop)
    }

    /// Only for reads: what is done twice must be the same as done once.
    async fn repeat(self, outgoing: &Outgoing<'_>, flight: &Flight) -> Result<String, Error> {
        let mut attempt = 0;
        loop {
            let outcome = self.try_once(outgoing, flight).await;
            let wait = match &outcome {
                Err(error) => retry::wait(error, attempt, js_sys::Math::random()),
                Ok(_) => None,
            };
            let Some(wait) = wait else {
                return outcome;
            };
            pause(wait).await;
            if flight.is_cancelled() {
                return outcome;
            }
            attempt += 1;
        }
    }

    async fn try_once(self, outgoing: &Outgoing<'_>, flight: &Flight) -> Result<String, Error> {
        let (signal, deadline) = flight.start();
        // Taken down meanwhile: nobody hears the answer.
        let Some(epoch) = self.epoch.try_get_value() else {
            return Err(Error::Offline);
        };
        let request = outgoing.build(self.root, signal.as_ref());
        let read = match sent(outgoing.endpoint, request).await {
            Ok(answer) => self.read(outgoing, answer, flight, epoch).await,
            Err(error) => Err(error),
        };
        deadline.judge(read)
    }

    async fn read(
        self,
        outgoing: &Outgoing<'_>,
        answer: Response,
        flight: &Flight,
        epoch: u32,
    ) -> Result<String, Error> {
        let status = answer.status();
        if status == 304 {
            self.answered.set(outgoing.endpoint);
            return remembered(outgoing.path).ok_or(Error::Unreadable {
                endpoint: outgoing.endpoint,
            });
        }
        let answer = self.success(outgoing.endpoint, answer, epoch).await?;
        let tag = answer.headers().get("ETag");
        let body = answer.text().await.map_err(|_| Error::Offline)?;
        self.answered.set(outgoing.endpoint);
        // Of a view that has gone nothing is kept: it may have gone with a sign-out.
        if let (Some(tag), Method::GET, false) =
            (tag, outgoing.method.clone(), flight.is_cancelled())
        {
            remember(outgoing.path, tag, body.clone());
        }
        Ok(body)
    }

    async fn success(
        self,
        endpoint: &'static str,
        answer: Response,
        epoch: u32,
    ) -> Result<Response, Error> {
        match answer.ok() {
            true => Ok(answer),
            false => Err(self.failure(endpoint, answer, epoch).await),
        }
    }

    /// What an answer that is no success says; that the session is over, to everybody.
    async fn failure(self, endpoint: &'static str, answer: Response, epoch: u32) -> Error {
        let retry_after = answer.headers().get("Retry-After");
        let retry_after = retry_after.and_then(|seconds| seconds.parse().ok());
        let Ok(body) = answer.text().await else {
            return Error::Offline;
        };
        let error = from_answer(endpoint, answer.status(), retry_after, &body);
        if error == Error::SessionExpired && self.epoch.try_get_value() == Some(epoch) {
            self.expired.notify();
        }
        error
    }
}

impl<'a> Outgoing<'a> {
    fn new(
        endpoint: &'static str,
        method: Method,
        path: &'a str,
        body: Body<'a>,
        key: Option<&'a IdempotencyKey>,
    ) -> Self {
        Self {
            endpoint,
            method,
            path,
            body,
            key,
        }
    }

    fn builder(&self, root: &str, signal: Option<&web_sys::AbortSignal>) -> RequestBuilder {
        RequestBuilder::new(&[root, self.path].concat())
            .method(self.method.clone())
            // An API at another address of the company's knows the person too.
            .credentials(web_sys::RequestCredentials::Include)
            .abort_signal(signal)
    }

    fn build(
        &self,
        root: &str,
        signal: Option<&web_sys::AbortSignal>,
    ) -> Result<Request, gloo_net::Error> {
        let mut request = self.builder(root, signal);
        if let (Body::None, Some((tag, _))) = (&self.body, recall(self.path)) {
            request = request.header("If-None-Match", &tag);
        }
        if matches!(self.body, Body::None) {
            return request.build();
        }
        request = request.header("X-Requested-With", "gas-cabinet");
        if let Some(key) = self.key {
            request = request.header("Idempotency-Key", key.as_str());
        }
        let (body, media_type): (JsValue, _) = match &self.body {
            Body::None | Body::Empty => return request.build(),
            Body::Json(body) => (body.into(), "application/json"),
            Body::Bytes(bytes, media_type) => ((*bytes).into(), *media_type),
        };
        request.header("Content-Type", media_type).body(body)
    }
}

/// The answer as it begins.
async fn sent(
    endpoint: &'static str,
    request: Result<Request, gloo_net::Error>,
) -> Result<Response, Error> {
    let request = request.map_err(|_| Error::Unreadable { endpoint })?;
    request.send().await.map_err(|_| Error::Offline)
}

/// Forgets every answer: at sign-out nothing of the consumer stays in memory.
pub fn forget_answers() {
    ANSWERS.with_borrow_mut(ByAddress::clear);
}

fn remember(path: &str, tag: String, body: String) {
    ANSWERS.with_borrow_mut(|answers| answers.put(path.to_owned(), (tag, body)));
}

fn recall(path: &str) -> Option<(String, String)> {
    ANSWERS.with_borrow(|answers| answers.get(path).cloned())
}

fn remembered(path: &str) -> Option<String> {
    recall(path).map(|(_, body)| body)
}

fn encode<B: Serialize>(endpoint: &'static str, body: &B) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|_| Error::Unreadable { endpoint })
}

fn decode<T: DeserializeOwned>(endpoint: &'static str, body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|_| Error::Unreadable { endpoint })
}
