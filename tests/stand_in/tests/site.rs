use std::fs;
use std::path::Path;

use stand_in::Options;
use tempfile::TempDir;

use crate::here::{Answer, Here, IN_THE_WINDOW};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; \
    worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const FOREVER: Option<&str> = Some("public, max-age=31536000, immutable");

fn built(folder: &Path) {
    let dist = folder.join("dist");
    fs::create_dir_all(dist.join("assets/0f3c9a1b2d4e")).expect("a folder");
    for (name, content) in [
        ("index.html", "<!doctype html>кабінет"),
        ("index.html.br", "brotli"),
        ("index.html.gz", "gzip"),
        ("app-0123456789abcdef.css", "css"),
        ("icon.svg", "<svg/>"),
        ("sw.js", "worker"),
        ("app.webmanifest", "{}"),
        ("assets/0f3c9a1b2d4e/main.js", "js"),
        ("assets/0f3c9a1b2d4e/main_bg.wasm", "wasm"),
        ("assets/0f3c9a1b2d4e/main_bg.wasm.br", "wasm in brotli"),
        (".hidden", "secret"),
        ("../outside.txt", "secret"),
    ] {
        fs::write(dist.join(name), content).expect("a file");
    }
    std::os::unix::fs::symlink(folder.join("outside.txt"), dist.join("link.txt")).expect("a link");
}

struct Site {
    here: Here,
    _folder: TempDir,
}

impl Site {
    fn with(options: Options) -> Site {
        let folder = TempDir::new().expect("a temporary folder");
        built(folder.path());
        let options = Options {
            dist: folder.path().join("dist"),
            ..options
        };
        Site {
            here: Here::with(IN_THE_WINDOW, options),
            _folder: folder,
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.here.send_anywhere("GET", path, &[], None).await
    }

    async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.here
            .send_anywhere("GET", path, &[(name, value)], None)
            .await
    }
}

#[tokio::test]
async fn every_kind_of_file_has_its_media_type_and_hashed_ones_are_kept_for_ever() {
    let site = Site::with(Options::default());
    for (path, media_type, caching) in [
        ("/", "text/html; charset=utf-8", Some("no-cache")),
        ("/index.html", "text/html; charset=utf-8", Some("no-cache")),
        ("/icon.svg", "image/svg+xml", Some("no-cache")),
        ("/sw.js", "text/javascript; charset=utf-8", Some("no-cache")),
        (
            "/app.webmanifest",
            "application/manifest+json",
            Some("no-cache"),
        ),
        (
            "/app-0123456789abcdef.css",
            "text/css; charset=utf-8",
            FOREVER,
        ),
        (
            "/assets/0f3c9a1b2d4e/main.js",
            "text/javascript; charset=utf-8",
            FOREVER,
        ),
        (
            "/assets/0f3c9a1b2d4e/main_bg.wasm",
            "application/wasm",
            FOREVER,
        ),
    ] {
        let answer = site.get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(media_type)),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), caching, "{path}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"), "{path}");
    }
}

