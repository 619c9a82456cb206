//! What is typed and not yet sent, kept on this device under its meter, so that neither a reload, nor an expired
//! session, nor a lost link costs a single digit.

use crate::domain::meter::MeterId;
use crate::http::{FieldRefusal, IdempotencyKey};
use crate::storage;
use serde::{Deserialize, Serialize};

/// Kept for three days: the rush lasts five, and a reading older than that has been taken anew. Milliseconds.
const KEPT_FOR: f64 = 3.0 * 86_400_000.0;

/// The contract keeps a key for a day. Milliseconds.
const KEY_KEPT_FOR: f64 = 82_800_000.0;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub value: String,
    pub explanation: Option<Explanation>,
    /// What the server refused of it, in its codes.
    #[serde(default)]
    pub refused: Vec<FieldRefusal>,
    /// On its way to the server; gone with every edit and every refusal.
    #[serde(default)]
    pub sent: Option<Sent>,
}

/// What was sent, kept before the first try: asked again, it must be the same to the letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    pub key: IdempotencyKey,
    /// JSON.
    pub body: String,
    /// It may have arrived although no answer did.
    pub in_doubt: bool,
    /// Milliseconds since 1970.
    pub at: f64,
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
    /// What is kept for this meter, if it is not too old.
    pub fn kept(meter: &MeterId) -> Option<Self> {
        let mut kept: Kept = serde_json::from_str(&storage::mine(&name(meter))?).ok()?;
        let now = js_sys::Date::now();
        if now - kept.at > KEPT_FOR {
            Self::drop_for(meter);
            return None;
        }
        kept.draft.sent = kept.draft.sent.filter(|sent| now - sent.at < KEY_KEPT_FOR);
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
