//! Completes a release, and says what it is and what to do with it.

use crate::{bom, crates, licences, precompress, release};
use anyhow::{Context, Result, ensure};
use std::{collections::BTreeMap, fs, path::Path};

const LICENCES: &str = "licences.txt";
const MATERIALS: &str = "sbom.cdx.json";

pub fn complete(dist: &Path) -> Result<()> {
    ensure!(
        dist.join(release::LOADER).exists(),
        "{} holds no release: run `make dist`",
        dist.display()
    );
    let (version, compiler, parts) = (release::version()?, crates::compiler()?, crates::all()?);
    fs::write(
        dist.join(LICENCES),
        licences::page(&version, &compiler, &parts.crates)?,
    )?;
    let materials = bom::document(&version, &compiler, &parts);
    fs::write(
        dist.join(MATERIALS),
        serde_json::to_string_pretty(&materials)?,
    )?;
    let digests = release::digests(dist)?;
    precompress::twins(dist)?;
    let travelling = parts.crates.iter().filter(|one| one.travels).count();
    println!(
        "\n{} {version}, made with {travelling} crates (Rust {compiler}):\n",
        dist.display()
    );
    print!("{}", contents(dist)?);
    let page = fs::read_to_string("index.html")?;
    println!("\n{}", snippet(&digests, &page)?);
    Ok(())
}

/// Files and bytes.
#[derive(Default)]
struct Weight {
    files: usize,
    plain: u64,
    sent: u64,
}

/// A row for each part of the folder.
fn contents(dist: &Path) -> Result<String> {
    let mut parts = BTreeMap::<&str, Weight>::new();
    for path in precompress::files(dist)? {
        if precompress::is_twin(&path) {
            continue;
        }
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        let bytes = fs::metadata(&path)?.len();
        let twin = fs::metadata(dist.join(format!("{name}.br")));
        let sent = twin.map_or(bytes, |twin| twin.len());
        for part in [part(&name), "whole"] {
            let weight = parts.entry(part).or_default();
            weight.files += 1;
            weight.plain += bytes;
            weight.sent += sent;
        }
    }
    let row = |(part, weight): (&&str, &Weight)| {
        format!(
            "  {part:<44} {:>4} {:>10} {:>10}\n",
            weight.files, weight.plain, weight.sent
        )
    };
    let head = format!(
        "  {:<44} {:>4} {:>10} {:>10}\n",
        "", "file", "bytes", "brotli"
    );
    Ok(head + &parts.iter().map(row).collect::<String>())
}

fn part(name: &str) -> &'static str {
    match name {
        "index.html" => "index.html: the page",
        "integrity.json" | "licences.txt" | "sbom.cdx.json" => {
            "integrity.json, licences.txt, sbom.cdx.json"
        }
        "release.json" | "sw.js" | "sw-off.js" => "release.json, sw.js, sw-off.js: never cached",
        _ if name == release::LOADER || release::is_pinned(name) => {
            "gas-cabinet.js, also under its lasting name"
        }
        _ if name.starts_with("assets/") => "assets/: the program, immutable",
        _ if name.ends_with(".css") => "cabinet-….css: the sheet, immutable",
        _ => "other pages, icons, manifest",
    }
}

/// What the cabinet's own page says and an element inside another page has to say too.
const SAID: [&str; 9] = [
    "phone",
    "operator",
    "supplier",
    "hosts",
    "payment-hosts",
    "off",
    "brand",
    "logo",
    "theme",
];

/// What a company pastes into a page of its own.
fn snippet(digests: &BTreeMap<String, String>, page: &str) -> Result<String> {
    let pinned = digests.iter().find(|(name, _)| release::is_pinned(name));
    let (name, digest) = pinned.context("there is no loader under its lasting name")?;
    Ok(format!(
        "On a page of the company's site, with the folder's address before it:\n\n\
         <script type=\"module\" src=\"/{name}\" integrity=\"{digest}\" crossorigin></script>\n\
         <gas-cabinet api=\"/api/v1\" base=\"/cabinet\" lang=\"uk\"{}></gas-cabinet>\n",
        said(page)
    ))
}

/// The settings of `page` that are not empty, as attributes.
fn said(page: &str) -> String {
    let attribute = |name: &&str| {
        let (_, rest) = page.split_once(&format!("name=\"gc-{name}\" content=\""))?;
        let (value, _) = rest.split_once('"')?;
        (!value.is_empty()).then(|| format!("\n  {name}=\"{value}\""))
    };
    SAID.iter().filter_map(attribute).collect()
}

#[cfg(test)]
mod tests {
    use super::snippet;
    use std::collections::BTreeMap;

    #[test]
    fn the_snippet_pins_the_lasting_name() {
        let name = "gas-cabinet-0123456789abcdef.js".to_owned();
        let digests = BTreeMap::from([
            ("gas-cabinet.js".to_owned(), "sha384-newest".to_owned()),
            (name, "sha384-pinned".to_owned()),
        ]);
        let page = r#"<meta name="gc-payment-hosts" content="pay.example"><meta name="gc-off" content="">"#;
        let snippet = snippet(&digests, page).unwrap();
        assert!(
            snippet.contains("lang=\"uk\"\n  payment-hosts=\"pay.example\"></gas-cabinet>"),
            "{snippet}"
        );
        assert!(
            snippet
                .contains("src=\"/gas-cabinet-0123456789abcdef.js\" integrity=\"sha384-pinned\""),
            "{snippet}"
        );
    }
}