#[tokio::test]
async fn the_compressed_twin_goes_to_those_who_take_it() {
    let site = Site::with(Options::default());
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "brotli"),
        ("gzip;q=1.0, br;q=0", Some("gzip"), "gzip"),
        ("GZIP", Some("gzip"), "gzip"),
        ("identity", None, "<!doctype html>кабінет"),
        ("", None, "<!doctype html>кабінет"),
    ] {
        let answer = site.get_with("/", "accept-encoding", accepted).await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text.as_str()),
            (encoding, body),
            "{accepted}"
        );
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
    }
    let only_brotli = site
        .get_with(
            "/assets/0f3c9a1b2d4e/main_bg.wasm",
            "accept-encoding",
            "gzip",
        )
        .await;
    assert_eq!(
        (
            only_brotli.header("content-encoding"),
            only_brotli.text.as_str()
        ),
        (None, "wasm")
    );
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let site = Site::with(Options::default());
    let tag = site
        .get("/")
        .await
        .header("etag")
        .unwrap_or_default()
        .to_owned();
    let again = site.get_with("/sign-in", "if-none-match", &tag).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    assert_eq!(
        site.get_with("/", "if-none-match", "\"other\"")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn addresses_of_the_cabinet_get_its_page_and_files_that_are_gone_do_not() {
    let site = Site::with(Options::default());
    for path in [
        "/sign-in",
        "/readings/new",
        "/readings/r-901",
        "/nothing?next=/x",
        "/assets",
    ] {
        let answer = site.get(path).await;
        assert_eq!(
            (answer.status, answer.text.as_str()),
            (200, "<!doctype html>кабінет"),
            "{path}"
        );
    }
    for path in [
        "/gone.js",
        "/assets/ffffffffffff/main_bg.wasm",
        "/favicon.ico",
    ] {
        let answer = site.get(path).await;
        assert_eq!(
            (answer.status, answer.header("cache-control")),
            (404, Some("no-cache")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_can_be_had() {
    let site = Site::with(Options::default());
    for path in [
        "/../outside.txt",
        "/%2e%2e/outside.txt",
        "/assets/../../outside.txt",
        "/..%2foutside.txt",
        "/..%5coutside.txt",
        "/link.txt",
        "/.hidden",
        "/assets/%00.js",
        "/%ff.js",
        "//etc/passwd.txt",
    ] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text.contains("secret"), "{path}");
    }
}

#[tokio::test]
async fn every_answer_of_the_site_has_the_security_headers() {
    let site = Site::with(Options::default());
    for path in ["/", "/sign-in", "/gone.js", "/assets/0f3c9a1b2d4e/main.js"] {
        let answer = site.get(path).await;
        assert_eq!(
            answer.header("content-security-policy"),
            Some(POLICY),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(
            answer.header("cross-origin-opener-policy"),
            Some("same-origin")
        );
        assert!(
            answer
                .header("permissions-policy")
                .is_some_and(|some| some.contains("camera=()"))
        );
    }
}

#[tokio::test]
async fn payment_hosts_and_frames_are_the_companys_to_choose() {
    let site = Site::with(Options {
        payment_hosts: vec![
            "https://pay.example".to_owned(),
            "https://bank.example".to_owned(),
        ],
        frame_ancestors: vec!["https://gas.example".to_owned()],
        ..Options::default()
    });
    let answer = site.get("/").await;
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(
        policy.contains("; form-action 'self' https://pay.example https://bank.example; "),
        "{policy}"
    );
    assert!(
        policy.ends_with("; frame-ancestors https://gas.example"),
        "{policy}"
    );
}

#[tokio::test]
async fn under_a_base_path_the_api_and_the_switchboard_stay_where_they_are() {
    for base in ["/cabinet", "/cabinet/"] {
        let site = Site::with(Options {
            base: base.to_owned(),
            ..Options::default()
        });
        for path in ["/", "/cabinet"] {
            let answer = site.get(path).await;
            assert_eq!(
                (answer.status, answer.header("location")),
                (307, Some("/cabinet/")),
                "{path}"
            );
        }
        for path in ["/cabinet/", "/cabinet/sign-in", "/cabinet/readings/new"] {
            assert_eq!(
                site.get(path).await.text,
                "<!doctype html>кабінет",
                "{path}"
            );
        }
        assert_eq!(
            site.get("/cabinet/assets/0f3c9a1b2d4e/main.js").await.text,
            "js"
        );
        for path in [
            "/sign-in",
            "/cabinet-news",
            "/assets/0f3c9a1b2d4e/main.js",
            "/cabinet/gone.js",
        ] {
            let answer = site.get(path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.header("content-security-policy").is_some());
        }
        assert_eq!(site.here.get("/session").await.status, 200);
        assert_eq!(site.get("/stand-in/").await.status, 200);
    }
}

#[tokio::test]
async fn only_reading_is_possible() {
    let site = Site::with(Options::default());
    let head = site.here.send_anywhere("HEAD", "/", &[], None).await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    let post = site.here.send_anywhere("POST", "/sign-in", &[], None).await;
    assert_eq!((post.status, post.header("allow")), (405, Some("GET,HEAD")));
}

#[tokio::test]
async fn without_a_build_it_says_so() {
    let options = Options {
        dist: "/nowhere/dist".into(),
        ..Options::default()
    };
    let here = Here::with(IN_THE_WINDOW, options);
    let answer = here.send_anywhere("GET", "/", &[], None).await;
    assert_eq!(answer.status, 503);
    assert!(answer.text.contains("make build"));
}
