//! What stands between the stand-in and the browser: the program can be held back or spoilt, what breaks the
//! content security policy is reported, requests are counted.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What becomes of the program, the wasm files, on their way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    #[default]
    Arrives,
    /// Until it may arrive.
    IsHeldBack,
    IsMissing,
    /// Right bytes, wrong name.
    HasTheWrongType,
    /// A page of the host in its place, as a misconfigured server sends.
    IsAPage,
    /// Half of it.
    IsCutShort,
}

#[derive(Clone, Default)]
pub struct Served(Arc<Inner>);

#[derive(Default)]
struct Inner {
    program: watch::Sender<Program>,
    pages_are_held_back: watch::Sender<bool>,
    without_scripts: AtomicBool,
    /// The end of a path that is answered with 500.
    breaks: Mutex<Option<String>>,
    violations: Mutex<Vec<String>>,
    requests: Mutex<Vec<String>>,
}

const REPORTS: &str = "/journeys/csp";
/// A page to begin and to end at. Not `about:blank`: between that and a site WebKit changes processes, and does not
/// always answer what it is asked meanwhile.
pub const BLANK: &str = "/journeys/blank";

impl Served {
    /// Only the pieces that the page asks for from now on.
    pub fn program(&self, fate: Program) {
        self.0.program.send_replace(fate);
    }

    /// Pages of the cabinet come no sooner than this is taken back; files and the API do.
    pub fn holds_back_pages(&self, held: bool) {
        self.0.pages_are_held_back.send_replace(held);
    }

    /// The cabinet's pages come to browsers that run no scripts on them, from now on.
    pub fn turns_scripts_off(&self) {
        self.0.without_scripts.store(true, Ordering::Relaxed);
    }

    /// Files whose path ends so bring a 500 instead; none does after `None`.
    pub fn breaks(&self, ending: Option<&str>) {
        *locked(&self.0.breaks) = ending.map(str::to_owned);
    }

    /// What broke the content security policy, as browsers report it.
    pub fn violations(&self) -> Vec<String> {
        locked(&self.0.violations).clone()
    }

    pub fn forget_violations(&self) {
        locked(&self.0.violations).clear();
    }

    /// How many requests began with this, such as `POST /api/v1/session`.
    pub fn requests(&self, beginning: &str) -> usize {
        locked(&self.0.requests)
            .iter()
            .filter(|request| request.starts_with(beginning))
            .count()
    }

    /// How many requests were for a file of this name.
    pub fn requests_of(&self, file: &str) -> usize {
        locked(&self.0.requests)
            .iter()
            .filter(|request| request.rsplit('/').next() == Some(file))
            .count()
    }
}

/// The layer.
pub async fn between(State(served): State<Served>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path == REPORTS {
        return take_report(&served, request).await;
    }
    if path == BLANK {
        return Html("<!doctype html><title>blank</title><link rel=icon href='data:,'>")
            .into_response();
    }
    locked(&served.0.requests).push(format!("{} {path}", request.method()));
    let breaks = locked(&served.0.breaks).clone();
    if breaks.is_some_and(|ending| path.ends_with(&ending)) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    if !path.contains('.') && !path.contains("/api/") {
        let mut held = served.0.pages_are_held_back.subscribe();
        held.wait_for(|held| !held)
            .await
            .expect("the sender lives on");
    }
    if path.ends_with(".wasm") {
        return program(&served, request, next).await;
    }
    let mut response = next.run(request).await;
    if let Some(policy) = response
        .headers_mut()
        .get_mut(header::CONTENT_SECURITY_POLICY)
    {
        // A sandbox is a browser with scripts turned off: what is for such browsers is shown.
        let is_off = served.0.without_scripts.load(Ordering::Relaxed) && !path.contains('.');
        *policy = with_reports(
            policy,
            if is_off {
                "; sandbox allow-same-origin"
            } else {
                ""
            },
        );
    }
    response
}

async fn take_report(served: &Served, request: Request) -> Response {
    let report = to_bytes(request.into_body(), 1 << 20)
        .await
        .unwrap_or_default();
    locked(&served.0.violations).push(String::from_utf8_lossy(&report).into_owned());
    StatusCode::NO_CONTENT.into_response()
}

fn with_reports(policy: &HeaderValue, more: &str) -> HeaderValue {
    let policy = policy.to_str().unwrap_or_default();
    HeaderValue::from_str(&format!("{policy}; report-uri {REPORTS}{more}"))
        .expect("a header's text")
}

async fn program(served: &Served, request: Request, next: Next) -> Response {
    let mut fate = served.0.program.subscribe();
    let fate = *fate
        .wait_for(|fate| *fate != Program::IsHeldBack)
        .await
        .expect("the sender lives on");
    match fate {
        Program::Arrives | Program::IsHeldBack => next.run(request).await,
        Program::IsMissing => StatusCode::NOT_FOUND.into_response(),
        Program::IsAPage => {
            let page = "<!doctype html><title>Ласкаво просимо</title>";
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
        }
        Program::HasTheWrongType => {
            let mut response = next.run(request).await;
            response.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/octet-stream"),
            );
            response
        }
        Program::IsCutShort => cut_short(next.run(request).await).await,
    }
}

/// The connection breaks after half of the bytes.
async fn cut_short(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = bytes.slice(..bytes.len() / 2);
    parts.headers.remove(header::CONTENT_LENGTH);
    let broken = [
        Ok(half),
        Err(io::Error::from(io::ErrorKind::ConnectionReset)),
    ];
    Response::from_parts(parts, Body::from_stream(stream::iter(broken)))
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
