//! The files, and what of them is code that ships.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file with this ending under `folder`: its path from there, and its text.
pub fn sources(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = root().join(folder);
    let mut found = Vec::new();
    walk(&folder, &mut |path| {
        if path.extension().is_some_and(|found| found == ending) {
            let name = path.strip_prefix(&folder).expect("inside");
            let name = name.to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(path).expect("text")));
        }
    });
    assert!(!found.is_empty(), "no {ending} in {}", folder.display());
    found
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, visit);
        } else {
            visit(&path);
        }
    }
}

pub fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.trim_end_matches(".rs")
}

/// The text with comments and test code emptied, line by line.
pub fn code(text: &str) -> String {
    let mut skipping: Option<usize> = None;
    let mut lines = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let trimmed = without_remark(line).trim();
        if let Some(at) = skipping {
            let ends = indent == at && (trimmed.ends_with(';') || trimmed.starts_with('}'));
            skipping = (!ends).then_some(at);
            lines.push("");
        } else if trimmed.starts_with("#[cfg(test)]") || trimmed.starts_with("#[cfg(all(test") {
            skipping = Some(indent);
            lines.push("");
        } else if trimmed.starts_with("//") {
            lines.push("");
        } else {
            lines.push(without_remark(line));
        }
    }
    lines.join("\n")
}

fn without_remark(line: &str) -> &str {
    line.split(" // ").next().unwrap_or(line)
}

/// The files that are compiled for tests alone.
pub fn test_modules(text: &str) -> Vec<String> {
    let kept: BTreeSet<&str> = text.lines().map(without_remark).collect();
    let code = code(text);
    let left: BTreeSet<&str> = code.lines().collect();
    let name = |line: &str| {
        let line = line.trim();
        let module = line.strip_prefix("mod ")?.strip_suffix(';')?;
        Some(module.to_owned())
    };
    let path = |line: &str| {
        let path = line.trim().strip_prefix("#[path = \"")?;
        Some(path.strip_suffix(".rs\"]")?.to_owned())
    };
    kept.difference(&left)
        .filter_map(|line| name(line).or_else(|| path(line)))
        .collect()
}
