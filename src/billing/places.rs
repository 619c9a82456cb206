//! Where a bill leads to.

use crate::domain::bill::{InvoiceId, Service};
use crate::route::Route;

/// The form that asks how much and by way of whom; where an invoice is named, for that one.
pub fn pay_href(service: Service, invoice: Option<&InvoiceId>) -> String {
    let form = Route::NewPayment.href();
    let invoice = invoice.map(|id| ["&invoice=", &id.0].concat());
    let invoice = invoice.unwrap_or_default();
    [&form, "?service=", service.code(), &invoice].concat()
}

/// An entry in the feedback book whose words stand there already.
pub fn dispute_href(invoice: &InvoiceId) -> String {
    [&Route::NewEntry.href(), "?invoice=", &invoice.0].concat()
}
