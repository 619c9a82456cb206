//! «Я хочу передати показ, мати доказ і бачити, що було раніше.»
//!
//! The addresses of one task: the form and its check, all meters on one page, what is still on this device, the receipt,
//! the history by years with its files, and the days not to miss.

mod all;
mod api;
mod chart;
mod check;
mod dates;
mod days;
mod draft;
mod estimate;
mod export;
mod fate;
mod files;
mod form;
mod handing;
mod history;
mod meters;
mod model;
mod new;
mod photo;
mod receipt;
mod record;
mod reminder;
mod table;
mod unsent;
mod waiting;
mod words;
mod writing;
mod year;
mod years;

pub use all::AllMetersPage;
pub use check::CheckPage;
pub use dates::DatesPage;
pub use form::ReadingForm;
pub use history::HistoryPage;
pub use new::NewReadingPage;
pub use photo::{FetchingPhotos, Panel, Photos, panel};
pub use receipt::ReceiptPage;
pub use unsent::UnsentPage;
