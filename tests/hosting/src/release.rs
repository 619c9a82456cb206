//! What `make dist` has left.

use crate::nginx::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A release in a folder.
pub struct Release(pub PathBuf);

impl Release {
    /// # Panics
    /// There is none, or not a whole one.
    #[must_use]
    pub fn here() -> Self {
        let folder = root().join("dist");
        assert!(
            folder.join("sbom.cdx.json").exists(),
            "dist/ holds no release: run `make hosting`"
        );
        Self(folder)
    }

    /// Another site of the same build.
    #[must_use]
    pub fn beside(&self, folder: &str) -> Self {
        Self(root().join(folder))
    }

    /// Every file's path below the folder, without compressed twins.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.0, &self.0, &mut found);
        found.retain(|name| {
            !name.starts_with('.') && !name.ends_with(".br") && !name.ends_with(".gz")
        });
        found.sort();
        found
    }

    #[must_use]
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    #[must_use]
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("text")
    }

    /// The folder of the program, such as `assets/0123456789abcdef`.
    #[must_use]
    pub fn set(&self) -> String {
        let files = self.files();
        let main = files
            .iter()
            .find_map(|name| name.strip_suffix("/main_bg.wasm"));
        main.expect("a program").to_owned()
    }

    /// What a first visit to the page loads of this site: every address in its head but those for a phone's screen.
    #[must_use]
    pub fn first_visit(&self) -> Vec<String> {
        let page = self.text("index.html");
        let head = page.split("</head>").next().unwrap_or_default();
        let tags = head
            .split('<')
            .filter(|tag| !tag.contains("manifest") && !tag.contains("apple"));
        let mut addresses: Vec<String> = tags.filter_map(address).collect();
        addresses.push("/sign-in".to_owned());
        addresses.sort();
        addresses.dedup();
        addresses
    }
}

fn collect(folder: &Path, root: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            collect(&path, root, found);
        } else {
            found.push(
                path.strip_prefix(root)
                    .expect("below it")
                    .to_string_lossy()
                    .into_owned(),
            );
        }
    }
}

fn address(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("href=").or_else(|| tag.split_once("src="))?;
    let address = rest.trim_start_matches('"').split(['"', ' ', '>']).next()?;
    address.starts_with('/').then(|| address.to_owned())
}

/// The headers that a host which reads `docs/hosting/static/_headers` gives a path, by name in small letters.
#[must_use]
pub fn headers_of_a_static_host(path: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("docs/hosting/static/_headers")).expect("_headers");
    let mut headers = Vec::new();
    let mut is_ours = false;
    for line in text.lines() {
        if let Some(pattern) = line.strip_prefix('/') {
            is_ours = matches(pattern, path.trim_start_matches('/'));
        } else if let Some((name, value)) = line.split_once(':').filter(|_| is_ours) {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    headers
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => path.starts_with(start) && end.is_empty(),
        None => pattern == path,
    }
}
