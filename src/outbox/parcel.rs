//! One reading on its way, and how far it has come.

use super::policy;
use crate::domain::account::AccountId;
use crate::domain::meter::{MeterId, MeterIndex};
use crate::domain::reading::ReadingId;
use crate::http::{FieldRefusal, IdempotencyKey};
use serde::{Deserialize, Serialize};

/// A parcel waits for three days: the rush lasts five, and an index older than that has been read anew. Milliseconds.
pub const KEPT_FOR: f64 = 3.0 * 86_400_000.0;
/// The contract keeps a key for a day; an hour less, because clocks differ. Milliseconds.
const KEY_KEPT_FOR: f64 = 23.0 * 3_600_000.0;

/// A reading as it was handed over, to the letter: asked again, it must be the same. Times are milliseconds since 1970
/// by this device's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    pub key: IdempotencyKey,
    pub account: AccountId,
    pub meter: MeterId,
    pub serial: String,
    pub value: MeterIndex,
    /// The day the drums were read, `2026-11-03`.
    pub taken_on: String,
    /// JSON.
    pub body: String,
    pub made_at: f64,
    /// How often it was sent, and when first.
    pub tries: u32,
    pub first_sent_at: Option<f64>,
    /// It may have arrived although no answer did.
    pub in_doubt: bool,
    /// Not to be sent earlier.
    pub not_before: f64,
    /// A photo lies beside it that the server does not have yet.
    pub has_photo: bool,
    /// The server would not have the photo; the reading is not touched by that.
    pub photo_refused: bool,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum State {
    /// On this device alone, or nobody knows.
    Waiting,
    /// The server has it; kept until the person has seen that.
    Delivered(ReadingId),
    /// The server will not have it as it is.
    Refused(Vec<FieldRefusal>),
    /// Too old to be sent without being read anew.
    Expired,
}

impl Parcel {
    /// A reading just handed over: `body` is its JSON, `made_at` this device's time.
    pub fn new(
        account: AccountId,
        meter: MeterId,
        serial: String,
        value: MeterIndex,
        taken_on: String,
        body: String,
        made_at: f64,
    ) -> Self {
        Self {
            key: IdempotencyKey::random(),
            account,
            meter,
            serial,
            value,
            taken_on,
            body,
            made_at,
            tries: 0,
            first_sent_at: None,
            in_doubt: false,
            not_before: 0.0,
            has_photo: false,
            photo_refused: false,
            state: State::Waiting,
        }
    }

    /// Something is left to be sent.
    pub fn is_waiting(&self) -> bool {
        self.state == State::Waiting || (self.is_delivered() && self.has_photo)
    }

    /// It is not decided yet whether the server will have it.
    pub fn is_unsettled(&self) -> bool {
        self.state == State::Waiting
    }

    /// Something of it would be lost with this device.
    pub fn is_at_stake(&self) -> bool {
        !self.is_delivered() || self.has_photo
    }

    pub fn is_delivered(&self) -> bool {
        matches!(self.state, State::Delivered(_))
    }

    pub fn is_due(&self, now: f64) -> bool {
        // Farther ahead than anybody is told to wait: this device's clock was wrong then.
        let is_its_time = now >= self.not_before || self.not_before - now > policy::LONGEST_MS;
        self.is_waiting() && is_its_time
    }

    pub fn is_too_old(&self, now: f64) -> bool {
        now - self.made_at > KEPT_FOR
    }

    /// May be taken back and corrected: it is certain that the server has never seen it.
    pub fn can_be_taken_back(&self) -> bool {
        !self.in_doubt && !self.is_delivered()
    }

    /// The server may have forgotten the key, and would take the same reading for another one.
    pub fn key_is_worn(&self, now: f64) -> bool {
        // Whether it is in doubt does not matter: a tab that was sent away may not know of one that got through.
        self.first_sent_at
            .is_some_and(|sent| now - sent > KEY_KEPT_FOR)
    }
}
