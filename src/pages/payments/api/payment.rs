//! A payment as the API writes it.

use crate::billing::{InvoiceMentionJson, PayeeJson};
use crate::domain::account::AccountId;
use crate::domain::bill::PaymentId;
use crate::domain::date::parse_iso;
use crate::domain::money::Kopiykas;
use crate::pages::payments::model::{Checkout, Passed, Payment, Reason, Receipt, Stage};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct PaymentsJson {
    pub items: Vec<PaymentJson>,
}

#[derive(Deserialize)]
pub(super) struct PaymentJson {
    id: String,
    reference: String,
    account_id: String,
    payee: PayeeJson,
    kopiykas: i64,
    fee_kopiykas: Option<i64>,
    provider: ProviderJson,
    invoice: Option<InvoiceMentionJson>,
    status: String,
    reason: Option<String>,
    created_at: String,
    checkout: Option<CheckoutJson>,
    ledger: Option<InLedgerJson>,
    receipt: Option<ReceiptJson>,
    trail: Vec<PassedJson>,
}

#[derive(Deserialize)]
struct ProviderJson {
    name: String,
}

#[derive(Deserialize)]
struct CheckoutJson {
    action: String,
    method: String,
    fields: Vec<FieldJson>,
}

#[derive(Deserialize)]
struct FieldJson {
    name: String,
    value: String,
}

#[derive(Deserialize)]
struct InLedgerJson {
    is_there: bool,
    day: String,
}

#[derive(Deserialize)]
struct ReceiptJson {
    number: String,
    paid_at: String,
}

#[derive(Deserialize)]
struct PassedJson {
    stage: String,
    at: String,
}

impl TryFrom<PaymentJson> for Payment {
    type Error = ();

    fn try_from(json: PaymentJson) -> Result<Self, ()> {
        let ledger = json.ledger.as_ref();
        let day = ledger.map(|ledger| parse_iso(&ledger.day).ok_or(()));
        let is_there = ledger.is_some_and(|ledger| ledger.is_there);
        let passed = json.trail.into_iter().map(|passed| Passed {
            stage: stage(&passed.stage),
            at: passed.at,
        });
        Ok(Self {
            id: PaymentId(json.id),
            reference: json.reference,
            home: AccountId(json.account_id),
            payee: json.payee.try_into()?,
            amount: Kopiykas(json.kopiykas),
            fee: json.fee_kopiykas.map(Kopiykas),
            provider: json.provider.name,
            invoice: json.invoice.map(Into::into),
            stage: match stage(&json.status) {
                Stage::Paid if is_there => Stage::InLedger,
                stage => stage,
            },
            reason: json.reason.as_deref().map(reason),
            created_at: json.created_at,
            checkout: json.checkout.map(TryInto::try_into).transpose()?,
            ledger_day: day.transpose()?,
            receipt: json.receipt.map(|receipt| Receipt {
                number: receipt.number,
                paid_at: receipt.paid_at,
            }),
            trail: passed.collect(),
        })
    }
}

impl TryFrom<CheckoutJson> for Checkout {
    type Error = ();

    fn try_from(json: CheckoutJson) -> Result<Self, ()> {
        let fields = json.fields.into_iter();
        Ok(Self {
            action: json.action,
            method: match json.method.as_str() {
                "POST" => "post",
                "GET" => "get",
                _ => return Err(()),
            },
            fields: fields.map(|field| (field.name, field.value)).collect(),
        })
    }
}

fn stage(code: &str) -> Stage {
    match code {
        "created" => Stage::Created,
        "pending" => Stage::Pending,
        "paid" => Stage::Paid,
        "in_ledger" => Stage::InLedger,
        "refused" => Stage::Refused,
        "abandoned" => Stage::Abandoned,
        "reversed" => Stage::Reversed,
        _ => Stage::Other,
    }
}

fn reason(code: &str) -> Reason {
    match code {
        "insufficient_funds" => Reason::InsufficientFunds,
        "declined_by_bank" => Reason::DeclinedByBank,
        "cancelled" => Reason::Cancelled,
        "expired" => Reason::Expired,
        _ => Reason::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};

    fn changed(of: &str, path: &str, value: serde_json::Value) -> Result<Payment, ()> {
        let mut json = example(of);
        *json.pointer_mut(path).expect(path) = value;
        let json: PaymentJson = serde_json::from_value(json).expect("the shape");
        json.try_into()
    }

    #[test]
    fn the_contracts_payments_are_read() {
        let list: PaymentsJson = decode("Payments");
        assert_eq!(list.items.len(), 1);
        for (of, stage) in [
            ("PaymentCreated", Stage::Created),
            ("PaymentPaid", Stage::Paid),
            ("PaymentRefused", Stage::Refused),
        ] {
            let payment = Payment::try_from(decode::<PaymentJson>(of)).expect(of);
            assert_eq!(payment.stage, stage);
            assert_eq!(payment.total(), Some(Kopiykas(21_814)));
            assert_eq!(payment.checkout.is_some(), stage == Stage::Created);
            assert_eq!(payment.receipt.is_some(), stage == Stage::Paid);
        }
    }

    #[test]
    fn paid_and_in_the_ledger_are_two_stages() {
        let there = changed("PaymentPaid", "/ledger/is_there", true.into()).expect("a payment");
        assert_eq!(there.stage, Stage::InLedger);
    }

    #[test]
    fn what_is_not_known_is_other_and_never_paid() {
        let unknown = changed("PaymentPaid", "/status", "settled".into()).expect("a payment");
        assert_eq!(unknown.stage, Stage::Other);
        assert!(!unknown.stage.is_paid() && unknown.stage.is_open());
        let unknown = changed("PaymentRefused", "/reason", "mood".into()).expect("a payment");
        assert_eq!(unknown.reason, Some(Reason::Other));
    }

    #[test]
    fn what_cannot_be_read_is_no_payment() {
        assert!(changed("PaymentPaid", "/ledger/day", "soon".into()).is_err());
        assert!(changed("PaymentCreated", "/checkout/method", "PUT".into()).is_err());
        assert!(changed("PaymentPaid", "/payee/service", "water".into()).is_err());
    }
}
