//! The built cabinet on the API's own origin: media types, compressed twins, caching, the security headers.

use std::path::{Component, Path, PathBuf};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;

use crate::{App, Options, etag};

const INDEX: &str = "index.html";

/// Below `options.base`; with a base other than `/` the root leads there.
pub(crate) fn routes(options: &Options) -> Router<App> {
    let base = base(options);
    let headers = SecurityHeaders::of(options);
    let router = match base {
        "" => Router::new().fallback(any(serve)),
        base => {
            let home = format!("{base}/");
            let to_home = move || async move { Redirect::temporary(&home) };
            Router::new()
                .route("/", any(to_home.clone()))
                .route(base, any(to_home))
                .route(&format!("{base}/"), any(serve))
                .route(&format!("{base}/{{*path}}"), any(serve))
                .fallback(any(|| async { missing() }))
        }
    };
    router.layer(map_response_with_state(headers, with_security_headers))
}

/// `/cabinet` for `/cabinet`, `/cabinet/` and `cabinet`; empty for the root.
fn base(options: &Options) -> &str {
    options.base.trim_end_matches('/')
}

async fn serve(State(app): State<App>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return (
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, "GET,HEAD")],
        )
            .into_response();
    }
    let Some(inside) = relative(request.uri(), base(&app.options)) else {
        return missing();
    };
    let named = app.options.dist.join(&inside);
    if is_file_within(&named, &app.options.dist).await {
        return file(&named, request.headers()).await;
    }
    // A page of the cabinet's router has no extension; a file that is gone has.
    if inside.extension().is_some() {
        return missing();
    }
    let index = app.options.dist.join(INDEX);
    if is_file_within(&index, &app.options.dist).await {
        return file(&index, request.headers()).await;
    }
    not_built()
}

/// The path inside the folder, if it stays there.
fn relative(uri: &Uri, base: &str) -> Option<PathBuf> {
    let path = uri.path().strip_prefix(base)?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if path.contains(['\\', '\0']) {
        return None;
    }
    let path = Path::new(path.trim_start_matches('/'));
    let is_plain = |part: Component| match part {
        Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
        _ => false,
    };
    path.components().all(is_plain).then(|| path.to_owned())
}

/// Links that lead out of the folder are not followed.
async fn is_file_within(path: &Path, folder: &Path) -> bool {
    let (Ok(path), Ok(folder)) = (
        tokio::fs::canonicalize(path).await,
        tokio::fs::canonicalize(folder).await,
    ) else {
        return false;
    };
    path.starts_with(folder)
        && tokio::fs::metadata(path)
            .await
            .is_ok_and(|meta| meta.is_file())
}

async fn file(path: &Path, request: &HeaderMap) -> Response {
    let Some((body, encoding)) = smallest(path, request).await else {
        return missing();
    };
    let tag = etag::of(&body);
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(media_type(path)),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(caching(path)),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    let known = request
        .get(header::IF_NONE_MATCH)
        .map(HeaderValue::as_bytes)
        .unwrap_or_default();
    if etag::matches(known, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, body).into_response()
}

/// The file, or the compressed twin beside it that the reader takes.
async fn smallest(path: &Path, request: &HeaderMap) -> Option<(Vec<u8>, Option<&'static str>)> {
    for (encoding, extension) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(request, encoding) {
            let mut twin = path.as_os_str().to_owned();
            twin.push(extension);
            if let Ok(body) = tokio::fs::read(&twin).await {
                return Some((body, Some(encoding)));
            }
        }
    }
    Some((tokio::fs::read(path).await.ok()?, None))
}

/// Whether `Accept-Encoding` names it, and not with `q=0`.
fn accepts(request: &HeaderMap, encoding: &str) -> bool {
    request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
            let weight = weight
                .trim()
                .trim_start_matches("q=")
                .parse()
                .unwrap_or(1.0_f32);
            name.trim().eq_ignore_ascii_case(encoding) && weight > 0.0
        })
}

fn media_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// A name with a hash in it never changes its content; everything else is asked about each time.
fn caching(path: &Path) -> &'static str {
    let names = path.iter().filter_map(|name| name.to_str());
    let folder_is_hash = names
        .clone()
        .zip(names.skip(1))
        .any(|(folder, below)| folder == "assets" && is_hash(below, 8));
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let name_has_hash = stem
        .trim_end_matches("_bg")
        .rsplit_once('-')
        .is_some_and(|(_, hash)| is_hash(hash, 16));
    if folder_is_hash || name_has_hash {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn is_hash(text: &str, shortest: usize) -> bool {
    text.len() >= shortest && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn missing() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (StatusCode::NOT_FOUND, headers, "Немає такого файлу\n").into_response()
}

fn not_built() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let text = "Кабінет ще не зібрано: запустіть `make build`.\n";
    (StatusCode::SERVICE_UNAVAILABLE, headers, text).into_response()
}

/// The same on every answer of the site, errors too.
#[derive(Clone)]
struct SecurityHeaders {
    policy: String,
}

impl SecurityHeaders {
    fn of(options: &Options) -> SecurityHeaders {
        let payment_hosts: String = options
            .payment_hosts
            .iter()
            .map(|host| format!(" {host}"))
            .collect();
        let ancestors = match options.frame_ancestors.as_slice() {
            [] => "'none'".to_owned(),
            origins => origins.join(" "),
        };
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
             manifest-src 'self'; worker-src 'self'; form-action 'self'{payment_hosts}; \
             base-uri 'none'; frame-ancestors {ancestors}"
        );
        SecurityHeaders { policy }
    }
}

async fn with_security_headers(
    State(security): State<SecurityHeaders>,
    mut response: Response,
) -> Response {
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&security.policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
