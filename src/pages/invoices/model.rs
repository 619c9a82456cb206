//! A year's invoices.

use crate::domain::bill::{Coming, InvoiceId, Service};
use crate::domain::invoice::Paid;
use crate::domain::money::Kopiykas;
use crate::domain::period::Period;
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: i32,
    /// Those that have invoices, newest first.
    pub years: Vec<i32>,
    /// Newest first.
    pub invoices: Vec<Summary>,
    pub coming: Coming,
}

/// An invoice at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: InvoiceId,
    pub period: Period,
    /// Of its PDF.
    pub file_name: String,
    /// Another volume is billed than the consumer handed in.
    pub differs: bool,
    /// Gas first, then delivery.
    pub sums: Vec<Sum>,
}

/// What one company bills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub service: Service,
    pub total: Kopiykas,
    /// How much of it is not paid.
    pub outstanding: Kopiykas,
    pub due_on: NaiveDate,
    pub state: Paid,
}
