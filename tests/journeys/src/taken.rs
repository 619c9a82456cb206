//! A file that the cabinet hands over, taken in the browser's place, where nobody looks for downloads of its own.

use crate::person::{Outcome, Person, Trouble};
use tempfile::NamedTempFile;

/// From now on.
pub const TAKE: &str = "
    window.URL.createObjectURL = (file) => { window.taken = file; return 'blob:taken'; };
    window.HTMLAnchorElement.prototype.click = function () { window.takenAs = this.download; };
";
/// Read as bytes: read as a text, a mark at its beginning would be gone.
const TAKEN: &str = "
    const done = arguments[0];
    if (!window.taken) done(null);
    else window.taken.arrayBuffer().then((bytes) => done([window.takenAs, window.taken.type,
        new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)]));
";

/// Of a file that is no text.
const BYTES: &str = "
    const done = arguments[0];
    if (!window.taken) done(null);
    else window.taken.arrayBuffer().then((bytes) => done([window.takenAs, window.taken.type,
        Array.from(new Uint8Array(bytes))]));
";

pub struct Taken {
    kind: String,
    pub text: String,
}

impl Taken {
    pub fn is_of(&self, kind: &str) -> Outcome {
        if self.kind == kind {
            return Ok(());
        }
        Err(Trouble(format!(
            "wants a file of {kind}, but it is of {}",
            self.kind
        )))
    }
}

impl Person<'_> {
    /// The last file, which is a PDF of this name.
    pub async fn takes_pdf(&self, name: &str) -> Outcome<NamedTempFile> {
        let taken = self.browser.client.execute_async(BYTES, vec![]).await?;
        if taken[0] != name || taken[1] != "application/pdf" {
            return Err(Trouble(format!(
                "wants the PDF {name}, but it is {} of {}",
                taken[0], taken[1]
            )));
        }
        let bytes: Vec<u8> =
            serde_json::from_value(taken[2].clone()).map_err(|error| Trouble(error.to_string()))?;
        let kept = NamedTempFile::new().and_then(|file| {
            std::fs::write(file.path(), bytes)?;
            Ok(file)
        });
        kept.map_err(|error| Trouble(error.to_string()))
    }

    /// The last file, which has this name.
    pub async fn takes_file(&self, name: &str) -> Outcome<Taken> {
        let taken = self.browser.client.execute_async(TAKEN, vec![]).await?;
        let part = |at: usize| taken[at].as_str().unwrap_or_default().to_owned();
        if part(0) != name {
            return Err(Trouble(format!("wants the file {name}, but it is {taken}")));
        }
        Ok(Taken {
            kind: part(1),
            text: part(2),
        })
    }
}
