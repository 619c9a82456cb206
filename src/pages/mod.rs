//! One folder a task of the consumer. Slices never import one another.

pub mod accession;
pub mod accounts;
pub mod appointments;
pub mod balance;
pub mod benefits;
pub mod equipment;
pub mod everything;
pub mod feedback;
pub mod help;
pub mod invoices;
pub mod notices;
pub mod overview;
pub mod payments;
pub mod profile;
pub mod readings;
pub mod recovery;
pub mod registration;
pub mod sign_in;
