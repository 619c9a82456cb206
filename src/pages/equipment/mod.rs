//! «Чи правильно записано, що в мене стоїть?»

mod api;
mod check;
mod confirmation;
mod correction;
mod draft;
mod form;
mod item;
mod list;
mod model;
mod new;
mod page;
mod words;

pub use correction::CorrectionPage;
pub use new::NewCorrectionPage;
pub use page::EquipmentPage;
