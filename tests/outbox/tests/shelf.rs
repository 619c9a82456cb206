//! What a page leaves behind: a map that keeps what was put there whole, or keeps what was there before.

use crate::fuse::Fuse;
use gas_cabinet::http::IdempotencyKey;
use gas_cabinet::outbox::{Parcel, Shelf};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;

#[derive(Default)]
pub struct Kept(RefCell<BTreeMap<String, Parcel>>);

/// The shelf as one page sees it.
pub struct Within<'a> {
    pub kept: &'a Kept,
    pub fuse: &'a Fuse,
}

impl Kept {
    pub fn all(&self) -> Vec<Parcel> {
        self.0.borrow().values().cloned().collect()
    }
}

impl Shelf for Within<'_> {
    type Broken = Infallible;

    async fn put(&self, parcel: &Parcel) -> Result<(), Infallible> {
        self.fuse.step().await;
        // As IndexedDB does: through JSON, whole or not at all.
        let json = serde_json::to_string(parcel).expect("a parcel is JSON");
        let parcel = serde_json::from_str(&json).expect("and comes back");
        let key = |parcel: &Parcel| parcel.key.as_str().to_owned();
        self.kept.0.borrow_mut().insert(key(&parcel), parcel);
        self.fuse.step().await;
        Ok(())
    }

    async fn remove(&self, key: &IdempotencyKey) -> Result<(), Infallible> {
        self.fuse.step().await;
        self.kept.0.borrow_mut().remove(key.as_str());
        self.fuse.step().await;
        Ok(())
    }

    async fn all(&self) -> Result<Vec<Parcel>, Infallible> {
        Ok(self.kept.all())
    }
}
