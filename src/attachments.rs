//! «Ось фото, ось папір.» What something is sent with: made ready on this device and kept at the server as soon as it is
//! chosen, so that a form sends ids alone; and shown again where it was sent.

pub mod api;
mod chosen;
mod field;
mod made;
mod sent;
mod words;

pub use chosen::{Chosen, Unready};
pub use field::{AttachmentField, FIELD};
pub use sent::SentAttachments;
pub use words::unready;

/// With one message.
pub const MOST: usize = 5;

/// The name of a photo or a paper at the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentId(pub String);

/// A photo or a paper that the server has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: AttachmentId,
    pub kind: Kind,
    pub bytes: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Picture,
    /// A PDF, or a kind that this version does not know.
    Paper,
}
