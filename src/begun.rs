//! What is begun at the server and gone on with from this device: a registration, a recovery. Its id is a secret of
//! this device, and all that it keeps.

use crate::http::Error;
use crate::load::Load;
use crate::storage;
use leptos::prelude::*;

/// Has an id at the server.
pub trait Identified {
    fn id(&self) -> &str;
}

/// The one under way, if any. Cheap to copy.
pub struct Begun<T: 'static> {
    name: &'static str,
    held: RwSignal<Option<T>>,
    /// Milliseconds since 1970, by this device.
    told_at: StoredValue<f64>,
}

impl<T> Clone for Begun<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Begun<T> {}

impl<T: Identified + Clone + Send + Sync + 'static> Begun<T> {
    /// As the server has just told of it. `name` is its kind's, in this device's storage.
    pub fn new(name: &'static str, held: Option<T>) -> Self {
        Self {
            name,
            held: RwSignal::new(held),
            told_at: StoredValue::new(js_sys::Date::now()),
        }
    }

    /// Asks after the one whose id this device keeps, after a reload or a closed tab.
    pub fn read<F: Future<Output = Result<T, Error>> + 'static>(
        name: &'static str,
        read: impl Fn(&str) -> F + 'static,
    ) -> Load<Option<T>, Error> {
        Load::new(move || {
            let reading = storage::begun(name).map(|id| read(&id));
            Some(async move {
                match reading {
                    None => Ok(None),
                    Some(reading) => known(name, reading.await),
                }
            })
        })
    }

    /// Not tracked: what a step shows changes with its address.
    pub fn get(self) -> Option<T> {
        self.held.get_untracked()
    }

    /// Empty where none is under way.
    pub fn id(self) -> String {
        let id = self
            .held
            .with_untracked(|held| held.as_ref().map(|held| held.id().to_owned()));
        id.unwrap_or_default()
    }

    /// When the server last told of it: a code's seconds run from then. Milliseconds since 1970, by this device.
    pub fn told_at(self) -> f64 {
        self.told_at.get_value()
    }

    pub fn keep(self, new: T) {
        storage::keep_begun(self.name, new.id());
        self.told_at.set_value(js_sys::Date::now());
        self.held.set(Some(new));
    }

    /// The server knows nothing of it any more. What is typed stays: it may be of use once more.
    pub fn lose(self) {
        storage::drop_begun(self.name);
        self.held.set(None);
    }

    /// Nothing of it stays on this device.
    pub fn forget(self) {
        storage::drop_typed(self.name);
        self.lose();
    }
}

/// One that the server has forgotten, or that is finished, is none.
pub fn known<T>(name: &str, answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(held) => Ok(Some(held)),
        Err(Error::NotFound) => {
            storage::drop_begun(name);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}
