//! The JavaScript beside the program, made small: one file instead of two, and no comments.

use super::Files;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;

const LOADER: &str = "__wasm_split.js";
/// How the splitter fetches a piece: between the two stands its file's name.
const FETCH: [&str; 2] = [
    "() => {\n    const src = fetch(new URL(\"./",
    "\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n",
];
/// How we do. The browser's streaming wants the right media type, and a server that names it wrongly must not cost a
/// page. Small pieces come in two files, those of the first tasks and the others: each would be a request of its own. A server that has only a newer build says
/// 404, or sends its page for an address it does not know: `gone`, for `public/offline.js`.
const PIECES: &str = r#"const fetched = async (name) => {
    const answer = await fetch(new URL("./" + name, import.meta.url));
    if (answer.status == 404 || /html/.test(answer.headers.get("content-type"))) document.documentElement.dataset.gone = "";
    if (!answer.ok) throw new Error(name + " " + answer.status);
    return answer.arrayBuffer();
};
const loaded = (bytes) => {
    bytes.catch(() => {});
    return async (imports) => WebAssembly.instantiate(await bytes, imports);
};
const piece = (name) => loaded(fetched(name));
const small = [], ends = [0, 0];
const part = (file, size) => {
    const from = ends[file], to = ends[file] += size;
    return () => {
        small[file] ??= fetched(["pieces.wasm", "later.wasm"][file]).catch((why) => {
            small[file] = undefined;
            throw why;
        });
        return loaded(small[file].then((all) => all.slice(from, to)));
    };
};
"#;
const PIECE: &str = "() => piece(\"";
const PART: &str = "part(";
/// As the glue counts them.
pub const SMALL: [&str; 2] = ["pieces.wasm", "later.wasm"];
/// What a person comes for on a weak link: the overview, handing in a reading, with its photo, its receipt.
pub const FIRST_TASKS: [&str; 4] = ["overview", "photos", "reading", "receipt"];
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

/// Puts the small pieces into two files, in the order in which the glue names them: there it needs only their sizes.
pub fn pack(files: &mut Files) -> Result<()> {
    let Some(main) = files.remove("main.js") else {
        return Ok(());
    };
    let main = String::from_utf8(main)?;
    let early = early_pieces(&main)?;
    let (mut packed, mut all) = (String::new(), [vec![], vec![]]);
    let mut rest = main.as_str();
    while let Some((before, after)) = rest.split_once(PIECE) {
        let (name, after) = after.split_once("\")").context("a piece without a name")?;
        packed.push_str(before);
        match files.remove(name) {
            Some(bytes) if name.starts_with("chunk_") && bytes.len() < WORTH_A_REQUEST => {
                let file = usize::from(!early.contains(name));
                packed.push_str(&format!("{PART}{file}, {})", bytes.len()));
                all[file].extend(bytes);
            }
            kept => {
                packed.extend([PIECE, name, "\")"]);
                files.extend(kept.map(|bytes| (name.to_owned(), bytes)));
            }
        }
        rest = after;
    }
    packed.push_str(rest);
    let all = SMALL.map(str::to_owned).into_iter().zip(all);
    files.extend(all.filter(|(_, bytes)| !bytes.is_empty()));
    let packed = packed.replace("__chunk_", "_").into_bytes();
    files.insert("main.js".to_owned(), packed);
    Ok(())
}

fn early_pieces(glue: &str) -> Result<BTreeSet<String>> {
    let tasks = FIRST_TASKS.iter().map(|task| pieces_of(glue, task));
    tasks
        .collect::<Result<Vec<_>>>()
        .map(|pieces| pieces.into_iter().flatten().collect())
}

/// The files that one task's piece consists of.
pub fn pieces_of(glue: &str, task: &str) -> Result<BTreeSet<String>> {
    let mut wanted = vec![format!("{LOAD}{task}")];
    let (mut seen, mut files) = (BTreeSet::new(), BTreeSet::new());
    while let Some(name) = wanted.pop() {
        let is_its = |line: &&str| line.starts_with(&format!("const {name} = "));
        let line = glue.lines().find(is_its);
        let line = line.with_context(|| format!("the glue does not load {name}"))?;
        let alone = line
            .split_once(PIECE)
            .and_then(|(_, rest)| rest.split_once('"'));
        let file = match alone {
            Some((file, _)) => file,
            None => SMALL[usize::from(line.contains(&format!("{PART}1")))],
        };
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
    use super::{FETCH, Files, folded, pack, pieces_of, thin};

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
const __chunk_3 = makeLoad(() => piece(\"chunk_3.wasm\"), [__chunk_2]);
const __chunk_4 = makeLoad(() => piece(\"chunk_4.wasm\"), []);
const __wasm_split_load_overview = wrap(makeLoad(() => piece(\"split_a.wasm\"), [__chunk_1, __chunk_3]));
const __wasm_split_load_photos = wrap(makeLoad(() => piece(\"split_b.wasm\"), []));
const __wasm_split_load_reading = wrap(makeLoad(() => piece(\"split_c.wasm\"), []));
const __wasm_split_load_receipt = wrap(makeLoad(() => piece(\"split_d.wasm\"), []));
const __wasm_split_load_profile = wrap(makeLoad(() => piece(\"split_e.wasm\"), [__chunk_4]));";

    fn packed() -> Files {
        let mut files = Files::from([
            ("main.js".to_owned(), GLUE.as_bytes().to_vec()),
            ("chunk_1.wasm".to_owned(), vec![1; 10]),
            ("chunk_2.wasm".to_owned(), vec![2; 5_000]),
            ("chunk_3.wasm".to_owned(), vec![3; 20]),
            ("chunk_4.wasm".to_owned(), vec![4; 30]),
            ("split_a.wasm".to_owned(), vec![5; 10]),
        ]);
        pack(&mut files).unwrap();
        files
    }

    #[test]
    fn small_pieces_come_in_two_files_and_large_ones_by_themselves() {
        let files = packed();
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
        assert_eq!(files["pieces.wasm"], [vec![1; 10], vec![3; 20]].concat());
        assert_eq!(files["later.wasm"], [4; 30]);
        let main = str::from_utf8(&files["main.js"]).unwrap();
        assert_eq!(
            main.lines().take(4).collect::<Vec<_>>(),
            [
                "const _1 = makeLoad(part(0, 10), []);",
                "const _2 = makeLoad(() => piece(\"chunk_2.wasm\"), []);",
                "const _3 = makeLoad(part(0, 20), [_2]);",
                "const _4 = makeLoad(part(1, 30), []);",
            ]
        );
    }

    #[test]
    fn a_task_consists_of_its_piece_and_of_what_that_needs() {
        let files = packed();
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
