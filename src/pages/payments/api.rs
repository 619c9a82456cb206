//! Endpoints of paying: what is offered, beginning a payment, and asking how far it has come.

mod begun;
mod options;
mod payment;

use super::model::{InvoiceDue, NewPayment, Options, Other, Payment};
use crate::domain::account::AccountId;
use crate::domain::bill::{InvoiceId, PaymentId, Service};
use crate::http::{Api, Error, IdempotencyKey};
use begun::{BegunJson, OthersJson};
use options::{InvoiceJson, OptionsJson};
use payment::{PaymentJson, PaymentsJson};
use serde::Serialize;

const OPTIONS: &str = "payment-options";
const PAYMENT: &str = "payment";
const PAYMENTS: &str = "payments";
const INVOICE: &str = "invoice";

/// What one can pay by. Call it where the view's owner is current.
pub fn options(api: Api, home: &AccountId) -> impl Future<Output = Result<Options, Error>> + use<> {
    let answer = api.get::<OptionsJson>(OPTIONS, of_home(home, "/payment-options"));
    async { read(OPTIONS, answer.await?) }
}

/// What of an invoice is not paid; `None` where this home has no such one. Call it where the view's owner is current.
pub fn invoice(
    api: Api,
    home: &AccountId,
    id: &InvoiceId,
) -> impl Future<Output = Result<Option<InvoiceDue>, Error>> + use<> {
    let path = of_home(home, "/invoices/") + &id.0;
    let answer = api.get::<InvoiceJson>(INVOICE, path);
    async {
        match answer.await {
            Ok(json) => read(INVOICE, json).map(Some),
            // The address may name anything, or an invoice of another home.
            Err(Error::NotFound | Error::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// This consumer's own, newest first. Call it where the view's owner is current.
pub fn list(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Vec<Payment>, Error>> + use<> {
    let answer = api.get::<PaymentsJson>(PAYMENTS, of_home(home, "/payments"));
    async {
        let items = answer.await?.items.into_iter().map(TryInto::try_into);
        let items: Result<_, ()> = items.collect();
        items.map_err(|()| Error::Unreadable { endpoint: PAYMENTS })
    }
}

/// Call it where the view's owner is current.
pub fn payment(api: Api, id: &PaymentId) -> impl Future<Output = Result<Payment, Error>> + use<> {
    let answer = api.get::<PaymentJson>(PAYMENT, path_of(id));
    async { read(PAYMENT, answer.await?) }
}

/// The same in a single try, whatever becomes of the view.
pub async fn payment_now(api: Api, id: &PaymentId) -> Result<Payment, Error> {
    let json: PaymentJson = api.get_once(PAYMENT, &path_of(id)).await?;
    read(PAYMENT, json)
}

/// Begins a payment, or finds the one that was begun under this key. Its own page asks for the rest.
pub async fn begin(
    api: Api,
    home: &AccountId,
    body: String,
    key: &IdempotencyKey,
) -> Result<PaymentId, Error> {
    let path = of_home(home, "/payments");
    let json: BegunJson = api.post_keyed(PAYMENT, &path, body, key).await?;
    Ok(PaymentId(json.id))
}

/// This consumer's payments of a service that may be meant where the server asks about another one. Call it where the
/// view's owner is current.
pub fn others(
    api: Api,
    home: &AccountId,
    service: Service,
) -> impl Future<Output = Result<Vec<Other>, Error>> + use<> {
    let answer = api.get::<OthersJson>(PAYMENTS, of_home(home, "/payments"));
    async move {
        let all = answer.await?.items.into_iter();
        let meant = all.filter(|other| {
            other.payee.service == service.code()
                && ["pending", "paid"].contains(&other.status.as_str())
        });
        Ok(meant.map(Into::into).collect())
    }
}

/// What goes out. `again`: the person was asked about another payment, and wants this one too.
pub fn body(new: &NewPayment, again: bool) -> String {
    let confirmations: &[&str] = if again { &["pay_again"] } else { &[] };
    let json = NewPaymentJson {
        service: new.service.code(),
        kopiykas: new.amount.0,
        provider: &new.provider.code,
        invoice_id: new.invoice.as_ref().map(|id| id.0.as_str()),
        confirmations,
    };
    serde_json::to_string(&json).unwrap_or_default()
}

fn of_home(home: &AccountId, rest: &str) -> String {
    ["/accounts/", &home.0, rest].concat()
}

fn path_of(id: &PaymentId) -> String {
    ["/payments/", &id.0].concat()
}

fn read<J, T: TryFrom<J, Error = ()>>(endpoint: &'static str, json: J) -> Result<T, Error> {
    json.try_into().map_err(|()| Error::Unreadable { endpoint })
}

#[derive(Serialize)]
struct NewPaymentJson<'a> {
    service: &'static str,
    kopiykas: i64,
    provider: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_id: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    confirmations: &'a [&'static str],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract;
    use crate::domain::bill::Service;
    use crate::domain::money::Kopiykas;
    use crate::pages::payments::model::Provider;

    fn sent(
        service: Service,
        kopiykas: i64,
        code: &str,
        invoice: Option<&str>,
        again: bool,
    ) -> serde_json::Value {
        let new = NewPayment {
            service,
            amount: Kopiykas(kopiykas),
            provider: Provider {
                code: code.into(),
                name: String::new(),
                fee: None,
            },
            invoice: invoice.map(|id| InvoiceId(id.into())),
        };
        serde_json::from_str(&body(&new, again)).expect("json")
    }

    #[test]
    fn a_payment_goes_out_as_the_contract_says() {
        assert_eq!(
            sent(
                Service::Gas,
                21_492,
                "ipay",
                Some("i-2026-09-1500000015"),
                false
            ),
            contract::example("NewPayment")
        );
        assert_eq!(
            sent(Service::Delivery, 50_000, "portmone", None, true),
            contract::example("NewPaymentAgain")
        );
    }
}
