//! A stand-in of one's own for each test, and a client that accepts no answer outside the contract.

use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, header};
use serde_json::{Value, json};
use stand_in::{Clock, Db, Faults, Options, PASSWORD, app, open_copy};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::contract;

/// A Tuesday evening within the window of the 1st to the 5th.
pub const IN_THE_WINDOW: &str = "2026-11-03T19:30:00+02:00";

pub struct Here {
    pub clock: Clock,
    pub db: Db,
    pub faults: Faults,
    pub router: Router,
    cookie: Mutex<Option<String>>,
    /// Of a sign-in at a provider.
    identity: Mutex<Option<String>>,
    _folder: TempDir,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// What is no text is in [`Answer::bytes`] as it came.
    pub text: String,
    pub bytes: Bytes,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("the answer is JSON")
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn code(&self) -> String {
        self.json()["code"]
            .as_str()
            .expect("a problem has a code")
            .to_owned()
    }

    /// The field codes of a refusal, `value: below_previous`.
    pub fn fields(&self) -> Vec<String> {
        let json = self.json();
        assert_eq!(
            (self.status, json["code"].as_str()),
            (422, Some("invalid")),
            "{json}"
        );
        let fields = json["fields"]
            .as_array()
            .expect("a refusal names its fields");
        let said = |field: &Value| {
            let text = |name: &str| field[name].as_str().map(str::to_owned);
            format!(
                "{}: {}",
                text("field").unwrap_or_default(),
                text("code").unwrap_or_default()
            )
        };
        fields.iter().map(said).collect()
    }
}

impl Here {
    /// The clock stands still at `now`; the seed is planted.
    pub fn at(now: &str) -> Here {
        Here::with(now, Options::default())
    }

    pub fn with(now: &str, options: Options) -> Here {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Clock::at(now.parse().expect("a time with an offset"), true);
        let db = open_copy(&folder.path().join("test.sqlite"), &clock).expect("a fresh database");
        let faults = options.faults.clone();
        let router = app(db.clone(), clock.clone(), options);
        Here {
            clock,
            db,
            faults,
            router,
            cookie: Mutex::default(),
            identity: Mutex::default(),
            _folder: folder,
        }
    }

    /// Signed in as one of the demo's consumers.
    pub async fn signed_in(now: &str, login: &str) -> Here {
        let here = Here::at(now);
        here.sign_in(login).await;
        here
    }

    pub async fn sign_in(&self, login: &str) {
        let answer = self
            .post("/session", &json!({ "login": login, "password": PASSWORD }))
            .await;
        assert_eq!(answer.status, 201, "{}", answer.text);
    }

    pub fn set_clock(&self, now: &str) {
        self.clock
            .set(now.parse().expect("a time with an offset"), true);
    }

    pub fn set_cookie(&self, cookie: Option<&str>) {
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = cookie.map(str::to_owned);
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub fn set_identity_cookie(&self, cookie: Option<&str>) {
        *self.identity.lock().unwrap_or_else(PoisonError::into_inner) = cookie.map(str::to_owned);
    }

    pub fn identity_cookie(&self) -> Option<String> {
        self.identity
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    /// As the cabinet writes: the custom header, JSON, a fresh key.
    pub async fn post(&self, path: &str, json: &Value) -> Answer {
        self.post_with_key(path, &fresh_key(), json).await
    }

    pub async fn post_with_key(&self, path: &str, key: &str, json: &Value) -> Answer {
        let headers = [CABINET, JSON, ("idempotency-key", key)];
        self.send("POST", path, &headers, Some(json.to_string()))
            .await
    }

    pub async fn patch(&self, path: &str, json: &Value) -> Answer {
        self.send("PATCH", path, &[CABINET, JSON], Some(json.to_string()))
            .await
    }

    /// A picture, as the cabinet sends it.
    pub async fn put(&self, path: &str, media_type: &str, picture: &[u8]) -> Answer {
        let headers = [CABINET, ("content-type", media_type)];
        self.send_bytes("PUT", path, &headers, picture.to_vec())
            .await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, &[CABINET], None).await
    }

    /// Below `/api/v1`, with the cookie as a browser keeps it. Panics at an answer that the contract lacks.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let body = body.map_or(Vec::new(), String::into_bytes);
        self.send_bytes(method, path, headers, body).await
    }

    /// The same with a body that is no text.
    pub async fn send_bytes(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let path_at_the_site = format!("/api/v1{path}");
        let answer = self
            .send_bytes_anywhere(method, &path_at_the_site, headers, body)
            .await;
        if let Some(cookie) = answer.header("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            if pair.starts_with("gc_identity=") {
                self.set_identity_cookie(Some(pair));
            } else {
                self.set_cookie(Some(pair).filter(|pair| !pair.ends_with('=')));
            }
        }
        contract::check(method, path, &answer);
        answer
    }

    /// Any path, and no contract.
    pub async fn send_anywhere(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let body = body.map_or(Vec::new(), String::into_bytes);
        self.send_bytes_anywhere(method, path, headers, body).await
    }

    pub async fn send_bytes_anywhere(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies: Vec<String> = [self.cookie(), self.identity_cookie()]
            .into_iter()
            .flatten()
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("a router always answers");
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        Answer {
            status,
            headers,
            text: String::from_utf8_lossy(&body).into_owned(),
            bytes: body,
        }
    }
}

pub const CABINET: (&str, &str) = ("x-requested-with", "gas-cabinet");
pub const JSON: (&str, &str) = ("content-type", "application/json");

pub fn fresh_key() -> String {
    format!("{:016x}{:016x}", random(), random())
}

fn random() -> u64 {
    getrandom::u64().expect("the system has randomness")
}
