//! Every address of the cabinet is its page, with the same protection that the journeys run under.

use hosting::{Answer, Connection, Nginx, OWN_ADDRESS, Release, Upstream, WITHIN_A_SITE};

const PROTECTION: [&str; 5] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
];

fn protection(answer: &Answer) -> Vec<Option<&str>> {
    PROTECTION.iter().map(|name| answer.header(name)).collect()
}

#[test]
fn every_address_of_the_cabinet_is_its_page() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    for address in [
        "/",
        "/sign-in?next=/readings",
        "/readings/new",
        "/accounts/a-1500000015",
        "/nowhere",
        "/assets",
    ] {
        let answer = connection.get(address, &[]);
        assert_eq!(
            (answer.status, answer.body),
            (200, release.read("index.html")),
            "{address}"
        );
    }
}

#[test]
fn a_file_that_is_gone_is_never_the_page() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let mut connection = nginx.connect();
    for address in [
        "/assets/0000000000000000/main.js",
        "/assets/0000000000000000/piece",
        "/gas-cabinet-0000000000000000.js",
        "/favicon.ico",
        "/.env",
        "/.git/config",
        "/assets/../../Cargo.toml",
    ] {
        let answer = connection.get(address, &[]);
        assert!(
            [400, 404].contains(&answer.status),
            "{address}: {}",
            answer.status
        );
        // Kept, it would be gone also when it is there again.
        let caching = answer.header("cache-control").unwrap_or("no-cache");
        assert_eq!(caching, "no-cache", "{address}");
    }
}

#[test]
fn the_protection_is_what_the_journeys_run_under() {
    let release = Release::here();
    let upstream = Upstream::start(&release.0);
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let (mut shipped, mut tested) = (
        nginx.connect(),
        Connection::open(upstream.running.address).unwrap(),
    );
    let mut addresses: Vec<String> = release
        .files()
        .iter()
        .map(|name| format!("/{name}"))
        .collect();
    addresses.extend(["/", "/readings/new", "/assets/0000000000000000/main.js"].map(str::to_owned));
    for address in addresses {
        let shipped = shipped.get(&address, &[]);
        let tested = tested.get(&address, &[]);
        assert_eq!(shipped.status, tested.status, "{address}");
        assert_eq!(protection(&shipped), protection(&tested), "{address}");
        assert!(
            protection(&shipped).iter().all(Option::is_some),
            "{address}"
        );
        assert_eq!(
            shipped.header("cache-control"),
            tested.header("cache-control"),
            "{address}"
        );
    }
}

#[test]
fn a_site_that_is_named_may_frame_it() {
    let release = Release::here();
    let named = [(
        "default \"'none'\"",
        "default \"https://www.company.example\"",
    )];
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &named);
    let answer = nginx.connect().get("/sign-in", &[]);
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(
        policy.ends_with("frame-ancestors https://www.company.example"),
        "{policy}"
    );
}

#[test]
fn without_https_one_is_led_to_the_same_page_with_it() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    let said = nginx.says_plainly(
        "GET /readings?year=2026 HTTP/1.1\r\nHost: cabinet.company.example\r\nConnection: close\r\n\r\n",
    );
    assert!(
        said.starts_with("HTTP/1.1 301 ")
            && said
                .contains("\r\nLocation: https://cabinet.company.example/readings?year=2026\r\n"),
        "{said}"
    );
}

#[test]
fn the_switch_takes_the_worker_s_place() {
    takes_the_worker_s_place(OWN_ADDRESS, "");
    takes_the_worker_s_place(WITHIN_A_SITE, "/gas-cabinet");
}

fn takes_the_worker_s_place(server: &str, base: &str) {
    let release = Release::here();
    let switch = format!("location = {base}/sw.js {{ try_files {base}/sw-off.js =404; }}");
    let nginx = Nginx::start(server, &release.0, &[(&format!("# {switch}"), &switch)]);
    let answer = nginx.connect().get(&format!("{base}/sw.js"), &[]);
    assert_eq!(answer.body, release.read("sw-off.js"));
    // A worker that is kept would not be looked for again.
    assert_eq!(answer.header("cache-control"), Some("no-cache"));
    assert_eq!(
        answer.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
}

#[test]
fn nothing_is_written_to_a_file() {
    let release = Release::here();
    let nginx = Nginx::start(OWN_ADDRESS, &release.0, &[]);
    for method in ["POST", "PUT", "DELETE"] {
        let answer = nginx
            .connect()
            .ask(method, "/index.html", &[], b"x")
            .unwrap();
        assert_eq!(answer.status, 405, "{method}");
    }
}
