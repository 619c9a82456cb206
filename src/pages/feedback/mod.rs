//! «Написати компанії й бачити, що з того вийшло.»

mod api;
mod doubt;
mod entry;
mod files;
mod form;
mod list;
mod model;
mod new;
mod public;
mod search;
mod words;

pub use entry::EntryPage;
pub use list::FeedbackPage;
pub use new::NewEntryPage;
pub use public::PublicBookPage;
