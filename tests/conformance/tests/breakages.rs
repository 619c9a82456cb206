//! Ways to break an API, each a layer around the stand-in.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use serde_json::Value;

/// Which requests: the method, and how the path ends or, with a `*` in it, begins and ends.
#[derive(Clone, Copy)]
pub struct At(pub &'static str, pub &'static str);

impl At {
    fn is(self, request: &Request) -> bool {
        let path = request.uri().path().trim_start_matches("/api/v1");
        let fits = match self.1.split_once('*') {
            Some((begin, end)) => {
                path.starts_with(begin)
                    && path.ends_with(end)
                    && path.len() > begin.len() + end.len()
            }
            None => path == self.1,
        };
        fits && (self.0 == "*" || request.method() == self.0)
    }
}

/// Changes what comes in.
pub fn request(at: At, change: fn(&mut Request)) -> impl FnOnce(Router) -> Router {
    move |router| {
        router.layer(from_fn(move |mut request: Request, next: Next| {
            if at.is(&request) {
                change(&mut request);
            }
            next.run(request)
        }))
    }
}

/// Changes what goes out.
pub fn answer(at: At, change: fn(&mut Response)) -> impl FnOnce(Router) -> Router {
    move |router| {
        router.layer(from_fn(move |request: Request, next: Next| async move {
            let is_it = at.is(&request);
            let mut answer = next.run(request).await;
            if is_it {
                change(&mut answer);
            }
            answer
        }))
    }
}

/// Changes the JSON of what goes out with that status.
pub fn json(at: At, status: u16, change: fn(&mut Value)) -> impl FnOnce(Router) -> Router {
    move |router| {
        router.layer(from_fn(move |request: Request, next: Next| async move {
            let is_it = at.is(&request);
            let answer = next.run(request).await;
            match is_it && answer.status() == status {
                true => changed(answer, change).await,
                false => answer,
            }
        }))
    }
}

async fn changed(answer: Response, change: fn(&mut Value)) -> Response {
    let (mut head, body) = answer.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    let Ok(mut json) = serde_json::from_slice(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    change(&mut json);
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from(json.to_string()))
}

/// Another answer altogether, whatever was asked.
pub fn replaced(at: At, made: fn() -> Response) -> impl FnOnce(Router) -> Router {
    move |router| {
        router.layer(from_fn(move |request: Request, next: Next| async move {
            match at.is(&request) {
                true => made(),
                false => next.run(request).await,
            }
        }))
    }
}

pub fn made(status: u16, media_type: &'static str, body: &'static str) -> Response {
    let mut answer = Response::new(Body::from(body));
    *answer.status_mut() = StatusCode::from_u16(status).expect("a status");
    set(&mut answer, header::CONTENT_TYPE, media_type);
    answer
}

pub fn set(answer: &mut Response, name: HeaderName, value: &'static str) {
    answer
        .headers_mut()
        .insert(name, HeaderValue::from_static(value));
}
