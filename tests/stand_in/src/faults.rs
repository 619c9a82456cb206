//! Faults on order: what a weak link, a busy server or a proxy does, for tests and for a person to see.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hyper::body::Frame;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::App;
use crate::problem::Problem;
use crate::{request, session};

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    #[default]
    None,
    /// The answer comes after `delay_ms`; a keyed write is at work meanwhile.
    Slow,
    Unavailable,
    TooMany,
    /// JSON that breaks off.
    Malformed,
    /// A proxy's page in place of JSON.
    Html,
    /// Cut before anything happens.
    Dropped,
    /// The session is over, for this request and all later ones.
    SessionExpired,
    /// Everything happens, then the connection is cut without an answer.
    AnswerLost,
    /// The connection is cut in the middle of the answer.
    Truncated,
}

/// A fault, and which requests of the API it befalls.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultPlan {
    pub fault: Fault,
    /// How many requests more; nothing is until it is changed.
    #[serde(default)]
    pub times: Option<u32>,
    /// Only paths with this in them, counted from after `/api/v1`.
    #[serde(default)]
    pub path: Option<String>,
    #[serde(default)]
    pub method: Option<String>,
    /// Milliseconds, for `slow`.
    #[serde(default = "usual_delay")]
    pub delay_ms: u64,
    /// Seconds, for `unavailable` and `too_many`.
    #[serde(default = "usual_retry_after")]
    pub retry_after: u64,
    /// What comes after the last of `times`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Box<FaultPlan>>,
}

fn usual_delay() -> u64 {
    3000
}

fn usual_retry_after() -> u64 {
    5
}

impl FaultPlan {
    /// The next `times` requests of any path and method.
    #[must_use]
    pub fn next(fault: Fault, times: u32) -> FaultPlan {
        FaultPlan {
            fault,
            times: Some(times),
            delay_ms: usual_delay(),
            retry_after: usual_retry_after(),
            ..FaultPlan::default()
        }
    }

    /// Only requests with this in their path, counted from after `/api/v1`.
    #[must_use]
    pub fn on(self, method: &str, path: &str) -> FaultPlan {
        FaultPlan {
            method: Some(method.to_owned()),
            path: Some(path.to_owned()),
            ..self
        }
    }

    /// And after the last of them this one.
    #[must_use]
    pub fn then(self, next: FaultPlan) -> FaultPlan {
        FaultPlan {
            then: Some(Box::new(next)),
            ..self
        }
    }

    fn befalls(&self, request: &Request) -> bool {
        let method = self.method.as_deref();
        self.fault != Fault::None
            && self.times != Some(0)
            && self
                .path
                .as_deref()
                .is_none_or(|path| request.uri().path().contains(path))
            && method.is_none_or(|method| request.method().as_str().eq_ignore_ascii_case(method))
    }

    fn cuts(&self) -> bool {
        let cuts = matches!(
            self.fault,
            Fault::Dropped | Fault::AnswerLost | Fault::Truncated
        );
        cuts && self.times != Some(0)
    }
}

/// The switch. Copies are the same switch.
#[derive(Clone)]
pub struct Faults {
    plan: Arc<Mutex<FaultPlan>>,
    /// Told when a plan that cuts connections is set.
    cutting: watch::Sender<()>,
}

impl Default for Faults {
    fn default() -> Faults {
        Faults {
            plan: Arc::default(),
            cutting: watch::Sender::new(()),
        }
    }
}

impl Faults {
    pub fn set(&self, plan: FaultPlan) {
        let cuts = plan.cuts();
        *self.plan() = plan;
        if cuts {
            self.cutting.send_replace(());
        }
    }

    #[must_use]
    pub fn current(&self) -> FaultPlan {
        self.plan().clone()
    }

    /// Changes when idle connections are to be closed: browsers send a request again by themselves, without a
    /// word to the page, when a connection that they had used before is cut. Only a fresh one shows the fault.
    pub(crate) fn cutting(&self) -> watch::Receiver<()> {
        self.cutting.subscribe()
    }

    pub(crate) fn is_cutting(&self) -> bool {
        self.plan().cuts()
    }

    /// The plan, when it befalls this request; counts it.
    fn take(&self, request: &Request) -> Option<FaultPlan> {
        let mut plan = self.plan();
        if !plan.befalls(request) {
            return None;
        }
        plan.times = plan.times.map(|times| times - 1);
        let taken = plan.clone();
        if let (Some(0), Some(next)) = (plan.times, &taken.then) {
            plan.clone_from(next);
        }
        Some(taken)
    }

    fn plan(&self) -> MutexGuard<'_, FaultPlan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// On a request: how long a keyed write takes between its start and its end.
#[derive(Clone, Copy)]
pub(crate) struct Delay(pub Duration);

/// On an answer: close the connection and say nothing.
#[derive(Clone, Copy)]
pub(crate) struct Cut;

pub(crate) async fn inject(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(plan) = app.faults.take(&request) else {
        return next.run(request).await;
    };
    match plan.fault {
        Fault::None => next.run(request).await,
        Fault::Slow => {
            let delay = Duration::from_millis(plan.delay_ms);
            if request.headers().contains_key(request::KEY) {
                request.extensions_mut().insert(Delay(delay));
            } else {
                tokio::time::sleep(delay).await;
            }
            next.run(request).await
        }
        Fault::Unavailable => Problem::unavailable(plan.retry_after).into_response(),
        Fault::TooMany => Problem::too_many_requests(plan.retry_after).into_response(),
        Fault::Malformed => json_that_breaks_off(),
        Fault::Html => a_proxys_page(),
        Fault::Dropped => cut(),
        Fault::SessionExpired => {
            if let Err(problem) = expire(&app, request.headers()).await {
                return problem.into_response();
            }
            next.run(request).await
        }
        Fault::AnswerLost => {
            next.run(request).await;
            cut()
        }
        Fault::Truncated => half(next.run(request).await).await,
    }
}

async fn expire(app: &App, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(token_hash) = session::token_hash(headers) else {
        return Ok(());
    };
    app.db
        .run(move |db| Ok(session::close(db, &token_hash)?))
        .await
}

fn json_that_breaks_off() -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        r#"{"items": [{"id": "r-"#,
    )
        .into_response()
}

fn a_proxys_page() -> Response {
    let page = "<!doctype html><title>Login</title><h1>Welcome to the free network</h1>";
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// [`crate::serve`] closes the connection at the mark; another server would send the empty body.
fn cut() -> Response {
    let mut response = Body::empty().into_response();
    response.extensions_mut().insert(Cut);
    response
}

/// Headers that promise all of it, and half of it.
async fn half(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    let Ok(whole) = to_bytes(body, usize::MAX).await else {
        return cut();
    };
    head.headers
        .insert(header::CONTENT_LENGTH, whole.len().into());
    let half = whole.slice(..whole.len() / 2);
    Response::from_parts(head, Body::new(Half::Unsent(half)))
}

/// A body that fails once its bytes are on the way.
enum Half {
    Unsent(Bytes),
    Sent,
    Failed,
}

impl HttpBody for Half {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut *self {
            Half::Unsent(half) => {
                let half = std::mem::take(half);
                *self = Half::Sent;
                Poll::Ready(Some(Ok(Frame::data(half))))
            }
            // The server sends what it has before it asks again: a failure at once would keep it back.
            Half::Sent => {
                *self = Half::Failed;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Half::Failed => Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
        }
    }
}
