//! Pages of other sites that the cabinet stands in, from `tests/hosts`: at `/cabinet` of their server, and below it.

use crate::cabinet::workspace;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::map_response;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    Plain,
    /// Rules for every element, a root of 10 px.
    Bootstrap,
    /// `<base>` and a client router of its own.
    Router,
    /// A content security policy that allows nothing more than the guide asks for.
    Strict,
    Phone,
}

/// How the cabinet stands in it.
#[derive(Clone, Debug)]
pub enum Mode {
    /// From the same origin.
    Inline,
    /// From the cabinet's own origin, which is this.
    Framed(String),
}

/// The server of a host.
#[derive(Clone)]
pub struct Site {
    pub host: Host,
    pub mode: Mode,
    /// Of the cabinet, as it is served.
    release: PathBuf,
    /// What its element says beside what it must.
    pub says: Arc<Mutex<String>>,
}

/// What the address asks for, the page is served without the cabinet.
pub const WITHOUT: &str = "without=the-cabinet";

impl Site {
    pub fn new(host: Host, mode: Mode, release: PathBuf) -> Self {
        let says = Arc::default();
        Self {
            host,
            mode,
            release,
            says,
        }
    }

    /// Its pages, and what stands beside them.
    pub fn routes(&self) -> Router {
        let site = self.clone();
        let page = move |uri: Uri| async move { site.page(uri.query() == Some(WITHOUT)) };
        let news = || async { Html(read("news.html")) };
        let article = match self.host {
            Host::Router => get(page.clone()),
            _ => get(news),
        };
        Router::new()
            .route("/cabinet", get(page.clone()))
            .route("/cabinet/{*path}", get(page))
            .route("/news/{number}", article)
            .route("/cabinet-news", get(news))
            .route("/elsewhere/", get(news))
            .route("/host/{file}", get(file))
    }

    fn page(&self, is_without: bool) -> Response {
        let (name, digest) = match self.host {
            Host::Strict if !is_without => self.pinned(),
            _ => ("gas-cabinet.js".to_owned(), String::new()),
        };
        let loader = match is_without {
            true => "/host/nothing.js".to_owned(),
            false => format!("{}/{name}", self.cabinet()),
        };
        let page = read(self.host.file())
            .replace("%LOADER%", &loader)
            .replace("%DIGEST%", &digest)
            .replace("%ATTRIBUTES%", &self.attributes())
            .replace("%PAGE%", &format!("{}/", self.cabinet()));
        let mut response = Html(page).into_response();
        if self.host == Host::Strict {
            let policy = HeaderValue::from_str(&self.policy()).expect("a header's text");
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    /// The loader by its lasting name, and its digest; nothing that could load where the release tells of none.
    fn pinned(&self) -> (String, String) {
        let digests = std::fs::read_to_string(self.release.join("integrity.json"));
        let digests: BTreeMap<String, String> =
            serde_json::from_str(&digests.unwrap_or_default()).unwrap_or_default();
        let is_loader = |(name, _): &(String, String)| {
            name.starts_with("gas-cabinet-") && name.ends_with(".js")
        };
        digests.into_iter().find(is_loader).unwrap_or_default()
    }

    /// Where the cabinet's own page is, without the slash.
    fn cabinet(&self) -> &str {
        match &self.mode {
            Mode::Inline => "",
            Mode::Framed(cabinet) => cabinet,
        }
    }

    fn attributes(&self) -> String {
        let own = match &self.mode {
            Mode::Inline => "api=\"/api/v1\" base=\"/cabinet\"".to_owned(),
            Mode::Framed(cabinet) => format!("src=\"{cabinet}/\""),
        };
        let more = self.says.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{own} lang=\"uk\" phone=\"0 800 300 104\" {more}")
    }

    fn policy(&self) -> String {
        match &self.mode {
            Mode::Inline => INLINE_POLICY.to_owned(),
            Mode::Framed(cabinet) => FRAMED_POLICY.replace("https://cabinet.company.ua", cabinet),
        }
    }
}

impl Host {
    fn file(self) -> &'static str {
        match self {
            // The same page, under a policy and with a pinned loader.
            Self::Plain | Self::Strict => "plain.html",
            Self::Bootstrap => "bootstrap.html",
            Self::Router => "router.html",
            Self::Phone => "phone.html",
        }
    }
}

// The two that `docs/embed.md` tells to paste; a journey compares.
pub const INLINE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; form-action 'self' https://tokly.ipay.ua https://www.portmone.com.ua; base-uri 'none'; frame-ancestors 'none'";
pub const FRAMED_POLICY: &str = "default-src 'none'; script-src 'self' https://cabinet.company.ua; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src https://cabinet.company.ua; base-uri 'none'; frame-ancestors 'none'";

async fn file(Path(file): Path<String>) -> Response {
    let kind = match file.rsplit_once('.') {
        _ if file == "nothing.js" => return ([(header::CONTENT_TYPE, JS)], "").into_response(),
        Some((_, "js")) => JS,
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "json")) => "application/json",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match std::fs::read_to_string(folder().join(&file)) {
        Ok(text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

const JS: &str = "text/javascript; charset=utf-8";

fn folder() -> PathBuf {
    workspace().join("tests/hosts")
}

fn read(file: &str) -> String {
    let path = folder().join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| format!("{}: {error}", path.display()))
}

/// Lets pages of other origins take the loader from here.
pub fn lends_the_loader(router: Router) -> Router {
    let anyone = HeaderValue::from_static("*");
    router.layer(map_response(move |mut response: Response| {
        let anyone = anyone.clone();
        async move {
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anyone);
            response
        }
    }))
}
