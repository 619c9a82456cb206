//! nginx with the shipped configuration: every line of it, but for what is another on each machine.

use crate::client::Connection;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The cabinet alone on an address.
pub const OWN_ADDRESS: &str = "own-address.conf";
/// The cabinet on a page of the company's site.
pub const WITHIN_A_SITE: &str = "inside-a-site.conf";

const SHIPPED: &str = "docs/hosting/nginx";
const LISTENS: &str = "listen 443 ssl http2;";
const LISTENS_PLAINLY: &str = "listen 80;";

/// Where it listens in the place of port 80.
const PLAIN: &str = "plain.sock";

/// A running nginx, on a port of its own.
pub struct Nginx {
    process: Child,
    folder: TempDir,
    pub address: SocketAddr,
}

impl Nginx {
    /// Serves `server` out of `release`, and takes `changes` for what a company sets.
    #[must_use]
    pub fn start(server: &str, release: &Path, changes: &[(&str, &str)]) -> Self {
        Self::started(Command::new(program()), server, release, changes)
    }

    /// The same, and it has but one core of the machine, the first.
    #[must_use]
    pub fn start_on_one_core(server: &str, release: &Path) -> Self {
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(program());
        Self::started(command, server, release, &[])
    }

    fn started(
        mut command: Command,
        server: &str,
        release: &Path,
        changes: &[(&str, &str)],
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        // nginx wants it so, as it would have made it itself.
        listener.set_nonblocking(true).expect("a socket");
        configure(folder.path(), server, release, address, changes);
        let process = command
            .arg("-p")
            .arg(folder.path())
            .args(["-e", "error.log", "-c", "nginx.conf"])
            // The way a new nginx takes over from an old one: the socket is there before it, so nobody has to wait
            // until it listens, and no other program can take the port.
            .env("NGINX", "0;")
            .stdin(Stdio::from(OwnedFd::from(listener)))
            .stdout(Stdio::null())
            .spawn();
        let process = process.unwrap_or_else(|error| panic!("nginx does not start: {error}"));
        Self {
            process,
            folder,
            address,
        }
    }

    /// # Panics
    /// It does not run; with what it says about that.
    #[must_use]
    pub fn connect(&self) -> Connection {
        Connection::open(self.address)
            .unwrap_or_else(|error| panic!("{error}: {}", self.log("error.log")))
    }

