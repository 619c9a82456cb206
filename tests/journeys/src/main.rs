//! Consumers' tasks, from the browser into the database and back, in three engines.
//!
//! `cargo test --package journeys -- [words of a journey's name]`; `ENGINE=firefox` for one engine.

mod around; // the page around, where the cabinet stands in somebody else’s
mod axe; // axe-core on the page as it stands
mod browser; // one driver and one browser of an engine
mod cabinet; // the cabinet as it is served to one journey
mod device; // what the offline shell keeps on the device
mod elsewhere; // the same consumer at another device
mod engine; // the three engines
mod frame; // in and out of the frame, where the cabinet stands in one
mod habits; // what many tasks begin with
mod hosts; // pages of other sites that the cabinet stands in
mod keyboard; // what they do without a mouse
mod newcomer; // with a bill in hand and no cabinet yet
mod pdf; // a PDF as other programs see it
mod person; // what a person does
mod processes; // what a run starts, and its end
mod release; // the site as a server has it, and the next release of it
mod run; // journey after journey, a second try, and what is kept of those that fail
mod sees; // what a person sees
mod served; // what stands between the stand-in and the browser
mod taken; // a file that is handed over
mod tally; // what became of them all
mod tasks; // the journeys, one file a task

use crate::engine::Engine;
use futures_util::future::join_all;
use std::process::ExitCode;
use std::time::Instant;
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        tokio::select! {
            outcome = in_all_engines(&words) => outcome,
            // Everything that was started ends with the future that is dropped here.
            () = told_to_stop() => ExitCode::from(130),
        }
    })
}

/// The engines beside each other: most of a journey is waiting.
async fn in_all_engines(words: &[String]) -> ExitCode {
    let engines = match Engine::wanted() {
        Ok(engines) => engines,
        Err(error) => return refuse(&error),
    };
    let started = Instant::now();
    let mut runs = join_all(engines.iter().map(|engine| run::in_engine(*engine, words))).await;
    run::once_more(&mut runs).await;
    tally::tell(&runs, started.elapsed())
}

fn refuse(error: &str) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}

async fn told_to_stop() {
    let mut interrupt = signal(SignalKind::interrupt()).expect("a handler");
    let mut terminate = signal(SignalKind::terminate()).expect("a handler");
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}
