//! A payment as far as beginning one needs it, as the API writes it: its whole shape travels with its own page.

use crate::domain::bill::PaymentId;
use crate::domain::money::Kopiykas;
use crate::pages::payments::model::Other;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct BegunJson {
    pub id: String,
}

#[derive(Deserialize)]
pub(super) struct OthersJson {
    pub items: Vec<OtherJson>,
}

#[derive(Deserialize)]
pub(super) struct OtherJson {
    id: String,
    reference: String,
    kopiykas: i64,
    pub status: String,
    pub payee: ServiceJson,
}

#[derive(Deserialize)]
pub(super) struct ServiceJson {
    pub service: String,
}

impl From<OtherJson> for Other {
    fn from(json: OtherJson) -> Self {
        Self {
            id: PaymentId(json.id),
            reference: json.reference,
            amount: Kopiykas(json.kopiykas),
        }
    }
}
