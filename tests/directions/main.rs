//! Who may know whom: what one crate cannot enforce by itself.
//!
//! Reads every file of `src/` and `style/`, and names the file and the line of a wrong direction.

mod paths;
mod rules;
mod samples;
mod source;

use source::{root, sources, stem, test_modules};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_file_of_the_cabinet_keeps_to_its_direction() {
    let files = sources("src", "rs");
    let tests: BTreeSet<String> = files
        .iter()
        .flat_map(|(_, text)| test_modules(text))
        .collect();
    let faults: Vec<String> = files
        .iter()
        .filter(|(file, _)| !tests.contains(stem(file)))
        .flat_map(|(file, text)| {
            rules::faults(file, text)
                .into_iter()
                .map(move |(line, why)| format!("src/{file}:{line}: {why}"))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_stylesheet_is_in_the_index() {
    let files: BTreeSet<String> = sources("style", "css")
        .into_iter()
        .map(|(file, _)| file)
        .filter(|file| file != "index.css")
        .collect();
    let index = fs::read_to_string(root().join("style/index.css")).expect("the index");
    assert_eq!(imported(&index), files);
}

fn imported(index: &str) -> BTreeSet<String> {
    let import = |line: &str| {
        let rest = line.trim().strip_prefix("@import \"")?;
        Some(rest.split('"').next()?.to_owned())
    };
    index.lines().filter_map(import).collect()
}
