//! The program: cargo, then split, then bind, then optimise. The pieces name each other, so they
//! share one folder named by one hash, and an update never mixes two builds.

pub mod glue;
mod merge;
mod names;
mod optimise;
mod sections;
mod unused;

use crate::{cache, scripts, trunk::Trunk};
use anyhow::{Context, Result, anyhow, ensure};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const PACKAGE: &str = "gas-cabinet";
const TARGET: &str = "wasm32-unknown-unknown";
/// Apart from `target/`, or each native build would throw away the wasm one.
const TARGET_DIR: &str = "target/wasm";
const MAIN: &str = "main_bg.wasm";
const WORK: &str = "target/site/program";
/// Hand-written modules that Trunk copies from `public/`, and that belong to the set.
const LOADERS: [&str; 4] = ["boot.js", CLASSIC, "framed.js", "offline.js"];
/// It tells those whose browser is too old for the others.
const CLASSIC: &str = "first.js";

/// Before the first task is wanted.
const START: [&str; 5] = ["boot.js", CLASSIC, "main.js", MAIN, "offline.js"];

/// File names and what is in them, in one order on every machine: the hash depends on it.
type Files = BTreeMap<String, Vec<u8>>;

pub struct Program {
    files: Files,
    /// The files of the pieces that a device keeps at once.
    first: BTreeSet<String>,
}

pub fn build(trunk: &Trunk) -> Result<Program> {
    let profile = if trunk.release { "release" } else { "wasm-dev" };
    let wasm = unused::drop_exports(&compile(profile)?)?;
    let work = Path::new(WORK).join(profile);
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    split(&wasm, &work)?;
    bind(&work)?;
    let mut files = read(&work)?;
    glue::fold(&mut files)?;
    take_loaders(&trunk.staging, &mut files)?;
    let mut first = BTreeSet::new();
    if trunk.release {
        names::shorten(&mut files, MAIN)?;
        glue::gather(&mut files)?;
        first = glue::first_pieces(str::from_utf8(&files["main.js"])?)?;
        files = optimise::all(files)?;
        make_scripts_small(&mut files)?;
    }
    Ok(Program { files, first })
}

fn take_loaders(staging: &Path, files: &mut Files) -> Result<()> {
    for name in LOADERS {
        let path = staging.join(name);
        let text = fs::read(&path).with_context(|| format!("Trunk did not copy public/{name}"))?;
        fs::remove_file(path)?;
        files.insert(name.to_owned(), text);
    }
    Ok(())
}

fn make_scripts_small(files: &mut Files) -> Result<()> {
    for (name, text) in files.iter_mut().filter(|(name, _)| name.ends_with(".js")) {
        let script = str::from_utf8(text)?;
        let small = match name.as_str() {
            CLASSIC => scripts::classic(script),
            _ => scripts::module(script),
        };
        *text = small.with_context(|| name.clone())?.into_bytes();
    }
    Ok(())
}

impl Program {
    /// Bytes of the main module before compression: what the progress bar counts up to.
    pub fn size(&self) -> usize {
        self.files.get(MAIN).map_or(0, Vec::len)
    }

    /// The files that a device keeps at once: what starts the cabinet, and the first tasks.
    pub fn start(&self) -> BTreeSet<String> {
        let start = START.map(str::to_owned);
        self.first.iter().cloned().chain(start).collect()
    }

    /// Writes the set under `staging` and returns its folder, relative to the site's base.
    pub fn publish(self, staging: &Path) -> Result<String> {
        let hash = cache::digest(
            self.files
                .iter()
                .flat_map(|(name, bytes)| [name.as_bytes(), bytes]),
        );
        let folder = format!("assets/{hash}");
        fs::create_dir_all(staging.join(&folder))?;
        for (name, bytes) in self.files {
            fs::write(staging.join(&folder).join(name), bytes)?;
        }
        Ok(folder)
    }
}

fn compile(profile: &str) -> Result<Vec<u8>> {
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "build",
            "--package",
            PACKAGE,
            "--bin",
            PACKAGE,
            "--profile",
            profile,
        ])
        .args(["--target", TARGET, "--target-dir", TARGET_DIR])
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"))
        // Cargo started this program too, and its settings are not for the next one.
        .env_remove("CARGO_MANIFEST_DIR");
    if let Some(rustc) = env::var_os("WASM_RUSTC").filter(|rustc| !rustc.is_empty()) {
        cargo.env("RUSTC", rustc);
    }
    ensure!(
        cargo.status().context("cannot start cargo")?.success(),
        "the cabinet does not compile"
    );
    let path = Path::new(TARGET_DIR)
        .join(TARGET)
        .join(profile)
        .join(format!("{PACKAGE}.wasm"));
    fs::read(&path).with_context(|| format!("cargo left no {}", path.display()))
}

fn flags() -> Result<Vec<String>> {
    let mut flags = vec![
        // The splitter moves functions between modules, and needs to know who calls whom.
        "-Clink-args=--emit-relocs".to_owned(),
        // One copy of the view code instead of one for each combination of components.
        "--cfg=erase_components".to_owned(),
    ];
    // Panics name their source file: without this machine's folders, so that every machine builds
    // the same bytes, and fewer.
    let sources = cargo_home()?.join("registry/src");
    for registry in fs::read_dir(&sources).into_iter().flatten() {
        flags.push(format!(
            "--remap-path-prefix={}/=",
            registry?.path().display()
        ));
    }
    Ok(flags)
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    Ok(env::home_dir()
        .context("there is no home folder")?
        .join(".cargo"))
}

fn split(wasm: &[u8], work: &Path) -> Result<()> {
    let main = work.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = "./main.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot split the program: {error:#}"))?;
    Ok(())
}

fn bind(work: &Path) -> Result<()> {
    let unbound = work.join("main.wasm");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&unbound)
        .out_name("main")
        .web(true)?
        .typescript(false)
        .demangle(false)
        .keep_lld_exports(true)
        .generate(work)?;
    fs::remove_file(unbound)?;
    Ok(())
}

fn read(work: &Path) -> Result<Files> {
    fs::read_dir(work)?
        .map(|entry| {
            let entry = entry?;
            let name = entry
                .file_name()
                .into_string()
                .map_err(|name| anyhow!("odd file name {name:?}"))?;
            ensure!(
                entry.file_type()?.is_file(),
                "{name}: a dependency brings JavaScript of its own"
            );
            Ok((name, fs::read(entry.path())?))
        })
        .collect()
}
