//! What a device keeps to start without a connection: the worker `sw.js` is told which files, and what is in them.

use crate::{cache, html, precompress, scripts, trunk::Trunk};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const WORKER: &str = "sw.js";
const SWITCHED_OFF: &str = "sw-off.js";
/// How the list stands in the finished worker.
const SHELL: [&str; 2] = ["SHELL = JSON.parse('", "')"];

/// Paths below the site's base, each with what a browser checks the file by.
type Digests = BTreeMap<String, String>;

/// Finishes the worker for the set in the folder `set`, once everything else stands in `trunk.staging`. Files of the names
/// in `start` are kept at once, the others when they were wanted.
pub fn keep(trunk: &Trunk, set: &str, start: &BTreeSet<String>) -> Result<()> {
    let staging = &trunk.staging;
    let worker = staging.join(WORKER);
    if !trunk.release {
        // A developer wants the newest of everything: what a release has left at this address goes.
        fs::rename(staging.join(SWITCHED_OFF), worker)?;
        return Ok(());
    }
    let (mut shell, mut later) = (Digests::new(), Digests::new());
    for name in names(&staging.join(set))? {
        let path = format!("{set}/{name}");
        let digest = integrity(&staging.join(&path))?;
        let list = if start.contains(&name) {
            &mut shell
        } else {
            &mut later
        };
        list.insert(path, digest);
    }
    let sheet = sheet(staging)?;
    shell.insert(sheet.clone(), integrity(&staging.join(&sheet))?);

    let (shell, later) = (json(&shell), json(&later));
    let page = fs::read(staging.join("index.html"))?;
    let script = fs::read(&worker)?;
    let hash = set.rsplit('/').next().unwrap_or(set);
    let parts: [&[u8]; 4] = [&page, &script, shell.as_bytes(), later.as_bytes()];
    let values = [
        ("RELEASE", &format!("{hash} {}", cache::digest(parts))),
        ("ASSETS", &format!("{}{set}/", trunk.base)),
        ("SHEET", &sheet),
        ("SHELL", &shell),
        ("LATER", &later),
    ];
    html::fill(&worker, &values)?;
    for name in [WORKER, SWITCHED_OFF] {
        let path = staging.join(name);
        let text = fs::read_to_string(&path)?;
        let small = scripts::classic(&text).with_context(|| name.to_owned())?;
        fs::write(path, small)?;
    }
    Ok(())
}

/// Bytes after brotli of what a first visit keeps, the page left out.
pub fn weight(dist: &Path) -> Result<usize> {
    let worker = fs::read_to_string(dist.join(WORKER))?;
    let list = worker
        .split_once(SHELL[0])
        .and_then(|(_, rest)| rest.split_once(SHELL[1]));
    let (list, _) = list.with_context(|| format!("{WORKER} has no list of files"))?;
    // `{"path":"digest","path":"digest"}`
    let paths = list.split('"').skip(1).step_by(4);
    paths
        .map(|path| Ok(precompress::brotli(&fs::read(dist.join(path))?)?.len()))
        .sum()
}

/// The one that Trunk has left.
pub fn sheet(staging: &Path) -> Result<String> {
    let sheet = names(staging)?
        .into_iter()
        .find(|name| name.starts_with("cabinet-") && name.ends_with(".css"));
    sheet.context("Trunk left no style sheet")
}

/// Of the files in this very folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn integrity(path: &Path) -> Result<String> {
    let digest = Sha256::digest(fs::read(path)?);
    Ok(format!("sha256-{}", STANDARD.encode(digest)))
}

/// File names and digests need no escapes.
fn json(digests: &Digests) -> String {
    let entries: Vec<String> = digests
        .iter()
        .map(|(path, digest)| format!("\"{path}\":\"{digest}\""))
        .collect();
    format!("{{{}}}", entries.join(","))
}

#[cfg(test)]
mod tests {
    use super::{Digests, json};

    #[test]
    fn the_list_is_json() {
        let digests = Digests::from([("a/b.js".into(), "x".into()), ("c".into(), "y".into())]);
        assert_eq!(json(&digests), r#"{"a/b.js":"x","c":"y"}"#);
        assert_eq!(json(&Digests::new()), "{}");
    }
}
