//! `/attachments` of the contract.

use super::made::Made;
use super::{Attachment, AttachmentId, Kind};
use crate::http::{Api, Download, Error};
use crate::js::encoded;
use serde::Deserialize;
use web_sys::Blob;

const ATTACHMENTS: &str = "attachments";

/// Once, however often it is sent.
pub async fn keep(api: Api, made: &Made) -> Result<Attachment, Error> {
    let file = (&made.bytes, made.media_type);
    let kept: AttachmentJson = api
        .post_bytes(ATTACHMENTS, "/attachments", file, &made.key)
        .await?;
    Ok(kept.into())
}

pub async fn remove(api: Api, id: &AttachmentId) -> Result<(), Error> {
    api.delete(ATTACHMENTS, &path(id)).await
}

pub fn picture(api: Api, id: &AttachmentId) -> impl Future<Output = Result<Blob, Error>> + use<> {
    api.picture(ATTACHMENTS, path(id))
}

pub fn paper(id: &AttachmentId) -> Download {
    Download::new(ATTACHMENTS, path(id))
}

fn path(id: &AttachmentId) -> String {
    ["/attachments/", &encoded(&id.0)].concat()
}

/// One among what a slice reads.
#[derive(Deserialize)]
pub struct AttachmentJson {
    id: String,
    media_type: String,
    bytes: u32,
}

impl From<AttachmentJson> for Attachment {
    fn from(json: AttachmentJson) -> Self {
        Self {
            id: AttachmentId(json.id),
            kind: match json.media_type.starts_with("image/") {
                true => Kind::Picture,
                false => Kind::Paper,
            },
            bytes: json.bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::decode;

    #[test]
    fn the_contracts_photo_and_paper_are_read() {
        let photo = Attachment::from(decode::<AttachmentJson>("Attachment"));
        assert_eq!((photo.kind, photo.bytes), (Kind::Picture, 184_320));
        let paper = Attachment::from(decode::<AttachmentJson>("AttachmentPdf"));
        assert_eq!(paper.kind, Kind::Paper);
        assert_eq!(paper.id, AttachmentId("at-13".into()));
    }
}
