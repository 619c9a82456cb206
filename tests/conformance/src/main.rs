//! `make conformance API=https://…/api/v1`: what an API lacks of the contract, in words for its developers.

use std::process::ExitCode;

use conformance::{Settings, run};

const USAGE: &str = "\
make conformance API=https://company.example/api/v1

  LOGIN=… PASSWORD=…   of a test account: read what a consumer reads
  WRITES=yes           also write what a test account can write and take back
  ORIGIN=https://…     where the cabinet stands, if not on the API's own site
  ONLY=/feedback       of the operations those whose path begins so
  RATE=5               requests a second

LOGIN and PASSWORD are better exported than typed into the command. They are never printed.
Exit code: 0 nothing found, 1 something is missing or differs, 2 the API could not be reached or asked.";

fn main() -> ExitCode {
    let settings = match Settings::read(|name| std::env::var(name).ok()) {
        Ok(settings) => settings,
        Err(wrong) => {
            eprintln!("conformance: {wrong}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let report = run(&settings);
    println!(
        "{} against the contract of the cabinet\n\n{report}",
        settings.api
    );
    ExitCode::from(report.exit_code())
}
