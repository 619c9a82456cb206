//! What a release tells those outside: the loader that a company's page names, where the newest program is, and what
//! every file must be.

use crate::{cache, offline, precompress, scripts};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha384};
use std::{collections::BTreeMap, fs, path::Path};

/// The script on a company's page, always the newest.
pub const LOADER: &str = "gas-cabinet.js";
/// Every file's digest, by its path.
pub const DIGESTS: &str = "integrity.json";
const NEWEST: &str = "release.json";
const PINNED: [&str; 2] = ["gas-cabinet-", ".js"];

/// What the loader asks for first. Not in the loader itself: its bytes would change with every build, and a page that
/// pins them by `integrity` would be left without the cabinet.
#[derive(Serialize)]
struct Newest<'a> {
    version: &'a str,
    /// The set's folder, beside this file.
    assets: &'a str,
    sheet: &'a str,
}

/// Says where the program and the sheet are.
pub fn describe(staging: &Path, set: &str) -> Result<()> {
    let newest = Newest {
        version: &version()?,
        assets: &format!("{set}/"),
        sheet: &offline::sheet(staging)?,
    };
    Ok(fs::write(
        staging.join(NEWEST),
        serde_json::to_string(&newest)?,
    )?)
}

/// The loader, made small, under the name that pages share and under one that its content has for ever.
pub fn pin_loader(staging: &Path) -> Result<()> {
    let path = staging.join(LOADER);
    let script =
        fs::read_to_string(&path).with_context(|| format!("Trunk did not copy public/{LOADER}"))?;
    let small = scripts::module(&script).context(LOADER)?;
    fs::write(staging.join(pinned(&small)), &small)?;
    Ok(fs::write(path, small)?)
}

fn pinned(script: &str) -> String {
    PINNED.join(&cache::digest([script.as_bytes()]))
}

/// Whether this is the loader under its lasting name.
pub fn is_pinned(name: &str) -> bool {
    let rest = name.strip_prefix(PINNED[0]);
    let hash = rest.and_then(|rest| rest.strip_suffix(PINNED[1]));
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Writes the digest of every file but this list and the compressed twins, and returns them.
pub fn digests(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut digests = BTreeMap::new();
    for path in precompress::files(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        if name == DIGESTS || name.starts_with('.') || precompress::is_twin(&path) {
            continue;
        }
        digests.insert(name, digest(&fs::read(&path)?));
    }
    fs::write(dist.join(DIGESTS), serde_json::to_string_pretty(&digests)?)?;
    Ok(digests)
}

/// As `integrity` wants it.
fn digest(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The cabinet's own version.
pub fn version() -> Result<String> {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string("Cargo.toml")?)?;
    let version = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    Ok(version
        .and_then(toml::Value::as_str)
        .context("Cargo.toml has no version")?
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::{digest, is_pinned, pinned};

    #[test]
    fn the_lasting_name_is_of_the_content() {
        let name = pinned("first");
        assert!(is_pinned(&name) && name != pinned("second"), "{name}");
        for other in [
            "gas-cabinet.js",
            "gas-cabinet-new.js",
            "gas-cabinet-0123456789abcdef.js.br",
        ] {
            assert!(!is_pinned(other), "{other}");
        }
    }

    /// From the specification of Subresource Integrity.
    #[test]
    fn a_digest_is_what_a_browser_checks() {
        assert_eq!(
            digest(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
