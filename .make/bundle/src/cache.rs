//! Slow steps, remembered by what went into them, so that an unchanged piece costs nothing.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

const FOLDER: &str = "target/site/cache";
static DRAFTS: AtomicUsize = AtomicUsize::new(0);

/// The result of `make` for this `kind` of step and these inputs.
pub fn remembered(
    kind: &str,
    input: &[u8],
    make: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let path = PathBuf::from(FOLDER).join(digest([kind.as_bytes(), input]));
    if let Ok(known) = fs::read(&path) {
        return Ok(known);
    }
    let made = make()?;
    fs::create_dir_all(FOLDER)?;
    // Renamed into place, from a name of its own: two builds at once, or two threads with the same
    // input, must never see half a file.
    let draft = path.with_extension(format!(
        "{}-{}",
        process::id(),
        DRAFTS.fetch_add(1, Relaxed)
    ));
    fs::write(&draft, &made).with_context(|| format!("cannot write {}", draft.display()))?;
    fs::rename(&draft, path).with_context(|| format!("cannot keep {}", draft.display()))?;
    Ok(made)
}

/// 16 hex digits that name these parts, in this order.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(digest([&b"ab"[..], b"c"]), digest([&b"a"[..], b"bc"]));
        assert_eq!(digest([&b"ab"[..]]).len(), 16);
    }
}
