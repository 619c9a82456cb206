//! What becomes of a chosen file before it leaves: a photo is drawn anew without place and time, a PDF is looked at.

use crate::domain::image::Unfit;
use crate::domain::pdf::{LARGEST_SENT, is_whole_pdf};
use crate::http::{Error, IdempotencyKey};
use crate::photo::{Failure, bytes_of, develop};
use js_sys::Uint8Array;
use web_sys::Blob;

/// Ready to be sent, once or again.
#[derive(Clone)]
pub struct Made {
    pub media_type: &'static str,
    pub bytes: Uint8Array,
    pub key: IdempotencyKey,
}

/// Why a file is not at the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Photo(Failure),
    LargePaper,
    BrokenPaper,
    Api(Error),
    /// The page was left before it got through.
    Interrupted,
    /// It was there, and waited too long.
    Gone,
}

impl Made {
    pub async fn of(file: &Blob) -> Result<Self, Trouble> {
        match develop(file.clone()).await {
            Ok(jpeg) => Ok(Self::new("image/jpeg", jpeg)),
            Err(Failure::Unfit(Unfit::Kind("PDF"))) => Self::paper(file).await,
            Err(failure) => Err(Trouble::Photo(failure)),
        }
    }

    async fn paper(file: &Blob) -> Result<Self, Trouble> {
        if file.size() as u64 > LARGEST_SENT {
            return Err(Trouble::LargePaper);
        }
        let unreadable = |_| Trouble::Photo(Failure::Unreadable);
        let bytes = bytes_of(file).await.map_err(unreadable)?;
        match is_whole_pdf(&bytes.to_vec()) {
            true => Ok(Self::new("application/pdf", bytes)),
            false => Err(Trouble::BrokenPaper),
        }
    }

    fn new(media_type: &'static str, bytes: Uint8Array) -> Self {
        Self {
            media_type,
            bytes,
            key: IdempotencyKey::random(),
        }
    }
}
