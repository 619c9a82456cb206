//! The two companies' bills: what every page about money starts from.

mod balances;
mod invoice;
mod panel;
mod places;
mod wire;
mod words;

pub use balances::{Balances, LastPayment, ServiceBalance, read_balances, use_balances};
pub(crate) use invoice::paid;
pub use invoice::{FoundInvoice, invoice_path, use_invoice};
pub use panel::BalancePanel;
pub use places::{dispute_href, pay_href};
pub(crate) use wire::{ComingJson, InvoiceMentionJson, PayeeJson};
