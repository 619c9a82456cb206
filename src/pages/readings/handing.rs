//! From a checked number to the outbox: on this device first, under its key, with its photo. From then on it is no draft.

use super::api;
use super::draft::Draft;
use super::model::{Context, NewReading};
use crate::domain::account::AccountId;
use crate::domain::date::to_iso;
use crate::outbox::{self, Outbox, Parcel, draft_of};

pub fn parcel(account: AccountId, context: &Context, reading: &NewReading) -> Parcel {
    Parcel::new(
        account,
        reading.meter.clone(),
        context.meter.serial.clone(),
        reading.value,
        to_iso(reading.taken_on),
        api::body(reading),
        js_sys::Date::now(),
    )
}

/// `has_photo`: one lies beside the draft. `Err` is the parcel of the same meter with which another tab was faster.
pub async fn hand_over(outbox: Outbox, mut parcel: Parcel, has_photo: bool) -> Result<(), Parcel> {
    let beside = draft_of(&parcel.meter);
    let photo = match has_photo {
        true => outbox::photo(&beside).await.ok().flatten(),
        false => None,
    };
    parcel.has_photo = photo.is_some();
    // It lies there, and cannot be had just now: the reading goes first, and the person is told of the photo.
    parcel.photo_refused = has_photo && photo.is_none();
    let (meter, is_with_it) = (parcel.meter.clone(), parcel.has_photo);
    outbox.put(parcel, photo).await?;
    Draft::drop_for(&meter);
    if is_with_it {
        let _ = outbox::drop_photo(&beside).await;
    }
    Ok(())
}
