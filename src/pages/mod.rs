//! One folder a task of the consumer. Slices never import one another.

pub mod accounts;
pub mod balance;
pub mod benefits;
pub mod feedback;
pub mod invoices;
pub mod overview;
pub mod payments;
pub mod profile;
pub mod readings;
pub mod recovery;
pub mod registration;
pub mod sign_in;
