//! The company's API through nginx: as it answers, and no other way.

use hosting::{Answer, Connection, Nginx, OWN_ADDRESS, Release, Upstream};
use serde_json::Value;
use stand_in::{DEMO_CONSUMERS, PASSWORD};

const WRITES: (&str, &str) = ("X-Requested-With", "gas-cabinet");
const JSON: (&str, &str) = ("Content-Type", "application/json");

struct Behind {
    upstream: Upstream,
    nginx: Nginx,
}

fn behind() -> Behind {
    let release = Release::here();
    let upstream = Upstream::start(&release.0);
    let address = upstream.address();
    let nginx = Nginx::start(
        OWN_ADDRESS,
        &release.0,
        &[("server 127.0.0.1:9000;", &address)],
    );
    Behind { upstream, nginx }
}

fn sign_in(connection: &mut Connection) -> Answer {
    let login = DEMO_CONSUMERS[0].login;
    let body = format!(r#"{{"login":"{login}","password":"{PASSWORD}"}}"#);
    connection
        .ask("POST", "/api/v1/session", &[JSON, WRITES], body.as_bytes())
        .expect("an answer")
}

fn cookie(answer: &Answer) -> String {
    let cookie = answer.header("set-cookie").expect("a cookie");
    cookie.split(';').next().unwrap_or_default().to_owned()
}

#[test]
fn an_answer_is_the_api_s_own() {
    let Behind { upstream, nginx } = behind();
    let (mut through, mut straight) = (
        nginx.connect(),
        Connection::open(upstream.running.address).unwrap(),
    );
    for path in [
        "/api/v1/session",
        "/api/v1/accounts",
        "/api/v1/nowhere",
        "/api/v1/nowhere.pdf",
    ] {
        let (through, straight) = (through.get(path, &[]), straight.get(path, &[]));
        assert_eq!(through.status, straight.status, "{path}");
        for name in [
            "content-type",
            "cache-control",
            "x-content-type-options",
            "content-security-policy",
            "vary",
        ] {
            assert_eq!(
                through.header(name),
                straight.header(name),
                "{path}: {name}"
            );
        }
    }
    assert_eq!(
        through.get("/api/v1/session", &[]).header("cache-control"),
        Some("no-store")
    );
}

#[test]
fn a_session_and_a_write_pass() {
    let behind = behind();
    let mut connection = behind.nginx.connect();
    let signed_in = sign_in(&mut connection);
    assert_eq!(signed_in.status, 201, "{}", signed_in.text());
    let whole = signed_in.header("set-cookie").unwrap_or_default();
    assert!(
        whole.contains("HttpOnly") && whole.contains("SameSite"),
        "{whole}"
    );
    let cookie = cookie(&signed_in);
    let accounts = connection.get("/api/v1/accounts", &[("Cookie", &cookie)]);
    assert_eq!(accounts.status, 200, "{}", accounts.text());
    assert_eq!(connection.get("/api/v1/accounts", &[]).status, 401);
}

#[test]
fn a_pdf_goes_on_from_where_it_broke_off() {
    let behind = behind();
    let mut connection = behind.nginx.connect();
    let cookie = cookie(&sign_in(&mut connection));
    let cookie = ("Cookie", cookie.as_str());
    let pdf = invoice(&mut connection, cookie);
    let whole = connection.get(&pdf, &[cookie]);
    assert_eq!(
        (whole.status, whole.header("content-type")),
        (200, Some("application/pdf"))
    );
    let tag = whole.header("etag").expect("a tag");
    let rest = connection.get(&pdf, &[cookie, ("Range", "bytes=1000-"), ("If-Range", tag)]);
    assert_eq!(rest.status, 206);
    assert_eq!(rest.body, whole.body[1000..]);
}

/// The path of some invoice's PDF.
fn invoice(connection: &mut Connection, cookie: (&str, &str)) -> String {
    let mut first = |path: &str| {
        let answer = connection.get(path, &[cookie]);
        let listed: Value = serde_json::from_slice(&answer.body).expect("JSON");
        let list = listed
            .as_object()
            .and_then(|object| object.values().find_map(Value::as_array));
        let id = list
            .and_then(|list| list.first())
            .and_then(|one| one["id"].as_str());
        format!(
            "{path}/{}",
            id.unwrap_or_else(|| panic!("{path}: {listed}"))
        )
    };
    let account = first("/api/v1/accounts");
    first(&format!("{account}/invoices")) + "/pdf"
}

#[test]
fn the_largest_paper_passes_and_a_larger_one_does_not_reach_the_api() {
    let behind = behind();
    let mut connection = behind.nginx.connect();
    let cookie = cookie(&sign_in(&mut connection));
    let headers = [
        WRITES,
        ("Cookie", &cookie),
        ("Content-Type", "application/pdf"),
        ("Idempotency-Key", "6f2c8f0e-7a53-4e0c-9d2b-0d7f4f1f9a11"),
    ];
    let mut paper = b"%PDF-1.7\n".to_vec();
    paper.resize((5 << 20) - 14, b' ');
    paper.extend(b"trailer\n%%EOF\n");
    let kept = connection
        .ask("POST", "/api/v1/attachments", &headers, &paper)
        .unwrap();
    assert_eq!(kept.status, 201, "{}", kept.text());
    paper.resize(7 << 20, b' ');
    let more = connection.ask("POST", "/api/v1/attachments", &headers, &paper);
    // nginx may hang up before all of it has gone out.
    assert!(more.is_err() || more.is_ok_and(|answer| answer.status == 413));
}

#[test]
fn an_api_that_is_down_is_no_page() {
    let release = Release::here();
    let nginx = Nginx::start(
        OWN_ADDRESS,
        &release.0,
        &[("server 127.0.0.1:9000;", "server 127.0.0.1:1;")],
    );
    let answer = nginx.connect().get("/api/v1/session", &[]);
    assert_eq!(answer.status, 502);
    assert_ne!(answer.body, release.read("index.html"));
}
