//! A file on its way, piece by piece: what has come stays, and a try that broke off is gone on with.

use super::flight::Flight;
use super::{Api, Body, Error, Outgoing, retry, sent};
use crate::js::pause;
use crate::js::{call, promised};
use gloo_net::http::{Method, Response};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

/// How much of a file is here. Bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub got: u32,
    /// Not known before the first answer, or where the server does not say.
    pub total: Option<u32>,
}

/// What has come of a file so far.
pub struct Download {
    endpoint: &'static str,
    path: String,
    /// Of which version the pieces are.
    tag: Option<String>,
    pieces: Array,
    progress: Progress,
}

impl Download {
    pub fn new(endpoint: &'static str, path: String) -> Self {
        Self {
            endpoint,
            path,
            tag: None,
            pieces: Array::new(),
            progress: Progress::default(),
        }
    }

    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The whole of it, once it is here.
    pub fn bytes(&self) -> Uint8Array {
        let whole = Uint8Array::new_with_length(self.progress.got);
        let mut at = 0;
        for piece in self.pieces.iter() {
            let piece: Uint8Array = piece.unchecked_into();
            whole.set(&piece, at);
            at += piece.length();
        }
        whole
    }

    /// From here on it is another version, or it is sent from its beginning.
    fn start_over(&mut self) {
        self.pieces = Array::new();
        self.progress = Progress::default();
    }

    /// The next try asks for the whole.
    fn forget(&mut self) {
        self.start_over();
        self.tag = None;
    }

    fn add(&mut self, piece: Uint8Array) {
        self.progress.got += piece.length();
        self.pieces.push(&piece);
    }

    /// What the answer says of what it carries: the whole, or the rest. `None` where it is neither: the rest of another
    /// version, or from another place.
    fn begin(&mut self, answer: &Response) -> Option<()> {
        let headers = answer.headers();
        let tag = headers.get("ETag");
        if answer.status() == 206 {
            let from = ["bytes ", &self.progress.got.to_string(), "-"].concat();
            let range = headers.get("Content-Range").unwrap_or_default();
            if tag != self.tag || !range.starts_with(&from) {
                return None;
            }
        } else {
            self.start_over();
            self.tag = tag;
        }
        let length = headers.get("Content-Length");
        let length = length.and_then(|length| length.parse::<u32>().ok());
        self.progress.total = length.map(|length| length.saturating_add(self.progress.got));
        Some(())
    }

    fn is_whole(&self) -> bool {
        self.progress
            .total
            .is_none_or(|total| total == self.progress.got)
    }
}

impl Api {
    /// Fetches what is still missing of a file, trying again by itself as a read does; each try goes on where the one
    /// before broke off. What has come stays in `download` also where this fails.
    ///
    /// Call it where the view's owner is current: the request ends with that owner.
    pub fn download(
        self,
        mut download: Download,
        on_progress: impl Fn(Progress),
    ) -> impl Future<Output = (Download, Result<(), Error>)> {
        let flight = Flight::of_this_view();
        async move {
            let (mut attempt, mut farthest) = (0, download.progress.got);
            loop {
                let outcome = self.fetch(&mut download, &flight, &on_progress).await;
                // As long as it comes farther the link is weak, not gone.
                if download.progress.got > farthest {
                    (attempt, farthest) = (0, download.progress.got);
                }
                let wait = match &outcome {
                    Err(error) => retry::wait(error, attempt, js_sys::Math::random()),
                    Ok(()) => None,
                };
                let Some(wait) = wait else {
                    return (download, outcome);
                };
                pause(wait).await;
                if flight.is_cancelled() {
                    return (download, outcome);
                }
                attempt += 1;
            }
        }
    }

    async fn fetch(
        self,
        download: &mut Download,
        flight: &Flight,
        on_progress: &impl Fn(Progress),
    ) -> Result<(), Error> {
        let (signal, mut deadline) = flight.start();
        let begun = self.begin(download, signal.as_ref()).await;
        let mut body = deadline.judge(begun)?;
        on_progress(download.progress);
        loop {
            match body.next().await {
                Err(_) => return deadline.judge(Err(Error::Offline)),
                Ok(Some(piece)) => download.add(piece),
                Ok(None) if download.is_whole() => return Ok(()),
                Ok(None) => return Err(Error::Offline),
            }
            on_progress(download.progress);
            // Each piece has its own time: a large file over a weak link is slow, not dead.
            deadline = flight.next_deadline();
        }
    }

    /// Asks for what is missing, up to where it begins to come.
    async fn begin(
        self,
        download: &mut Download,
        signal: Option<&AbortSignal>,
    ) -> Result<Pieces, Error> {
        let endpoint = download.endpoint;
        let epoch = self.epoch.get_value();
        let outgoing = Outgoing::new(endpoint, Method::GET, &download.path, Body::None, None);
        let request = resuming(outgoing.builder(self.root, signal), download).build();
        let answer = sent(endpoint, request).await?;
        // What is here is not a part of what is there.
        if answer.status() == 416 {
            download.forget();
            return Err(Error::Offline);
        }
        let answer = self.success(endpoint, answer, epoch).await?;
        if download.begin(&answer).is_none() {
            download.forget();
            return Err(Error::Offline);
        }
        self.answered.set(endpoint);
        Pieces::of(answer).map_err(|_| Error::Unreadable { endpoint })
    }
}

fn resuming(
    request: gloo_net::http::RequestBuilder,
    download: &Download,
) -> gloo_net::http::RequestBuilder {
    match &download.tag {
        // Without a tag nobody could tell whether the rest is of the same version.
        Some(tag) if download.progress.got > 0 => {
            let from = ["bytes=", &download.progress.got.to_string(), "-"].concat();
            request.header("Range", &from).header("If-Range", tag)
        }
        _ => request,
    }
}

/// An answer's body as it comes in.
struct Pieces {
    reader: JsValue,
}

impl Pieces {
    fn of(answer: Response) -> Result<Self, JsValue> {
        let body = Reflect::get(&web_sys::Response::from(answer), &"body".into())?;
        let reader = call(&body, "getReader", &Array::new())?;
        Ok(Self { reader })
    }

    /// `None` at its end.
    async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let read = promised(call(&self.reader, "read", &Array::new())?).await?;
        Ok(Reflect::get(&read, &"value".into())?.dyn_into().ok())
    }
}
