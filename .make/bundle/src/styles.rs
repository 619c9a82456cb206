//! One sheet out of `style/index.css`, which is a table of contents: Trunk hashes a single file
//! and does not follow `@import`, and a browser that followed them would pay a request for each.

use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

pub fn build(index: &Path, sheet: &Path) -> Result<()> {
    let folder = index.parent().context("the index has a folder")?;
    let contents =
        fs::read_to_string(index).with_context(|| format!("cannot read {}", index.display()))?;
    let whole = inline(&contents, |name| {
        fs::read_to_string(folder.join(name))
            .with_context(|| format!("{} imports {name}", index.display()))
    })?;
    // An unchanged sheet keeps its time, or Trunk's watch would build for ever.
    if fs::read_to_string(sheet).is_ok_and(|known| known == whole) {
        return Ok(());
    }
    fs::create_dir_all(sheet.parent().context("the sheet has a folder")?)?;
    Ok(fs::write(sheet, whole)?)
}

fn inline(contents: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut whole = String::new();
    for line in contents.lines() {
        match Import::parse(line)? {
            Some(import) => whole.push_str(&import.wrap(&read(import.file)?)?),
            None => whole.extend([line, "\n"]),
        }
    }
    Ok(whole)
}

/// `@import "file.css" layer(ui) print;`
struct Import<'line> {
    file: &'line str,
    layer: Option<&'line str>,
    media: &'line str,
}

impl<'line> Import<'line> {
    fn parse(line: &'line str) -> Result<Option<Self>> {
        let Some(rest) = line.trim().strip_prefix("@import") else {
            return Ok(None);
        };
        let wrong = || format!("cannot read `{line}`: write `@import \"file.css\" layer(name);`");
        let (file, rest) = rest
            .trim_start()
            .strip_prefix('"')
            .and_then(|rest| rest.split_once('"'))
            .with_context(wrong)?;
        let (rest, _) = rest.split_once(';').with_context(wrong)?;
        let (layer, media) = match rest.trim().strip_prefix("layer(") {
            Some(rest) => {
                let (layer, media) = rest.split_once(')').with_context(wrong)?;
                (Some(layer), media)
            }
            None => (None, rest),
        };
        Ok(Some(Self {
            file,
            layer,
            media: media.trim(),
        }))
    }

    fn wrap(&self, css: &str) -> Result<String> {
        ensure!(
            !css.contains("@import"),
            "{}: only the index imports",
            self.file
        );
        let mut css = css.to_owned();
        if !self.media.is_empty() {
            css = format!("@media {} {{\n{css}}}\n", self.media);
        }
        Ok(match self.layer {
            Some(layer) => format!("@layer {layer} {{\n{css}}}\n"),
            None => css,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::inline;

    fn whole(contents: &str) -> anyhow::Result<String> {
        inline(contents, |name| match name {
            "a.css" => Ok("a{}\n".to_owned()),
            "nested.css" => Ok("@import \"a.css\";\n".to_owned()),
            other => anyhow::bail!("no {other}"),
        })
    }

    #[test]
    fn a_file_lands_in_its_layer_and_in_its_place() {
        let sheet = whole("@layer base, ui;\n@import \"a.css\" layer(ui);\n").unwrap();
        assert_eq!(sheet, "@layer base, ui;\n@layer ui {\na{}\n}\n");
    }

    #[test]
    fn a_media_condition_stays_inside_the_layer() {
        let sheet = whole("@import \"a.css\" layer(print) print;").unwrap();
        assert_eq!(sheet, "@layer print {\n@media print {\na{}\n}\n}\n");
    }

    #[test]
    fn a_missing_a_nested_and_a_misspelt_import_are_errors() {
        for contents in [
            "@import \"b.css\";",
            "@import \"nested.css\";",
            "@import url(a.css);",
        ] {
            assert!(whole(contents).is_err(), "{contents}");
        }
    }
}
