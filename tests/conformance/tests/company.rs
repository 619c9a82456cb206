//! A company's API: the stand-in on a port of its own, as it is or with something broken.

use std::future::pending;
use std::time::Duration;

use axum::Router;
use conformance::{Report, Settings, run};
use stand_in::{Clock, Options, PASSWORD, app, open_copy, serve};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A Tuesday evening within the window of the 1st to the 5th.
const IN_THE_WINDOW: &str = "2026-11-03T19:30:00+02:00";

/// Ten years of readings, a standing debt, a photo, an answered letter.
pub const OLENA: &str = "olena@example.com";

pub struct Company {
    pub settings: Settings,
    runtime: Runtime,
    _folder: TempDir,
}

impl Company {
    pub fn with(broken: impl FnOnce(Router) -> Router) -> Company {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("test.sqlite");
        let clock = Clock::at(IN_THE_WINDOW.parse().expect("a time"), true);
        let db = open_copy(&path, &clock).expect("a fresh database");
        let options = Options::default();
        let faults = options.faults.clone();
        let router = broken(app(db, clock, options));
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime
            .block_on(TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(serve(listener, router, faults, pending()));
        let mut settings = Settings::of(&format!("http://{address}/api/v1"));
        settings.pace = Duration::ZERO;
        Company {
            settings,
            runtime,
            _folder: folder,
        }
    }

    pub fn signed_in_as(mut self, login: &str) -> Company {
        self.settings.account = Some(conformance::TestAccount {
            login: login.to_owned(),
            password: PASSWORD.to_owned(),
        });
        self
    }

    pub fn with_writes(mut self) -> Company {
        self.settings.writes = true;
        self
    }

    pub fn only(mut self, path: &str) -> Company {
        self.settings.only = Some(path.to_owned());
        self
    }

    pub fn seen_from(mut self, origin: &str) -> Company {
        self.settings.origin = Some(origin.to_owned());
        self
    }

    pub fn checked(self) -> Report {
        let report = run(&self.settings);
        self.runtime.shutdown_background();
        report
    }
}
