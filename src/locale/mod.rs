//! Ukrainian first, English complete: languages, formats, plurals, and the API's errors in words.
//!
//! A slice's wording stands in its own `words.rs`, both languages side by side: a plain struct per slice, so that a
//! missing translation does not compile.

mod answered;
mod bills;
mod doubt;
mod equipment;
mod explain;
mod form;
mod format;
mod made;
mod sentence;
mod words;

pub use answered::{Answered, AnsweredPage};
pub use bills::{coming_invoice, invoice_number, service_name, standing_in_words};
pub use doubt::explained_once;
pub use equipment::equipment_name;
pub use explain::{chunk_failure, explain};
pub use form::{explained, form_state};
pub use format::Format;
pub use made::Made;
pub use sentence::{around, between};
pub use words::{ShellWords, page_words, shell_words};

use crate::host;
use crate::storage;
use leptos::prelude::*;

/// The language of this page's life: changing it starts the page anew, drafts are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// The law's default (art. 27): Ukrainian loads first.
    #[default]
    Uk,
    En,
}

/// The two companies' shared dispatcher for gas leaks, everywhere in Ukraine.
pub const EMERGENCY: &str = "104";
const KEPT: &str = "gc-lang";

impl Lang {
    /// As chosen on this device, else as the page says.
    pub fn chosen() -> Self {
        let chosen = storage::taste(KEPT);
        match chosen.as_deref().or_else(|| host::setting("lang")) {
            Some("en") => Self::En,
            _ => Self::Uk,
        }
    }

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Uk => "uk",
            Self::En => "en-GB",
        }
    }

    /// As the API and this device's storage name it.
    pub fn code(self) -> &'static str {
        self.pick("uk", "en")
    }

    pub fn other(self) -> Self {
        match self {
            Self::Uk => Self::En,
            Self::En => Self::Uk,
        }
    }

    /// Keeps the choice and starts the page anew in it.
    pub fn choose(self) {
        storage::keep_taste(KEPT, self.code());
        host::again();
    }

    /// The one of two that is in this language.
    pub fn pick<T>(self, uk: T, en: T) -> T {
        match self {
            Self::Uk => uk,
            Self::En => en,
        }
    }
}

pub fn use_lang() -> Lang {
    use_context().unwrap_or_default()
}

pub fn use_format() -> Format {
    Format::new(use_lang())
}
