//! What pages ask of the outbox.

use super::keeper::{Outbox, Seen, fresh, is_online};
use super::parcel::{Parcel, State};
use super::shelf::{Device, NotPut};
use super::tabs::{Lane, turn};
use crate::domain::meter::MeterId;
use crate::domain::reading::ReadingId;
use crate::http::{Error, IdempotencyKey};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Tries a person is shown as one; what fails longer goes on behind their back.
const FIRST_TRIES: u32 = 3;
/// Nobody watches a spinner for longer than this. Milliseconds.
const PATIENCE: f64 = 5_000.0;

impl Outbox {
    /// False until the device has been asked.
    pub fn is_known(self) -> bool {
        self.parcels.with(Option::is_some)
    }

    /// All of them, oldest first.
    pub fn parcels(self) -> Vec<Parcel> {
        self.parcels.try_get().flatten().unwrap_or_default()
    }

    /// Those of which it is not decided yet whether the server will have them.
    pub fn unsettled(self) -> Vec<Parcel> {
        let mut parcels = self.parcels();
        parcels.retain(Parcel::is_unsettled);
        parcels
    }

    /// How many have arrived and were not seen yet.
    pub fn arrived(self) -> usize {
        self.parcels.with(|parcels| {
            let parcels = parcels.iter().flatten();
            parcels.filter(|parcel| parcel.is_delivered()).count()
        })
    }

    /// The newest of this meter that has arrived and was not seen yet.
    pub fn arrived_of(self, meter: &MeterId) -> Option<(IdempotencyKey, ReadingId)> {
        let mut parcels = self.parcels().into_iter().rev();
        parcels.find_map(|parcel| match parcel.state {
            State::Delivered(reading) if parcel.meter == *meter => Some((parcel.key, reading)),
            _ => None,
        })
    }

    pub fn find(self, key: &IdempotencyKey) -> Option<Parcel> {
        self.parcels.with(|parcels| {
            let mut parcels = parcels.iter().flatten();
            parcels.find(|parcel| parcel.key == *key).cloned()
        })
    }

    /// What stands in the way of another number of this meter: one that waits, or was refused and wants correcting.
    pub fn of_meter(self, meter: &MeterId) -> Option<Parcel> {
        self.parcels.with(|parcels| {
            let stands =
                |parcel: &&Parcel| matches!(parcel.state, State::Waiting | State::Refused(_));
            let mut parcels = parcels.iter().flatten().filter(stands);
            parcels.find(|parcel| parcel.meter == *meter).cloned()
        })
    }

    /// Why the last try failed, where this tab made it.
    pub fn why(self, key: &IdempotencyKey) -> Option<Error> {
        self.why.with(|why| {
            let found = why.iter().find(|(of, _)| of == key);
            found.map(|(_, error)| error.clone())
        })
    }

    /// True while the person may be asked to wait for the outcome: pressed, or one of the first tries.
    pub fn is_busy_with(self, key: &IdempotencyKey) -> bool {
        if self.pressed.with(|pressed| pressed.contains(key)) {
            return true;
        }
        let Some(parcel) = self.find(key).filter(Parcel::is_unsettled) else {
            return false;
        };
        let why = self.why(key);
        let is_under_way = self.sending.with(|sending| sending.as_ref() == Some(key));
        let is_soon = parcel.not_before - js_sys::Date::now() <= PATIENCE;
        // Without a link nothing happens soon: what was tried is not sent, and the person is told.
        (is_under_way || (why.is_some() && self.is_online.get()))
            && why != Some(Error::TimedOut)
            && parcel.tries <= FIRST_TRIES
            && is_soon
    }

    /// True where the device would not keep what waits: it lives as long as this page.
    pub fn keeps_nothing(self) -> bool {
        Device.holds_any()
    }

    /// Keeps a new parcel, durably before it returns, and begins to send it. Gives back the one of the same meter
    /// that waits already, where there is one.
    pub async fn put(self, parcel: Parcel, photo: Option<Uint8Array>) -> Result<(), Parcel> {
        let key = parcel.key.clone();
        match Device.add(&parcel, photo.as_ref()).await {
            Ok(()) => {}
            Err(NotPut::Another(other)) => return Err(*other),
            Err(NotPut::Broken) => Device.hold(parcel, photo),
        }
        self.changed().await;
        if is_online() {
            self.send(key);
        }
        Ok(())
    }

    /// Sends it now, whatever the hour.
    pub fn send(self, key: IdempotencyKey) {
        self.pressed.update(|pressed| pressed.push(key));
        self.run();
    }

    pub fn send_all(self) {
        for parcel in untrack(|| self.unsettled()) {
            self.send(parcel.key);
        }
    }

    /// Takes it off the shelf to be corrected, its photo back to the draft; only where it is certain that the server
    /// does not have it. `keep` runs before it is gone. False where it stays.
    pub async fn take_back(self, key: &IdempotencyKey, keep: impl FnOnce(&Parcel)) -> bool {
        let _turn = turn(Lane::Readings).await;
        let Some(parcel) = fresh(key).await.filter(Parcel::can_be_taken_back) else {
            return false;
        };
        keep(&parcel);
        let taken_out = Device.take_out(&parcel).await;
        self.changed().await;
        taken_out.is_ok()
    }

    /// The person has seen that the reading arrived: it goes, as soon as nothing of it is left to be sent or told.
    pub fn dismiss(self, key: IdempotencyKey) {
        self.let_go(Seen {
            key,
            with_photo: false,
        });
    }

    /// The person has seen all there is to know of it, what became of its photo too.
    pub fn dismiss_whole(self, key: IdempotencyKey) {
        self.let_go(Seen {
            key,
            with_photo: true,
        });
    }

    fn let_go(self, seen: Seen) {
        self.seen.update_value(|all| all.push(seen));
        spawn_local(async move {
            self.remove_seen().await;
            self.changed().await;
        });
    }

    /// What would be lost with this device.
    pub fn at_stake(self) -> Vec<Parcel> {
        let mut parcels = self.parcels();
        parcels.retain(Parcel::is_at_stake);
        parcels
    }

    /// Sends what can be sent, and tells whether the server has it all now. One that was refused is none of it.
    pub async fn send_before_leaving(self) -> bool {
        for lane in [Lane::Readings, Lane::Photos] {
            for parcel in untrack(|| self.at_stake()) {
                if (lane == Lane::Photos) == parcel.is_delivered() {
                    self.try_one(&parcel.key, true, lane).await;
                }
            }
        }
        untrack(|| self.at_stake()).is_empty()
    }
}
