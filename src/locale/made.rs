//! What has become of a file that was made here, in words.

use super::{Lang, explain};
use crate::file::File;
use crate::http::Error;
use crate::ui::FileState;

#[derive(Clone)]
pub enum Made {
    /// Under this name.
    Saved(String),
    /// What it is made of did not come.
    Failed(Error),
    /// The browser did not take it.
    NotTaken,
}

impl Made {
    /// Gives it to the browser.
    pub fn of(file: File) -> Self {
        match file.save() {
            Some(()) => Self::Saved(file.name),
            None => Self::NotTaken,
        }
    }

    /// `again`: what to do where it failed. `not_taken`: what to say where the browser did not take it.
    pub fn state(self, lang: Lang, again: &str, not_taken: &str) -> FileState {
        match self {
            Self::Saved(name) => FileState::Saved(name),
            Self::Failed(error) => FileState::Failed {
                why: explain(lang, &error).in_a_sentence(),
                again: again.to_owned(),
            },
            Self::NotTaken => FileState::Failed {
                why: not_taken.to_owned(),
                again: String::new(),
            },
        }
    }
}
