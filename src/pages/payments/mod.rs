//! «Заплатити й бачити, чи дійшло.» From what is owed, by way of a provider or any bank's app, to the ledger.

mod api;
mod check;
mod checkout;
mod draft;
mod follow;
mod form;
mod going;
mod list;
mod model;
mod new;
mod qr;
mod rows;
mod second;
mod state;
mod sums;
mod words;

pub use list::PaymentsPage;
pub use new::NewPaymentPage;
pub use state::PaymentPage;
