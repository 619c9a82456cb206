//! A reading on its way through crashes at every step and every fault of the stand-in: none lost, none doubled.
//!
//! `deliver` is the browser's own; the shelf is a map that outlives its page, as IndexedDB does, and the way to the
//! server is HTTP to a real stand-in. A run is told by its seed alone: `SEED=417 cargo test --package outbox`.

mod fuse; // where a page dies
mod life; // one page of a run, from its opening to its end
mod server; // the stand-in, and the way to it
mod shelf; // what a page leaves behind

use life::Story;
use outbox::chance::Chance;
use server::Server;

const RUNS: u64 = 1_000;

#[tokio::test]
async fn a_thousand_readings_survive_crashes_and_faults_and_are_counted_once() {
    let server = Server::start().await;
    let mut sum = Story::default();
    for seed in seeds() {
        server.begin(&mut Chance::of(seed)).await;
        let story = life::whole(&server, seed).await;
        sum.add(&story);
    }
    println!("{sum}");
    server.stop().await;
}

/// All of them, or the one that is asked for.
fn seeds() -> Vec<u64> {
    let asked = std::env::var("SEED").ok();
    let asked = asked.and_then(|seed| seed.parse().ok());
    asked.map_or_else(|| (0..RUNS).collect(), |seed| vec![seed])
}
