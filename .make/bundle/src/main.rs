//! Turns the cabinet into what a browser loads. Trunk keeps the page, the styles and the static
//! files, and calls this as a hook for what it cannot do: a wasm program in lazily loaded pieces.

mod bom;
mod cache;
mod crates;
mod dist;
mod html;
mod licences;
mod offline;
mod precompress;
mod program;
mod release;
mod scripts;
mod sizes;
mod styles;
mod trunk;

use anyhow::{Result, bail};
use std::{path::Path, process::ExitCode};
use trunk::Trunk;

const USAGE: &str = "bundle styles        one sheet out of style/index.css (Trunk, before a build)
bundle site          the program, the page, the compressed twins (Trunk, after a build)
bundle dist DIST     completes a release: licences, bill of materials, digests; says what to paste
bundle sizes DIST    what a visit costs, against .make/budget.toml";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["styles"] => styles::build(
            Path::new("style/index.css"),
            Path::new("target/site/cabinet.css"),
        ),
        ["site"] => site(),
        ["dist", dist] => dist::complete(Path::new(dist)),
        ["sizes", dist] => sizes::weigh(Path::new(dist)),
        _ => bail!("usage:\n{USAGE}"),
    }
}

fn site() -> Result<()> {
    let trunk = Trunk::from_env()?;
    let frame = std::thread::spawn(html::frame);
    let program = program::build(&trunk)?;
    let frame = frame.join().expect("the frame's thread does not panic")?;
    let program_size = program.size().to_string();
    let start = program.start();
    let set = program.publish(&trunk.staging)?;
    let assets = trunk.base.clone() + &set;
    // The frame first: it has addresses of its own.
    let values = [
        ("FRAME", &frame),
        ("ASSETS", &assets),
        ("BASE", &trunk.base),
        ("PROGRAM_SIZE", &program_size),
    ];
    html::fill(&trunk.staging.join("index.html"), &values)?;
    // A relative id would be one for all apps of an origin: a browser takes it from the origin and not from the file.
    html::fill(
        &trunk.staging.join("manifest.webmanifest"),
        &[("BASE", &trunk.base)],
    )?;
    html::help(
        &trunk.staging,
        &trunk.base,
        &offline::sheet(&trunk.staging)?,
    )?;
    offline::keep(&trunk, &set, &start)?;
    release::describe(&trunk.staging, &set)?;
    if trunk.release {
        release::pin_loader(&trunk.staging)?;
        release::digests(&trunk.staging)?;
        precompress::twins(&trunk.staging)?;
    }
    Ok(())
}
