use std::time::{Duration, Instant};

use serde_json::json;
use stand_in::{Clock, Fault, FaultPlan, Options, PASSWORD, Running};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::here::{Here, IN_THE_WINDOW};

const READINGS: &str = "/accounts/a-1500000015/readings";

#[tokio::test]
async fn down_and_overloaded_say_when_to_come_back() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan {
        retry_after: 7,
        ..FaultPlan::next(Fault::Unavailable, 1)
    });
    let down = here.get("/accounts").await;
    assert_eq!((down.status, down.code().as_str()), (503, "unavailable"));
    assert_eq!(down.header("retry-after"), Some("7"));
    here.faults.set(FaultPlan::next(Fault::TooMany, 1));
    let busy = here.get("/accounts").await;
    assert_eq!(
        (busy.status, busy.code().as_str()),
        (429, "too_many_requests")
    );
    assert_eq!(busy.header("retry-after"), Some("5"));
}

#[tokio::test]
async fn a_fault_befalls_as_many_requests_as_it_was_told_to() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan::next(Fault::Unavailable, 2));
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(here.get("/accounts").await.status);
    }
    assert_eq!(seen, [503, 503, 200]);

    here.faults.set(FaultPlan {
        times: None,
        ..FaultPlan::next(Fault::Unavailable, 1)
    });
    for _ in 0..5 {
        assert_eq!(here.get("/accounts").await.status, 503);
    }
    here.faults.set(FaultPlan::next(Fault::None, 1));
    assert_eq!(here.get("/accounts").await.status, 200);
}

#[tokio::test]
async fn one_fault_can_follow_another() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    let then = FaultPlan::next(Fault::TooMany, 2).on("GET", "/accounts");
    here.faults
        .set(FaultPlan::next(Fault::Unavailable, 1).then(then));
    let mut seen = Vec::new();
    for path in [
        "/accounts",
        "/session",
        "/accounts",
        "/accounts",
        "/accounts",
    ] {
        seen.push(here.get(path).await.status);
    }
    assert_eq!(seen, [503, 200, 429, 429, 200]);
}

#[tokio::test]
async fn a_fault_can_be_kept_to_a_path_and_a_method() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults
        .set(FaultPlan::next(Fault::Unavailable, 1).on("POST", "/readings"));
    assert_eq!(here.get(READINGS).await.status, 200);
    assert_eq!(here.get("/accounts").await.status, 200);
    assert_eq!(
        here.post("/session/extension", &json!({})).await.status,
        200
    );
    let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    assert_eq!(here.post(READINGS, &new).await.status, 503);
    assert_eq!(
        here.post(READINGS, &new).await.status,
        201,
        "nothing was kept before"
    );
}

#[tokio::test]
async fn a_path_is_counted_from_after_the_version() {
    let here = Here::at(IN_THE_WINDOW);
    here.faults
        .set(FaultPlan::next(Fault::Unavailable, 1).on("GET", "/v1/"));
    assert_eq!(here.get("/session").await.status, 200);
    here.faults
        .set(FaultPlan::next(Fault::Unavailable, 1).on("get", "/nothing"));
    let unknown = here
        .send_anywhere("GET", "/api/v1/nothing", &[], None)
        .await;
    assert_eq!(unknown.status, 503, "whoever is down answers nobody");
}

#[tokio::test]
async fn faults_befall_the_api_alone() {
    let here = Here::at(IN_THE_WINDOW);
    here.faults.set(FaultPlan {
        times: None,
        ..FaultPlan::next(Fault::Malformed, 1)
    });
    let clock = here
        .send_anywhere("GET", "/stand-in/clock", &[], None)
        .await;
    assert_eq!(clock.json()["frozen"], true);
}

