//! Words and the files that go with them, wherever they are written.

use super::form::{Faulty, Field, Problem, Said};
use crate::attachments::{Chosen, Unready};
use crate::http::Error;
use leptos::prelude::*;

pub fn said(text: RwSignal<String>, files: Chosen) -> Said {
    Said {
        text: text.get_untracked(),
        attachments: files.ids(),
        unready: files.unready(),
    }
}

/// Where the server knows the files no more, each says so.
pub fn lose_forgotten(files: Chosen, refused: Result<Faulty, Error>) -> Result<Faulty, Error> {
    let gone = Problem::Attachments(Unready::Gone);
    if matches!(&refused, Ok(found) if found.of(&Field::Attachments) == Some(&gone)) {
        files.lose();
    }
    refused
}
