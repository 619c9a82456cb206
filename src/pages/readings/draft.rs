//! What is typed and not yet sent, kept on this device under its meter, so that neither a reload, nor an expired
//! session, nor a lost link costs a single digit.

use crate::domain::meter::MeterId;
use crate::http::FieldRefusal;
use crate::outbox::{KEPT_FOR, Parcel, State};
use crate::storage;
use serde::{Deserialize, Serialize};

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub value: String,
    pub explanation: Option<Explanation>,
    /// One lies beside it on this device.
    #[serde(default)]
    pub has_photo: bool,
    /// One is being made ready.
    #[serde(skip)]
    pub photo_in_work: bool,
    /// What the server refused of it, in its codes.
    #[serde(default)]
    pub refused: Vec<FieldRefusal>,
}

/// The answer to the question an unlikely index raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Explanation {
    Rollover,
    MeterReplaced,
    Large,
    /// "I will correct it": the number stays, nothing is sent.
    Slip,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    at: f64,
    draft: Draft,
}

impl Draft {
    /// What was handed over, to be corrected; with what the server refused of it.
    pub fn of(parcel: &Parcel) -> Self {
        let refused = match &parcel.state {
            State::Refused(fields) => fields.clone(),
            _ => Vec::new(),
        };
        Self {
            value: parcel.value.0.to_string(),
            explanation: None,
            has_photo: parcel.has_photo,
            photo_in_work: false,
            refused,
        }
    }

    /// What is kept for this meter, if it is not too old.
    pub fn kept(meter: &MeterId) -> Option<Self> {
        let kept: Kept = serde_json::from_str(&storage::mine(&name(meter))?).ok()?;
        if js_sys::Date::now() - kept.at > KEPT_FOR {
            Self::drop_for(meter);
            return None;
        }
        Some(kept.draft)
    }

    pub fn keep(&self, meter: &MeterId) {
        let kept = Kept {
            at: js_sys::Date::now(),
            draft: self.clone(),
        };
        if let Ok(json) = serde_json::to_string(&kept) {
            storage::keep_mine(&name(meter), &json);
        }
    }

    pub fn drop_for(meter: &MeterId) {
        storage::drop_mine(&name(meter));
    }
}

fn name(meter: &MeterId) -> String {
    ["reading:", &meter.0].concat()
}
