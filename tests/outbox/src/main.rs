//! `cargo run --release --package outbox`: the rush, with its figures.

use outbox::rush::{Outcome, Rush};

/// Half of the country's 690 thousand.
const READINGS: u64 = 345_000;

fn main() {
    println!("{READINGS} readings in five days, each page open until the server has its reading");
    println!(
        "{:34} {:>9} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "delivered", "requests", "peak /s", "median", "99 %", "longest", "drained"
    );
    for (name, capacity, outage) in [
        ("60 a second, nothing fails", 60, false),
        ("30 a second, an hour's outage", 30, true),
        ("15 a second, an hour's outage", 15, true),
        ("10 a second, nothing fails", 10, false),
        ("6 a second, nothing fails", 6, false),
        ("10 a second, an hour's outage", 10, true),
    ] {
        let rush = Rush {
            seed: 2026,
            readings: READINGS,
            capacity,
            retry_after: 30,
            outage: outage.then(Rush::worst_hour),
        };
        tell(name, &rush.run());
    }
}

fn tell(name: &str, outcome: &Outcome) {
    let times = outcome.amplification();
    println!(
        "{name:34} {:>9} {:>7}× {:>4}/{:<4} {:>9} {:>9} {:>9} {:>9}",
        outcome.delivered,
        format!("{}.{:02}", times / 100, times % 100),
        outcome.busiest,
        outcome.busiest_without_retries,
        spell(outcome.half),
        spell(outcome.most),
        spell(outcome.longest),
        outcome.drained_after.map_or_else(|| "—".to_owned(), spell),
    );
}

fn spell(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!(
        "{}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}
