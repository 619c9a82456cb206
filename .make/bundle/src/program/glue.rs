//! The JavaScript beside the program: one file instead of two, and few pieces instead of hundreds.

use super::optimise::without_names;
use super::{Files, merge};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;

const LOADER: &str = "__wasm_split.js";
/// How the splitter fetches a piece: between the two stands its file's name.
const FETCH: [&str; 2] = [
    "() => {\n    const src = fetch(new URL(\"./",
    "\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n",
];
/// How we do. The browser's streaming wants the right media type, and a server that names it wrongly must not cost a
/// page. A server that has only a newer build says 404, or sends its page for an address it does not know: `gone`, for
/// `public/offline.js`.
const PIECES: &str = r#"const fetched = async (name) => {
    const answer = await fetch(new URL("./" + name, import.meta.url));
    if (answer.status == 404 || /html/.test(answer.headers.get("content-type"))) document.querySelector("meta[name=gc-base]") && (document.documentElement.dataset.gone = "");
    if (!answer.ok) throw new Error(name + " " + answer.status);
    return answer.arrayBuffer();
};
const piece = (name) => {
    const bytes = fetched(name);
    bytes.catch(() => {});
    return async (imports) => WebAssembly.instantiate(await bytes, imports);
};
"#;
const PIECE: &str = "() => piece(\"";
/// What is shared by tasks and too small for a request: that of the first tasks, and that of the others.
pub const SMALL: [&str; 2] = ["pieces.wasm", "later.wasm"];
/// What a person comes for on a weak link: the overview, handing in a reading, with its photo, its receipt, and the help.
const FIRST_TASKS: [&str; 5] = ["help", "overview", "photos", "reading", "receipt"];
/// What the splitter calls the loader of a task's piece.
const LOAD: &str = "__wasm_split_load_";
/// Bytes. A smaller piece is not worth a request.
const WORTH_A_REQUEST: usize = 4_000;

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
    let loader = renamed(loader)?;
    let mut exports = Vec::new();
    whole.push_str("const __split = (() => {\n");
    whole.push_str(PIECES);
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

/// Every fetch of a piece in one short line.
fn renamed(loader: &str) -> Result<String> {
    let [before, after] = FETCH;
    // A developer's build looks for pieces of another build, which its one folder has none of.
    let loader = loader.replace("=> debugWrap(", "=> (");
    let mut parts = loader.split(before);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    ensure!(
        whole.len() < loader.len(),
        "{LOADER} does not fetch its pieces as it did"
    );
    for part in parts {
        let fetch = part.split_once(after);
        let (name, rest) = fetch.with_context(|| format!("{LOADER} does not fetch as it did"))?;
        whole.extend(["() => piece(\"", name, "\")", rest]);
    }
    Ok(whole)
}

/// Makes two pieces of the small ones. There are hundreds: whatever any set of tasks shares is a piece of its own.
pub fn gather(files: &mut Files) -> Result<()> {
    let Some(main) = files.remove("main.js") else {
        return Ok(());
    };
    let main = String::from_utf8(main)?;
    let early = first_pieces(&main)?;
    let is_small = |(name, bytes): &(&String, &Vec<u8>)| {
        name.starts_with("chunk_") && without_names(bytes).len() < WORTH_A_REQUEST
    };
    let small: BTreeSet<String> = files
        .iter()
        .filter(is_small)
        .map(|(name, _)| name.clone())
        .collect();
    let (first, later): (Vec<_>, Vec<_>) = small.iter().partition(|name| early.contains(*name));
    let groups = [first, later];
    for (file, names) in SMALL
        .iter()
        .zip(&groups)
        .filter(|(_, names)| !names.is_empty())
    {
        let modules = names.iter().filter_map(|name| files.get(*name));
        let whole = merge::merged(modules.map(Vec::as_slice))
            .with_context(|| format!("cannot make {file}"))?;
        files.insert((*file).to_owned(), whole);
    }
    let main = gathered(&main, &groups)?;
    files.retain(|name, _| !small.contains(name));
    files.insert("main.js".to_owned(), main.into_bytes());
    Ok(())
}

