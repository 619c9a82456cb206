//! Readings on their way: kept on this device before the first try, sent under one key, counted once, and forgotten
//! only when the server's answer is here and has been seen.
//!
//! What happens is pure ([`delivery`], [`policy`]) and runs anywhere; a test drives it through crashes at every step.

pub mod delivery;
pub mod parcel;
pub mod policy;

pub use delivery::{Outcome, Post, Shelf, deliver};
pub use parcel::{Parcel, State};
