//! Files as browsers get them: small, named by their kind, kept as long as they are true.

use hosting::{Nginx, OWN_ADDRESS, Release};
use std::io::Read;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "ts" => "text/plain; charset=utf-8",
        other => panic!("what is .{other}? Add it to types in docs/hosting/nginx/files.conf"),
    }
}

fn has_a_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    name.starts_with("assets/")
        || hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[test]
fn every_file_has_its_kind_and_its_time() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    let mut kept = 0;
    for name in release.files() {
        let answer = connection.get(&format!("/{name}"), &[]);
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("content-type"), Some(kind(&name)), "{name}");
        let wanted = if has_a_hash(&name) {
            FOR_EVER
        } else {
            "no-cache"
        };
        assert_eq!(answer.header("cache-control"), Some(wanted), "{name}");
        assert_eq!(answer.body, release.read(&name), "{name}");
        kept += usize::from(wanted == FOR_EVER);
    }
    assert!(kept > 20, "{kept}");
}

#[test]
fn each_reader_gets_the_smallest_it_takes() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    for name in release
        .files()
        .iter()
        .filter(|name| !name.ends_with(".png") && !name.ends_with(".ts"))
    {
        for (accepted, wanted) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip", Some("gzip")),
            ("identity", None),
            ("br;q=0, gzip", Some("gzip")),
        ] {
            let answer = connection.get(&format!("/{name}"), &[("Accept-Encoding", accepted)]);
            let got = answer.header("content-encoding");
            assert_eq!(got, wanted, "{name} for {accepted}");
            let varies = answer
                .all("vary")
                .any(|vary| vary.eq_ignore_ascii_case("accept-encoding"));
            assert!(
                varies,
                "{name} for {accepted}: a cache on the way would give it to others"
            );
            assert_eq!(
                decoded(&answer.body, got),
                release.read(name),
                "{name} for {accepted}"
            );
        }
    }
}

fn decoded(body: &[u8], encoding: Option<&str>) -> Vec<u8> {
    let mut plain = Vec::new();
    match encoding {
        Some("br") => brotli::BrotliDecompress(&mut &body[..], &mut plain).expect("brotli"),
        Some("gzip") => {
            flate2::read::GzDecoder::new(body)
                .read_to_end(&mut plain)
                .expect("gzip");
        }
        _ => plain.extend(body),
    }
    plain
}

#[test]
fn a_known_page_costs_no_bytes() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    let brotli = ("Accept-Encoding", "br");
    let first = connection.get("/readings/new", &[brotli]);
    let tag = first.header("etag").expect("a tag");
    let again = connection.get("/readings/new", &[brotli, ("If-None-Match", tag)]);
    assert_eq!(
        (again.status, again.header("cache-control")),
        (304, Some("no-cache"))
    );
}
