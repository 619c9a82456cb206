//! An invoice as a file.

use crate::billing::invoice_path;
use crate::domain::account::AccountId;
use crate::domain::bill::InvoiceId;
use crate::download::Fetching;

pub fn fetching(home: &AccountId, id: &InvoiceId, name: String) -> Fetching {
    let path = [&invoice_path(home, id), "/pdf"].concat();
    Fetching::new("invoice", path, name)
}