/// The glue that loads the gathered ones in place of those they were made of.
fn gathered(main: &str, groups: &[Vec<&String>; 2]) -> Result<String> {
    let loader = |file: &str| ["__chunk_", file.trim_end_matches(".wasm")].concat();
    let group_of = |chunk: &str| {
        let file = [chunk.trim_start_matches("__"), ".wasm"].concat();
        let group = groups.iter().position(|names| names.contains(&&file));
        group.map(|group| loader(SMALL[group]))
    };
    let mut whole = String::new();
    let mut is_begun = false;
    for line in main.lines() {
        let defined = line
            .strip_prefix("const ")
            .and_then(|rest| rest.split_once(" = makeLoad("));
        if !is_begun && defined.is_some() {
            is_begun = true;
            for (file, _) in SMALL
                .iter()
                .zip(groups)
                .filter(|(_, names)| !names.is_empty())
            {
                whole.push_str(&format!(
                    "const {} = makeLoad({PIECE}{file}\"), []);\n",
                    loader(file)
                ));
            }
        }
        if defined.is_some_and(|(name, _)| group_of(name).is_some()) {
            ensure!(
                line.ends_with(", []);"),
                "a small piece needs another: {line}"
            );
            continue;
        }
        match line
            .rsplit_once('[')
            .filter(|(before, _)| before.contains("makeLoad("))
        {
            Some((before, list)) => {
                let (needs, after) = list.split_once(']').context("a list without an end")?;
                let mut needed = Vec::new();
                for name in needs.split(", ").filter(|name| !name.is_empty()) {
                    let name = group_of(name).unwrap_or_else(|| name.to_owned());
                    if !needed.contains(&name) {
                        needed.push(name);
                    }
                }
                whole.extend([before, "[", &needed.join(", "), "]", after, "\n"]);
            }
            None => whole.extend([line, "\n"]),
        }
    }
    Ok(whole.replace("__chunk_", "_"))
}

/// The files of what a person comes for on a weak link.
pub fn first_pieces(glue: &str) -> Result<BTreeSet<String>> {
    let tasks = FIRST_TASKS.iter().map(|task| pieces_of(glue, task));
    tasks
        .collect::<Result<Vec<_>>>()
        .map(|pieces| pieces.into_iter().flatten().collect())
}

