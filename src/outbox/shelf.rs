//! Where parcels and photos lie on this device, through closing and crashing.
//!
//! A photo lies under its parcel's key and goes with the parcel; that of a reading still being written lies under
//! `draft:` and its meter. Everything here belongs to the signed-in consumer: [`crate::storage`] wipes it with all the
//! rest at sign-out, and before another consumer comes in.

pub use super::database::Broken;
use super::database::{Mode, PARCELS, PHOTOS, Step};
use super::delivery::Shelf;
use super::parcel::Parcel;
use crate::domain::meter::MeterId;
use crate::http::IdempotencyKey;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// What the device would not keep, for as long as this page lives.
    static IN_MEMORY: RefCell<Vec<(Parcel, Option<Uint8Array>)>> = RefCell::default();
    /// Something had to be: what the device does not answer is no news then.
    static KEEPS_NOTHING: Cell<bool> = const { Cell::new(false) };
}

/// Why a parcel did not come to lie on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub enum NotPut {
    /// Another of the same meter lies there and waits.
    Another(Box<Parcel>),
    Broken,
}

impl From<Broken> for NotPut {
    fn from(_: Broken) -> Self {
        Self::Broken
    }
}

/// This device's shelf.
#[derive(Clone, Copy)]
pub struct Device;

impl Device {
    /// Puts a new parcel there with its photo, unless one of the same meter waits already: in one step, so that two
    /// tabs cannot both do it.
    pub async fn add(self, parcel: &Parcel, photo: Option<&Uint8Array>) -> Result<(), NotPut> {
        let step = Step::begin(Mode::Writes).await?;
        let others = parcels(step.all(PARCELS).await?);
        let rival = |other: &Parcel| other.meter == parcel.meter && other.is_unsettled();
        if let Some(other) = others.into_iter().find(rival) {
            return Err(NotPut::Another(Box::new(other)));
        }
        let key = name_of(&parcel.key);
        write(&step, parcel)?;
        if let Some(photo) = photo {
            step.put(PHOTOS, &key, photo)?;
        }
        Ok(step.end().await?)
    }

    /// In memory alone, where the device keeps nothing.
    pub fn hold(self, parcel: Parcel, photo: Option<Uint8Array>) {
        KEEPS_NOTHING.set(true);
        IN_MEMORY.with_borrow_mut(|held| held.push((parcel, photo)));
    }

    /// Lets go of what was held in memory.
    pub fn let_go(self) {
        IN_MEMORY.with_borrow_mut(Vec::clear);
    }

    /// Takes a parcel away, its photo into the draft of its meter: in one step, so that no copy is lost on the way.
    pub async fn take_out(self, parcel: &Parcel) -> Result<(), Broken> {
        if self.holds(&parcel.key) {
            if let Some(photo) = photo(parcel.key.as_str()).await? {
                keep_photo(&draft_of(&parcel.meter), &photo).await?;
            }
            return self.remove(&parcel.key).await;
        }
        let step = Step::begin(Mode::Writes).await?;
        let key = name_of(&parcel.key);
        let photo = step.get(PHOTOS, &key).await?;
        if !photo.is_undefined() {
            step.put(PHOTOS, &draft_of(&parcel.meter).into(), &photo)?;
        }
        for store in [PARCELS, PHOTOS] {
            step.delete(store, &key)?;
        }
        step.end().await
    }

    /// True where something would not outlive this page.
    pub fn holds_any(self) -> bool {
        IN_MEMORY.with_borrow(|held| !held.is_empty())
    }

    /// True where this parcel would not.
    pub fn holds(self, key: &IdempotencyKey) -> bool {
        IN_MEMORY.with_borrow(|held| held.iter().any(|(parcel, _)| parcel.key == *key))
    }
}

impl Shelf for Device {
    type Broken = Broken;

    /// How far it has come. A parcel that is there no more was taken back or wiped meanwhile, and stays away.
    async fn put(&self, parcel: &Parcel) -> Result<(), Broken> {
        if replace_held(parcel) {
            return Ok(());
        }
        let step = Step::begin(Mode::Writes).await?;
        let key = name_of(&parcel.key);
        if step.get(PARCELS, &key).await?.is_undefined() {
            return Err(Broken);
        }
        write(&step, parcel)?;
        if !parcel.has_photo {
            step.delete(PHOTOS, &key)?;
        }
        step.end().await
    }

    async fn remove(&self, key: &IdempotencyKey) -> Result<(), Broken> {
        if self.holds(key) {
            IN_MEMORY.with_borrow_mut(|held| held.retain(|(parcel, _)| parcel.key != *key));
            return Ok(());
        }
        let step = Step::begin(Mode::Writes).await?;
        for store in [PARCELS, PHOTOS] {
            step.delete(store, &name_of(key))?;
        }
        step.end().await
    }

    /// Oldest first.
    async fn all(&self) -> Result<Vec<Parcel>, Broken> {
        let mut all = match kept().await {
            Err(Broken) if KEEPS_NOTHING.get() => Vec::new(),
            kept => kept?,
        };
        IN_MEMORY.with_borrow(|held| all.extend(held.iter().map(|(parcel, _)| parcel.clone())));
        all.sort_by(|one, other| one.made_at.total_cmp(&other.made_at));
        Ok(all)
    }
}

/// The name of the photo beside a meter's reading that is still being written.
pub fn draft_of(meter: &MeterId) -> String {
    ["draft:", &meter.0].concat()
}

/// Keeps a photo under this name, in place of the one before.
pub async fn keep_photo(name: &str, bytes: &Uint8Array) -> Result<(), Broken> {
    let step = Step::begin(Mode::Writes).await?;
    step.put(PHOTOS, &name.into(), bytes)?;
    step.end().await
}

pub async fn photo(name: &str) -> Result<Option<Uint8Array>, Broken> {
    let held = IN_MEMORY.with_borrow(|held| {
        let held = held.iter().find(|(parcel, _)| parcel.key.as_str() == name);
        held.map(|(_, photo)| photo.clone())
    });
    if let Some(photo) = held {
        return Ok(photo);
    }
    let step = Step::begin(Mode::Reads).await?;
    let kept = step.get(PHOTOS, &name.into()).await?;
    Ok(kept.dyn_into().ok())
}

pub async fn drop_photo(name: &str) -> Result<(), Broken> {
    let step = Step::begin(Mode::Writes).await?;
    step.delete(PHOTOS, &name.into())?;
    step.end().await
}

async fn kept() -> Result<Vec<Parcel>, Broken> {
    let step = Step::begin(Mode::Reads).await?;
    Ok(parcels(step.all(PARCELS).await?))
}

fn write(step: &Step, parcel: &Parcel) -> Result<(), Broken> {
    let json = serde_json::to_string(parcel).map_err(|_| Broken)?;
    let key = name_of(&parcel.key);
    step.put(PARCELS, &key, &json.into())
}

fn replace_held(parcel: &Parcel) -> bool {
    IN_MEMORY.with_borrow_mut(|held| {
        let found = held.iter_mut().find(|(other, _)| other.key == parcel.key);
        let Some((held, photo)) = found else {
            return false;
        };
        held.clone_from(parcel);
        if !parcel.has_photo {
            *photo = None;
        }
        true
    })
}

fn parcels(texts: Array) -> Vec<Parcel> {
    let texts = texts.into_iter();
    texts
        .filter_map(|text| serde_json::from_str(&text.as_string()?).ok())
        .collect()
}

fn name_of(key: &IdempotencyKey) -> JsValue {
    key.as_str().into()
}
