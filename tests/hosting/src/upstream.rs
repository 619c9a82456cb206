//! The company's API behind nginx, played by the stand-in; on its own address it serves the site too.

use crate::nginx::root;
use stand_in::{Clock, Options, Running};
use std::path::Path;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// As `docs/hosting` has them.
pub const PAYMENT_HOSTS: [&str; 2] = ["https://tokly.ipay.ua", "https://www.portmone.com.ua"];

/// A stand-in at work beside the test.
pub struct Upstream {
    pub running: Running,
    _runtime: Runtime,
    _database: TempDir,
}

impl Upstream {
    /// # Panics
    /// It does not start.
    #[must_use]
    pub fn start(release: &Path) -> Self {
        let runtime = Runtime::new().expect("threads");
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options {
            dist: root().join(release),
            payment_hosts: PAYMENT_HOSTS.map(str::to_owned).into(),
            ..Options::default()
        };
        let database = folder.path().join("hosting.sqlite");
        let running = Running::start(&database, 0, Clock::real(), options);
        let running = runtime.block_on(running).expect("a stand-in");
        Self {
            running,
            _runtime: runtime,
            _database: folder,
        }
    }

    /// For `settings.conf`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("server {};", self.running.address)
    }
}
