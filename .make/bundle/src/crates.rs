//! What a release is made of: every crate that goes into the program, and those that only build it.
//!
//! `cargo-cyclonedx` and `cargo-about` make such lists too. Each is minutes of compiling on a fresh machine, neither
//! tells apart what travels to a browser, and what they know comes from `cargo` as well: so it is asked here.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
    process::Command,
};

const PACKAGE: &str = "gas-cabinet";
const TARGET: &str = "wasm32-unknown-unknown";
/// Building tools whose JavaScript becomes part of the program's.
const LEAVE_JAVASCRIPT: [&str; 2] = ["wasm-bindgen-cli-support", "wasm_split_cli_support"];

/// A name and a version.
pub type Id = (String, String);

pub struct Crate {
    pub name: String,
    pub version: String,
    /// SPDX.
    pub licence: String,
    pub authors: Vec<String>,
    pub repository: Option<String>,
    /// SHA-256 of the package, in hex, as `Cargo.lock` has it.
    pub checksum: Option<String>,
    /// Where its source is on this machine.
    pub folder: PathBuf,
    /// Whether it goes into the program, or only builds it.
    pub travels: bool,
    pub needs: Vec<Id>,
}

impl Crate {
    pub fn id(&self) -> Id {
        (self.name.clone(), self.version.clone())
    }
}

/// What the cabinet is made of.
pub struct Parts {
    pub crates: Vec<Crate>,
    /// What the cabinet's own code uses.
    pub direct: Vec<Id>,
}

pub fn all() -> Result<Parts> {
    let travelling = tree("normal,no-proc-macro")?;
    let building = tree("normal,build")?;
    let checksums = checksums()?;
    let Metadata { packages, resolve } = metadata()?;
    let ids: BTreeMap<&str, Id> = packages
        .iter()
        .map(|package| {
            (
                package.id.as_str(),
                (package.name.clone(), package.version.clone()),
            )
        })
        .collect();
    let edges: BTreeMap<&str, &[Edge]> = resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), &node.deps[..]))
        .collect();
    let needs = |package: &Package| -> Vec<Id> {
        let needed = edges.get(package.id.as_str()).copied().unwrap_or_default();
        let needed = needed.iter().filter(|edge| edge.is_of_a_build());
        let needed: BTreeSet<&Id> = needed
            .filter_map(|edge| ids.get(edge.pkg.as_str()))
            .filter(|id| building.contains(*id))
            .collect();
        needed.into_iter().cloned().collect()
    };
    let mut parts = Parts {
        crates: Vec::new(),
        direct: Vec::new(),
    };
    for package in &packages {
        let id = (package.name.clone(), package.version.clone());
        if package.name == PACKAGE {
            parts.direct.extend(needs(package));
        } else if LEAVE_JAVASCRIPT.contains(&package.name.as_str()) {
            // The tool itself stays here, and so does all that it uses.
            parts.direct.push(id.clone());
            parts
                .crates
                .push(package.described(true, checksums.get(&id), Vec::new())?);
        } else if building.contains(&id) {
            let travels = travelling.contains(&id);
            parts
                .crates
                .push(package.described(travels, checksums.get(&id), needs(package))?);
        }
    }
    parts.crates.sort_by_key(Crate::id);
    Ok(parts)
}

/// The compiler that the program was made with: its standard library is in it.
pub fn compiler() -> Result<String> {
    let rustc = env::var_os("WASM_RUSTC").filter(|rustc| !rustc.is_empty());
    let said = Command::new(rustc.unwrap_or("rustc".into()))
        .arg("--version")
        .output()?;
    let said = String::from_utf8(said.stdout)?;
    let version = said
        .split(' ')
        .nth(1)
        .context("rustc does not tell its version")?;
    Ok(version.trim().to_owned())
}

/// What cargo compiles for the browser along these edges; unlike the metadata it leaves out what only other members of
/// the workspace ask for.
fn tree(edges: &str) -> Result<BTreeSet<Id>> {
    let lines = cargo(&[
        "tree",
        "--package",
        PACKAGE,
        "--target",
        TARGET,
        "--edges",
        edges,
        "--prefix",
        "none",
    ])?;
    lines.lines().map(id_of).collect()
}

/// `name v1.2.3 (proc-macro) (*)`
fn id_of(line: &str) -> Result<Id> {
    let mut words = line.split(' ');
    let name = words.next().unwrap_or_default();
    let version = words.next().and_then(|word| word.strip_prefix('v'));
    let version = version.with_context(|| format!("cargo tree says `{line}`"))?;
    Ok((name.to_owned(), version.to_owned()))
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

impl Edge {
    fn is_of_a_build(&self) -> bool {
        self.dep_kinds
            .iter()
            .any(|one| one.kind.as_deref() != Some("dev"))
    }
}

impl Package {
    fn described(&self, travels: bool, checksum: Option<&String>, needs: Vec<Id>) -> Result<Crate> {
        let Self {
            name,
            version,
            license,
            authors,
            repository,
            manifest_path,
            ..
        } = self;
        let licence = license
            .as_deref()
            .with_context(|| format!("{name} names no licence"))?;
        let folder = manifest_path.parent().context("a manifest has a folder")?;
        Ok(Crate {
            name: name.clone(),
            version: version.clone(),
            licence: expression(licence),
            authors: authors.clone(),
            repository: repository.clone(),
            checksum: checksum.cloned(),
            folder: folder.to_owned(),
            travels,
            needs,
        })
    }
}

/// Crates of old write a slash for the choice.
fn expression(licence: &str) -> String {
    licence
        .split('/')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" OR ")
}

fn metadata() -> Result<Metadata> {
    let told = cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        TARGET,
    ])?;
    Ok(serde_json::from_str(&told)?)
}

fn cargo(arguments: &[&str]) -> Result<String> {
    let done = Command::new("cargo")
        .args(arguments)
        .arg("--locked")
        .output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "cargo {}: {said}", arguments[0]);
    Ok(String::from_utf8(done.stdout)?)
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

fn checksums() -> Result<BTreeMap<Id, String>> {
    let lock: Lock = toml::from_str(&fs::read_to_string("Cargo.lock")?)?;
    let known = |one: Locked| Some(((one.name, one.version), one.checksum?));
    Ok(lock.package.into_iter().filter_map(known).collect())
}

#[cfg(test)]
mod tests {
    use super::{expression, id_of};

    #[test]
    fn a_line_of_the_tree_is_a_name_and_a_version() {
        let id = id_of("toml v1.2.1+spec-1.1.0 (proc-macro) (*)").unwrap();
        assert_eq!(id, ("toml".to_owned(), "1.2.1+spec-1.1.0".to_owned()));
        assert!(id_of("[build-dependencies]").is_err());
    }

    #[test]
    fn a_slash_is_a_choice() {
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("Zlib"), "Zlib");
    }
}
