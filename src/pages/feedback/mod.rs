//! «Написати компанії й бачити, що з того вийшло.»

mod api;
mod entry;
mod form;
mod list;
mod model;
mod new;
mod words;

pub use entry::EntryPage;
pub use list::FeedbackPage;
pub use new::NewEntryPage;
