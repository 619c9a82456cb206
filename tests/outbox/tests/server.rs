//! The stand-in over a socket, its clock and faults, and the way there.

use crate::fuse::Fuse;
use axum::body::{Body, to_bytes};
use gas_cabinet::domain::reading::ReadingId;
use gas_cabinet::http::{Error, from_answer};
use gas_cabinet::outbox::{Parcel, Post};
use http::{Request, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use jiff::Timestamp;
use outbox::chance::Chance;
use serde_json::{Value, json};
use stand_in::{Clock, DEMO_CONSUMERS, Fault, FaultPlan, Options};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use tempfile::TempDir;

pub const ACCOUNT: &str = "a-1500000015";
pub const METER: &str = "m-70415";
pub const VALUE: u32 = 14_405;
/// Longer than any answer of a stand-in that is not told to be slow.
const PATIENCE: Duration = Duration::from_millis(150);

pub struct Server {
    running: stand_in::Running,
    client: Client<HttpConnector, Body>,
    cookie: RefCell<String>,
    now: Cell<Timestamp>,
    _database: TempDir,
}

/// The server as one page sees it.
pub struct Way<'a> {
    pub server: &'a Server,
    pub fuse: &'a Fuse,
}

impl Server {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let now: Timestamp = "2026-11-01T10:00:00+02:00".parse().expect("an instant");
        let running = stand_in::Running::start(
            &folder.path().join("outbox.sqlite"),
            0,
            Clock::at(now, true),
            Options::default(),
        )
        .await
        .expect("a stand-in");
        Self {
            running,
            // A connection each: one that was used before and is cut would be used again in silence.
            client: Client::builder(TokioExecutor::new())
                .pool_max_idle_per_host(0)
                .build_http(),
            cookie: RefCell::default(),
            now: Cell::new(now),
            _database: folder,
        }
    }

    pub async fn stop(self) {
        self.running.stop().await;
    }

    /// Forgets the run before; another day of the window, or the last hours of it.
    pub async fn begin(&self, chance: &mut Chance) {
        self.works();
        let begin = ["2026-11-01T06:00:00+02:00", "2026-11-05T12:00:00+02:00"];
        let begin: Timestamp = chance.pick(&begin).parse().expect("an instant");
        self.it_is(begin + Duration::from_secs(chance.below(11 * 3600)));
        let forget = "DELETE FROM reading WHERE meter_id = 'm-70415' AND period >= '2026-10'";
        self.running
            .db
            .transaction::<_, rusqlite::Error>(|db| {
                db.execute(forget, [])?;
                db.execute("DELETE FROM idempotency_key", [])
            })
            .expect("a database");
        self.sign_in().await;
    }

    pub async fn sign_in(&self) {
        let login = DEMO_CONSUMERS[0].login;
        let body = json!({ "login": login, "password": stand_in::PASSWORD }).to_string();
        let request = Request::post(self.url("/session"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("X-Requested-With", "gas-cabinet")
            .body(Body::from(body))
            .expect("a request");
        let answer = self.client.request(request).await.expect("an answer");
        let cookie = &answer.headers()[header::SET_COOKIE];
        let cookie = cookie.to_str().expect("a cookie").split(';').next();
        *self.cookie.borrow_mut() = cookie.unwrap_or_default().to_owned();
    }

    pub fn now(&self) -> f64 {
        self.now.get().as_millisecond() as f64
    }

    pub fn wait(&self, milliseconds: f64) {
        self.it_is(self.now.get() + Duration::from_millis(milliseconds as u64));
    }

    /// Until no write is at work: hours that go by in no time would go by within a single request.
    pub async fn settled(&self) {
        let at_work = "SELECT count(*) FROM idempotency_key WHERE status IS NULL";
        while self.count(at_work) > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    fn count(&self, sql: &str) -> i64 {
        let count = |db: &mut rusqlite::Transaction<'_>| db.query_row(sql, [], |row| row.get(0));
        self.running
            .db
            .transaction::<_, rusqlite::Error>(count)
            .expect("a number")
    }

    fn it_is(&self, now: Timestamp) {
        self.now.set(now);
        self.running.clock.set(now, true);
    }

    pub fn fails(&self, fault: Fault, times: u32) {
        self.running.faults.set(FaultPlan {
            delay_ms: 200,
            ..FaultPlan::next(fault, times).on("POST", "/readings")
        });
    }

    pub fn works(&self) {
        self.running.faults.set(FaultPlan::default());
    }

    /// Every reading of this meter that the consumer has sent since the run began: its id and value.
    pub fn holds(&self) -> Vec<(String, u32)> {
        let sql = "SELECT 'r-' || number, value FROM reading
             WHERE meter_id = 'm-70415' AND period >= '2026-10' AND source = 'consumer'";
        self.running
            .db
            .transaction::<_, rusqlite::Error>(|db| {
                let mut rows = db.prepare(sql)?;
                let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
                rows.collect()
            })
            .expect("readings")
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/api/v1{path}", self.running.address)
    }

    async fn ask(&self, request: http::request::Builder, body: String) -> Result<Value, Error> {
        let request = request
            .header(header::COOKIE, self.cookie.borrow().as_str())
            .body(Body::from(body))
            .expect("a request");
        let asked = async {
            let answer = self
                .client
                .request(request)
                .await
                .map_err(|_| Error::Offline)?;
            let (head, body) = answer.into_parts();
            let body = to_bytes(Body::new(body), 1 << 20)
                .await
                .map_err(|_| Error::Offline)?;
            Ok((head, String::from_utf8_lossy(&body).into_owned()))
        };
        let answer = tokio::time::timeout(PATIENCE, asked).await;
        let (head, body) = answer.map_err(|_| Error::TimedOut)??;
        let unreadable = Error::Unreadable {
            endpoint: "readings",
        };
        if head.status.is_success() {
            return serde_json::from_str(&body).map_err(|_| unreadable);
        }
        let after = head.headers.get(header::RETRY_AFTER);
        let after = after.and_then(|seconds| seconds.to_str().ok()?.parse().ok());
        Err(from_answer("readings", head.status.as_u16(), after, &body))
    }
}

impl Post for Way<'_> {
    async fn submit(&self, parcel: &Parcel) -> Result<ReadingId, Error> {
        self.fuse.step().await;
        let request = Request::post(self.server.url(&path(parcel)))
            .header(header::CONTENT_TYPE, "application/json")
            .header("X-Requested-With", "gas-cabinet")
            .header("Idempotency-Key", parcel.key.as_str());
        let answer = self.server.ask(request, parcel.body.clone()).await;
        self.fuse.step().await;
        named(&answer?)
    }

    async fn find(&self, parcel: &Parcel) -> Result<Option<ReadingId>, Error> {
        self.fuse.step().await;
        let path = format!("{}?limit=10&meter_id={}", path(parcel), parcel.meter.0);
        let answer = self
            .server
            .ask(Request::get(self.server.url(&path)), String::new())
            .await;
        self.fuse.step().await;
        let same = |reading: &&Value| {
            reading["value"] == parcel.value.0
                && reading["taken_on"] == parcel.taken_on.as_str()
                && reading["source"] == "consumer"
        };
        let answer = answer?;
        let found = answer["items"]
            .as_array()
            .and_then(|items| items.iter().find(same));
        found.map(named).transpose()
    }

    async fn add_photo(&self, _: &Parcel, _: &ReadingId) -> Result<(), Error> {
        unreachable!("no photo lies beside these")
    }
}

fn path(parcel: &Parcel) -> String {
    format!("/accounts/{}/readings", parcel.account.0)
}

fn named(reading: &Value) -> Result<ReadingId, Error> {
    let id = reading["id"].as_str().ok_or(Error::Unreadable {
        endpoint: "readings",
    })?;
    Ok(ReadingId(id.to_owned()))
}
