//! Names between the glue and the main module, as short as they get: each carries a digest, which does not compress,
//! and stands in both.

use super::Files;
use super::sections::{EXPORTS, IMPORTS, number, put_number, put_text, rewritten, text};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;

/// Where the glue says its functions come from.
const MODULE: &str = "./main_bg.js";
const SHORT_MODULE: &str = "a";
/// Exports with names of the compiler's making; the others are known to the pieces and to us.
const MANGLED: &str = "_ZN";

type Names = BTreeMap<String, String>;

pub fn shorten(files: &mut Files, module: &str) -> Result<()> {
    let (Some(wasm), Some(glue)) = (files.remove(module), files.remove("main.js")) else {
        return Ok(());
    };
    let mut names = Names::from([(MODULE.to_owned(), SHORT_MODULE.to_owned())]);
    let wasm = rewritten(&wasm, |id, contents| {
        Some(match id {
            IMPORTS => imports(contents, &mut names),
            EXPORTS => exports(contents, &mut names),
            _ => contents.to_vec(),
        })
    });
    let glue = renamed(&String::from_utf8(glue)?, &names)?;
    files.insert(module.to_owned(), wasm);
    files.insert("main.js".to_owned(), glue.into_bytes());
    Ok(())
}

fn imports(contents: &[u8], names: &mut Names) -> Vec<u8> {
    let (count, mut at) = number(contents, 0);
    let mut whole = Vec::new();
    put_number(&mut whole, count);
    for _ in 0..count {
        let (module, name_at) = text(contents, at);
        let (name, kind_at) = text(contents, name_at);
        let end = end_of_import(contents, kind_at);
        let is_ours = module == MODULE;
        put_text(&mut whole, if is_ours { SHORT_MODULE } else { module });
        put_text(&mut whole, if is_ours { short(name, names) } else { name });
        whole.extend(&contents[kind_at..end]);
        at = end;
    }
    whole
}

/// Behind the kind stand: a function's type; a table's type and limits; a memory's limits; a global's type.
fn end_of_import(contents: &[u8], kind_at: usize) -> usize {
    const TABLE: u8 = 1;
    const MEMORY: u8 = 2;
    const GLOBAL: u8 = 3;
    let limits = |at: usize| {
        let (flags, at) = number(contents, at);
        let (_, at) = number(contents, at);
        if flags & 1 == 1 {
            number(contents, at).1
        } else {
            at
        }
    };
    match contents[kind_at] {
        TABLE => limits(kind_at + 2),
        MEMORY => limits(kind_at + 1),
        GLOBAL => kind_at + 3,
        _ => number(contents, kind_at + 1).1,
    }
}

fn exports(contents: &[u8], names: &mut Names) -> Vec<u8> {
    let (count, mut at) = number(contents, 0);
    let mut whole = Vec::new();
    put_number(&mut whole, count);
    for _ in 0..count {
        let (name, kind_at) = text(contents, at);
        let (_, end) = number(contents, kind_at + 1);
        let is_mangled = name.starts_with(MANGLED);
        put_text(
            &mut whole,
            if is_mangled { short(name, names) } else { name },
        );
        whole.extend(&contents[kind_at..end]);
        at = end;
    }
    whole
}

/// `$0`, `$1`, … `$a`: no other name of the glue looks like these.
fn short<'n>(name: &str, names: &'n mut Names) -> &'n str {
    const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut count = names.len();
    names.entry(name.to_owned()).or_insert_with(|| {
        let mut short = String::from("$");
        while count > 0 {
            short.push(DIGITS[count % DIGITS.len()].into());
            count /= DIGITS.len();
        }
        short
    })
}

fn renamed(glue: &str, names: &Names) -> Result<String> {
    let mut unnamed: Vec<&String> = names.keys().collect();
    let mut whole = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let end = rest.find(is_of_no_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let bare = word.strip_prefix("wasm.").unwrap_or(word);
        let new = names
            .get(bare)
            .inspect(|_| unnamed.retain(|name| *name != bare));
        whole.extend([
            &word[..word.len() - bare.len()],
            new.map_or(bare, String::as_str),
        ]);
        let between = after.find(|letter| !is_of_no_name(letter));
        let (between, next) = after.split_at(between.unwrap_or(after.len()));
        whole.push_str(between);
        rest = next;
    }
    ensure!(unnamed.is_empty(), "the glue does not name {unnamed:?}");
    Ok(whole)
}

fn is_of_no_name(letter: char) -> bool {
    !letter.is_ascii_alphanumeric() && !"_$./".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::super::sections::module;
    use super::*;

    const WASM: &str = "main_bg.wasm";
    const GLUE: &str = "x = { __wbg_id_12345: f, __wbg_no_12345: wasm.gc };
_ZN1ab = (a) => wasm._ZN1ab(a);
y = { \"./main_bg.js\": x, main: \"main_bg.wasm\" };";

    fn shortened(glue: &str) -> Result<Files> {
        let imports = b"\x04\x0c./main_bg.js\x0e__wbg_id_12345\x00\x05\x01b\x01m\x02\x01\x01\x02\x01b\x01t\x01\x70\x00\x81\x01\x0c./main_bg.js\x0e__wbg_no_12345\x00\x06";
        let exports = b"\x02\x06_ZN1ab\x00\x07\x06memory\x02\x00";
        let wasm = module(&[(IMPORTS, imports), (EXPORTS, exports)]);
        let mut files = Files::from([
            (WASM.to_owned(), wasm),
            ("main.js".to_owned(), glue.as_bytes().to_vec()),
        ]);
        shorten(&mut files, WASM)?;
        Ok(files)
    }

    #[test]
    fn both_sides_have_the_same_short_names() {
        let files = shortened(GLUE).unwrap();
        let imports = b"\x04\x01a\x02$1\x00\x05\x01b\x01m\x02\x01\x01\x02\x01b\x01t\x01\x70\x00\x81\x01\x01a\x02$2\x00\x06";
        let exports = b"\x02\x02$3\x00\x07\x06memory\x02\x00";
        assert_eq!(
            files[WASM],
            module(&[(IMPORTS, imports), (EXPORTS, exports)])
        );
        let glue = str::from_utf8(&files["main.js"]).unwrap();
        assert_eq!(
            glue,
            "x = { $1: f, $2: wasm.gc };\n$3 = (a) => wasm.$3(a);\ny = { \"a\": x, main: \"main_bg.wasm\" };"
        );
    }

    #[test]
    fn a_glue_that_names_them_otherwise_stops_the_build() {
        assert!(shortened(&GLUE.replace("__wbg_no", "__wbg_not")).is_err());
    }
}