#[tokio::test]
async fn json_that_breaks_off_and_a_proxys_page_are_not_what_they_seem() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan::next(Fault::Malformed, 1));
    let broken = here
        .send_anywhere("GET", "/api/v1/accounts", &[], None)
        .await;
    assert_eq!(
        (broken.status, broken.header("content-type")),
        (200, Some("application/json"))
    );
    assert!(serde_json::from_str::<serde_json::Value>(&broken.text).is_err());
    here.faults.set(FaultPlan::next(Fault::Html, 1));
    let page = here
        .send_anywhere("GET", "/api/v1/accounts", &[], None)
        .await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
}

#[tokio::test]
async fn an_expired_session_stays_expired() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan::next(Fault::SessionExpired, 1));
    assert_eq!(here.get("/accounts").await.code(), "session_expired");
    assert_eq!(here.get("/accounts").await.code(), "session_expired");
    assert_eq!(
        here.get("/session").await.json(),
        json!({ "state": "guest", "has_identity_providers": true })
    );
    here.sign_in("olena@example.com").await;
    assert_eq!(here.get("/accounts").await.status, 200);
}

#[tokio::test]
async fn a_slow_answer_is_right_and_late() {
    let here = Here::signed_in(IN_THE_WINDOW, "olena@example.com").await;
    here.faults.set(FaultPlan {
        delay_ms: 60,
        ..FaultPlan::next(Fault::Slow, 2)
    });
    let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
    for expected in [200, 201] {
        let started = Instant::now();
        let answer = match expected {
            200 => here.get("/accounts").await,
            _ => here.post(READINGS, &new).await,
        };
        assert_eq!(answer.status, expected);
        assert!(started.elapsed() >= Duration::from_millis(60));
    }
}

/// A stand-in on a real socket, and Olena's cookie.
struct OnASocket {
    running: Running,
    cookie: String,
    _folder: TempDir,
}

impl OnASocket {
    async fn start() -> OnASocket {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Clock::at(IN_THE_WINDOW.parse().expect("a time"), true);
        let database = folder.path().join("socket.sqlite");
        let running = Running::start(&database, 0, clock, Options::default())
            .await
            .expect("a free port");
        let mut here = OnASocket {
            running,
            cookie: String::new(),
            _folder: folder,
        };
        let credentials = json!({ "login": "olena@example.com", "password": PASSWORD });
        let answer = here.ask("POST", "/session", &credentials.to_string()).await;
        let cookie = answer
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "));
        here.cookie = cookie
            .and_then(|pair| pair.split(';').next())
            .unwrap_or_default()
            .to_owned();
        here
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.running.address)
            .await
            .expect("it listens")
    }

    fn request(&self, method: &str, path: &str, body: &str) -> String {
        format!(
            "{method} /api/v1{path} HTTP/1.1\r\nhost: here\r\ncookie: {}\r\nx-requested-with: gas-cabinet\r\n\
             idempotency-key: 0123456789abcdef\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{body}",
            self.cookie,
            body.len(),
        )
    }

    /// On a connection of its own; all that came until it was closed or the answer was over.
    async fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut stream = self.connect().await;
        let request =
            self.request(method, path, body)
                .replacen("\r\n", "\r\nconnection: close\r\n", 1);
        send(&mut stream, &request).await;
        all_until_the_end(&mut stream).await
    }

    async fn submit(&self) -> String {
        let new = json!({ "meter_id": "m-70415", "value": 14400, "taken_on": "2026-11-03" });
        self.ask("POST", READINGS, &new.to_string()).await
    }

    fn kept(&self) -> i64 {
        let count =
            "SELECT count(*) FROM reading WHERE meter_id = 'm-70415' AND period = '2026-10'";
        let kept: Result<i64, rusqlite::Error> = self
            .running
            .db
            .transaction(|db| db.query_row(count, [], |row| row.get(0)));
        kept.expect("a count")
    }
}

#[tokio::test]
async fn a_dropped_connection_has_not_one_byte_of_an_answer_and_does_nothing() {
    let here = OnASocket::start().await;
    here.running
        .faults
        .set(FaultPlan::next(Fault::Dropped, 1).on("POST", "/readings"));
    assert_eq!(here.submit().await, "");
    assert_eq!(here.kept(), 0);
    assert!(here.submit().await.starts_with("HTTP/1.1 201"));
    here.running.stop().await;
}