/// The files that one task's piece consists of.
fn pieces_of(glue: &str, task: &str) -> Result<BTreeSet<String>> {
    let mut wanted = vec![format!("{LOAD}{task}")];
    let (mut seen, mut files) = (BTreeSet::new(), BTreeSet::new());
    while let Some(name) = wanted.pop() {
        let is_its = |line: &&str| line.starts_with(&format!("const {name} = "));
        let line = glue.lines().find(is_its);
        let line = line.with_context(|| format!("the glue does not load {name}"))?;
        let file = line
            .split_once(PIECE)
            .and_then(|(_, rest)| rest.split_once('"'));
        let (file, _) = file.with_context(|| format!("{name} does not say where it is"))?;
        files.insert(file.to_owned());
        let behind = line
            .rsplit_once('[')
            .and_then(|(_, rest)| rest.split_once(']'));
        let (behind, _) = behind.with_context(|| format!("{name} does not say what it needs"))?;
        let behind = behind.split(", ").filter(|name| !name.is_empty());
        wanted.extend(
            behind
                .map(str::to_owned)
                .filter(|name| seen.insert(name.clone())),
        );
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{FETCH, Files, folded, gather, pieces_of, renamed};

    #[test]
    fn a_developers_loader_fetches_the_same_way() {
        let [before, after] = FETCH;
        let after = after.replace("=> (", "=> debugWrap(");
        let fetches = renamed(&format!("wrap({before}a.wasm{after}, [])")).unwrap();
        assert_eq!(fetches, "wrap(() => piece(\"a.wasm\"), [])");
    }

    #[test]
    fn the_loader_becomes_part_of_the_glue() {
        let main = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\n";
        let [before, after] = FETCH;
        let loader = format!(
            "import {{ initSync }} from \"./main.js\";\nlet shared;\nexport const load = wrap({before}a.wasm{after}, []);\n"
        );
        let whole = folded(main, &loader).unwrap();
        assert!(
            !whole.contains("import {")
                && !whole.contains("export const")
                && !whole.contains("Streaming"),
            "{whole}"
        );
        assert!(
            whole.contains("wrap(() => piece(\"a.wasm\"), [])")
                && whole.contains("return { load };")
                && whole.ends_with("const import1 = __split;\n"),
            "{whole}"
        );
    }

    #[test]
    fn a_glue_that_changed_its_imports_stops_the_build() {
        assert!(folded("import * as a from \"./other.js\"", "").is_err());
    }

    /// The first task needs chunks 1 to 3, another one chunk 4.
    const GLUE: &str = "const __chunk_1 = makeLoad(() => piece(\"chunk_1.wasm\"), []);
const __chunk_2 = makeLoad(() => piece(\"chunk_2.wasm\"), []);
const __chunk_3 = makeLoad(() => piece(\"chunk_3.wasm\"), []);
const __chunk_4 = makeLoad(() => piece(\"chunk_4.wasm\"), []);
const __wasm_split_load_overview = wrap(makeLoad(() => piece(\"split_a.wasm\"), [__chunk_1, __chunk_2, __chunk_3]));
const __wasm_split_load_help = wrap(makeLoad(() => piece(\"split_f.wasm\"), []));
const __wasm_split_load_photos = wrap(makeLoad(() => piece(\"split_b.wasm\"), []));
const __wasm_split_load_reading = wrap(makeLoad(() => piece(\"split_c.wasm\"), []));
const __wasm_split_load_receipt = wrap(makeLoad(() => piece(\"split_d.wasm\"), []));
const __wasm_split_load_profile = wrap(makeLoad(() => piece(\"split_e.wasm\"), [__chunk_4]));";

    fn module(functions: usize) -> Vec<u8> {
        super::super::merge::tests::piece(functions as u32, &[])
    }

    fn gathered() -> Files {
        let mut files = Files::from([
            ("main.js".to_owned(), GLUE.as_bytes().to_vec()),
            ("chunk_1.wasm".to_owned(), module(1)),
            ("chunk_2.wasm".to_owned(), module(5_000)),
            ("chunk_3.wasm".to_owned(), module(2)),
            ("chunk_4.wasm".to_owned(), module(3)),
            ("split_a.wasm".to_owned(), module(1)),
        ]);
        gather(&mut files).unwrap();
        files
    }

    #[test]
    fn small_pieces_are_gathered_in_two_and_large_ones_stay_by_themselves() {
        let files = gathered();
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "chunk_2.wasm",
                "later.wasm",
                "main.js",
                "pieces.wasm",
                "split_a.wasm"
            ]
        );
        let main = str::from_utf8(&files["main.js"]).unwrap();
        assert_eq!(
            main.lines().take(4).collect::<Vec<_>>(),
            [
                "const _pieces = makeLoad(() => piece(\"pieces.wasm\"), []);",
                "const _later = makeLoad(() => piece(\"later.wasm\"), []);",
                "const _2 = makeLoad(() => piece(\"chunk_2.wasm\"), []);",
                "const __wasm_split_load_overview = wrap(makeLoad(() => piece(\"split_a.wasm\"), [_pieces, _2]));",
            ]
        );
    }

    #[test]
    fn a_small_piece_that_needs_another_stops_the_build() {
        let mut files = gathered();
        let glue = GLUE.replace("chunk_1.wasm\"), []", "chunk_1.wasm\"), [__chunk_2]");
        files.insert("main.js".to_owned(), glue.into_bytes());
        files.insert("chunk_1.wasm".to_owned(), module(1));
        assert!(gather(&mut files).is_err());
    }

    #[test]
    fn a_task_consists_of_its_piece_and_of_what_that_needs() {
        let files = gathered();
        let glue = str::from_utf8(&files["main.js"]).unwrap();
        let pieces =
            |task| pieces_of(glue, task).map(|files| files.into_iter().collect::<Vec<_>>());
        assert_eq!(
            pieces("overview").unwrap(),
            ["chunk_2.wasm", "pieces.wasm", "split_a.wasm"]
        );
        assert_eq!(pieces("profile").unwrap(), ["later.wasm", "split_e.wasm"]);
        assert!(pieces("gone").is_err());
    }
}
