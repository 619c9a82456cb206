//! Readings on their way: kept on this device before the first try, sent under one key, counted once, and forgotten
//! only when the server's answer is here and has been seen.
//!
//! What happens is pure ([`delivery`], [`policy`]) and runs anywhere; a test drives it through crashes at every step.

mod api;
mod asked;
mod database;
pub mod delivery;
mod keeper;
mod leaving;
pub mod parcel;
pub mod policy;
mod post;
pub mod shelf;
mod strip;
mod tabs;
mod words;

pub use delivery::{Outcome, Post, Shelf, deliver};
pub use keeper::{Outbox, use_outbox};
pub use leaving::LeavingDialog;
pub use parcel::{KEPT_FOR, Parcel, State};
pub use shelf::{Broken, draft_of, drop_photo, keep_photo, photo};
pub use strip::Strip;
pub use words::{LeavingWords, words};