#[tokio::test]
async fn a_lost_answer_leaves_the_write_done_and_the_same_key_finds_it() {
    let here = OnASocket::start().await;
    here.running
        .faults
        .set(FaultPlan::next(Fault::AnswerLost, 1).on("POST", "/readings"));
    assert_eq!(here.submit().await, "");
    assert_eq!(here.kept(), 1);
    assert!(
        here.submit().await.starts_with("HTTP/1.1 201"),
        "the first one's answer"
    );
    assert_eq!(here.kept(), 1);
    here.running.stop().await;
}

#[tokio::test]
async fn an_answer_that_is_cut_in_the_middle_promises_all_of_it_and_has_half() {
    let here = OnASocket::start().await;
    let invoice = "/accounts/a-1500000015/invoices/i-2026-09-1500000015";
    for path in [format!("{invoice}/pdf"), invoice.to_owned()] {
        let whole = here.ask("GET", &path, "").await;
        here.running
            .faults
            .set(FaultPlan::next(Fault::Truncated, 1).on("GET", &path));
        let cut = here.ask("GET", &path, "").await;
        let (head, body) = cut.split_once("\r\n\r\n").unwrap_or_default();
        let (whole_head, whole_body) = whole.split_once("\r\n\r\n").unwrap_or_default();
        let length = |head: &str| {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            length.and_then(|length| length.parse::<usize>().ok())
        };
        assert_eq!(length(head), length(whole_head));
        assert!(length(head).is_some_and(|length| length > 1000), "{head}");
        assert!(!body.is_empty() && whole_body.starts_with(body.trim_end_matches('\u{fffd}')));
        assert!(body.len() < whole_body.len(), "{path}");
        assert!(here.ask("GET", &path, "").await.ends_with(whole_body));
    }
    here.running.stop().await;
}

#[tokio::test]
async fn a_fault_that_cuts_finds_no_connection_that_a_browser_has_used_before() {
    let here = OnASocket::start().await;
    let mut kept_alive = here.connect().await;
    let request = here.request("GET", "/session", "");
    send(&mut kept_alive, &request).await;
    let mut answer = vec![0; 4096];
    assert!(
        kept_alive
            .read(&mut answer)
            .await
            .is_ok_and(|read| read > 0)
    );

    here.running
        .faults
        .set(FaultPlan::next(Fault::AnswerLost, 1).on("POST", "/readings"));
    assert_eq!(all_until_the_end(&mut kept_alive).await, "");
    let mut fresh = here.connect().await;
    send(&mut fresh, &request).await;
    let answer = all_until_the_end(&mut fresh).await;
    assert!(answer.contains("connection: close"), "{answer}");
    here.running.stop().await;
}

async fn send(stream: &mut TcpStream, request: &str) {
    stream
        .write_all(request.as_bytes())
        .await
        .expect("the server reads");
}

/// What comes until the server closes the connection; it is not to be kept open.
async fn all_until_the_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let end = stream.read_to_end(&mut answer);
    let ended = tokio::time::timeout(Duration::from_secs(5), end).await;
    assert!(ended.is_ok(), "the connection stays open");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn too_large_a_body_is_told_so_on_a_real_socket() {
    let here = OnASocket::start().await;
    let body = format!(r#"{{"login": "{}"}}"#, "a".repeat(200_000));
    let answer = here.ask("POST", "/session", &body).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    here.running.stop().await;
}

#[tokio::test]
async fn stopping_frees_the_port_and_leaves_nobody_waiting() {
    let here = OnASocket::start().await;
    let _idle = here.connect().await;
    let (address, started) = (here.running.address, Instant::now());
    here.running.stop().await;
    assert!(started.elapsed() < Duration::from_millis(900));
    assert!(TcpStream::connect(address).await.is_err());
}
