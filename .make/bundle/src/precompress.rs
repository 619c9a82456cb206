//! Compressed twins beside each file, so that a plain server sends the best without working for it.

use crate::cache;
use anyhow::Result;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::{ffi::OsString, fs, io::Write, path::Path, path::PathBuf};

const WORTH_IT: [&str; 9] = [
    "css",
    "html",
    "ico",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

pub fn twins(folder: &Path) -> Result<()> {
    files(folder)?
        .into_par_iter()
        .filter(|path| compresses(path))
        .try_for_each(|path| {
            let bytes = fs::read(&path)?;
            fs::write(beside(&path, "br"), brotli(&bytes)?)?;
            fs::write(beside(&path, "gz"), gzip(&bytes)?)?;
            Ok(())
        })
}

/// Every file under `folder`.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    cache::remembered("brotli 11", bytes, || best_brotli(bytes))
}

fn best_brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &settings)?;
    Ok(small)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    cache::remembered("gzip 9", bytes, || best_gzip(bytes))
}

fn best_gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Whether a file stands there for another one's sake.
pub fn is_twin(path: &Path) -> bool {
    ["br", "gz"]
        .iter()
        .any(|twin| path.extension().is_some_and(|extension| extension == *twin))
}

fn compresses(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| WORTH_IT.iter().any(|worth| extension == *worth))
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::{beside, compresses};
    use std::path::Path;

    #[test]
    fn a_twin_keeps_the_whole_name() {
        assert_eq!(
            beside(Path::new("dist/main.js"), "br"),
            Path::new("dist/main.js.br")
        );
    }

    #[test]
    fn pictures_and_twins_are_not_compressed_again() {
        assert!(compresses(Path::new("icon.svg")) && compresses(Path::new("main_bg.wasm")));
        assert!(!compresses(Path::new("icon.png")) && !compresses(Path::new("main.js.br")));
    }
}
