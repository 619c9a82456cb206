//! The cabinet as it is served to one journey: a fresh database, a clock that stands, a port of its own.

use crate::hosts::{self, Host, Mode, Site};
use crate::release;
use crate::served::Served;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use jiff::Timestamp;
use stand_in::{Clock, Db, Fault, FaultPlan, Faults, Options};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
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
    /// In a shadow root of somebody's page at `/cabinet`.
    Inline(Host),
    /// At the root of an origin of its own, in a frame of somebody's page.
    Framed(Host),
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
    /// The page of somebody else's that it stands in.
    pub site_around: Option<Site>,
    /// That page's own server, where it is of another origin.
    around: Option<(SocketAddr, Server)>,
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
        let db = stand_in::open_copy(&folder.path().join("cabinet.sqlite"), &clock)?;
        let faults = Faults::default();
        let served = Served::default();
        let site = folder.path().join(SITE);
        release::put(&place.dist()?, &site)?;
        let listener = on_a_fresh_port().await?;
        let address = listener.local_addr()?;
        let mut options = Options {
            base: place.base().to_owned(),
            dist: site.clone(),
            faults: faults.clone(),
            ..Options::default()
        };
        let watch = from_fn_with_state(served.clone(), crate::served::between);
        let site_around = place.site(address, &site);
        let mut around = None;
        if let (Place::Framed(_), Some(host)) = (place, &site_around) {
            let listener = on_a_fresh_port().await?;
            let address = listener.local_addr()?;
            let origin = format!("http://{address}");
            release::make_own(&site)?;
            release::may_be_framed(&site, &origin)?;
            // The second may frame it by the policy, and by the page's own word may not.
            let unlisted = origin.replacen("127.0.0.1", "localhost", 1);
            options.frame_ancestors = vec![origin, unlisted];
            let router = host
                .routes()
                .fallback(|| async { StatusCode::NOT_FOUND })
                .layer(watch.clone());
            around = Some((address, Server::start(listener, router, Faults::default())));
        }
        let mut router = stand_in::app(db.clone(), clock.clone(), options);
        if let (Place::Inline(_), Some(host)) = (place, &site_around) {
            router = host.routes().fallback_service(router);
        }
        if around.is_some() {
            router = hosts::lends_the_loader(router);
        }
        let router = router.layer(watch);
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
            site_around,
            around,
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

    /// The address of a page of the cabinet, as it stands in the browser's bar.
    pub fn url(&self, path: &str) -> String {
        match self.place {
            Place::Inline(_) => self.host_url(&format!("/cabinet{path}")),
            Place::Framed(_) => self.host_url(&format!("/cabinet#{path}")),
            _ => {
                let base = self.place.base().trim_end_matches('/');
                format!("http://{}{base}{path}", self.address)
            }
        }
    }

    /// The address of anything on the same host.
    pub fn host_url(&self, path: &str) -> String {
        let address = self.around.as_ref().map_or(self.address, |(at, _)| *at);
        format!("http://{address}{path}")
    }

    /// What the page around says on its element, beside what it must, from its next visit on.
    pub fn element_says(&self, attributes: &str) {
        if let Some(site) = &self.site_around {
            let mut says = site.says.lock().unwrap_or_else(PoisonError::into_inner);
            attributes.clone_into(&mut says);
        }
    }

    /// The address of the cabinet's own page, wherever else it stands.
    pub fn cabinet_url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The page around by another name of this machine: another origin.
    pub fn host_url_by(&self, name: &str, path: &str) -> String {
        self.host_url(path).replacen("127.0.0.1", name, 1)
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
        if let Some((_, server)) = self.around {
            server.stop().await;
        }
    }
}

/// A port that no journey of this run has had: a browser keeps what an origin has sent and stored, and would take the
/// next one there for the same.
async fn on_a_fresh_port() -> Result<TcpListener, Failure> {
    static HAD: std::sync::Mutex<BTreeSet<u16>> = std::sync::Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let mut had = HAD.lock().unwrap_or_else(PoisonError::into_inner);
        if had.insert(port) {
            return Ok(listener);
        }
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
    /// Of the page that the stand-in serves.
    fn base(self) -> &'static str {
        match self {
            Self::Cabinet => "/cabinet",
            _ => "/",
        }
    }

    /// What stands before the cabinet's own paths in its address.
    pub fn before_paths(self) -> &'static str {
        match self {
            Self::Cabinet | Self::Inline(_) => "/cabinet",
            Self::Root | Self::Framed(_) => "",
        }
    }

    fn site(self, cabinet: SocketAddr, release: &Path) -> Option<Site> {
        let (host, mode) = match self {
            Self::Root | Self::Cabinet => return None,
            Self::Inline(host) => (host, Mode::Inline),
            Self::Framed(host) => (host, Mode::Framed(format!("http://{cabinet}"))),
        };
        Some(Site::new(host, mode, release.to_owned()))
    }

    /// The built site: cargo starts tests in the package's folder, the variables are relative to the workspace.
    fn dist(self) -> Result<PathBuf, Failure> {
        let (variable, usual) = match self {
            Self::Cabinet => ("DIST_CABINET", "target/dist-cabinet"),
            _ => ("DIST", "dist"),
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
