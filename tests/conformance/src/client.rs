//! Asks as the cabinet does: one request at a time, at a pace, with the cookies as a browser keeps them.

mod ask;
mod shown;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rustls::crypto::ring;
use serde_json::Value;
use ureq::http::{Request, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body as Incoming};

pub use ask::{Ask, Body, Who};

use crate::settings::Settings;

/// Bytes: more than any answer of the contract has.
const LARGEST: u64 = 16 * 1024 * 1024;

const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

pub struct Client {
    agent: Agent,
    root: String,
    cookies: BTreeMap<String, String>,
    /// Of the page that asks, where it is another site's.
    origin: Option<String>,
    pace: Duration,
    last: Option<Instant>,
}

pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Why there is no answer.
pub struct Silence {
    pub words: String,
    /// The connection was there, and was closed.
    pub is_broken: bool,
}

impl Answer {
    /// The first one of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |(one, _): &&(String, String)| one.eq_ignore_ascii_case(name);
        self.headers
            .iter()
            .find(named)
            .map(|(_, value)| value.as_str())
    }

    pub fn headers(&self, name: &str) -> Vec<&str> {
        let named = |(one, _): &&(String, String)| one.eq_ignore_ascii_case(name);
        let named = self.headers.iter().filter(named);
        named.map(|(_, value)| value.as_str()).collect()
    }

    /// `null` where it is no JSON: the contract's check has said so already.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn code(&self) -> Option<String> {
        self.json()["code"].as_str().map(str::to_owned)
    }

    /// Seconds.
    pub fn retry_after(&self) -> Option<u64> {
        self.header("retry-after")?.parse().ok()
    }
}

impl Client {
    pub fn new(settings: &Settings) -> Client {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections_per_host(1)
            .timeout_global(Some(settings.patience))
            .user_agent("gas-cabinet-conformance")
            .tls_config(tls)
            .build()
            .new_agent();
        Client {
            agent,
            root: settings.api.clone(),
            cookies: BTreeMap::new(),
            origin: settings.foreign_origin().map(str::to_owned),
            pace: settings.pace,
            last: None,
        }
    }

    /// # Errors
    /// Where there is no answer.
    pub fn send(&mut self, ask: &Ask) -> Result<Answer, Silence> {
        self.keep_pace();
        let answer = match self.exchange(ask) {
            // A connection kept open may have been closed meanwhile: a browser tries once more, too.
            Err(cause) if is_broken(&cause) => self.exchange(ask),
            outcome => outcome,
        };
        let answer = answer.map_err(|cause| Silence {
            words: words(&cause),
            is_broken: is_broken(&cause),
        })?;
        if ask.who == Who::Consumer {
            self.keep_cookies(&answer);
        }
        Ok(answer)
    }

    fn exchange(&self, ask: &Ask) -> Result<Answer, ureq::Error> {
        read(self.agent.run(self.request(ask)?)?)
    }

    /// As a browser sends them.
    pub fn cookies(&self) -> String {
        let pairs = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    fn keep_pace(&mut self) {
        if let Some(last) = self.last {
            sleep(self.pace.saturating_sub(last.elapsed()));
        }
        self.last = Some(Instant::now());
    }

    fn request(&self, ask: &Ask) -> Result<Request<Vec<u8>>, ureq::http::Error> {
        let encoded = |text: &str| utf8_percent_encode(text, KEPT).to_string();
        let address = format!("{}{}", self.root, ask.path(encoded));
        let mut request = Request::builder().method(ask.method.as_str()).uri(address);
        request = request.header("accept", "application/json, application/problem+json, */*");
        for (name, value) in ask.headers() {
            request = request.header(name, value);
        }
        if let (Some(origin), None) = (&self.origin, ask.header_of("Origin")) {
            request = request.header("origin", origin);
        }
        let cookies = match &ask.who {
            Who::Guest => String::new(),
            Who::Consumer => self.cookies(),
            Who::Bearer(cookies) => cookies.clone(),
        };
        if !cookies.is_empty() {
            request = request.header("cookie", cookies);
        }
        request.body(ask.payload())
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for cookie in answer.headers("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            let is_over = cookie
                .to_ascii_lowercase()
                .replace(' ', "")
                .contains("max-age=0");
            if value.is_empty() || is_over {
                self.cookies.remove(name.trim());
            } else {
                self.cookies
                    .insert(name.trim().to_owned(), value.to_owned());
            }
        }
    }
}

fn read(answer: Response<Incoming>) -> Result<Answer, ureq::Error> {
    let (head, mut body) = answer.into_parts();
    let text =
        |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = head.headers.iter();
    Ok(Answer {
        status: head.status.as_u16(),
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        body: body.with_config().limit(LARGEST).read_to_vec()?,
    })
}

fn is_broken(cause: &ureq::Error) -> bool {
    use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    let kinds = [
        BrokenPipe,
        ConnectionAborted,
        ConnectionReset,
        UnexpectedEof,
    ];
    matches!(cause, ureq::Error::Io(cause) if kinds.contains(&cause.kind()))
}

/// Without the address: it stands above.
fn words(cause: &ureq::Error) -> String {
    match cause {
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        ureq::Error::HostNotFound => "no such host".to_owned(),
        ureq::Error::ConnectionFailed => "no connection".to_owned(),
        ureq::Error::Io(cause) => match cause.kind() {
            std::io::ErrorKind::ConnectionRefused => "nothing listens there".to_owned(),
            std::io::ErrorKind::UnexpectedEof => {
                "the connection was closed without an answer".to_owned()
            }
            std::io::ErrorKind::InvalidData => format!("no safe connection: {cause}"),
            _ => format!("the connection broke: {cause}"),
        },
        ureq::Error::Tls(cause) => format!("no safe connection: {cause}"),
        ureq::Error::Rustls(cause) => {
            format!("no safe connection, its certificate or protocol is refused: {cause}")
        }
        other => format!("no answer that can be read: {other}"),
    }
}
