//! The way to the server over [`Api`]: each call a single try, for the only policy is the outbox's.

use super::api;
use super::delivery::Post;
use super::parcel::Parcel;
use super::shelf::{Broken, photo};
use crate::domain::reading::ReadingId;
use crate::http::{Api, Error, Refusal};

pub struct Mail {
    pub api: Api,
}

impl Post for Mail {
    async fn submit(&self, parcel: &Parcel) -> Result<ReadingId, Error> {
        api::submit(self.api, parcel).await
    }

    async fn find(&self, parcel: &Parcel) -> Result<Option<ReadingId>, Error> {
        api::find(self.api, parcel).await
    }

    async fn add_photo(&self, parcel: &Parcel, reading: &ReadingId) -> Result<(), Error> {
        match photo(parcel.key.as_str()).await {
            Ok(Some(bytes)) => api::add_photo(self.api, parcel, reading, &bytes).await,
            // The device has lost it: no try will ever bring it, and the person is told.
            Ok(None) => Err(Error::Refused(Refusal::unnamed())),
            // It lies there, and cannot be had just now.
            Err(Broken) => Err(Error::TimedOut),
        }
    }
}
