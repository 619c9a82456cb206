//! The licences of what travels to a browser, with their texts: most of them ask to be shown with every copy.

use crate::crates::Crate;
use anyhow::{Context, Result};
use std::{collections::BTreeMap, fs, path::Path};

/// How the files begin that packages keep their licences in.
const FILES: [&str; 5] = ["COPYING", "LICENCE", "LICENSE", "NOTICE", "UNLICENSE"];
const MIT: &str = include_str!("licences/mit.txt");

/// One page: who is in it under which licence, then each text once.
pub fn page(version: &str, compiler: &str, crates: &[Crate]) -> Result<String> {
    let mut page = format!(
        "Особистий кабінет споживача газу {version}\n\nWhat it is made of, and under which licences.\n\n"
    );
    let mut texts = Texts::default();
    let library = format!("Rust's standard library {compiler}");
    page += &line(
        &library,
        "MIT OR Apache-2.0",
        "https://github.com/rust-lang/rust",
    );
    texts.add(&library, MIT.to_owned());
    for one in crates.iter().filter(|one| one.travels) {
        let name = format!("{} {}", one.name, one.version);
        page += &line(
            &name,
            &one.licence,
            one.repository.as_deref().unwrap_or_default(),
        );
        for text in texts_of(one)? {
            texts.add(&name, text);
        }
    }
    Ok(page + &texts.written())
}

fn line(name: &str, licence: &str, from: &str) -> String {
    format!("{name:<36} {licence:<34} {from}")
        .trim_end()
        .to_owned()
        + "\n"
}

/// Texts and who has them; those that differ in spaces are one.
#[derive(Default)]
struct Texts(BTreeMap<String, (String, Vec<String>)>);

impl Texts {
    fn add(&mut self, name: &str, text: String) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, names) = self.0.entry(words).or_insert((text, Vec::new()));
        names.push(name.to_owned());
    }

    fn written(self) -> String {
        let written = self.0.into_values().map(|(text, names)| {
            format!(
                "\n{}\n{}\n\n{}\n",
                "=".repeat(80),
                names.join(", "),
                text.trim_end()
            )
        });
        written.collect()
    }
}

/// Of a package that brings none: the text that its licence has by its name.
fn texts_of(one: &Crate) -> Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(&one.folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| is_licence(name) && one.folder.join(name).is_file())
        .collect();
    names.sort();
    if names.is_empty() {
        let text =
            standard(one).with_context(|| format!("{} brings no licence's text", one.name))?;
        return Ok(vec![text]);
    }
    names
        .iter()
        .map(|name| read(&one.folder.join(name)))
        .collect()
}

fn is_licence(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    FILES.iter().any(|start| name.starts_with(start)) && !name.ends_with(".RS")
}

fn read(path: &Path) -> Result<String> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&text).replace('\r', ""))
}

fn standard(one: &Crate) -> Option<String> {
    let takes_mit = one.licence.split(" OR ").any(|licence| licence == "MIT");
    let authors = match one.authors.as_slice() {
        [] => format!("the authors of {}", one.name),
        authors => authors.join(", "),
    };
    takes_mit.then(|| format!("Copyright (c) {authors}\n\n{MIT}"))
}

#[cfg(test)]
mod tests {
    use super::{Crate, Texts, is_licence, standard};

    fn under(licence: &str) -> Crate {
        Crate {
            name: "meter".into(),
            version: "1.0.0".into(),
            licence: licence.into(),
            authors: vec!["Олена".into()],
            repository: None,
            checksum: None,
            folder: "".into(),
            travels: true,
            needs: vec![],
        }
    }

    #[test]
    fn a_text_of_many_stands_there_once() {
        let mut texts = Texts::default();
        texts.add("a 1", "Permission\n is granted\n".to_owned());
        texts.add("b 2", "Permission is\ngranted".to_owned());
        let written = texts.written();
        assert_eq!(written.matches("Permission").count(), 1);
        assert!(written.contains("a 1, b 2"), "{written}");
    }

    #[test]
    fn a_package_without_a_text_has_its_authors_named() {
        let text = standard(&under("Apache-2.0 OR MIT")).unwrap();
        assert!(text.starts_with("Copyright (c) Олена") && text.contains("Permission is hereby"));
        assert!(standard(&under("MIT AND Zlib")).is_none() && standard(&under("Zlib")).is_none());
    }

    #[test]
    fn a_module_about_licences_is_none() {
        assert!(is_licence("LICENSE-MIT") && is_licence("license.md") && is_licence("Unlicense"));
        assert!(!is_licence("licences.rs") && !is_licence("README.md"));
    }
}
