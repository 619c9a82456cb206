//! «Я хочу передати показ, мати доказ і бачити, що було раніше.»
//!
//! Four addresses of one task: the form, the check, the receipt, the history.

mod api;
mod chart;
mod check;
mod draft;
mod form;
mod history;
mod meters;
mod model;
mod new;
mod receipt;
mod words;
mod writing;

pub use check::CheckPage;
pub use form::ReadingForm;
pub use history::HistoryPage;
pub use new::NewReadingPage;
pub use receipt::ReceiptPage;
