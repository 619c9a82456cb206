//! The same consumer at another device: a session of its own, over the same API.

use crate::cabinet::Cabinet;
use crate::person::{Outcome, Trouble};
use axum::body::{Body, to_bytes};
use http::{Request, StatusCode, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

/// What the device says of itself, and what it is called by that.
const PHONE: &str = "Mozilla/5.0 (Android 16; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
pub const ITS_NAME: &str = "Firefox, Android";

pub struct Elsewhere {
    client: Client<HttpConnector, String>,
    session: String,
    cookie: String,
}

impl Elsewhere {
    pub async fn signs_in(cabinet: &Cabinet, login: &str, password: &str) -> Outcome<Self> {
        let client = Client::builder(TokioExecutor::new()).build_http();
        let session = cabinet.host_url("/api/v1/session");
        let body = json!({ "login": login, "password": password }).to_string();
        let request = Request::post(&session)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, PHONE)
            .header("X-Requested-With", "gas-cabinet")
            .body(body);
        let answer = client.request(request.map_err(unsent)?).await;
        let answer = answer.map_err(unsent)?;
        if answer.status() != StatusCode::CREATED {
            return Err(Trouble(format!(
                "wants to sign in at another device, but: {}",
                answer.status()
            )));
        }
        let cookie = answer.headers().get(header::SET_COOKIE);
        let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        let cookie = cookie.unwrap_or_default().to_owned();
        Ok(Self {
            client,
            session,
            cookie,
        })
    }

    /// Whether the other device is signed in, now.
    pub async fn is_signed_in(&self, wanted: bool) -> Outcome {
        let request = Request::get(&self.session)
            .header(header::COOKIE, &self.cookie)
            .body(String::new());
        let answer = self.client.request(request.map_err(unsent)?).await;
        let body = Body::new(answer.map_err(unsent)?.into_body());
        let body = to_bytes(body, 1 << 16).await.map_err(unsent)?;
        let session: Value = serde_json::from_slice(&body).map_err(unsent)?;
        if (session["state"] == "signed_in") == wanted {
            return Ok(());
        }
        Err(Trouble(format!(
            "wants the other device signed in: {wanted}, but its session is {session}"
        )))
    }
}

fn unsent(error: impl std::fmt::Display) -> Trouble {
    Trouble(format!("another device: {error}"))
}
