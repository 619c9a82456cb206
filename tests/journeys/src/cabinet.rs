//! The cabinet as it is served to one journey: a fresh database, a clock that stands, a port of its own.

use crate::release;
use crate::served::Served;
use axum::Router;
use axum::middleware::from_fn_with_state;
use jiff::Timestamp;
use stand_in::{Clock, Db, Fault, FaultPlan, Faults, Options};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, oneshot};
use tokio::task::JoinHandle;

/// A Tuesday inside the window: readings as of 1 November, for October.
pub const TODAY: &str = "2026-11-03T19:30:00+02:00";

/// In the journey's folder.
const SITE: &str = "site";

/// Where the cabinet stands on its host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Root,
    /// Under `/cabinet`, inside a company's site.
    Cabinet,
}

pub struct Cabinet {
    pub place: Place,
    pub clock: Clock,
    pub db: Db,
    pub served: Served,
    faults: Faults,
    address: SocketAddr,
    router: Router,
    /// None while it is down.
    server: Mutex<Option<Server>>,
    /// The database, and the site as it is served.
    folder: TempDir,
}

struct Server {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Cabinet {
    pub async fn start(place: Place) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let clock = Clock::at(TODAY.parse()?, true);
        let db = stand_in::open(&folder.path().join("cabinet.sqlite"), &clock)?;
        let faults = Faults::default();
        let served = Served::default();
        release::put(&place.dist()?, &folder.path().join(SITE))?;
        let options = Options {
            base: place.base().to_owned(),
            dist: folder.path().join(SITE),
            faults: faults.clone(),
            ..Options::default()
        };
        let router = stand_in::app(db.clone(), clock.clone(), options)
            .layer(from_fn_with_state(served.clone(), crate::served::between));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = Server::start(listener, router.clone(), faults.clone());
        Ok(Self {
            place,
            clock,
            db,
            served,
            faults,
            address,
            router,
            server: Mutex::new(Some(server)),
            folder,
        })
    }

    /// Nobody answers at its address, for anything.
    pub async fn goes_down(&self) {
        if let Some(server) = self.server.lock().await.take() {
            server.stop().await;
        }
    }

    /// Answers at the same address again.
    pub async fn comes_back(&self) -> Result<(), Failure> {
        let listener = TcpListener::bind(self.address).await?;
        let server = Server::start(listener, self.router.clone(), self.faults.clone());
        *self.server.lock().await = Some(server);
        Ok(())
    }

    /// The site as it is served.
    pub fn folder_of_the_site(&self) -> PathBuf {
        self.folder.path().join(SITE)
    }

    /// The same, to be changed at will: this journey's own from now on.
    pub fn site(&self) -> Result<PathBuf, Failure> {
        let site = self.folder_of_the_site();
        release::make_own(&site)?;
        Ok(site)
    }

    /// The address of a page of the cabinet.
    pub fn url(&self, path: &str) -> String {
        let base = self.place.base().trim_end_matches('/');
        format!("http://{}{base}{path}", self.address)
    }

    /// The address of anything on the same host.
    pub fn host_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Moves the clock, which goes on standing still.
    pub fn it_is(&self, instant: &str) {
        let now: Timestamp = instant.parse().expect("an instant with an offset");
        self.clock.set(now, true);
    }

    /// The next `times` requests of this kind meet the fault.
    pub fn fails(&self, fault: Fault, times: u32, method: &str, path: &str) {
        self.faults
            .set(FaultPlan::next(fault, times).on(method, path));
    }

    /// Every request meets the fault, until `works_again`.
    pub fn fails_always(&self, fault: Fault) {
        self.faults.set(FaultPlan {
            times: None,
            ..FaultPlan::next(fault, 0)
        });
    }

    /// As chosen by hand.
    pub fn fails_as(&self, plan: FaultPlan) {
        self.faults.set(plan);
    }

    pub fn works_again(&self) {
        self.faults.set(FaultPlan::default());
    }

    /// One number out of the database.
    pub fn count(&self, sql: &str) -> i64 {
        self.db
            .transaction::<_, rusqlite::Error>(|db| db.query_row(sql, [], |row| row.get(0)))
            // No row is no number: what was wanted is said, and the journeys beside it go on.
            .unwrap_or(-1)
    }

    pub async fn stop(self) {
        self.goes_down().await;
    }
}

impl Server {
    fn start(listener: TcpListener, router: Router, faults: Faults) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async { drop(stopped.await) };
        let task = tokio::spawn(stand_in::serve(listener, router, faults, until));
        Self { stop, task }
    }

    async fn stop(self) {
        self.stop.send(()).ok();
        self.task.await.ok();
    }
}

impl Place {
    pub fn base(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Cabinet => "/cabinet",
        }
    }

    /// The built site: cargo starts tests in the package's folder, the variables are relative to the workspace.
    fn dist(self) -> Result<PathBuf, Failure> {
        let (variable, usual) = match self {
            Self::Root => ("DIST", "dist"),
            Self::Cabinet => ("DIST_CABINET", "target/dist-cabinet"),
        };
        let dist = workspace().join(std::env::var(variable).unwrap_or_else(|_| usual.to_owned()));
        if dist.join("index.html").exists() {
            return Ok(dist);
        }
        Err(format!(
            "{} holds no site: `make journeys` builds it",
            dist.display()
        )
        .into())
    }
}

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package).to_owned()
}
