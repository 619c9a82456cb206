//! `wasm-opt` on each module, as many at once as there are cores.

use super::Files;
use crate::cache;
use anyhow::{Context, Result, ensure};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::{env, fs, process, process::Command};

/// Measured on the whole program: `-Oz` is 3 % smaller as it is and 1 % larger compressed; functions that stand beside
/// those of like names compress better by half a percent.
const FLAGS: [&str; 11] = [
    "-Os",
    "--reorder-functions-by-name",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--strip-producers",
];

/// Bytes. Below, starting the optimiser takes longer than its savings are worth.
const WORTH_IT: usize = 4_000;

pub fn all(files: Files) -> Result<Files> {
    let version = Command::new("wasm-opt").arg("--version").output();
    let version = version
        .context("wasm-opt is missing: run `make build`, which installs it")?
        .stdout;
    let kind = format!("wasm-opt {FLAGS:?} {}", String::from_utf8_lossy(&version));
    files
        .into_par_iter()
        .map(|(name, bytes)| {
            if !name.ends_with(".wasm") {
                return Ok((name, bytes));
            }
            if bytes.len() < WORTH_IT {
                return Ok((name, without_names(&bytes)));
            }
            let small = cache::remembered(&kind, &bytes, || optimise(&name, &bytes))?;
            Ok((name, small))
        })
        .collect()
}

fn optimise(name: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let folder = env::temp_dir().join(format!("gas-cabinet-{}-{name}", process::id()));
    fs::create_dir_all(&folder)?;
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    fs::write(&before, bytes)?;
    // It warns about every name section the splitter has written; only a refusal is worth reading.
    let done = Command::new("wasm-opt")
        .args(FLAGS)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "wasm-opt refused {name}:\n{said}");
    let small = fs::read(&after)?;
    fs::remove_dir_all(folder)?;
    Ok(small)
}

/// The module without its custom sections: names and other things that no browser reads.
fn without_names(module: &[u8]) -> Vec<u8> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    let mut thin = module[..HEADER.min(module.len())].to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let (length, begins) = leb128(module, at + 1);
        let end = (begins + length).min(module.len());
        if module[at] != CUSTOM {
            thin.extend(&module[at..end]);
        }
        at = end;
    }
    thin
}

/// An unsigned number, and where it ends.
fn leb128(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let (mut value, mut shift) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        value |= usize::from(byte & 0x7f) << shift;
        (at, shift) = (at + 1, shift + 7);
        if byte & 0x80 == 0 {
            break;
        }
    }
    (value, at)
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn custom_sections_go_and_all_others_stay() {
        let header = b"\0asm\x01\0\0\0";
        let module = [
            header,
            &b"\0\x05\x04name\x01\x02\xaa\xbb\0\x81\0\0\x03\x01\xcc"[..],
        ]
        .concat();
        let thin = [header, &b"\x01\x02\xaa\xbb\x03\x01\xcc"[..]].concat();
        assert_eq!(without_names(&module), thin);
    }
}
