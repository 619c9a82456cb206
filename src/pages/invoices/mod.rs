//! «Рахунки на оплату: скільки, чому стільки, і дайте їх мені файлом.»

mod api;
mod difference;
mod files;
mod how;
mod invoice;
mod list;
mod model;
mod several;
mod words;

pub use invoice::InvoicePage;
pub use list::InvoicesPage;