    #[must_use]
    pub fn log(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    /// What it says to a browser that comes without https.
    #[must_use]
    pub fn says_plainly(&self, request: &str) -> String {
        // The other socket is there from the beginning: once it is answered, this one is there too.
        self.connect().get("/", &[]);
        let socket = self.folder.path().join(PLAIN);
        let mut connection = UnixStream::connect(socket).expect("a socket");
        connection
            .write_all(request.as_bytes())
            .expect("a listener");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Where the site stands that the cabinet is inside of.
    #[must_use]
    pub fn site(&self) -> PathBuf {
        self.folder.path().join("www")
    }

    /// The processor time it has taken, in hundredths of a second.
    #[must_use]
    pub fn worked(&self) -> u64 {
        let master = self.process.id();
        let workers = fs::read_to_string(format!("/proc/{master}/task/{master}/children"));
        workers
            .unwrap_or_default()
            .split_whitespace()
            .map(worked)
            .sum()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Nginx {
    /// Ends it and waits until it has.
    pub fn stop(&mut self) {
        if self.process.try_wait().is_ok_and(|ended| ended.is_some()) {
            return;
        }
        // Not `kill()`: it would leave the workers behind.
        let master = self.process.id().to_string();
        Command::new("kill").args(["-TERM", &master]).status().ok();
        self.process.wait().ok();
    }
}

fn worked(process: &str) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name before it stands in brackets and may hold anything.
    let (_, rest) = stat.rsplit_once(')').unwrap_or_default();
    let times = rest.split_whitespace().skip(11).take(2);
    times.filter_map(|time| time.parse::<u64>().ok()).sum()
}

fn program() -> String {
    tool("NGINX_PROGRAM")
}

fn tool(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `make hosting`"))
}

/// The repository's own folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("a repository")
}

/// Writes what `/etc/nginx` would hold into `folder`.
fn configure(
    folder: &Path,
    server: &str,
    release: &Path,
    address: SocketAddr,
    changes: &[(&str, &str)],
) {
    let inside = folder.display().to_string();
    let place = match server {
        WITHIN_A_SITE => "root /srv;",
        _ => "root /srv/gas-cabinet;",
    };
    let root = match server {
        WITHIN_A_SITE => format!("root {inside}/srv;"),
        _ => format!("root {};", release.display()),
    };
    let copy = folder.join("gas-cabinet");
    for made in [&copy, &folder.join("srv"), &folder.join("www")] {
        fs::create_dir(made).expect("a folder");
    }
    std::os::unix::fs::symlink(release, folder.join("srv/gas-cabinet")).expect("a link");
    for entry in fs::read_dir(root_of(SHIPPED)).expect("the shipped files") {
        let entry = entry.expect("a file");
        fs::copy(entry.path(), copy.join(entry.file_name())).expect("a copy");
    }
    let certificate = certificates(&copy.join(server));
    let listens = format!("listen {address};");
    let site = format!("root {inside}/www;");
    let log = format!("access_log {inside}/access.log gas_cabinet;");
    let mut here = vec![
        (LISTENS, listens.as_str()),
        (certificate.as_str(), ""),
        (place, root.as_str()),
        (
            "access_log /var/log/nginx/gas-cabinet.log gas_cabinet;",
            log.as_str(),
        ),
    ];
    let plainly = format!("listen unix:{inside}/{PLAIN};");
    here.push(match server {
        WITHIN_A_SITE => ("root /srv/www;", site.as_str()),
        _ => (LISTENS_PLAINLY, plainly.as_str()),
    });
    replace(&copy.join(server), &here);
    let files = [copy.join("settings.conf"), copy.join(server)];
    for (from, to) in changes {
        let has = |file: &&PathBuf| fs::read_to_string(file).is_ok_and(|text| text.contains(from));
        replace(files.iter().find(has).unwrap_or(&files[0]), &[(from, to)]);
    }
    fs::write(folder.join("nginx.conf"), whole(&inside, server)).expect("a configuration");
}

fn root_of(shipped: &str) -> PathBuf {
    root().join(shipped)
}

/// The lines that need a certificate: here it is plain http.
fn certificates(server: &Path) -> String {
    let text = fs::read_to_string(server).expect("a server");
    let lines = text
        .split_inclusive('\n')
        .filter(|line| line.trim_start().starts_with("ssl_"));
    lines.collect()
}

/// What is to be replaced must be there: a test of another configuration than the shipped one would be none.
fn replace(file: &Path, changes: &[(&str, &str)]) {
    let mut text = fs::read_to_string(file).expect("a configuration");
    for (from, to) in changes {
        assert!(text.contains(from), "{} has no `{from}`", file.display());
        text = text.replace(from, to);
    }
    fs::write(file, text).expect("a configuration");
}

/// The part of `/etc/nginx/nginx.conf` that Debian has, and this machine's paths.
fn whole(inside: &str, server: &str) -> String {
    let brotli = tool("NGINX_BROTLI");
    // Without a word it would become somebody who may not read here.
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let user = if is_root { "user root root;" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {inside}/{name};\n"))
        .collect();
    format!(
        "{user}\ndaemon off;\nworker_processes 1;\npid {inside}/nginx.pid;\nerror_log {inside}/error.log;\n\
         load_module {brotli};\nevents {{ worker_connections 512; }}\n\
         http {{\n{temporary}sendfile on;\ntcp_nopush on;\naccess_log off;\n\
         include gas-cabinet/settings.conf;\ninclude gas-cabinet/{server};\n}}\n"
    )
}
