//! How many first visits one core serves, and how long each file takes meanwhile. The client has the other core; where
//! there is but one, the figures are of both.

use hosting::{Connection, Nginx, OWN_ADDRESS, Release};
use std::io::Write;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::thread::{self, available_parallelism};
use std::time::{Duration, Instant};

const LASTS: Duration = Duration::from_secs(5);
const VISITORS: usize = 32;
/// Far below what any machine does: a floor for a mistake of the configuration, not for a busy afternoon.
const FLOOR: f64 = 300.0;

#[test]
fn one_core_serves_first_visits() {
    let release = Release::here();
    let nginx = Nginx::start_on_one_core(OWN_ADDRESS, &release.0);
    let files: Arc<[String]> = release.first_visit().into();
    // The files come from the disk but once.
    visit(&mut nginx.connect(), &files).unwrap();
    leave_the_first_core();
    let (before, began) = (nginx.worked(), Instant::now());
    let visitors: Vec<_> = (0..VISITORS)
        .map(|_| {
            let (address, files) = (nginx.address, Arc::clone(&files));
            thread::spawn(move || visits(address, &files, began + LASTS))
        })
        .collect();
    let mut asked: Vec<Asked> = visitors
        .into_iter()
        .flat_map(|visitor| visitor.join().unwrap())
        .collect();
    let seconds = began.elapsed().as_secs_f64();
    let worked = (nginx.worked() - before) as f64 / 100.0;
    asked.sort_by_key(|one| one.took);
    let rate = asked.len() as f64 / seconds;
    let bytes: usize = asked.iter().map(|one| one.bytes).sum();
    let at = |share: f64| {
        asked[((asked.len() - 1) as f64 * share) as usize]
            .took
            .as_secs_f64()
            * 1e3
    };
    // Not `println!`, which a test that passes keeps to itself. What a whole core would serve is told by the time that
    // nginx has worked: the client may be the slower of the two, and others may be at work here.
    let said = format!(
        "nginx on one core, {VISITORS} connections, plain http: {rate:.0} requests/s, {:.0} MB/s, {:.0} first visits/s of \
         {} files, p50 {:.1} ms, p99 {:.1} ms; {:.0} % busy, so {:.0} requests in a second of its own\n",
        bytes as f64 / seconds / 1e6,
        rate / files.len() as f64,
        files.len(),
        at(0.5),
        at(0.99),
        worked / seconds * 100.0,
        asked.len() as f64 / worked,
    );
    std::io::stderr().write_all(said.as_bytes()).unwrap();
    assert!(rate > FLOOR, "{said}");
}

struct Asked {
    took: Duration,
    bytes: usize,
}

fn visits(address: SocketAddr, files: &[String], until: Instant) -> Vec<Asked> {
    let mut asked = Vec::new();
    let mut connection = Connection::open(address).expect("a connection");
    while Instant::now() < until {
        match visit(&mut connection, files) {
            Ok(these) => asked.extend(these),
            // nginx ends a connection after a thousand requests.
            Err(_) => connection = Connection::open(address).expect("a connection"),
        }
    }
    asked
}

fn visit(connection: &mut Connection, files: &[String]) -> std::io::Result<Vec<Asked>> {
    let one = |file: &String| {
        let begun = Instant::now();
        let accepted = [("Accept-Encoding", "gzip, deflate, br, zstd")];
        let answer = connection.ask("GET", file, &accepted, b"")?;
        assert_eq!(answer.status, 200, "{file}");
        Ok(Asked {
            took: begun.elapsed(),
            bytes: answer.body.len(),
        })
    };
    files.iter().map(one).collect()
}

/// This thread, and those it starts.
fn leave_the_first_core() {
    if available_parallelism().is_ok_and(|cores| cores.get() > 1) {
        let thread = std::fs::read_link("/proc/thread-self").expect("a thread");
        let thread = thread.file_name().expect("a number").to_owned();
        let others = format!("1-{}", cores() - 1);
        let done = Command::new("taskset")
            .args(["--cpu-list", "--pid", &others])
            .arg(thread)
            .output()
            .expect("taskset");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

fn cores() -> usize {
    available_parallelism().map_or(1, std::num::NonZero::get)
}
