//! The form that goes to a provider, with the fields that its documentation asks for.
//!
//! iPay's simple redirect and Portmone's gateway. Who the merchant is there is made up.

use serde::Serialize;

use crate::payees::{self, PayeeJson};
use crate::payment::Payment;

pub(crate) const MERCHANT: &str = "1500";

#[derive(Serialize)]
pub(crate) struct CheckoutJson {
    action: String,
    method: &'static str,
    fields: Vec<FieldJson>,
}

#[derive(Serialize)]
struct FieldJson {
    name: &'static str,
    value: String,
}

impl CheckoutJson {
    pub fn of(payment: &Payment, payee: &PayeeJson) -> CheckoutJson {
        let back = format!("{}/api/v1/payment-returns/{}", payment.origin, payment.id());
        let (purpose, amount) = (payees::purpose(payee), payment.kopiykas);
        let fields = match payment.provider.code {
            "ipay" => vec![
                ("id", MERCHANT.to_owned()),
                ("amount", amount.to_string()),
                ("desc", purpose),
                ("info", payment.id()),
                ("lang", "ua".to_owned()),
                ("good", back.clone()),
                ("bad", back),
            ],
            _ => vec![
                ("payee_id", MERCHANT.to_owned()),
                ("shop_order_number", payment.id()),
                ("bill_amount", hryvnias(amount)),
                ("description", purpose),
                ("success_url", back.clone()),
                ("failure_url", back),
                ("lang", "uk".to_owned()),
                ("encoding", "UTF-8".to_owned()),
            ],
        };
        CheckoutJson {
            action: format!("{}/stand-in/{}", payment.origin, payment.provider.code),
            method: "POST",
            fields: fields
                .into_iter()
                .map(|(name, value)| FieldJson { name, value })
                .collect(),
        }
    }
}

/// `214.92` from kopiykas.
pub(crate) fn hryvnias(kopiykas: i64) -> String {
    format!("{}.{:02}", kopiykas / 100, kopiykas % 100)
}
