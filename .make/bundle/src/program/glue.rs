//! The JavaScript beside the program, made small: one file instead of two, and no comments.

use super::Files;
use anyhow::{Result, ensure};

const LOADER: &str = "__wasm_split.js";
/// The browser's own way wants the right media type, and a server that names it wrongly must not cost a page.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
const ANY_TYPE: &str =
    "(await src).arrayBuffer().then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// Folds the loader of the lazy pieces into the glue: one request less on a weak link.
pub fn fold(files: &mut Files) -> Result<()> {
    let (Some(loader), Some(main)) = (files.remove(LOADER), files.remove("main.js")) else {
        return Ok(());
    };
    let folded = folded(&String::from_utf8(main)?, &String::from_utf8(loader)?)?;
    files.insert("main.js".to_owned(), folded.into_bytes());
    Ok(())
}

fn folded(main: &str, loader: &str) -> Result<String> {
    let mut whole = String::new();
    let mut names = Vec::new();
    for line in main.lines() {
        match line
            .strip_prefix("import * as ")
            .and_then(|rest| rest.split_once(" from "))
        {
            Some((name, from)) if from.contains(LOADER) => names.push(name),
            _ => whole.extend([line, "\n"]),
        }
    }
    ensure!(
        !names.is_empty(),
        "the glue does not import {LOADER} any more"
    );
    ensure!(
        loader.contains(STREAMING),
        "{LOADER} does not instantiate its pieces as it did"
    );
    let loader = loader.replace(STREAMING, ANY_TYPE);
    let mut exports = Vec::new();
    whole.push_str("const __split = (() => {\n");
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        let local = line.strip_prefix("export ").unwrap_or(line);
        if let Some(rest) = line.strip_prefix("export const ") {
            exports.extend(rest.split(' ').next());
        }
        whole.extend([local, "\n"]);
    }
    whole.push_str(&format!("return {{ {} }};\n}})();\n", exports.join(", ")));
    for name in names {
        whole.push_str(&format!("const {name} = __split;\n"));
    }
    Ok(whole)
}

/// Without comments on lines of their own, and without indentation. Text that spans lines would
/// suffer, so a template literal left open on a line keeps everything as it was.
pub fn thin(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let mut inside = false;
    let mut thin = String::new();
    for line in script.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside && !line.is_empty() && !line.starts_with("//") {
            thin.extend([line, "\n"]);
        }
        inside &= !line.ends_with("*/");
    }
    thin
}

#[cfg(test)]
mod tests {
    use super::{folded, thin};

    #[test]
    fn the_loader_becomes_part_of_the_glue() {
        let main = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\n";
        let loader = "import { initSync } from \"./main.js\";\nlet shared;\nexport const load = wrap(() => {\nWebAssembly.instantiateStreaming(src, imports)\n});\n";
        let whole = folded(main, loader).unwrap();
        assert!(
            !whole.contains("import {")
                && !whole.contains("export const")
                && !whole.contains("Streaming"),
            "{whole}"
        );
        assert!(
            whole.contains("return { load };") && whole.ends_with("const import1 = __split;\n"),
            "{whole}"
        );
    }

    #[test]
    fn a_glue_that_changed_its_imports_stops_the_build() {
        assert!(folded("import * as a from \"./other.js\"", "").is_err());
    }

    #[test]
    fn comments_and_indentation_go_code_stays() {
        let script =
            "/**\n * why\n */\nif (a) {\n    // how\n    b(); // kept\n}\n/* one */\nc();\n";
        assert_eq!(thin(script), "if (a) {\nb(); // kept\n}\nc();\n");
    }

    #[test]
    fn text_across_lines_is_left_alone() {
        let script = "a = `\n  two`;\n";
        assert_eq!(thin(script), script);
    }
}
