//! From the check to the provider: a payment that was begun is gone on with once.

use crate::domain::bill::PaymentId;
use crate::lasting::lasting;
use leptos::prelude::*;

/// The payment whose page leads on to the provider by itself: its own address stands behind the way back, not the check's.
#[derive(Clone, Copy)]
pub struct Leaving(StoredValue<Option<PaymentId>>);

impl Leaving {
    pub fn by(self, id: PaymentId) {
        self.0.set_value(Some(id));
    }

    /// True once.
    pub fn takes(self, id: &PaymentId) -> bool {
        let is_it = self.0.with_value(|of| of.as_ref() == Some(id));
        if is_it {
            self.0.set_value(None);
        }
        is_it
    }
}

pub fn use_leaving() -> Leaving {
    lasting(|| Leaving(StoredValue::new(None)))
}
