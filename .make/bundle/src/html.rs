//! The page: its placeholders, and the frame a person reads while the program is on its way.

use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, process::Command};

const FRAME: &str = "src/bin/frame.rs";

/// The help in each language: its page, what the frame's program calls it, and its title.
const HELPS: [(&str, &str, &str); 2] = [
    ("help.html", "uk", "Довідка – Кабінет споживача газу"),
    ("help-en.html", "en", "Help – Gas consumer’s cabinet"),
];

/// The help for browsers that run no scripts: each language a page of its own, out of one template.
pub fn help(staging: &Path, base: &String, sheet: &String) -> Result<()> {
    let template = staging.join(HELPS[0].0);
    if !template.exists() {
        return Ok(());
    }
    let text = fs::read_to_string(&template)?;
    for (page, lang, title) in HELPS {
        let values = [
            ("HELP", &drawn(&["help", lang])?),
            ("LANG", &lang.to_owned()),
            ("TITLE", &title.to_owned()),
            ("SHEET", sheet),
            ("BASE", base),
        ];
        fs::write(staging.join(page), filled(&text, &values)?)?;
    }
    Ok(())
}

/// What the cabinet's own components draw without a browser: the shell and the sign-in form.
pub fn frame() -> Result<String> {
    drawn(&[])
}

fn drawn(wanted: &[&str]) -> Result<String> {
    if !Path::new(FRAME).exists() {
        return Ok(String::new());
    }
    let cargo = Command::new("cargo")
        .args([
            "run",
            "--quiet",
            "--package",
            "gas-cabinet",
            "--bin",
            "frame",
            "--features",
            "frame",
            "--",
        ])
        .args(wanted)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(cargo.status.success(), "the frame was not drawn");
    Ok(String::from_utf8(cargo.stdout)?)
}

/// Puts each value in the place of `%NAME%`, in this order; into a script too.
pub fn fill(page: &Path, values: &[(&str, &String)]) -> Result<()> {
    let text = fs::read_to_string(page)?;
    Ok(fs::write(page, filled(&text, values)?)?)
}

fn filled(page: &str, values: &[(&str, &String)]) -> Result<String> {
    let mut page = without_skipped_links(page);
    for (name, value) in values {
        page = page.replace(&format!("%{name}%"), value);
    }
    let left = page
        .find("data-trunk")
        .map(|at| page[at..].chars().take(60).collect::<String>());
    ensure!(
        left.is_none(),
        "Trunk left a link in the page: {}",
        left.unwrap_or_default()
    );
    Ok(page)
}

/// Trunk leaves a link that it was told to skip.
fn without_skipped_links(page: &str) -> String {
    let Some(mark) = page.find("data-trunk-skip") else {
        return page.to_owned();
    };
    let (Some(start), Some(end)) = (page[..mark].rfind('<'), page[mark..].find('>')) else {
        return page.to_owned();
    };
    format!("{}{}", &page[..start], &page[mark + end + 1..])
}

#[cfg(test)]
mod tests {
    use super::filled;

    fn page(text: &str) -> anyhow::Result<String> {
        let frame = r#"<a href="%BASE%help">"#.to_owned();
        filled(
            text,
            &[
                ("FRAME", &frame),
                ("ASSETS", &"/cabinet/assets/1f".into()),
                ("BASE", &"/cabinet/".into()),
            ],
        )
    }

    #[test]
    fn every_address_starts_at_the_base_inside_the_frame_too() {
        let page = page(r#"<script src="%ASSETS%/first.js"></script><body>%FRAME%"#).unwrap();
        assert_eq!(
            page,
            r#"<script src="/cabinet/assets/1f/first.js"></script><body><a href="/cabinet/help">"#
        );
    }

    #[test]
    fn the_link_that_keeps_trunk_from_building_rust_is_gone() {
        let page = page(
            r#"<title>a</title><link data-trunk rel="rust" data-trunk-skip data-trunk-id="0"><body>"#,
        );
        assert_eq!(page.unwrap(), "<title>a</title><body>");
    }

    #[test]
    fn a_link_trunk_did_not_understand_stops_the_build() {
        assert!(page(r#"<link data-trunk rel="odd">"#).is_err());
    }
}
