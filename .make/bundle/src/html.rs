//! The page: its placeholders, and the frame a person reads while the program is on its way.

use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, process::Command};

const FRAME: &str = "src/bin/frame.rs";

/// What the cabinet's own components draw without a browser: the shell and the sign-in form.
pub fn frame() -> Result<String> {
    if !Path::new(FRAME).exists() {
        return Ok(String::new());
    }
    let cargo = Command::new("cargo")
        .args(["run", "--quiet", "--package", "gas-cabinet", "--bin", "frame", "--features", "frame"])
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(cargo.status.success(), "the frame was not drawn");
    Ok(String::from_utf8(cargo.stdout)?)
}

pub fn fill(page: &Path, base: &str, assets: &str, frame: &str) -> Result<()> {
    let text = fs::read_to_string(page)?;
    Ok(fs::write(page, filled(&text, base, assets, frame)?)?)
}

fn filled(page: &str, base: &str, assets: &str, frame: &str) -> Result<String> {
    let page = without_skipped_links(page)
        .replace("%FRAME%", frame)
        .replace("%ASSETS%", &format!("{base}{assets}"))
        .replace("%BASE%", base);
    let left = page.find("data-trunk").map(|at| &page[at..]);
    ensure!(left.is_none(), "Trunk left a link in the page: {:.60}", left.unwrap_or_default());
    Ok(page)
}

/// Trunk leaves a link that it was told to skip.
fn without_skipped_links(page: &str) -> String {
    let Some(mark) = page.find("data-trunk-skip") else { return page.to_owned() };
    let (Some(start), Some(end)) = (page[..mark].rfind('<'), page[mark..].find('>')) else {
        return page.to_owned();
    };
    format!("{}{}", &page[..start], &page[mark + end + 1..])
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn every_address_starts_at_the_base_inside_the_frame_too() {
        let page = r#"<script src="%ASSETS%/first.js"></script><body>%FRAME%"#;
        let page = filled(page, "/cabinet/", "assets/1f", r#"<a href="%BASE%help">"#).unwrap();
        assert_eq!(page, r#"<script src="/cabinet/assets/1f/first.js"></script><body><a href="/cabinet/help">"#);
    }

    #[test]
    fn the_link_that_keeps_trunk_from_building_rust_is_gone() {
        let page = r#"<title>a</title><link data-trunk rel="rust" data-trunk-skip data-trunk-id="0"><body>"#;
        assert_eq!(filled(page, "/", "assets/1f", "").unwrap(), "<title>a</title><body>");
    }

    #[test]
    fn a_link_trunk_did_not_understand_stops_the_build() {
        assert!(filled(r#"<link data-trunk rel="odd">"#, "/", "assets/1f", "").is_err());
    }
}
